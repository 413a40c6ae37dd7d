import { sql } from 'kysely';
import { type InsertBuffer, insertRows, type RowValues } from '../../database/insert-buffer.ts';
import type { Trx } from '../../database/tables.ts';
import { newId } from '../../domain/ids.ts';
import { fold } from '../../domain/text.ts';
import type { Columns, ListItem, ListSpec, ListTable, Writing } from './list-kinds.ts';

type Row = Record<string, string | number | null> & { id: string };

/**
 * How a given list meets what is there: `replace` makes it the list (rows left out go), `add` only brings what is not
 * there yet and leaves every row that is.
 */
export type ListMode = 'replace' | 'add';

/** Gathers the list of a contact that is new: everything in it is inserted. */
export function gatherList<Item extends ListItem>(
  buffer: InsertBuffer,
  spec: ListSpec<Item>,
  contactId: string,
  items: readonly Item[],
  writing: Writing,
): void {
  for (const [position, { columns, preferred }] of wantedRows(spec, items, writing).entries())
    buffer.add(spec.table, { id: newId(), contact_id: contactId, position, ...columns, preferred });
}

/** Brings the list of a contact to what is given. Writes only what differs; answers whether anything did. */
export async function changeList<Item extends ListItem>(
  trx: Trx,
  spec: ListSpec<Item>,
  contactId: string,
  items: readonly Item[],
  writing: Writing,
  mode: ListMode,
): Promise<boolean> {
  const existing = await rowsOf(trx, spec.table, contactId);
  const wanted = wantedRows(spec, items, writing);
  if (mode === 'add') return addToList(trx, spec, contactId, existing, wanted);
  const byKey = new Map(existing.map((row) => [spec.key(row as Columns), row]));
  const open = new Map(existing.map((row) => [row.id, row]));
  const take = (row: Row | undefined) => {
    if (row === undefined || !open.delete(row.id)) return undefined;
    return row;
  };
  const pairs = wanted.map((row) => ({
    row,
    old: spec.unique ? take(byKey.get(spec.key(row.columns))) : take(open.get(row.id ?? '')),
  }));
  for (const pair of pairs)
    pair.old ??= take(spec.unique ? open.get(pair.row.id ?? '') : byKey.get(spec.key(pair.row.columns)));

  let changed = open.size > 0;
  if (open.size > 0)
    await sql`delete from ${sql.table(spec.table)} where id in (select value from json_each(${JSON.stringify([...open.keys()])}))`.execute(
      trx,
    );
  const added: Row[] = [];
  for (const [position, { row, old }] of pairs.entries()) {
    const values = { position, ...row.columns, preferred: row.preferred };
    if (old === undefined) added.push({ id: newId(), contact_id: contactId, ...values });
    else if (await updateRow(trx, spec.table, old, values)) changed = true;
  }
  await insertRows(trx, spec.table, added);
  return changed || added.length > 0;
}

/** Inserts what is not there yet and fills the gaps of what is; nothing that stands is changed. */
async function addToList<Item extends ListItem>(
  trx: Trx,
  spec: ListSpec<Item>,
  contactId: string,
  existing: readonly Row[],
  wanted: readonly Wanted[],
): Promise<boolean> {
  const known = new Set(existing.map((row) => spec.key(row as Columns)));
  const start = Number(existing.at(-1)?.position ?? -1) + 1;
  const added: RowValues[] = [];
  let filled = false;
  for (const { columns, preferred } of wanted) {
    const key = spec.key(columns);
    if (known.has(key)) continue;
    known.add(key);
    const same = existing.find((row) => saysTheSame(spec.details ?? [], row, columns));
    if (same) {
      const gaps = Object.entries(columns).filter(([column, value]) => same[column] === '' && value !== '');
      if (await updateRow(trx, spec.table, same, Object.fromEntries(gaps))) filled = true;
      Object.assign(same, Object.fromEntries(gaps));
    } else
      added.push({
        id: newId(),
        contact_id: contactId,
        position: start + added.length,
        ...columns,
        preferred: existing.length === 0 ? preferred : 0,
      });
  }
  await insertRows(trx, spec.table, added);
  return filled || added.length > 0;
}

function saysTheSame(details: readonly string[], row: Row, columns: Columns): boolean {
  let shared = false;
  for (const column of details) {
    const [mine, theirs] = [fold(String(row[column] ?? '')), fold(columns[column] ?? '')];
    if (mine !== '' && theirs !== '' && mine !== theirs) return false;
    if (mine !== '' && mine === theirs) shared = true;
  }
  return shared;
}

interface Wanted {
  id: string | undefined;
  columns: Columns;
  preferred: 0 | 1;
}

/** The items as rows: empty ones left out, exactly one preferred (the first, if none is). */
function wantedRows<Item extends ListItem>(spec: ListSpec<Item>, items: readonly Item[], writing: Writing): Wanted[] {
  const rows: Wanted[] = [];
  const keys = new Set<string>();
  let preferred = -1;
  for (const item of items) {
    const columns = spec.columns(item, writing);
    if (columns === null) continue;
    if (spec.unique) {
      const key = spec.key(columns);
      if (keys.has(key)) continue;
      keys.add(key);
    }
    if (item.preferred && preferred < 0) preferred = rows.length;
    rows.push({ id: item.id, columns, preferred: 0 });
  }
  const chosen = rows[Math.max(preferred, 0)];
  if (chosen) chosen.preferred = 1;
  return rows;
}

export async function rowsOf(trx: Trx, table: ListTable, contactId: string): Promise<Row[]> {
  const { rows } =
    await sql<Row>`select * from ${sql.table(table)} where contact_id = ${contactId} order by position, id`.execute(
      trx,
    );
  return rows;
}

/** Writes the columns that differ; answers whether any did. */
export async function updateRow(
  trx: Trx,
  table: string,
  old: Record<string, unknown> & { id: string },
  values: Record<string, unknown>,
): Promise<boolean> {
  const different = Object.entries(values).filter(([column, value]) => old[column] !== value);
  if (different.length === 0) return false;
  await sql`update ${sql.table(table)} set ${sql.join(different.map(([column, value]) => sql`${sql.ref(column)} = ${value}`))}
    where id = ${old.id}`.execute(trx);
  return true;
}
