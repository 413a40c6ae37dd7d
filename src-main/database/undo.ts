import { type Selectable, sql } from 'kysely';
import { type ForeignKey, removeInserted } from './undo-inserts.ts';
import { countedTables, type JournaledTable, type JournalTable, journaledTables, type Trx } from './tables.ts';

/** Journal entries looked at in one read. */
const CHUNK = 500;
/** Inserted rows that are removed together: a few milliseconds. */
const AT_ONCE = 50;

type Entry = Selectable<JournalTable>;
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
  const reversal = new Reversal(trx, await touchedSince(trx, batchId, undoBatch), await foreignKeys(trx));
  for await (const entries of portionsOf(trx, batchId)) {
    await reversal.of(entries);
    await breathe();
  }
  return reversal.outcome();
}

/**
 * As {@link takeBack}, for a batch that never came to its end: its entries leave the journal too, each before it is
 * reversed, and reversing leaves none. So it needs no room, and works on a disk that has just become full. The entries
 * of what is kept stay. Runs with the batch itself in `journal_context`.
 */
export async function wipeOut(trx: Trx, batchId: string, breathe: () => Promise<void>): Promise<TakenBack> {
  const reversal = new Reversal(trx, await touchedSince(trx, batchId, batchId), await foreignKeys(trx));
  let last = await lastSeq(trx);
  for await (const entries of portionsOf(trx, batchId)) {
    const seqs = JSON.stringify(entries.map((entry) => entry.seq));
    await sql`delete from journal where seq in (select value from json_each(${seqs}))`.execute(trx);
    const kept = await reversal.of(entries);
    // What of an entry could be reversed, beside what is kept, is in the journal from now on.
    if (kept.length === 0 || entries.length > 1) await trx.deleteFrom('journal').where('seq', '>', last).execute();
    for (const entry of kept) await trx.insertInto('journal').values(entry).execute();
    if (kept.length > 0) last = await lastSeq(trx);
    await breathe();
  }
  return reversal.outcome();
}

/**
 * Entries of a batch, the newest first; what is written to the journal meanwhile is not among them. Rows inserted one
 * after the other into one table come together, everything else alone.
 */
async function* portionsOf(trx: Trx, batchId: string): AsyncGenerator<Entry[]> {
  for (let below = (await lastSeq(trx)) + 1; ;) {
    const entries = await trx
      .selectFrom('journal')
      .selectAll()
      .where('batch_id', '=', batchId)
      .where('seq', '<', below)
      .orderBy('seq', 'desc')
      .limit(CHUNK)
      .execute();
    let portion: Entry[] = [];
    for (const entry of entries) {
      const [first] = portion;
      const joins =
        first?.operation === 'insert' && entry.operation === 'insert' && first.table_name === entry.table_name;
      if (first && (!joins || portion.length === AT_ONCE)) {
        yield portion;
        portion = [];
      }
      portion.push(entry);
    }
    if (portion.length > 0) yield portion;
    const oldest = entries.at(-1);
    if (!oldest) return;
    below = oldest.seq;
  }
}

async function lastSeq(trx: Trx): Promise<number> {
  const { last } = await trx
    .selectFrom('journal')
    .select((q) => q.fn.max('seq').as('last'))
    .executeTakeFirstOrThrow();
  return Number(last ?? 0);
}

/** Reverses entries one by one and remembers what came of it. */
class Reversal {
  readonly #trx: Trx;
  readonly #lived: Set<string>;
  readonly #children: Map<string, ForeignKey[]>;
  readonly #parents = new Map<string, ForeignKey[]>();
  readonly #removed = new Set<string>();
  readonly #restored = new Set<string>();
  readonly #kept = new Map<string, KeptRow>();

  /** @param children who refers to a table, by the table's name */
  constructor(trx: Trx, lived: Set<string>, children: Map<string, ForeignKey[]>) {
    this.#trx = trx;
    this.#lived = lived;
    this.#children = children;
    for (const [parent, keys] of children)
      for (const { table, column } of keys)
        this.#parents.set(table, [...(this.#parents.get(table) ?? []), { table: parent, column }]);
  }

  /** @param entries one entry, or inserts into one table; @returns those of which anything stays as the batch made it */
  async of(entries: readonly Entry[]): Promise<Entry[]> {
    const [first] = entries;
    if (!first) return [];
    if (first.operation !== 'insert') return (await this.#ofOne(first)) ? [first] : [];
    const table = tableOf(first);
    const fates = await removeInserted(this.#trx, table, entries, this.#lived, this.#children.get(table) ?? []);
    if (countedTables.has(table)) for (const [id, fate] of fates) if (fate === 'removed') this.#removed.add(id);
    return entries.filter((entry) => fates.get(entry.row_id) === 'kept' && this.#keep(entry, []));
  }

  async #ofOne(entry: Entry): Promise<boolean> {
    if (entry.operation === 'delete') {
      const outcome = await putBackDeleted(this.#trx, entry, this.#parents.get(entry.table_name) ?? []);
      if (outcome === 'back') this.#countRestored(entry);
      return outcome === 'kept' && this.#keep(entry, []);
    }
    const { changed, conflicts } = await putBackUpdated(this.#trx, entry);
    if (changed) this.#countRestored(entry);
    return conflicts.length > 0 && this.#keep(entry, conflicts);
  }

  outcome(): TakenBack {
    for (const id of this.#removed) this.#restored.delete(id);
    return { removed: this.#removed.size, restored: this.#restored.size, kept: [...this.#kept.values()] };
  }

  /** What hangs on a record counts as that record. */
  #countRestored(entry: Entry): void {
    const table = tableOf(entry);
    if (countedTables.has(table) || journaledTables[table] !== 'id') this.#restored.add(entry.subject_id);
  }

  #keep(entry: Entry, columns: string[]): true {
    const key = `${entry.table_name} ${entry.row_id}`;
    const known = this.#kept.get(key);
    if (known) known.columns = [...new Set([...known.columns, ...columns])];
    else this.#kept.set(key, { id: entry.subject_id, table: tableOf(entry), columns });
    return true;
  }
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
  const isBack = await unlessTaken(
    sql`insert into ${sql.id(tableOf(entry))} (${sql.join(values.map(([column]) => sql.id(column)))})
    values (${sql.join(values.map(([, value]) => value))})`.execute(trx),
  );
  return isBack ? 'back' : 'kept';
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
  const changed = await unlessTaken(
    sql`update ${sql.id(tableOf(entry))} set ${sql.join(back.map(([column, value]) => sql`${sql.id(column)} = ${value}`))}
    where id = ${entry.row_id}`.execute(trx),
  );
  return { changed, conflicts: changed ? conflicts : [...conflicts, ...back.map(([column]) => column)] };
}

/**
 * Whether a row could be written. Where what came since has taken its place (a tag of the same name, the same tag on the
 * same contact) or what it refers to is gone for good, it stays as it is: one such row must not hold up all the others.
 * SQLite takes back the one statement only.
 */
async function unlessTaken(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CONSTRAINT')) return false;
    throw error;
  }
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
