import type { Handle } from '../../database/tables.ts';

/** Acts that touched a record, newest first, with how many there are in all. */
export async function findActs(db: Handle, subjectId: string, limit: number, offset: number) {
  const touching = db.selectFrom('journal').select('batch_id').where('subject_id', '=', subjectId).groupBy('batch_id');
  const { total } = await db
    .selectFrom(touching.as('acts'))
    .select((q) => q.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const items = await db
    .selectFrom('batches')
    .leftJoin('staff', 'staff.id', 'batches.staff_id')
    .where('batches.id', 'in', touching)
    .select(['batches.id', 'batches.kind', 'batches.started_at', 'batches.status', 'staff.name as staff_name'])
    .orderBy('batches.started_at', 'desc')
    .orderBy('batches.id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
  return { total: Number(total), items };
}

/** What those acts changed in the record and in what hangs on it, in the order of writing. */
export function findChanges(db: Handle, subjectId: string, batchIds: readonly string[]) {
  if (batchIds.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('journal')
    .select(['seq', 'batch_id', 'table_name', 'row_id', 'operation', 'before', 'after'])
    .where('subject_id', '=', subjectId)
    .where('batch_id', 'in', batchIds)
    .orderBy('seq')
    .limit(2_000)
    .execute();
}

export function findChange(db: Handle, seq: number) {
  return db.selectFrom('journal').selectAll().where('seq', '=', seq).executeTakeFirst();
}

/** Names of records for the list of what an undo kept: contacts, tags, groups, custom fields. */
export async function namesOf(db: Handle, ids: readonly string[]): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (let from = 0; from < ids.length; from += 500) {
    const chunk = ids.slice(from, from + 500);
    for (const table of ['contacts', 'tags', 'groups', 'custom_fields'] as const)
      for (const row of await db.selectFrom(table).select(['id', 'name']).where('id', 'in', chunk).execute())
        names.set(row.id, row.name);
  }
  return names;
}
