import { AppError } from '../../contract/errors.ts';
import type { ExportProgress } from '../../contract/exports.ts';
import { Feed } from '../feed.ts';

/** How long a window may wait for something that it is about to start. */
const START_WAIT_MS = 30_000;

export interface Task {
  tell(progress: ExportProgress): void;
  signal: AbortSignal;
}
interface Running {
  abort: AbortController;
  done: Promise<unknown>;
}

/** Long work that can be followed and stopped by an id that its caller chose. */
export class Tasks {
  readonly #feeds = new Map<string, Feed<ExportProgress>>();
  readonly #running = new Map<string, Running>();
  readonly #closing = new AbortController();

  /**
   * Runs `work` under an id.
   * @param signal ends it too: who asked has gone away
   * @throws AppError `export-running` where something runs under this id already, or whatever `work` throws
   */
  async run<T>(id: string, work: (task: Task) => Promise<T>, signal?: AbortSignal): Promise<T> {
    if (this.#running.has(id)) throw new AppError('export-running', { id });
    const feed = this.#feed(id);
    const abort = new AbortController();
    const done = Promise.withResolvers<undefined>();
    this.#running.set(id, { abort, done: done.promise });
    try {
      return await work({
        tell: (progress) => feed.tell(progress),
        signal: AbortSignal.any([abort.signal, this.#closing.signal, ...(signal ? [signal] : [])]),
      });
    } finally {
      feed.end();
      this.#running.delete(id);
      this.#feeds.delete(id);
      done.resolve(undefined);
    }
  }

  /** Follows what runs under an id, or is about to; ends when that ends. */
  async *follow(id: string, signal?: AbortSignal): AsyncGenerator<ExportProgress, void, void> {
    const feed = this.#feed(id);
    // What never starts must not be waited for for ever.
    const waiting = setTimeout(() => {
      if (this.#running.has(id)) return;
      feed.end();
      this.#feeds.delete(id);
    }, START_WAIT_MS);
    waiting.unref();
    try {
      yield* feed.follow(AbortSignal.any([this.#closing.signal, ...(signal ? [signal] : [])]));
    } finally {
      clearTimeout(waiting);
    }
  }

  /** Stops what runs under an id and waits until nothing of it is left; false where nothing did. */
  async cancel(id: string): Promise<boolean> {
    const running = this.#running.get(id);
    if (!running) return false;
    running.abort.abort();
    await running.done;
    return true;
  }

  /** Stops everything and waits for it. */
  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.all([...this.#running.values()].map(({ done }) => done));
  }

  #feed(id: string): Feed<ExportProgress> {
    const known = this.#feeds.get(id);
    if (known) return known;
    const feed = new Feed<ExportProgress>();
    this.#feeds.set(id, feed);
    return feed;
  }
}
