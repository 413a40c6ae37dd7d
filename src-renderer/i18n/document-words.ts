import { formatsFor, type Locale } from './format.ts';
import { wordsFor } from './words.ts';

/** What papers other than quotations say, in their own language. */
export const documentWords = (language: Locale) => {
  const { papers, documentPapers } = wordsFor(language);
  return { ...papers, shortDay: (iso: string) => formatsFor(language).civil(iso, 'short'), documents: documentPapers };
};
