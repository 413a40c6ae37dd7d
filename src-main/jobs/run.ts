import { AppError } from '../contract/errors.ts';
import type { FedJobKind, JobKind, JobKinds } from './kinds.ts';
import { converse, type JobOptions, startThread, toError } from './thread.ts';

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
  if (options.signal?.aborted) throw new AppError('job-cancelled', {});
  const worker = startFor(kind, input, options);
  const { ask } = converse(worker, options);
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
  if (options.signal?.aborted) throw new AppError('job-cancelled', {});
  const worker = startFor(kind, input, options);
  const { ask } = converse(worker, options);
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

const startFor = <K extends JobKind>(kind: K, input: JobKinds[K]['input'], options: JobOptions) =>
  startThread(kind, { kind, input, sourceBytes: options.source?.size ?? 0 }, options);
