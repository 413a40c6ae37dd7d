import { sql } from 'kysely';
import type { Handle, Trx } from './tables.ts';

/** Journal entries that are looked through between two breaths. */
const ENTRIES_AT_ONCE = 5_000;

/**
 * Kept in the file while a batch of several transactions runs, and let go first when it is taken back: on a disk that
 * has just become full that makes the room in which everything else can be undone.
 */
const RESERVE = ' '.repeat(128 * 1024);
const reserveOf = (batchId: string) => `reserve ${batchId}`;

export async function keepReserve(trx: Trx, batchId: string): Promise<void> {
  await trx
    .insertInto('app_state')
    .values({ key: reserveOf(batchId), value: RESERVE })
    .execute();
}

export async function letReserveGo(trx: Trx, batchId: string): Promise<void> {
  await trx.deleteFrom('app_state').where('key', '=', reserveOf(batchId)).execute();
}

/** The newest entry of the journal; 0 where there is none. */
export async function lastSeq(trx: Trx): Promise<number> {
  const { last } = await trx
    .selectFrom('journal')
    .select((q) => q.fn.max('seq').as('last'))
    .executeTakeFirstOrThrow();
  return Number(last ?? 0);
}

/** Tables that a batch has written to after an entry of the journal. */
export async function tablesOf(
  db: Handle,
  batchId: string,
  after: number,
  breathe: () => Promise<void>,
): Promise<string[]> {
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
