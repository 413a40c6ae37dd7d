import { sql } from 'kysely';
import type { JournaledTable, Trx } from './tables.ts';

/** A row that a batch has inserted. */
export interface Inserted {
  row_id: string;
  /** The record it hangs on, or itself. */
  subject_id: string;
}

/** A column that refers to the rows of another table. */
export interface ForeignKey {
  table: string;
  column: string;
}

export type Fate = 'removed' | 'kept' | 'gone';

/**
 * Removes rows that a batch has inserted into one table: a few statements however many they are. A row stays where it,
 * or the record it hangs on, lives on (`lived`), and where something that stays refers to it.
 *
 * @param referring who refers to this table
 * @returns what became of each, by its id
 */
export async function removeInserted(
  trx: Trx,
  table: JournaledTable,
  rows: readonly Inserted[],
  lived: ReadonlySet<string>,
  referring: readonly ForeignKey[],
): Promise<Map<string, Fate>> {
  const here = await idsIn(trx, table, 'id', new Set(rows.map((row) => row.row_id)));
  const fates = new Map<string, Fate>();
  const going = new Set<string>();
  for (const { row_id: id, subject_id: subject } of rows) {
    if (!here.has(id)) fates.set(id, 'gone');
    // A record that lives on keeps everything that it was given.
    else if (lived.has(id) || lived.has(subject)) fates.set(id, 'kept');
    else going.add(id);
  }
  const keep = (ids: ReadonlySet<string>) => {
    for (const id of ids) if (going.delete(id)) fates.set(id, 'kept');
  };
  for (const { table: other, column } of referring) if (other !== table) keep(await idsIn(trx, other, column, going));
  // Rows of one table may refer to each other; those that go together hold nobody.
  for (let before = -1; before !== going.size;) {
    before = going.size;
    for (const { table: other, column } of referring)
      if (other === table) keep(await idsIn(trx, table, column, going, going));
  }
  await sql`delete from ${sql.id(table)} where id in (select value from json_each(${listOf(going)}))`.execute(trx);
  for (const id of going) fates.set(id, 'removed');
  return fates;
}

/** Which of some ids stand in a column, in rows other than those left out. */
async function idsIn(
  trx: Trx,
  table: string,
  column: string,
  ids: ReadonlySet<string>,
  without: ReadonlySet<string> = new Set(),
): Promise<Set<string>> {
  if (ids.size === 0) return new Set();
  const others = without.size === 0 ? sql`` : sql`and id not in (select value from json_each(${listOf(without)}))`;
  const { rows } = await sql<{ id: string }>`select distinct ${sql.id(column)} id from ${sql.id(table)}
    where ${sql.id(column)} in (select value from json_each(${listOf(ids)})) ${others}`.execute(trx);
  return new Set(rows.map((row) => row.id));
}

const listOf = (ids: ReadonlySet<string>) => JSON.stringify([...ids]);
