import type { Worker } from 'node:worker_threads';
import { AppError } from '../contract/errors.ts';
import type { JobKind, JobKinds, MainMessage } from './kinds.ts';
import { jobLimits } from './limits.ts';
import { converse, type JobOptions, startThread, toError } from './thread.ts';

/** What a job in a warm worker may ask for: its memory is the worker's. */
export type WarmJobOptions = Omit<JobOptions, 'memoryMb'>;

/**
 * A worker that stays after its job, so that the next one finds its code and fonts loaded: most of the time of a paper
 * would go into that. One job at a time, in the order in which they came, each with its own deadline and Cancel. A worker
 * that was killed, died or failed is replaced with the next job; an idle one ends after a while, and never keeps the
 * process alive.
 */
export class WarmWorker {
  readonly #idleMs: number;
  readonly #start: () => Worker;
  #worker: Worker | null = null;
  #turn: Promise<unknown> = Promise.resolve();
  /** Jobs that run or wait. */
  #jobs = 0;
  #idle: NodeJS.Timeout | undefined;

  /** @param start makes its thread: another one where a test wants to look at it */
  constructor(name: string, { idleMs = jobLimits.idleMs, start = () => startThread(name, null) } = {}) {
    this.#idleMs = idleMs;
    this.#start = start;
  }

  /** Whether a job runs or waits. */
  get isBusy(): boolean {
    return this.#jobs > 0;
  }

  /**
   * Runs a job to its end and answers its result, as `runJob` does; chunks, where it makes any, are let go.
   * @throws AppError `job-cancelled`, `job-timed-out`, `file-too-heavy`, or whatever the job refuses with
   */
  run<K extends JobKind>(
    kind: K,
    input: JobKinds[K]['input'],
    options: WarmJobOptions,
  ): Promise<JobKinds[K]['result']> {
    this.#jobs += 1;
    const { promise: cancelled, reject } = Promise.withResolvers<never>();
    cancelled.catch(() => undefined);
    const onAbort = () => reject(new AppError('job-cancelled', {}));
    if (options.signal?.aborted) onAbort();
    options.signal?.addEventListener('abort', onAbort, { once: true });
    const own = this.#turn.then(() => this.#work(kind, input, options));
    this.#turn = own.then(
      () => this.#rest(),
      () => this.#rest(),
    );
    // Who cancels does not wait for the jobs before.
    return Promise.race([own, cancelled]).finally(() => options.signal?.removeEventListener('abort', onAbort));
  }

  /** Ends the thread as soon as no job needs it. A later job starts another one. */
  async end(): Promise<void> {
    while (this.isBusy) await this.#turn;
    await this.#drop();
  }

  async #work<K extends JobKind>(kind: K, input: JobKinds[K]['input'], options: WarmJobOptions) {
    if (options.signal?.aborted) throw new AppError('job-cancelled', {});
    clearTimeout(this.#idle);
    const worker = (this.#worker ??= this.#begin());
    worker.ref();
    const { ask, leave } = converse(worker, options);
    const start: MainMessage = { type: 'start', start: { kind, input, sourceBytes: options.source?.size ?? 0 } };
    worker.postMessage(start, [...(options.transfer ?? [])]);
    let isSound = false;
    try {
      for (;;) {
        const answer = await ask();
        // A refusal is an answer like another one; after a failure nobody knows what state the thread is in.
        isSound = answer.type !== 'failed';
        if (answer.type === 'result') return answer.result as JobKinds[K]['result'];
        if (answer.type !== 'chunk') throw toError(answer);
        isSound = false;
      }
    } finally {
      leave();
      if (isSound) worker.unref();
      else await this.#drop();
    }
  }

  #begin(): Worker {
    const worker = this.#start();
    const gone = () => {
      if (this.#worker === worker) this.#worker = null;
    };
    worker.on('exit', gone);
    // One that dies while nobody talks to it is replaced without a word.
    worker.on('error', gone);
    return worker;
  }

  #rest(): void {
    this.#jobs -= 1;
    if (this.isBusy || this.#worker === null) return;
    this.#idle = setTimeout(() => void this.end(), this.#idleMs);
    this.#idle.unref();
  }

  async #drop(): Promise<void> {
    clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }
}
