import { AppError } from '../contract/errors.ts';
import type { ActKind } from '../contract/history.ts';
import type { Clock } from '../contract/host.ts';
import type { ChangeEvent } from '../contract/shop.ts';
import { aTurn } from './a-turn.ts';
import { letReserveGo, tablesOf } from './batches.ts';
import { checkpoint, inBulk } from './bulk.ts';
import { listLate, markKept } from './late-entries.ts';
import { listingLater } from './new-entries.ts';
import { Pace } from './pace.ts';
import type { TakenBack } from './reversal.ts';
import type { Db, Trx } from './tables.ts';
import { TakingBack } from './taking-back.ts';

/** Up to here one transaction takes back an act, and it is one act like any other. */
const ENTRIES_OF_ONE_ACT = 500;
const ENTRIES_OF_ONE_PART = { least: 250, most: 10_000 };

/** How long work is followed and stopped. */
interface Followed {
  /** Told how many changes of how many are taken back. */
  onProgress?(done: number, total: number): void;
  /** Stops a large undo; what it had taken back is put in again. */
  signal?: AbortSignal;
}
export interface TakingBackOptions extends Followed {
  /** Written together with its end. */
  alongside?(trx: Trx): Promise<void>;
}

/** A number that went out on paper is never given again: who was wrong issues the next revision. */
const isFinal = (kind: string): boolean =>
  kind === 'quotes.issue' || kind === 'documents.make' || kind === 'documents.letters';

/** Who does something. */
interface By {
  staffId: string;
}
/** What of a store is needed to take something back. */
interface Batches {
  readonly db: Db;
  readonly clock: Clock;
  readonly isAwaited: boolean;
  readonly lastCommitMs: number;
  act<T>(
    actor: By,
    kind: ActKind,
    work: (trx: Trx, batchId: string) => Promise<T>,
  ): Promise<{ batchId: string; result: T }>;
  beginBatch(
    actor: By,
    kind: ActKind,
    label: string,
    alongside: (trx: Trx, batchId: string) => Promise<void>,
  ): Promise<string>;
  inBatch<T>(actor: By, batchId: string, work: (trx: Trx) => Promise<T>): Promise<T>;
  finishBatch(batchId: string, alongside: (trx: Trx) => Promise<void>): Promise<void>;
  abandonBatch(actor: By, batchId: string, how: Omit<TakingBackOptions, 'signal'>): Promise<void>;
  announce(event: ChangeEvent): void;
  breather(): () => Promise<void>;
}

/**
 * Takes back what a batch changed and nobody has changed since; the rest is kept and listed. The undo is a batch
 * of its own, so it can be taken back as well. A large one runs in short transactions, so that the window lives
 * meanwhile; where it fails half-way, or is cut off, all is as before it.
 * @throws AppError `not-found`, `batch-already-undone`, `batch-running`, `batch-not-undoable`
 */
export async function undoBatch(
  store: Batches,
  actor: By,
  batchId: string,
  { alongside, ...followed }: TakingBackOptions,
): Promise<TakenBack & { batchId: string }> {
  const begin = async (trx: Trx, undoBatch: string) => {
    await requireUndoable(trx, batchId);
    await trx.updateTable('batches').set({ undo_of: batchId }).where('id', '=', undoBatch).execute();
  };
  const end = async (trx: Trx) => {
    await markUndone(store, trx, batchId);
    await alongside?.(trx);
  };
  if (!(await hasMoreEntries(store.db, batchId, ENTRIES_OF_ONE_ACT))) {
    const { batchId: undoId, result } = await store.act(actor, 'undo', async (trx, undoBatch) => {
      await begin(trx, undoBatch);
      const work = await TakingBack.of(trx, batchId, undoBatch, store.breather());
      await work.goOn(trx, { most: Infinity, isAwaited: () => false, breathe: store.breather() });
      await end(trx);
      return work.outcome();
    });
    return { ...result, batchId: undoId };
  }
  const undoId = await store.beginBatch(actor, 'undo', '', begin);
  try {
    const work = await store.inBatch(actor, undoId, (trx) => TakingBack.of(trx, batchId, undoId, store.breather()));
    await inBulk(store.db, () => takeBack(store, actor, undoId, work, followed));
    await store.finishBatch(undoId, end);
    return { ...work.outcome(), batchId: undoId };
  } catch (error) {
    await store.abandonBatch(actor, undoId, followed.onProgress ? { onProgress: followed.onProgress } : {});
    throw error;
  }
}

/**
 * Takes back a batch that is still marked running: cancelled, failed, or cut off by a power loss. Nothing of it stays,
 * in the journal neither, so that it needs no room: the disk may be full. Only what somebody has changed since is kept.
 * Cut off itself, it is done again at the next start.
 */
export async function abandonBatch(
  store: Batches,
  actor: By,
  batchId: string,
  { alongside, ...followed }: Omit<TakingBackOptions, 'signal'>,
): Promise<void> {
  const tables = await tablesOf(store.db, batchId, 0, store.breather());
  const work = await store.inBatch(actor, batchId, async (trx) => {
    await letReserveGo(trx, batchId);
    return TakingBack.wipingOut(trx, batchId, store.breather());
  });
  if (work.total > ENTRIES_OF_ONE_ACT) await inBulk(store.db, () => takeBack(store, actor, batchId, work, followed));
  else await takeBack(store, actor, batchId, work, followed);
  await store.inBatch(actor, batchId, async (trx) => {
    await markKept(trx, batchId);
    await markUndone(store, trx, batchId);
    await alongside?.(trx);
  });
  store.announce({ tables, batchId });
}

/** Takes a batch back to the end, in transactions as large as the window bears, and lists what is left of it. */
async function takeBack(
  store: Batches,
  actor: By,
  underBatch: string,
  work: TakingBack,
  { onProgress, signal }: Followed,
): Promise<void> {
  const pace = new Pace(ENTRIES_OF_ONE_PART);
  await aTurn();
  const list = (which: { all: boolean }) => listLate(store.db, () => store.breather(), which);
  const goOn = async () => {
    for (;;) {
      signal?.throwIfAborted();
      onProgress?.(work.done, work.total);
      const done = await store.inBatch(actor, underBatch, (trx) =>
        work.goOn(trx, { most: pace.portion, isAwaited: () => store.isAwaited, breathe: store.breather() }),
      );
      if (done === 0) return;
      // On a full disk the log stays as it is, which is no failure: what is committed is safe in it.
      const ms = await checkpoint(store.db).catch(() => 0);
      pace.follow(done, Math.max(store.lastCommitMs, ms));
      await list({ all: false });
    }
  };
  await listingLater(goOn);
  await list({ all: true });
}

async function markUndone({ clock }: Batches, trx: Trx, batchId: string): Promise<void> {
  await trx
    .updateTable('batches')
    .set({ status: 'undone', finished_at: clock.now() })
    .where('id', '=', batchId)
    .execute();
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
