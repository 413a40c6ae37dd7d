import { type Selectable, sql } from 'kysely';
import { countedTables, type JournaledTable, type JournalTable, journaledTables, type Trx } from './tables.ts';
import { type ForeignKey, removeInserted } from './undo-inserts.ts';

export type Entry = Selectable<JournalTable>;
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

/** Reverses entries one by one and remembers what came of it. */
export class Reversal {
  /** Rows and records that somebody has changed since. */
  readonly lived = new Set<string>();
  readonly #children: Map<string, ForeignKey[]>;
  readonly #parents = new Map<string, ForeignKey[]>();
  readonly #removed = new Set<string>();
  readonly #restored = new Set<string>();
  readonly #kept = new Map<string, KeptRow>();

  /** @param children who refers to a table, by the table's name: {@link foreignKeys} */
  constructor(children: Map<string, ForeignKey[]>) {
    this.#children = children;
    for (const [parent, keys] of children)
      for (const { table, column } of keys)
        this.#parents.set(table, [...(this.#parents.get(table) ?? []), { table: parent, column }]);
  }

  /** @param entries one entry, or inserts into one table; @returns those of which anything stays as the batch made it */
  async of(trx: Trx, entries: readonly Entry[]): Promise<Entry[]> {
    const [first] = entries;
    if (!first) return [];
    if (first.operation !== 'insert') return (await this.#ofOne(trx, first)) ? [first] : [];
    const table = tableOf(first);
    const fates = await removeInserted(trx, table, entries, this.lived, this.#children.get(table) ?? []);
    if (countedTables.has(table)) for (const [id, fate] of fates) if (fate === 'removed') this.#removed.add(id);
    return entries.filter((entry) => fates.get(entry.row_id) === 'kept' && this.#keep(entry, []));
  }

  async #ofOne(trx: Trx, entry: Entry): Promise<boolean> {
    if (entry.operation === 'delete') {
      const outcome = await putBackDeleted(trx, entry, this.#parents.get(entry.table_name) ?? []);
      if (outcome === 'back') this.#countRestored(entry);
      return outcome === 'kept' && this.#keep(entry, []);
    }
    const { changed, conflicts } = await putBackUpdated(trx, entry);
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

/** Who refers to a table, by the table that is referred to: needed to see that a row is in use by something that came later. */
export async function foreignKeys(trx: Trx): Promise<Map<string, ForeignKey[]>> {
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
