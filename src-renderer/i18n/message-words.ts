import { valueWords } from './field-words.ts';
import type { Locale } from './format.ts';
import { wordsFor } from './words.ts';

/** What messages to customers need of a language. */
export const messageWords = (language: Locale) => {
  const { fields, messages, usualMessages } = wordsFor(language);
  const { lines, charges, taxes, entries, products } = fields.columnExamples;
  return {
    values: valueWords(language),
    usual: usualMessages,
    examples: fields.examples,
    rows: { lines: [lines], charges: [charges], taxes: [taxes], entries: [entries], products: [products] },
    note: messages.note,
  };
};
