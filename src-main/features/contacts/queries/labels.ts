import type { Color } from '../../../contract/shared.ts';
import type { Handle } from '../../../database/tables.ts';

/** Tags or groups by name, with how many contacts (not in the bin) bear each. */
export async function findLabels(db: Handle, table: 'tags' | 'groups') {
  const counts =
    table === 'tags'
      ? db.selectFrom('contact_tags as l').select(['l.tag_id as label_id', 'l.contact_id'])
      : db.selectFrom('contact_groups as l').select(['l.group_id as label_id', 'l.contact_id']);
  const rows = await db
    .selectFrom(table)
    .select((q) => [
      'id',
      'name',
      'color',
      q
        .selectFrom(counts.as('l'))
        .innerJoin('contacts as c', 'c.id', 'l.contact_id')
        .whereRef('l.label_id', '=', q.ref(`${table}.id`))
        .where('c.deleted_at', 'is', null)
        .select((count) => count.fn.countAll<number>().as('count'))
        .as('count'),
    ])
    .orderBy('name_key')
    .execute();
  return rows.map((row) => ({ ...row, color: row.color as Color, count: row.count ?? 0 }));
}
