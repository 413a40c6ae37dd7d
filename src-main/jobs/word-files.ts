import { setMaxListeners } from 'node:events';
import type { Values } from '../domain/filling.ts';
import type { CheckWordResult, FillWordResult } from './use-word.ts';
import { WarmWorker } from './warm.ts';

/** Checks and fills templates in Word's form without holding the window. A template is its bytes, wherever they lie. */
export interface WordFiles {
  /** @throws AppError `word-file-unusable`, `job-cancelled`, `job-timed-out`, `file-too-heavy` */
  check(template: Blob, file: string, signal?: AbortSignal): Promise<CheckWordResult>;
  /** @throws AppError as `check`, and `template-broken` */
  fill(template: Blob, file: string, values: Values, signal?: AbortSignal): Promise<FillWordResult>;
  /** Cancels what runs; the last one to close ends the thread. */
  close(): Promise<void>;
}

/** One for the process, however many shops are open in it. */
const worker = new WarmWorker('word');
let open = 0;

/** A shop's way to the one thread that knows Word files. It is started with the first of them. */
export function openWordFiles(): WordFiles {
  open += 1;
  const closing = new AbortController();
  // However many wait, each listens.
  setMaxListeners(0, closing.signal);
  const running = new Set<Promise<unknown>>();
  const kept = <T>(work: Promise<T>): Promise<T> => {
    const done: Promise<unknown> = work.catch(() => undefined).finally(() => running.delete(done));
    running.add(done);
    return work;
  };
  const options = (source: Blob, subject: string, signal: AbortSignal | undefined) => ({
    source,
    subject,
    signal: signal ? AbortSignal.any([signal, closing.signal]) : closing.signal,
  });
  return {
    check: (template, file, signal) => kept(worker.run('check-word', { file }, options(template, file, signal))),
    fill: (template, file, values, signal) =>
      kept(worker.run('fill-word', { file, values }, options(template, file, signal))),
    async close() {
      if (closing.signal.aborted) return;
      closing.abort();
      await Promise.all(running);
      open -= 1;
      if (open === 0) await worker.end();
    },
  };
}
