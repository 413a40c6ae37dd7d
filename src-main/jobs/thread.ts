import { type Transferable, Worker } from 'node:worker_threads';
import { AppError, type ErrorCode, type ErrorData } from '../contract/errors.ts';
import type { JobProgress, JobStart, MainMessage, WorkerMessage } from './kinds.ts';
import { jobLimits } from './limits.ts';
import { workerFile } from './worker-file.ts';

export interface JobOptions {
  /** The file or thing the job works on, for the words of a refusal. */
  subject: string;
  onProgress?: (progress: JobProgress) => void;
  /** Aborting kills the worker; the job ends with `job-cancelled`. */
  signal?: AbortSignal;
  /** Time for one step: until the next chunk, or the end. Past it the worker is killed: `job-timed-out`. */
  deadlineMs?: number;
  /** Old generation of the worker's heap. Past it the worker dies: `file-too-heavy`. */
  memoryMb?: number;
  /**
   * What the job reads. It is read here, a piece at a time as the worker asks, because a Blob that lies on a disk cannot
   * be read in another thread (Node 24 ends the whole process); and so a large file is never held whole in this thread.
   */
  source?: Blob;
  /** Buffers of the input that move over instead of being copied. */
  transfer?: readonly Transferable[];
}

/**
 * A thread with the jobs' code, a memory limit and nothing of this process's environment.
 * @param start the one job it is for; null: it waits for jobs, one after the other
 */
export function startThread(
  name: string,
  start: JobStart | null,
  { memoryMb = jobLimits.memoryMb, transfer = [] }: Pick<JobOptions, 'memoryMb' | 'transfer'> = {},
): Worker {
  return new Worker(workerFile(), {
    name,
    workerData: start,
    transferList: [...transfer],
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: jobLimits.youngMemoryMb },
    execArgv: [],
    env: {},
  });
}

/** What a step ended with. */
export type Answer = Exclude<WorkerMessage, { type: 'progress' | 'read' }>;

export interface Conversation {
  /** Asks for the next step. @throws AppError `job-cancelled`, `job-timed-out`, `file-too-heavy` */
  ask(piece?: unknown): Promise<Answer>;
  /** Lets go of the worker, so that another job can talk to it. */
  leave(): void;
}

/**
 * Talks to a worker about one job: each step waits for whichever comes first: the answer, the deadline, Cancel, or the
 * worker's death (also one that happened while nobody was waiting).
 */
export function converse(worker: Worker, options: JobOptions): Conversation {
  const { deadlineMs = jobLimits.deadlineMs, signal, subject } = options;
  let end: Error | null = null;
  let waiting: PromiseWithResolvers<Answer> | null = null;
  const die = (error: Error) => {
    end ??= error;
    waiting?.reject(end);
  };
  const onMessage = (message: WorkerMessage) => {
    if (message.type === 'progress') options.onProgress?.(message.progress);
    else if (message.type === 'read') void handOver(worker, options.source, message);
    else waiting?.resolve(message);
  };
  const onError = (error: NodeJS.ErrnoException) =>
    die(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new AppError('file-too-heavy', { file: subject }) : error);
  const onExit = (code: number) => die(new Error(`The worker for ${subject} ended early with code ${code}`));
  worker.on('message', onMessage);
  worker.on('messageerror', die);
  worker.on('error', onError);
  worker.on('exit', onExit);

  return {
    async ask(piece) {
      if (signal?.aborted) throw new AppError('job-cancelled', {});
      if (end) throw end;
      const answer = (waiting = Promise.withResolvers<Answer>());
      const onAbort = () => die(new AppError('job-cancelled', {}));
      const timer = setTimeout(
        () => die(new AppError('job-timed-out', { seconds: Math.ceil(deadlineMs / 1_000) })),
        deadlineMs,
      );
      signal?.addEventListener('abort', onAbort, { once: true });
      worker.postMessage({ type: 'next', piece } satisfies MainMessage);
      try {
        return await answer.promise;
      } finally {
        clearTimeout(timer);
        signal?.removeEventListener('abort', onAbort);
        waiting = null;
      }
    },
    leave() {
      worker.off('message', onMessage);
      worker.off('messageerror', die);
      worker.off('error', onError);
      worker.off('exit', onExit);
    },
  };
}

/** Answers the worker's wish for bytes; null where they are gone: the file was changed, moved, or its stick pulled. */
async function handOver(worker: Worker, source: Blob | undefined, { from, to }: { from: number; to: number }) {
  let bytes: Uint8Array<ArrayBuffer> | null;
  try {
    bytes = new Uint8Array((await source?.slice(from, to).arrayBuffer()) ?? new ArrayBuffer(0));
  } catch {
    bytes = null;
  }
  worker.postMessage({ type: 'bytes', from, bytes } satisfies MainMessage, bytes ? [bytes.buffer] : []);
}

/** What a job was refused with, or went wrong by, as an error here. */
export function toError(message: Extract<Answer, { type: 'refused' | 'failed' }>): Error {
  if (message.type === 'refused') return new AppError(message.code, message.data as ErrorData<ErrorCode>);
  const error = new Error(message.message);
  error.name = message.name;
  error.stack = message.stack;
  return error;
}
