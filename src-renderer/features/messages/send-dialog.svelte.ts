import type { DocumentRef } from '../../../src-main/contract/message-templates.ts';

/** To whom a message goes, and with what. */
export interface Sending {
  about: { contactId: string } | { document: DocumentRef };
  /** Issues a draft, after asking. @returns whether it is out now */
  issue?: () => Promise<boolean>;
}

class SendDialogOpener {
  #current = $state.raw<Sending>();

  get current(): Sending | undefined {
    return this.#current;
  }

  open(sending: Sending): void {
    this.#current ??= sending;
  }

  close(): void {
    this.#current = undefined;
  }
}

/** The one dialog that sends a message; stands in SendHost. */
export const sendDialog = new SendDialogOpener();
