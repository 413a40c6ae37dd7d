import { contactForm } from '../record/contact-form.svelte.ts';

/** A new contact of what was searched for in vain: a number or a name. */
export function addSearched(search: string): void {
  const isNumber = /^[\d\s()+.-]{5,}$/.test(search);
  contactForm.open({
    preset: isNumber ? { phones: [{ raw: search, label: 'mobile', preferred: true }] } : { name: search },
  });
}
