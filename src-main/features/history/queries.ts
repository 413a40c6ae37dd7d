import { sql } from 'kysely';
import { countedTables, type Handle, type JournaledTable, journaledTables } from '../../database/tables.ts';

/** The record itself; of a contact its deals and leads too: what happened to them, happened with the contact. */
const subjectsOf = (id: string) => sql<string>`(select ${id} union all select id from deals where contact_id = ${id}
  union all select id from leads where contact_id = ${id} union all select id from quotations where contact_id = ${id}
  union all select id from documents where contact_id = ${id})`;

/** Acts that touched a record, newest first, with how many there are in all. */
export async function findActs(db: Handle, subjectId: string, limit: number, offset: number) {
  const touching = db
    .selectFrom('journal')
    .select('batch_id')
    .where('subject_id', 'in', subjectsOf(subjectId))
    .groupBy('batch_id');
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
    .where('subject_id', 'in', subjectsOf(subjectId))
    .where('batch_id', 'in', batchIds)
    .orderBy('seq')
    .limit(2_000)
    .execute();
}

/**
 * Records that an act added, and others that it changed: counted as an undo counts what it removes and restores
 * (database/undo.ts). What hangs on a record counts as that record.
 */
export async function countTouched(db: Handle, batchId: string): Promise<{ removed: number; restored: number }> {
  const counted = JSON.stringify([...countedTables]);
  const hanging = Object.entries(journaledTables).flatMap(([table, subject]) => (subject === 'id' ? [] : [table]));
  const { rows } = await sql<{ removed: number; restored: number }>`
    with added as (
      select distinct row_id id from journal
      where batch_id = ${batchId} and operation = 'insert' and table_name in (select value from json_each(${counted}))),
    changed as (
      select distinct subject_id id from journal
      where batch_id = ${batchId} and operation <> 'insert'
        and table_name in (select value from json_each(${JSON.stringify([...countedTables, ...hanging])})))
    select (select count(*) from added) removed,
      (select count(*) from changed where id not in (select id from added)) restored`.execute(db);
  return rows[0] ?? { removed: 0, restored: 0 };
}

/** What happened to some rows of a record from a change on, the newest first. */
export function findLaterChanges(db: Handle, subjectId: string, fromSeq: number, rowIds: readonly string[]) {
  return db
    .selectFrom('journal')
    .select(['seq', 'table_name', 'row_id', 'operation', 'before', 'after'])
    .where('subject_id', 'in', subjectsOf(subjectId))
    .where('seq', '>=', fromSeq)
    .where(sql<boolean>`row_id in (select value from json_each(${JSON.stringify(rowIds)}))`)
    .orderBy('seq', 'desc')
    .execute();
}

/** Rows of a table as they are now. */
export async function currentRows(db: Handle, table: JournaledTable, ids: readonly string[]) {
  const { rows } = await sql<Record<string, string | number | null>>`
    select * from ${sql.id(table)} where id in (select value from json_each(${JSON.stringify(ids)}))`.execute(db);
  return rows;
}

/**
 * What ids stand for: contacts, own fields, and all that is only a name. A tag, group or category that is gone is called as it last was;
 * a contact that was erased for good stays unnamed.
 */
export async function findNames(db: Handle, ids: readonly string[]) {
  const list = JSON.stringify(ids);
  const among = sql<boolean>`id in (select value from json_each(${list}))`;
  const contacts = await db.selectFrom('contacts').select(['id', 'kind', 'name', 'title']).where(among).execute();
  const fields = await db.selectFrom('custom_fields').select(['id', 'name', 'kind']).where(among).execute();
  const { rows: labels } = await sql<{ id: string; name: string }>`
    select id, name from tags where ${among} union all select id, name from groups where ${among}
    union all select id, name from products where ${among} union all select id, name from product_categories where ${among}
    union all select id, name from tax_rates where ${among} union all select id, name from staff where ${among}
    union all select id, name from pipelines where ${among} union all select id, name from stages where ${among}
    union all select id, name from lost_reasons where ${among} union all select id, title from deals where ${among}
    union all select id, text from stage_checks where ${among}
    union all select id, coalesce(number, subject) from quotations where ${among}
    union all select id, number from documents where ${among} union all
    select j.row_id, j.before ->> 'name' from json_each(${list}) i join journal j on j.subject_id = i.value
    where j.operation = 'delete' and j.table_name in ('tags', 'groups', 'product_categories')
      and not exists (select 1 from product_categories c where c.id = j.row_id)
      and not exists (select 1 from tags t where t.id = j.row_id) and not exists (select 1 from groups g where g.id = j.row_id)
    order by 1`.execute(db);
  return { contacts, fields, labels: [...new Map(labels.map((label) => [label.id, label])).values()] };
}

export function findChange(db: Handle, seq: number) {
  return db.selectFrom('journal').selectAll().where('seq', '=', seq).executeTakeFirst();
}

const namedTables = [
  'contacts',
  'tags',
  'groups',
  'custom_fields',
  'products',
  'product_categories',
  'tax_rates',
  'pipelines',
  'stages',
  'lost_reasons',
] as const;
/** Names of records for the list of what an undo kept. */
export async function namesOf(db: Handle, ids: readonly string[]): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (let from = 0; from < ids.length; from += 500) {
    const chunk = ids.slice(from, from + 500);
    for (const table of namedTables)
      for (const row of await db.selectFrom(table).select(['id', 'name']).where('id', 'in', chunk).execute())
        names.set(row.id, row.name);
    for (const table of ['tasks', 'appointments', 'deals'] as const)
      for (const row of await db.selectFrom(table).select(['id', 'title']).where('id', 'in', chunk).execute())
        names.set(row.id, row.title);
  }
  return names;
}
