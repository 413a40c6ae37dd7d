import { sql } from 'kysely';
import type { ContactFilter, Selection } from '../../../contract/contacts.ts';
import type { Handle } from '../../../database/tables.ts';
import { idList } from './exist.ts';
import { searchOf, sourceOf } from './search.ts';

/** Ids read by one statement: none holds the window for longer than a few milliseconds. */
const SLICE = 2_000;

/**
 * Ids of a selection: as they were given, or by name for one by filter. Contacts that are gone, or lie in the bin where
 * the living are meant, are left out.
 * @param inBin whether contacts of the bin are meant, whatever the filter says
 */
export async function findSelected(db: Handle, selection: Selection, inBin: boolean): Promise<string[]> {
  if (selection.by === 'ids') return existing(db, [...new Set(selection.ids)], inBin);
  const except = new Set(selection.except);
  const ids: string[] = [];
  for await (const slice of slicesOf(db, { ...selection.filter, deleted: inBin }))
    for (const id of slice) if (!except.has(id)) ids.push(id);
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

async function* slicesOf(db: Handle, filter: ContactFilter): AsyncGenerator<string[]> {
  const search = searchOf(filter);
  let last = { name_key: '', row: -1 };
  for (;;) {
    const { from, where } = sourceOf(search, [sql`(i.name_key, i.row) > (${last.name_key}, ${last.row})`]);
    const { rows } = await sql<{ id: string; name_key: string; row: number }>`
      select i.contact_id id, i.name_key, i.row from ${from} where ${where} order by i.name_key, i.row limit ${SLICE}`.execute(
      db,
    );
    yield rows.map((row) => row.id);
    const end = rows.at(-1);
    if (!end || rows.length < SLICE) return;
    last = end;
    await aTurn();
  }
}

/** Lets clicks and progress have their turn. */
export const aTurn = () => new Promise<void>((resolve) => setImmediate(resolve));
