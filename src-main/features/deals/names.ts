import { idList } from '../../database/id-list.ts';
import type { Handle } from '../../database/tables.ts';

/** How deals are called where something is about them, and which of them lie in the bin. */
export async function dealNames(db: Handle, ids: readonly string[]) {
  const rows = await db
    .selectFrom('deals')
    .select(['id', 'title', 'deleted_at'])
    .where('id', 'in', idList(ids))
    .execute();
  return new Map(rows.map((row) => [row.id, { name: row.title, inBin: row.deleted_at !== null }]));
}
