import { sql } from 'kysely';
import { type JournaledTable, type JournalTable, journaledTables, type Trx } from './tables.ts';

/** Journal entries looked at in one read. */
const CHUNK = 500;

type Entry = Pick<JournalTable, 'table_name' | 'row_id' | 'subject_id' | 'operation' | 'before' | 'after'> & {
  seq: number;
};
type Value = string | number | null;

export interface KeptRow {
  /** The record concerned: the row itself, or the contact that it hangs on. */
  id: string;
  table: JournaledTable;
  /** Columns that somebody has changed since; empty where the whole row is kept. */
  columns: string[];
}
export interface TakenBack {
  /** Records (not what hangs on them) that are gone now. */
  removed: number;
  /** Records that are as they were before. */
  restored: number;
  kept: KeptRow[];
}

/**
 * Turns the journal of one batch round, newest entry first. Field by field: a value comes back only where it still is
 * what the batch made it; a row goes only if nobody has changed it or hung something on it since. What stays is listed.
 * Running it twice changes nothing more.
 */
export async function takeBack(
  trx: Trx,
  batchId: string,
  undoBatch: string,
  breathe: () => Promise<void>,
): Promise<TakenBack> {
  const lived = await touchedSince(trx, batchId, undoBatch);
  const links = await foreignKeys(trx);
  const parents = new Map<string, ForeignKey[]>();
  for (const [parent, children] of links)
    for (const child of children)
      parents.set(child.table, [...(parents.get(child.table) ?? []), { table: parent, column: child.column }]);
  const removed = new Set<string>();
  const restored = new Set<string>();
  const kept = new Map<string, KeptRow>();
  const keep = (entry: Entry, columns: string[]) => {
    const key = `${entry.table_name} ${entry.row_id}`;
    const known = kept.get(key);
    if (known) known.columns = [...new Set([...known.columns, ...columns])];
    else kept.set(key, { id: entry.subject_id, table: tableOf(entry), columns });
  };

  let below = Number.MAX_SAFE_INTEGER;
  for (;;) {
    const entries = await trx
      .selectFrom('journal')
      .select(['seq', 'table_name', 'row_id', 'subject_id', 'operation', 'before', 'after'])
      .where('batch_id', '=', batchId)
      .where('seq', '<', below)
      .orderBy('seq', 'desc')
      .limit(CHUNK)
      .execute();
    if (entries.length === 0) break;
    for (const entry of entries) {
      const isRecord = journaledTables[tableOf(entry)] === 'id';
      if (entry.operation === 'insert') {
        const outcome = await removeInserted(trx, entry, lived, links);
        if (outcome === 'kept') keep(entry, []);
        else if (outcome === 'removed' && isRecord) removed.add(entry.row_id);
      } else if (entry.operation === 'delete') {
        const outcome = await putBackDeleted(trx, entry, parents.get(entry.table_name) ?? []);
        if (outcome === 'kept') keep(entry, []);
        else if (outcome === 'back') restored.add(entry.subject_id);
      } else {
        const { changed, conflicts } = await putBackUpdated(trx, entry);
        if (changed) restored.add(entry.subject_id);
        if (conflicts.length > 0) keep(entry, conflicts);
      }
      await breathe();
    }
    below = entries.at(-1)!.seq;
  }
  for (const id of removed) restored.delete(id);
  return { removed: removed.size, restored: restored.size, kept: [...kept.values()] };
}

/** Rows and records that acts outside the batch, and not undone themselves, have written after it. */
async function touchedSince(trx: Trx, batchId: string, undoBatch: string): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    with mine as (select row_id, subject_id, max(seq) seq from journal where batch_id = ${batchId} group by row_id, subject_id)
    select distinct m.row_id id from mine m join journal j on j.subject_id = m.subject_id and j.seq > m.seq
      join batches b on b.id = j.batch_id left join batches u on u.id = b.undo_of
    where j.batch_id not in (${batchId}, ${undoBatch}) and b.status <> 'undone' and coalesce(u.status, '') <> 'undone'
      and (j.row_id = m.row_id or m.subject_id = m.row_id)`.execute(trx);
  return new Set(rows.map((row) => row.id));
}

interface ForeignKey {
  table: string;
  column: string;
}

/** Who refers to a table: needed to see that a row is in use by something that came later. */
async function foreignKeys(trx: Trx): Promise<Map<string, ForeignKey[]>> {
  const { rows } = await sql<{ child: string; column: string; parent: string }>`
    select m.name child, f."from" column, f."table" parent from sqlite_master m, pragma_foreign_key_list(m.name) f
    where m.type = 'table'`.execute(trx);
  const keys = new Map<string, ForeignKey[]>();
  for (const { child, column, parent } of rows)
    if (Object.hasOwn(journaledTables, child))
      keys.set(parent, [...(keys.get(parent) ?? []), { table: child, column }]);
  return keys;
}

async function removeInserted(
  trx: Trx,
  entry: Entry,
  lived: Set<string>,
  links: Map<string, ForeignKey[]>,
): Promise<'removed' | 'kept' | 'gone'> {
  if ((await currentRow(trx, entry)) === undefined) return 'gone';
  // A record that lives on keeps everything that it was given.
  if (lived.has(entry.row_id) || (entry.subject_id !== entry.row_id && lived.has(entry.subject_id))) return 'kept';
  for (const { table, column } of links.get(entry.table_name) ?? []) {
    const { rows } =
      await sql`select 1 from ${sql.id(table)} where ${sql.id(column)} = ${entry.row_id} limit 1`.execute(trx);
    if (rows.length > 0) return 'kept';
  }
  await sql`delete from ${sql.id(tableOf(entry))} where id = ${entry.row_id}`.execute(trx);
  return 'removed';
}

/** What a row hung on comes back before it, since the journal is read backwards; where it is gone for good, so is the row. */
async function putBackDeleted(trx: Trx, entry: Entry, parents: ForeignKey[]): Promise<'back' | 'there' | 'kept'> {
  if ((await currentRow(trx, entry)) !== undefined) return 'there';
  const row = parsed(entry.before);
  for (const { table, column } of parents) {
    const parent = row[column];
    if (parent === null || parent === undefined) continue;
    const { rows } = await sql`select 1 from ${sql.id(table)} where id = ${parent}`.execute(trx);
    if (rows.length === 0) return 'kept';
  }
  const values = Object.entries(row);
  await sql`insert into ${sql.id(tableOf(entry))} (${sql.join(values.map(([column]) => sql.id(column)))})
    values (${sql.join(values.map(([, value]) => value))})`.execute(trx);
  return 'back';
}

async function putBackUpdated(trx: Trx, entry: Entry): Promise<{ changed: boolean; conflicts: string[] }> {
  const now = await currentRow(trx, entry);
  if (now === undefined) return { changed: false, conflicts: [] };
  const before = parsed(entry.before);
  const after = parsed(entry.after);
  const back: [string, Value][] = [];
  const conflicts: string[] = [];
  for (const [column, value] of Object.entries(before)) {
    if (now[column] === value) continue;
    if (now[column] === after[column]) back.push([column, value]);
    // The time of the last change follows the others; by itself it says nothing.
    else if (column !== 'updated_at') conflicts.push(column);
  }
  if (conflicts.length > 0 && back.every(([column]) => column === 'updated_at')) return { changed: false, conflicts };
  if (back.length === 0) return { changed: false, conflicts };
  await sql`update ${sql.id(tableOf(entry))} set ${sql.join(back.map(([column, value]) => sql`${sql.id(column)} = ${value}`))}
    where id = ${entry.row_id}`.execute(trx);
  return { changed: true, conflicts };
}

async function currentRow(trx: Trx, entry: Entry): Promise<Record<string, Value> | undefined> {
  const { rows } = await sql<
    Record<string, Value>
  >`select * from ${sql.id(tableOf(entry))} where id = ${entry.row_id}`.execute(trx);
  return rows[0];
}

function tableOf(entry: Pick<Entry, 'table_name'>): JournaledTable {
  if (!Object.hasOwn(journaledTables, entry.table_name))
    throw new Error(`The journal names an unknown table: ${entry.table_name}`);
  return entry.table_name as JournaledTable;
}

function parsed(json: string | null): Record<string, Value> {
  return json === null ? {} : (JSON.parse(json) as Record<string, Value>);
}
