import type { ContactCreate } from '../../../../src-main/contract/contacts.ts';

export interface ContactFormRequest {
  /** The contact to edit; without it a new one is made. */
  id?: string;
  /** What is known of a new one. */
  preset?: Partial<ContactCreate>;
  /** Told of the contact once it is saved. */
  onsaved?: (id: string) => void;
}

/** The one form for a contact, opened from wherever somebody wants to add or edit one. */
class ContactForm {
  #current = $state.raw<ContactFormRequest>();

  /** What is being filled in now; read by the host. */
  get current(): ContactFormRequest | undefined {
    return this.#current;
  }

  /** Opens the form. While one is open already nothing happens: what is typed there is not lost. */
  open(request: ContactFormRequest = {}): void {
    this.#current ??= request;
  }

  close(): void {
    this.#current = undefined;
  }
}

export const contactForm = new ContactForm();
