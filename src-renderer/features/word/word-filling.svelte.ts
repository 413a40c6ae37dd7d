/** For whom or what a Word file is filled: a contact, or a quotation. */
export interface Filling {
  contactId?: string;
  quoteId?: string;
  /** How that is called. */
  name: string;
}

class WordFilling {
  #filling = $state.raw<Filling>();

  get current(): Filling | undefined {
    return this.#filling;
  }
  open(filling: Filling): void {
    this.#filling = filling;
  }
  close(): void {
    this.#filling = undefined;
  }
}

/** The one dialog of the window that fills a Word file. */
export const wordFilling = new WordFilling();
