import { FormOpener } from '../forms/form-opener.svelte.ts';
import type { LeadDraft } from './form-state.svelte.ts';

/** The one form for a lead, opened from wherever somebody wants to add or edit one. */
export const leadForm = new FormOpener<LeadDraft>();
