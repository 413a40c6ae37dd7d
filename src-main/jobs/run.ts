import { type Transferable, Worker } from 'node:worker_threads';
import { AppError, type ErrorCode, type ErrorData } from '../contract/errors.ts';
import type { FedJobKind, JobKind, JobKinds, JobProgress, JobStart, MainMessage, WorkerMessage } from './kinds.ts';
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

type PieceOf<K extends JobKind> = JobKinds[K] extends { piece: infer P } ? P : undefined;

/**
 * Runs a job in a worker thread of its own and hands over its chunks one by one: the worker makes the next chunk only
 * when it is asked for, so that a slow reader never piles up memory. Leaving the loop early, an error, Cancel and the
 * deadline all end the thread and give its memory back. A piece that is given to `next` goes to the job.
 *
 * @throws AppError `job-cancelled`, `job-timed-out`, `file-too-heavy`, or whatever the job refuses with
 */
export async function* streamJob<K extends JobKind>(
  kind: K,
  input: JobKinds[K]['input'],
  options: JobOptions,
): AsyncGenerator<JobKinds[K]['chunk'], JobKinds[K]['result'], PieceOf<K> | undefined> {
  const { signal, deadlineMs = jobLimits.deadlineMs } = options;
  if (signal?.aborted) throw new AppError('job-cancelled', {});
  const worker = startWorker(kind, input, options);
  const ask = conversation(worker, { ...options, deadlineMs });
  try {
    let piece: PieceOf<K> | undefined;
    for (;;) {
      const message = await ask(piece);
      if (message.type === 'chunk') piece = yield message.chunk as JobKinds[K]['chunk'];
      else if (message.type === 'result') return message.result as JobKinds[K]['result'];
      else throw toError(message);
    }
  } finally {
    await worker.terminate();
  }
}

/**
 * Runs a job that is fed: each piece goes to the worker, whose answer to it is a chunk; after the last piece the job ends
 * with its result. The next piece is made while the worker is at the one before, and never more than one waits.
 *
 * @throws as {@link streamJob}, or whatever making a piece throws
 */
export async function* feedJob<K extends FedJobKind>(
  kind: K,
  input: JobKinds[K]['input'],
  pieces: AsyncIterable<JobKinds[K]['piece']>,
  options: JobOptions,
): AsyncGenerator<JobKinds[K]['chunk'], JobKinds[K]['result'], void> {
  const { signal, deadlineMs = jobLimits.deadlineMs } = options;
  if (signal?.aborted) throw new AppError('job-cancelled', {});
  const worker = startWorker(kind, input, options);
  const ask = conversation(worker, { ...options, deadlineMs });
  const source = pieces[Symbol.asyncIterator]();
  try {
    // The first step only opens the job: it has nothing to work on yet.
    let [answer, next] = await Promise.all([ask(), source.next()]);
    for (;;) {
      if (answer.type === 'result') return answer.result as JobKinds[K]['result'];
      if (answer.type !== 'chunk') throw toError(answer);
      yield answer.chunk as JobKinds[K]['chunk'];
      const piece = next.done ? null : next.value;
      [answer, next] = await Promise.all([ask(piece), next.done ? next : source.next()]);
    }
  } finally {
    await worker.terminate();
    await source.return?.();
  }
}

/** Runs a job to its end and answers its result; chunks, where it makes any, are let go. */
export async function runJob<K extends JobKind>(
  kind: K,
  input: JobKinds[K]['input'],
  options: JobOptions,
): Promise<JobKinds[K]['result']> {
  const steps = streamJob(kind, input, options);
  for (;;) {
    const step = await steps.next();
    if (step.done) return step.value;
  }
}

function startWorker<K extends JobKind>(kind: K, input: JobKinds[K]['input'], options: JobOptions): Worker {
  const start: JobStart = { kind, input, sourceBytes: options.source?.size ?? 0 };
  return new Worker(workerFile(), {
    name: kind,
    workerData: start,
    transferList: [...(options.transfer ?? [])],
    resourceLimits: {
      maxOldGenerationSizeMb: options.memoryMb ?? jobLimits.memoryMb,
      maxYoungGenerationSizeMb: jobLimits.youngMemoryMb,
    },
    execArgv: [],
    env: {},
  });
}

type Answer = Exclude<WorkerMessage, { type: 'progress' | 'read' }>;

/**
 * A function that asks the worker for its next step and waits for whichever comes first: the answer, the deadline,
 * Cancel, or the worker's death (also one that happened while nobody was waiting).
 */
function conversation(
  worker: Worker,
  options: JobOptions & { deadlineMs: number },
): (piece?: unknown) => Promise<Answer> {
  const { deadlineMs, signal, subject } = options;
  let end: Error | null = null;
  let waiting: PromiseWithResolvers<Answer> | null = null;
  const die = (error: Error) => {
    end ??= error;
    waiting?.reject(end);
  };
  worker.on('message', (message: WorkerMessage) => {
    if (message.type === 'progress') options.onProgress?.(message.progress);
    else if (message.type === 'read') void handOver(worker, options.source, message);
    else waiting?.resolve(message);
  });
  worker.on('messageerror', die);
  worker.on('error', (error: NodeJS.ErrnoException) =>
    die(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new AppError('file-too-heavy', { file: subject }) : error),
  );
  worker.on('exit', (code) => die(new Error(`The worker for ${subject} ended early with code ${code}`)));

  return async (piece?: unknown) => {
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

function toError(message: Extract<Answer, { type: 'refused' | 'failed' }>): Error {
  if (message.type === 'refused') return new AppError(message.code, message.data as ErrorData<ErrorCode>);
  const error = new Error(message.message);
  error.name = message.name;
  error.stack = message.stack;
  return error;
}
