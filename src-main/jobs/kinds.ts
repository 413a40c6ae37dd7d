import type { ErrorCode } from '../contract/errors.ts';
import type { CheckWordInput, CheckWordResult, FillWordInput, FillWordResult } from './use-word.ts';
import type { DrawPaperInput, DrawPaperResult, DrawPapersInput } from './draw-paper.ts';
import type { ReadBusinessChunk, ReadBusinessInput, ReadBusinessResult } from './read-business.ts';
import type { ReadCalendarInput, ReadCalendarResult } from './read-calendar.ts';
import type { ReadRowsChunk, ReadRowsInput, ReadRowsQuestion } from './read-rows.ts';
import type { WriteTableInput } from './write-table.ts';
import type { WriteFileChunk, WriteFileInput, WriteFilePiece, WriteFileResult } from './write-file.ts';

/** What a job takes, what it hands over piece by piece, and what it ends with. All of it is plain, cloneable data. */
export interface JobKinds {
  /** Its pieces are questions: the file is read again, otherwise. */
  'read-rows': { input: ReadRowsInput; piece: ReadRowsQuestion; chunk: ReadRowsChunk; result: null };
  'read-business': { input: ReadBusinessInput; chunk: ReadBusinessChunk; result: ReadBusinessResult };
  'read-calendar': { input: ReadCalendarInput; chunk: never; result: ReadCalendarResult };
  'draw-papers': { input: DrawPapersInput; chunk: never; result: DrawPaperResult };
  'draw-paper': { input: DrawPaperInput; chunk: never; result: DrawPaperResult };
  'check-word': { input: CheckWordInput; chunk: never; result: CheckWordResult };
  'fill-word': { input: FillWordInput; chunk: never; result: FillWordResult };
  'write-table': { input: WriteTableInput; chunk: never; result: Uint8Array };
  'write-file': { input: WriteFileInput; piece: WriteFilePiece; chunk: WriteFileChunk; result: WriteFileResult };
}
/** Jobs that are fed with pieces while they run. */
export type FedJobKind = { [K in JobKind]: JobKinds[K] extends { piece: unknown } ? K : never }[JobKind];
export type JobKind = keyof JobKinds;

export interface JobProgress {
  done: number;
  total: number | null;
}

/** The bytes a job works on. They stay where they are (often on a disk) and come over piece by piece. */
export interface ByteSource {
  size: number;
  /** The bytes from `from` (inclusive) to `to` (exclusive, at most `size`). @throws where they cannot be had any more */
  read(from: number, to: number): Promise<Uint8Array>;
}

export interface JobContext {
  progress(progress: JobProgress): void;
  source: ByteSource;
}

/**
 * A job's body, in the worker: yields chunks as they are asked for and returns its result. A job that is fed gets each
 * piece as the value of its `yield`, and null after the last.
 */
export type Job<K extends JobKind> = (
  input: JobKinds[K]['input'],
  context: JobContext,
) => AsyncGenerator<
  JobKinds[K]['chunk'],
  JobKinds[K]['result'],
  JobKinds[K] extends { piece: infer P } ? P | null : unknown
>;

export interface JobStart {
  kind: JobKind;
  input: unknown;
  /** How many bytes its source has. */
  sourceBytes: number;
}
/**
 * What the main thread says: asks for the next step, hands over bytes that the worker has asked for, or names the next job
 * of a worker that was started without one, or has ended the one before.
 */
export type MainMessage =
  | { type: 'next'; piece?: unknown }
  | { type: 'bytes'; from: number; bytes: Uint8Array | null }
  | { type: 'start'; start: JobStart };
/** What the worker says. Every `chunk`, `result` and `failed` answers one `next` of the main thread. */
export type WorkerMessage =
  | { type: 'progress'; progress: JobProgress }
  | { type: 'read'; from: number; to: number }
  | { type: 'chunk'; chunk: unknown }
  | { type: 'result'; result: unknown }
  | { type: 'refused'; code: ErrorCode; data: unknown }
  | { type: 'failed'; name: string; message: string; stack: string };
