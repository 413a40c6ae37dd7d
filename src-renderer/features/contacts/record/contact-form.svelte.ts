import type { ContactCreate } from '../../../../src-main/contract/contacts.ts';
import { FormOpener } from '../../forms/form-opener.svelte.ts';

/** The one form for a contact, opened from wherever somebody wants to add or edit one. */
export const contactForm = new FormOpener<ContactCreate>();
