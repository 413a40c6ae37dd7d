import { aTurn } from '../../../database/a-turn.ts';
import { type RawBuilder, sql } from 'kysely';
import { ContactFilter, type Selection } from '../../../contract/contacts.ts';
import type { Handle } from '../../../database/tables.ts';
import { idList } from './exist.ts';
import type { Condition } from './filter.ts';
import { type Sort, sortColumns } from './list.ts';
import { searchOf, sourceOf } from './search.ts';

/** Ids read by one statement: none holds the window for longer than a few milliseconds, some twenty from a cold disk. */
const SLICE = 500;
/** So many ids are looked up one by one; for more the list is walked. */
const FEW = 2_000;

const byName: Sort = { by: 'name', direction: 'asc' };

/**
 * Ids of a selection: as they were given, or by name for one by filter. Contacts that are gone, or lie in the bin where
 * the living are meant, are left out.
 * @param inBin whether contacts of the bin are meant, whatever the filter says
 */
export async function findSelected(db: Handle, selection: Selection, inBin: boolean): Promise<string[]> {
  if (selection.by === 'ids') return existing(db, [...new Set(selection.ids)], inBin);
  const except = new Set(selection.except);
  return idsWhere(slicesOf(db, { ...selection.filter, deleted: inBin }, byName), (id) => !except.has(id));
}

/**
 * As {@link findSelected}, in the order of the list.
 * @param sort `relevance` is by name: nobody reads thousands by how near they are
 */
export async function findSorted(db: Handle, selection: Selection, inBin: boolean, sort: Sort): Promise<string[]> {
  if (selection.by === 'filter') {
    const except = new Set(selection.except);
    return idsWhere(slicesOf(db, { ...selection.filter, deleted: inBin }, sort), (id) => !except.has(id));
  }
  const wanted = new Set(selection.ids);
  const all = ContactFilter.parse({ deleted: inBin });
  // A few are looked up; for many the list is walked once from its beginning to its end.
  const few = wanted.size <= FEW ? [sql`i.contact_id in ${idList([...wanted])}`] : [];
  return idsWhere(slicesOf(db, all, sort, few), (id) => wanted.has(id));
}

async function idsWhere(slices: AsyncIterable<string[]>, wanted: (id: string) => boolean): Promise<string[]> {
  const ids: string[] = [];
  for await (const slice of slices) for (const id of slice) if (wanted(id)) ids.push(id);
  return ids;
}

async function existing(db: Handle, given: readonly string[], inBin: boolean): Promise<string[]> {
  const ids: string[] = [];
  for (let from = 0; from < given.length; from += SLICE) {
    const { rows } = await sql<{
      id: string;
    }>`select c.id from contacts c where c.id in ${idList(given.slice(from, from + SLICE))}
      and (c.deleted_at is not null) = ${inBin ? 1 : 0}`.execute(db);
    for (const row of rows) ids.push(row.id);
    await aTurn();
  }
  return ids;
}

async function* slicesOf(
  db: Handle,
  filter: ContactFilter,
  { by, direction }: Sort,
  more: readonly Condition[] = [],
): AsyncGenerator<string[]> {
  const search = searchOf(filter);
  const columns = [...sortColumns[by === 'relevance' ? 'name' : by], 'row'];
  const list = sql.join(columns.map((column) => sql.ref(`i.${column}`)));
  const descends = direction === 'desc';
  const order = sql.join(columns.map((column) => sql`${sql.ref(`i.${column}`)} ${descends ? sql`desc` : sql`asc`}`));
  const sorted = sql.ref(`i.${columns[0] ?? 'row'}`);
  // What has no value stands first, or last in the other direction, and cannot be compared: a part of its own.
  const parts = by === 'lastInteractionAt' ? [sql`${sorted} is null`, sql`${sorted} is not null`] : [sql`true`];
  for (const part of descends ? parts.reverse() : parts) {
    let last: unknown[] | null = null;
    for (;;) {
      const after: Condition[] = last === null ? [] : [isAfter(list, last, descends, by === 'lastInteractionAt')];
      const { from, where } = sourceOf(search, [part, ...more, ...after]);
      const { rows } = await sql<Record<string, unknown> & { id: string }>`
        select i.contact_id id, ${list} from ${from} where ${where} order by ${order} limit ${SLICE}`.execute(db);
      yield rows.map((row) => row.id);
      const end = rows.at(-1);
      if (!end || rows.length < SLICE) break;
      last = columns.map((column) => end[column]);
      await aTurn();
    }
  }
}

/** The rows behind one, by a comparison of row values; where the first column is null throughout, by the rest. */
function isAfter(list: RawBuilder<unknown>, last: unknown[], descends: boolean, nullable: boolean): Condition {
  const way = descends ? sql`<` : sql`>`;
  if (nullable && last[0] === null) return sql`i.row ${way} ${last.at(-1)}`;
  return sql`(${list}) ${way} (${sql.join(last)})`;
}
