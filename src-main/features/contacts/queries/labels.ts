import { sql } from 'kysely';
import type { Color } from '../../../contract/shared.ts';
import type { Handle } from '../../../database/tables.ts';

/** Tags or groups by name, with how many contacts (not in the bin) bear each: the index knows, all at once. */
export async function findLabels(db: Handle, table: 'tags' | 'groups') {
  const rows = await db.selectFrom(table).select(['id', 'name', 'color']).orderBy('name_key').execute();
  const { rows: counts } = await sql<{ label_id: string; n: number }>`
    select label_id, count(*) n from contact_index_labels group by label_id`.execute(db);
  const countOf = new Map(counts.map(({ label_id, n }) => [label_id, n]));
  return rows.map((row) => ({ ...row, color: row.color as Color, count: countOf.get(row.id) ?? 0 }));
}
