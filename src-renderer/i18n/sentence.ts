import type { ErrorCode, ErrorData } from '../../src-main/contract/errors.ts';

/** What a person is told when something was refused: what happened, and what to do now. */
export interface Sentence {
  /** A heading for a dialog; toasts do without. */
  title?: string;
  text: string;
  /** The next step, as a sentence of its own. */
  next?: string;
}

/** One entry for every code of the closed union: a code without words does not compile. */
export type ErrorSentences = { [C in ErrorCode]: (data: ErrorData<C>) => Sentence };

/**
 * The words for a code. The union of codes is closed, but TypeScript cannot see that code and data belong
 * together once both are variables; this is the one place that says so.
 */
export function sentenceFor<C extends ErrorCode>(sentences: ErrorSentences, code: C, data: ErrorData<C>): Sentence {
  return sentences[code](data);
}
