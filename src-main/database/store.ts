import { aTurn } from './a-turn.ts';
import { sql } from 'kysely';
import { AppError } from '../contract/errors.ts';
import type { ActKind } from '../contract/history.ts';
import type { Clock } from '../contract/host.ts';
import type { ChangeEvent } from '../contract/shop.ts';
import { formatHybridTime, type HybridTime, parseHybridTime, tick } from '../domain/hlc.ts';
import { newId } from '../domain/ids.ts';
import { checkpoint, inBulk, isAwaited, withoutCheckpoints } from './bulk.ts';
import { guardOuterHandle } from './driver.ts';
import { flushIndexes } from './indexes.ts';
import { listLate, markKept } from './late-entries.ts';
import { listingLater } from './new-entries.ts';
import { Pace } from './pace.ts';
import type { TakenBack } from './reversal.ts';
import type { Db, Handle, Trx } from './tables.ts';
import { TakingBack } from './undo.ts';

/** Who does something: stands in the journal beside it. */
export interface Actor {
  staffId: string;
}

/** A number that went out on paper is never given again: who was wrong issues the next revision. */
const isFinal = (kind: string): boolean =>
  kind === 'quotes.issue' || kind === 'documents.make' || kind === 'documents.letters';

/** How long an act may hold the event loop before it lets the window have its turn. */
const TURN_MS = 8;

/** Journal entries that are looked through between two breaths. */
const ENTRIES_AT_ONCE = 5_000;
/** Up to here one transaction takes back an act, and it is one act like any other. */
const ENTRIES_OF_ONE_ACT = 500;
const ENTRIES_OF_ONE_PART = { least: 250, most: 10_000 };

/**
 * Kept in the file while a batch of several transactions runs, and let go first when it is taken back: on a disk that
 * has just become full that makes the room in which everything else can be undone.
 */
const RESERVE = ' '.repeat(128 * 1024);
const reserveOf = (batchId: string) => `reserve ${batchId}`;

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
        await trx
          .insertInto('app_state')
          .values({ key: reserveOf(id), value: RESERVE })
          .execute();
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
        await trx.deleteFrom('app_state').where('key', '=', reserveOf(batchId)).execute();
        await alongside?.(trx);
      }),
    );
    this.announce({ tables, batchId });
  }

  /**
   * Takes back what a batch changed and nobody has changed since; the rest is kept and listed. The undo is a batch
   * of its own, so it can be taken back as well. A large one runs in short transactions, so that the window lives
   * meanwhile; where it fails half-way, or is cut off, all is as before it.
   * @throws AppError `not-found`, `batch-already-undone`, `batch-running`, `batch-not-undoable`
   */
  async undo(
    actor: Actor,
    batchId: string,
    alongside?: (trx: Trx) => Promise<void>,
  ): Promise<TakenBack & { batchId: string }> {
    const begin = async (trx: Trx, undoBatch: string) => {
      await requireUndoable(trx, batchId);
      await trx.updateTable('batches').set({ undo_of: batchId }).where('id', '=', undoBatch).execute();
    };
    const end = async (trx: Trx) => {
      await this.#markUndone(trx, batchId);
      await alongside?.(trx);
    };
    if (await hasMoreEntries(this.db, batchId, ENTRIES_OF_ONE_ACT))
      return this.#undoInParts(actor, batchId, begin, end);
    const { batchId: undoId, result } = await this.act(actor, 'undo', async (trx, undoBatch) => {
      await begin(trx, undoBatch);
      const work = await TakingBack.of(trx, batchId, undoBatch);
      await work.goOn(trx, { most: Infinity, isAwaited: () => false, breathe: this.breather() });
      await end(trx);
      return work.outcome();
    });
    return { ...result, batchId: undoId };
  }

  async #undoInParts(
    actor: Actor,
    batchId: string,
    begin: (trx: Trx, undoBatch: string) => Promise<void>,
    end: (trx: Trx) => Promise<void>,
  ): Promise<TakenBack & { batchId: string }> {
    const undoId = await this.beginBatch(actor, 'undo', '', begin);
    try {
      const work = await this.inBatch(actor, undoId, (trx) => TakingBack.of(trx, batchId, undoId));
      await inBulk(this.db, () => this.#goOn(actor, undoId, work));
      await this.finishBatch(undoId, end);
      return { ...work.outcome(), batchId: undoId };
    } catch (error) {
      await this.abandonBatch(actor, undoId);
      throw error;
    }
  }

  /** Takes a batch back to the end, in transactions as large as the window bears. */
  async #goOn(actor: Actor, underBatch: string, work: TakingBack): Promise<void> {
    const pace = new Pace(ENTRIES_OF_ONE_PART);
    await aTurn();
    await withoutCheckpoints(this.db, async () => {
      for (;;) {
        const done = await this.inBatch(actor, underBatch, (trx) =>
          work.goOn(trx, { most: pace.portion, isAwaited: () => this.isAwaited, breathe: this.breather() }),
        );
        if (done === 0) return;
        // On a full disk the log stays as it is, which is no failure: what is committed is safe in it.
        const ms = await checkpoint(this.db).catch(() => 0);
        pace.follow(done, Math.max(this.lastCommitMs, ms));
      }
    });
  }

  #markUndone(trx: Trx, batchId: string): Promise<unknown> {
    return trx
      .updateTable('batches')
      .set({ status: 'undone', finished_at: this.clock.now() })
      .where('id', '=', batchId)
      .execute();
  }

  /**
   * Takes back a batch that is still marked running: cancelled, failed, or cut off by a power loss. Nothing of it stays,
   * in the journal neither, so that it needs no room: the disk may be full. Only what somebody has changed since is kept.
   * Cut off itself, it is done again at the next start.
   */
  async abandonBatch(actor: Actor, batchId: string, alongside?: (trx: Trx) => Promise<void>): Promise<void> {
    const tables = await tablesOf(this.db, batchId, 0, this.breather());
    const work = await this.inBatch(actor, batchId, async (trx) => {
      await trx.deleteFrom('app_state').where('key', '=', reserveOf(batchId)).execute();
      return TakingBack.wipingOut(trx, batchId);
    });
    await this.#goOn(actor, batchId, work);
    await this.inBatch(actor, batchId, async (trx) => {
      await markKept(trx, batchId);
      await this.#markUndone(trx, batchId);
      await alongside?.(trx);
    });
    this.announce({ tables, batchId });
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

/** @throws AppError `not-found`, `batch-already-undone`, `batch-running`, `batch-not-undoable` */
async function requireUndoable(trx: Trx, batchId: string): Promise<void> {
  const batch = await trx.selectFrom('batches').selectAll().where('id', '=', batchId).executeTakeFirst();
  if (!batch) throw new AppError('not-found', { what: 'batch', id: batchId });
  if (batch.status === 'undone') throw new AppError('batch-already-undone', { id: batchId });
  const running = trx.selectFrom('batches').select('id').where('undo_of', '=', batchId).where('status', '=', 'running');
  if (batch.status === 'running' || (await running.executeTakeFirst()))
    throw new AppError('batch-running', { id: batchId });
  if (isFinal(batch.kind)) throw new AppError('batch-not-undoable', { id: batchId });
}

async function hasMoreEntries(db: Db, batchId: string, most: number): Promise<boolean> {
  const found = db.selectFrom('journal').select('seq').where('batch_id', '=', batchId).offset(most).limit(1);
  return (await found.executeTakeFirst()) !== undefined;
}

async function lastSeq(trx: Trx): Promise<number> {
  const { last } = await trx
    .selectFrom('journal')
    .select((q) => q.fn.max('seq').as('last'))
    .executeTakeFirstOrThrow();
  return Number(last ?? 0);
}

/** Tables that a batch has written to after an entry of the journal. */
async function tablesOf(db: Handle, batchId: string, after: number, breathe: () => Promise<void>): Promise<string[]> {
  const tables = new Set<string>();
  for (let from = after; ;) {
    const { rows } = await sql<{ name: string; last: number }>`
      select table_name name, max(seq) last from (select table_name, seq from journal
        where batch_id = ${batchId} and seq > ${from} order by seq limit ${ENTRIES_AT_ONCE}) group by table_name`.execute(
      db,
    );
    if (rows.length === 0) return [...tables];
    for (const { name, last } of rows) {
      tables.add(name);
      from = Math.max(from, last);
    }
    await breathe();
  }
}
