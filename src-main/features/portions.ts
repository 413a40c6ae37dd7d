import { aTurn } from '../database/a-turn.ts';
import { Pace } from '../database/pace.ts';
import type { Actor, Store } from '../database/store.ts';
import type { Trx } from '../database/tables.ts';

/** Items of one transaction at most. */
const MOST = 2_000;

/** `breathe` is to be awaited between steps of some milliseconds. */
type WriteChunk<Item> = (trx: Trx, chunk: readonly Item[], breathe: () => Promise<void>) => Promise<void>;

interface Batch {
  store: Store;
  actor: Actor;
  /** Begun, and still running. */
  batchId: string;
}

/**
 * Writes many items in the transactions of one batch, each as large as the window bears, and shorter where somebody waits
 * for the file. To be used within `store.inBulk` where they may be very many.
 */
export class Portions<Item> {
  readonly #batch: Batch;
  readonly #chunk: number;
  readonly #write: WriteChunk<Item>;
  readonly #pace: Pace;
  #waiting: Item[] = [];
  /** So many of those that wait are written already. */
  #written = 0;

  /**
   * @param chunk items that are written between two breaths
   * @param write called for some of the items at a time, in their order
   */
  constructor(batch: Batch, chunk: number, write: WriteChunk<Item>) {
    this.#batch = batch;
    this.#chunk = chunk;
    this.#write = write;
    this.#pace = new Pace({ least: chunk, most: MOST });
  }

  /** Takes items over, and writes as long as there are enough for a transaction. */
  async add(items: readonly Item[]): Promise<void> {
    this.#waiting = this.#written === 0 ? this.#waiting : this.#waiting.slice(this.#written);
    this.#written = 0;
    for (const item of items) this.#waiting.push(item);
    while (this.#left >= this.#pace.portion) await this.#one();
  }

  /** Writes what is left. */
  async end(): Promise<void> {
    while (this.#left > 0) await this.#one();
  }

  get #left(): number {
    return this.#waiting.length - this.#written;
  }

  async #one(): Promise<void> {
    const { store, actor, batchId } = this.#batch;
    const portion = this.#waiting.slice(this.#written, this.#written + this.#pace.portion);
    const done = await store.inBatch(actor, batchId, (trx) => this.#some(trx, portion));
    this.#written += done;
    this.#pace.follow(done, Math.max(store.lastCommitMs, await store.settle()));
  }

  /** @returns how many there was time for */
  async #some(trx: Trx, portion: readonly Item[]): Promise<number> {
    const { store } = this.#batch;
    const breathe = store.breather();
    let done = 0;
    while (done < portion.length && !(done > 0 && store.isAwaited)) {
      const chunk = portion.slice(done, done + this.#chunk);
      await this.#write(trx, chunk, breathe);
      done += chunk.length;
      await breathe();
    }
    // The search index and the commit come next, in a turn of their own.
    await aTurn();
    return done;
  }
}
