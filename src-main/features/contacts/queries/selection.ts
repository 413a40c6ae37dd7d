import { sql } from 'kysely';
import type { Selection } from '../../../contract/contacts.ts';
import type { Handle } from '../../../database/tables.ts';
import { idList } from './exist.ts';
import { searchOf, sourceOf } from './search.ts';

/**
 * Ids of a selection, in steady order. Contacts that are gone, or lie in the bin where the living are meant, are left
 * out.
 * @param inBin whether a selection by ids means contacts of the bin; one by filter says so itself
 */
export async function findSelected(db: Handle, selection: Selection, inBin: boolean): Promise<string[]> {
  if (selection.by === 'ids') {
    const { rows } = await sql<{ id: string }>`select c.id from contacts c where c.id in ${idList(selection.ids)}
      and (c.deleted_at is not null) = ${inBin ? 1 : 0} order by c.id`.execute(db);
    return rows.map((row) => row.id);
  }
  const { from, where } = sourceOf(searchOf({ ...selection.filter, deleted: inBin }));
  const { rows } = await sql<{ id: string }>`select i.contact_id id from ${from} where ${where}
    and i.contact_id not in ${idList(selection.except)} order by i.name_key, i.row`.execute(db);
  return rows.map((row) => row.id);
}
