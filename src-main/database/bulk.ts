import { aTurn } from './a-turn.ts';
import { sql } from 'kysely';
import { AppError } from '../contract/errors.ts';
import type { Queue } from './driver.ts';
import { gatherSegments, mergeSegments } from './segments.ts';
import type { Db } from './tables.ts';

/** Pages of 4 KB after which SQLite brings its log into the file by itself; its own default. */
const AUTOCHECKPOINT = 1_000;

const queues = new WeakMap<Db, Queue>();

/** Remembers who tells how many wait for the connection of a database. */
export function knowQueue(db: Db, queue: Queue): void {
  queues.set(db, queue);
}

/** Whether somebody (a list, a search) waits until the transaction that is open has ended. */
export function isAwaited(db: Db): boolean {
  return (queues.get(db)?.waiting ?? 0) > 0;
}

/** How many such works run in a database at the moment. */
const bulks = new WeakMap<Db, number>();

/**
 * Runs work that writes much, in transactions of its own, without SQLite bringing the log into the file inside a commit:
 * the work calls {@link checkpoint} after its commits instead.
 */
async function withoutCheckpoints<T>(db: Db, work: () => Promise<T>): Promise<T> {
  const others = () => bulks.get(db) ?? 0;
  bulks.set(db, others() + 1);
  await sql`pragma wal_autocheckpoint = 0`.execute(db);
  try {
    return await work();
  } finally {
    bulks.set(db, others() - 1);
    if (others() === 0) {
      await sql`pragma wal_autocheckpoint = ${sql.lit(AUTOCHECKPOINT)}`.execute(db);
      await sql`pragma shrink_memory`.execute(db);
    }
  }
}

/** As {@link withoutCheckpoints}, and what is searched is not merged before the work is done: for very much new text. */
export function inBulk<T>(db: Db, work: () => Promise<T>): Promise<T> {
  return withoutCheckpoints(db, async () => {
    await gatherSegments(db).catch(unlessFull);
    let result: T;
    try {
      result = await work();
    } catch (error) {
      await mergeSegments(db, () => checkpoint(db)).catch(() => undefined);
      throw error;
    }
    await mergeSegments(db, () => checkpoint(db)).catch(unlessFull);
    return result;
  });
}

/** On a full disk nothing can be merged; then the next opening does it. @throws any other error */
function unlessFull(error: unknown): void {
  if (!(error instanceof AppError && error.code === 'disk-full')) throw error;
}

/**
 * Brings what was committed from the log into the file, in a turn of its own: it holds the window for a moment, as the
 * commit did before.
 * @returns for how long, in milliseconds
 */
export async function checkpoint(db: Db): Promise<number> {
  await aTurn();
  const ms = await db.connection().execute(async (connection) => {
    const start = performance.now();
    await sql`pragma wal_checkpoint(passive)`.execute(connection);
    return performance.now() - start;
  });
  await aTurn();
  return ms;
}
