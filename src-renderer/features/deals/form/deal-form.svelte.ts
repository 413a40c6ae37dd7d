import { FormOpener } from '../../forms/form-opener.svelte.ts';
import type { Draft } from './draft.ts';

/** The one form for a deal, opened from wherever somebody wants to add or edit one. */
export const dealForm = new FormOpener<Draft>();
