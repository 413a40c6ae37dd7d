import { aTurn } from './a-turn.ts';
import type { ActKind } from '../contract/history.ts';
import type { Clock } from '../contract/host.ts';
import type { ChangeEvent } from '../contract/shop.ts';
import { formatHybridTime, type HybridTime, parseHybridTime, tick } from '../domain/hlc.ts';
import { newId } from '../domain/ids.ts';
import { keepReserve, lastSeq, letReserveGo, tablesOf } from './batches.ts';
import { checkpoint, inBulk, isAwaited } from './bulk.ts';
import { guardOuterHandle } from './driver.ts';
import { flushIndexes } from './indexes.ts';
import { listLate } from './late-entries.ts';
import { listingLater } from './new-entries.ts';
import type { TakenBack } from './reversal.ts';
import type { Db, Trx } from './tables.ts';
import { abandonBatch, type TakingBackOptions, undoBatch } from './undo.ts';

/** Who does something: stands in the journal beside it. */
export interface Actor {
  staffId: string;
}

/** How long an act may hold the event loop before it lets the window have its turn. */
const TURN_MS = 8;

/**
 * The shop's file as use cases see it: `db` to read, {@link Store.act} to change. Every change happens in an act:
 * one transaction, one journal batch, one `changed` event.
 */
export class Store {
  readonly db: Db;
  readonly clock: Clock;
  readonly deviceId: string;
  readonly #listeners = new Set<(event: ChangeEvent) => void>();
  #time: HybridTime;
  #lastCommitMs = 0;

  private constructor(db: Db, clock: Clock, deviceId: string, time: HybridTime) {
    this.db = db;
    this.clock = clock;
    this.deviceId = deviceId;
    this.#time = time;
  }

  /** Reads the device's identity and last time from the file, making them in a new one. */
  static async open(db: Db, clock: Clock): Promise<Store> {
    const context = await db.selectFrom('journal_context').selectAll().executeTakeFirst();
    const deviceId = context?.device_id ?? newId();
    const { millis, counter } = (context && parseHybridTime(context.hybrid_time)) ?? { millis: 0, counter: 0 };
    if (!context)
      await db
        .insertInto('journal_context')
        .values({
          id: 1,
          batch_id: null,
          staff_id: null,
          device_id: deviceId,
          hybrid_time: formatHybridTime({ millis, counter }, deviceId),
        })
        .execute();
    return new Store(db, clock, deviceId, { millis, counter });
  }

  /** Calls `listener` after every act that changed something; answers how to stop it. */
  onChange(listener: (event: ChangeEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * One user act: `work` runs in one IMMEDIATE transaction and one journal batch; all of it is kept or nothing.
   * Inside, everything takes `trx`; nothing slow is awaited.
   */
  async act<T>(
    actor: Actor,
    kind: ActKind,
    work: (trx: Trx, batchId: string) => Promise<T>,
  ): Promise<{ batchId: string; result: T }> {
    const batchId = newId();
    const result = await this.#transaction(actor, batchId, async (trx) => {
      await this.#insertBatch(trx, actor, batchId, kind, '', 'done');
      return work(trx, batchId);
    });
    return { batchId, result };
  }

  /**
   * Opens a batch of several short transactions (an import, a long bulk change). What it writes counts only from
   * {@link finishBatch} on: a batch still running at the next start is taken back.
   */
  async beginBatch(
    actor: Actor,
    kind: ActKind,
    label: string,
    alongside?: (trx: Trx, batchId: string) => Promise<void>,
    id = newId(),
  ): Promise<string> {
    await this.db.transaction().execute((trx) =>
      guardOuterHandle(async () => {
        await this.#insertBatch(trx, actor, id, kind, label, 'running');
        await keepReserve(trx, id);
        await alongside?.(trx, id);
      }),
    );
    return id;
  }

  /** One short transaction of a batch that was begun. No `changed` event: that comes once, at the end. */
  inBatch<T>(actor: Actor, batchId: string, work: (trx: Trx) => Promise<T>): Promise<T> {
    return this.#transaction(actor, batchId, work, { silent: true });
  }

  /** Runs batches that write very much: see {@link inBulk}. The work calls {@link Store.settle} after its transactions. */
  inBulk<T>(work: () => Promise<T>): Promise<T> {
    return inBulk(this.db, () =>
      listingLater(async () => {
        const result = await work();
        await this.#listLate({ all: true });
        return result;
      }),
    );
  }

  /**
   * What is to be done between the transactions of a bulk: the log into the file, and many new contacts into the lists.
   * @returns for how long the log held the window, in milliseconds
   */
  async settle(): Promise<number> {
    const ms = await checkpoint(this.db);
    await this.#listLate({ all: false });
    return ms;
  }

  #listLate(which: { all: boolean }): Promise<void> {
    return listLate(this.db, () => this.breather(), which);
  }

  /** How long the last commit of an act or a batch held the window. */
  get lastCommitMs(): number {
    return this.#lastCommitMs;
  }

  /** Whether somebody waits until the open transaction has ended: a long one ends early then. */
  get isAwaited(): boolean {
    return isAwaited(this.db);
  }

  /** Ends a batch; `alongside` is written in the same transaction. */
  async finishBatch(batchId: string, alongside?: (trx: Trx) => Promise<void>): Promise<void> {
    await this.#listLate({ all: true });
    const tables = await tablesOf(this.db, batchId, 0, this.breather());
    await this.db.transaction().execute((trx) =>
      guardOuterHandle(async () => {
        await trx
          .updateTable('batches')
          .set({ status: 'done', finished_at: this.clock.now() })
          .where('id', '=', batchId)
          .execute();
        await letReserveGo(trx, batchId);
        await alongside?.(trx);
      }),
    );
    this.announce({ tables, batchId });
  }

  /** Takes back what a batch changed: see {@link undoBatch}. */
  undo(actor: Actor, batchId: string, how: TakingBackOptions = {}): Promise<TakenBack & { batchId: string }> {
    return undoBatch(this, actor, batchId, how);
  }

  /** Takes back a batch that is still marked running: see {@link abandonBatch}. */
  abandonBatch(actor: Actor, batchId: string, how: Omit<TakingBackOptions, 'signal'> = {}): Promise<void> {
    return abandonBatch(this, actor, batchId, how);
  }

  /** Batches that were cut off: to be taken back at the start, before anybody sees half of them. */
  async interruptedBatches(): Promise<{ id: string; kind: string; label: string }[]> {
    return this.db
      .selectFrom('batches')
      .select(['id', 'kind', 'label'])
      .where('status', '=', 'running')
      .orderBy('started_at', 'desc')
      .execute();
  }

  announce(event: ChangeEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  /** Lets waiting events (clicks, progress) have their turn when this one has lasted long enough. */
  breather(): () => Promise<void> {
    let since = performance.now();
    return async () => {
      if (performance.now() - since < TURN_MS) return;
      await aTurn();
      since = performance.now();
    };
  }

  async #transaction<T>(
    actor: Actor,
    batchId: string,
    work: (trx: Trx) => Promise<T>,
    { silent = false } = {},
  ): Promise<T> {
    let worked = 0;
    const { result, tables } = await this.db.transaction().execute((trx) =>
      guardOuterHandle(async () => {
        this.#time = tick(this.#time, this.clock.now());
        await trx
          .updateTable('journal_context')
          .set({ batch_id: batchId, staff_id: actor.staffId, hybrid_time: formatHybridTime(this.#time, this.deviceId) })
          .execute();
        const last = silent ? 0 : await lastSeq(trx);
        const result = await work(trx);
        await flushIndexes(trx, this.breather());
        // What is written outside an act finds no batch and is refused by the journal.
        await trx.updateTable('journal_context').set({ batch_id: null }).execute();
        const tables = silent ? [] : await tablesOf(trx, batchId, last, this.breather());
        worked = performance.now();
        return { result, tables };
      }),
    );
    this.#lastCommitMs = performance.now() - worked;
    if (tables.length > 0) this.announce({ tables, batchId });
    return result;
  }

  async #insertBatch(
    trx: Trx,
    actor: Actor,
    id: string,
    kind: ActKind,
    label: string,
    status: 'running' | 'done',
  ): Promise<void> {
    const now = this.clock.now();
    await trx
      .insertInto('batches')
      .values({
        id,
        kind,
        label,
        staff_id: actor.staffId,
        device_id: this.deviceId,
        status,
        undo_of: null,
        started_at: now,
        finished_at: status === 'done' ? now : null,
      })
      .execute();
  }
}
