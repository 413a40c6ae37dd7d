import type { ErrorCode } from '../contract/errors.ts';
import type { ReadContactsChunk, ReadContactsInput, ReadContactsResult } from './read-contacts.ts';

/** What a job takes, what it hands over piece by piece, and what it ends with. All of it is plain, cloneable data. */
export interface JobKinds {
  'read-contacts': { input: ReadContactsInput; chunk: ReadContactsChunk; result: ReadContactsResult };
}
export type JobKind = keyof JobKinds;

export interface JobProgress {
  done: number;
  total: number | null;
}

export interface JobContext {
  progress(progress: JobProgress): void;
}

/** A job's body, in the worker: yields chunks as they are asked for and returns its result. */
export type Job<K extends JobKind> = (
  input: JobKinds[K]['input'],
  context: JobContext,
) => AsyncGenerator<JobKinds[K]['chunk'], JobKinds[K]['result'], void>;

export interface JobStart {
  kind: JobKind;
  input: unknown;
}
/** What the worker says. Every `chunk`, `result` and `failed` answers one `'next'` of the main thread. */
export type WorkerMessage =
  | { type: 'progress'; progress: JobProgress }
  | { type: 'chunk'; chunk: unknown }
  | { type: 'result'; result: unknown }
  | { type: 'refused'; code: ErrorCode; data: unknown }
  | { type: 'failed'; name: string; message: string; stack: string };
