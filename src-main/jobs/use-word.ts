import type { TemplateProblem } from '../contract/documents/word.ts';
import type { Values } from '../domain/filling.ts';
import type { JobContext } from './kinds.ts';
import { fileLimits } from './limits.ts';
import { wholeOf } from './reading/source.ts';
import { Refusal } from './refusal.ts';
import { type Placeholder, WordTemplate } from './word/template.ts';

export interface CheckWordInput {
  /** The file's name, for the words of a refusal. */
  file: string;
}
export interface CheckWordResult {
  /** In the order in which they stand; those of a file with problems are not known. */
  placeholders: Placeholder[];
  problems: TemplateProblem[];
}

/** Says what a template asks for and what is wrong with it. @throws Refusal `word-file-unusable`, `file-unreadable` */
// eslint-disable-next-line require-yield -- a job without pieces: its result is all there is
export async function* checkWord(
  { file }: CheckWordInput,
  context: JobContext,
): AsyncGenerator<never, CheckWordResult> {
  const template = await templateOf(file, context);
  const problems = template.problems;
  return { placeholders: problems.length > 0 ? [] : template.placeholders().slice(0, MOST), problems };
}

export interface FillWordInput extends CheckWordInput {
  values: Values;
}
export interface FillWordResult {
  docx: Uint8Array<ArrayBuffer>;
  /** Placeholders that nobody knows; they stand in the document as they were. */
  unknown: string[];
}

/** Fills a template. @throws Refusal `word-file-unusable`, `template-broken`, `file-unreadable` */
// eslint-disable-next-line require-yield -- a job without pieces: its result is all there is
export async function* fillWord(
  { file, values }: FillWordInput,
  context: JobContext,
): AsyncGenerator<never, FillWordResult> {
  const template = await templateOf(file, context);
  if (template.problems.length > 0) throw new Refusal('template-broken', { file, problems: template.problems });
  return template.fill(values);
}

/** More than anybody writes by hand. */
const MOST = 5_000;

async function templateOf(file: string, { source }: JobContext): Promise<WordTemplate> {
  // Never read into memory, whatever it is.
  if (source.size > fileLimits.fileBytes)
    throw new Refusal('word-file-unusable', { file, reason: 'too-large', detail: '' });
  return new WordTemplate(await wholeOf(source, file), file);
}
