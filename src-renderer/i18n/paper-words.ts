import type { Locale } from './format.ts';
import { wordsFor } from './words.ts';

/** What a document says, in its own language: whoever reads it need not read that of the window. */
export const paperWords = (language: Locale) => wordsFor(language).papers;
