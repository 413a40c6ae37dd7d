import type { SampleWords } from '../../src-main/domain/word/sample.ts';
import type { Locale } from './format.ts';
import { wordsFor } from './words.ts';

/** The words of a Word file to begin with, and what the file is called. */
export function sampleWords(language: Locale): SampleWords & { fileOf: (kind: string) => string } {
  const { papers, fields, wordSamples } = wordsFor(language);
  return { ...papers, kinds: fields.kinds, ...wordSamples };
}
