import type { Quote } from '../../../../src-main/contract/quotes.ts';

/** What has to be asked before something is done with a quotation, or is shown beside it. */
export type QuoteQuestion =
  | { kind: 'accept' | 'decline'; quote: Quote }
  | { kind: 'copy'; quote: Quote }
  /** Its paper; of a draft, as it would look. */
  | { kind: 'paper'; id: string; name: string; draft: boolean };

class QuoteDialogs {
  #current = $state.raw<QuoteQuestion>();

  get current(): QuoteQuestion | undefined {
    return this.#current;
  }

  ask(question: QuoteQuestion): void {
    this.#current = question;
  }

  close(): void {
    this.#current = undefined;
  }
}

export const quoteDialogs = new QuoteDialogs();
