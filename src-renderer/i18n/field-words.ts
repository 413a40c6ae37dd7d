import type { Locale } from './format.ts';
import { wordsFor } from './words.ts';

/** How values are said where they are filled into a text, in the text's own language. */
export const valueWords = (language: Locale) => {
  const { fields, papers, documentPapers } = wordsFor(language);
  const { day, percent, quantityOf, optional } = papers;
  const { onRequest } = documentPapers.priceList;
  return { ...fields.values, kinds: fields.kinds, day, percent, quantityOf, optional, onRequest };
};
