import { AppError } from '../contract/errors.ts';

/** How long a window may wait for something that it is about to start. */
const START_WAIT_MS = 30_000;

export interface Task<Progress> {
  tell(progress: Progress): void;
  signal: AbortSignal;
}
interface Running {
  abort: AbortController;
  done: Promise<unknown>;
}

/** Long work that can be followed and stopped by an id that its caller chose. */
export class Tasks<Progress> {
  readonly #busy: 'import-running' | 'export-running' | 'letters-running';
  readonly #oneAtATime: boolean;
  readonly #feeds = new Map<string, Feed<Progress>>();
  readonly #running = new Map<string, Running>();
  readonly #closing = new AbortController();

  /** @param busy with what a second one is refused: of the same id, or (`oneAtATime`) of any */
  constructor(busy: 'import-running' | 'export-running' | 'letters-running', { oneAtATime = false } = {}) {
    this.#busy = busy;
    this.#oneAtATime = oneAtATime;
  }

  /** Whether anything runs at the moment. */
  get isBusy(): boolean {
    return this.#running.size > 0;
  }

  /** Aborted by {@link Tasks.close}: for small work that nobody follows. */
  get closing(): AbortSignal {
    return this.#closing.signal;
  }

  isRunning(id: string): boolean {
    return this.#running.has(id);
  }

  /**
   * Runs `work` under an id.
   * @param signal ends it too: who asked has gone away
   * @throws AppError `import-running`, `export-running` or `letters-running`, or whatever `work` throws
   */
  async run<T>(id: string, work: (task: Task<Progress>) => Promise<T>, signal?: AbortSignal): Promise<T> {
    const [other] = this.#oneAtATime ? this.#running.keys() : [];
    const inTheWay = this.#running.has(id) ? id : other;
    if (inTheWay !== undefined) throw new AppError(this.#busy, { id: inTheWay });
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
  async *follow(id: string, signal?: AbortSignal): AsyncGenerator<Progress, void, void> {
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

  #feed(id: string): Feed<Progress> {
    const known = this.#feeds.get(id);
    if (known) return known;
    const feed = new Feed<Progress>();
    this.#feeds.set(id, feed);
    return feed;
  }
}

/** What one piece of work tells; whoever follows sees the newest state, never a queue of old ones. */
class Feed<Progress> {
  #latest: Progress | null = null;
  #changed = Promise.withResolvers<undefined>();
  #ended = false;

  tell(progress: Progress): void {
    this.#latest = progress;
    this.#wake();
  }

  /** There is nothing more to tell. */
  end(): void {
    this.#ended = true;
    this.#wake();
  }

  async *follow(signal: AbortSignal): AsyncGenerator<Progress, void, void> {
    const aborted = Promise.withResolvers<undefined>();
    const onAbort = () => aborted.resolve(undefined);
    signal.addEventListener('abort', onAbort, { once: true });
    let told: Progress | null = null;
    try {
      while (!signal.aborted) {
        const changed = this.#changed.promise;
        if (this.#latest && this.#latest !== told) {
          told = this.#latest;
          yield told;
        } else if (this.#ended) return;
        else await Promise.race([changed, aborted.promise]);
      }
    } finally {
      signal.removeEventListener('abort', onAbort);
    }
  }

  #wake(): void {
    this.#changed.resolve(undefined);
    this.#changed = Promise.withResolvers<undefined>();
  }
}
