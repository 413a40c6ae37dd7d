import { FormOpener } from '../../forms/form-opener.svelte.ts';
import type { Draft } from './draft.ts';

/** The one form for a quotation's draft, opened from wherever somebody wants to write one. */
export const quoteForm = new FormOpener<Draft>();
