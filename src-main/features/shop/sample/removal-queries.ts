import { type RawBuilder, sql } from 'kysely';
import { idList } from '../../../database/id-list.ts';
import { type Handle, type JournaledTable, journaledTables, type Trx } from '../../../database/tables.ts';

type Ids = readonly string[];

/** What of the sample somebody looks for: as long as one of these is there, the sample is. */
const records = ['contacts', 'products', 'deals', 'leads', 'tasks', 'appointments'] as const;

/**
 * The newest act that added the sample shop, while anything of it is there and nobody has removed it: a product that
 * stayed because an own deal needs it is the shop's own.
 */
export async function findSampleBatch(db: Handle): Promise<{ id: string; started_at: number } | undefined> {
  const isThere = records.map(
    (table) => sql`exists (select 1 from journal j join ${sql.table(table)} r on r.id = j.row_id
      where j.batch_id = b.id and j.table_name = ${table} and j.operation = 'insert')`,
  );
  const { rows } = await sql<{ id: string; started_at: number }>`
    select b.id, b.started_at from batches b where b.kind = 'sample.add' and b.status = 'done'
      and not exists (select 1 from batches x where x.kind = 'sample.remove' and x.status = 'done' and x.rowid > b.rowid
        and exists (select 1 from journal j where j.batch_id = x.id))
      and (${sql.join(isThere, sql` or `)})
    order by b.rowid desc limit 1`.execute(db);
  return rows[0];
}

/** Ids of what a batch has made, by their tables; what is gone by now is among them and harms nobody. */
export async function madeIn(db: Handle, batchId: string): Promise<Map<JournaledTable, string[]>> {
  const rows = await db
    .selectFrom('journal')
    .select(['table_name', 'row_id'])
    .where('batch_id', '=', batchId)
    .where('operation', '=', 'insert')
    .execute();
  const made = new Map<JournaledTable, string[]>();
  for (const { table_name: table, row_id: id } of rows) {
    const known = made.get(table as JournaledTable);
    if (known) known.push(id);
    else made.set(table as JournaledTable, [id]);
  }
  return made;
}

/** Records of a batch that acts after it, which were not taken back, have written to. */
export async function changedSince(db: Handle, batchId: string): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select distinct j.subject_id id from journal j join batches b on b.id = j.batch_id
      left join batches u on u.id = b.undo_of
    where j.subject_id in (select m.subject_id from journal m where m.batch_id = ${batchId}) and j.batch_id <> ${batchId}
      and b.status <> 'undone' and coalesce(u.status, '') <> 'undone'`.execute(db);
  return new Set(rows.map((row) => row.id));
}

/** Removes rows with everything that hangs on them. */
export async function deleteRows(trx: Trx, table: JournaledTable, ids: Ids): Promise<void> {
  if (ids.length > 0) await sql`delete from ${sql.table(table)} where id in ${idList(ids)}`.execute(trx);
}

/** The deals that leads have become. */
export const dealsOfLeads = (db: Handle, leads: Ids) =>
  idsOf(db, sql`select deal_id id from leads where id in ${idList(leads)} and deal_id is not null`);

/** Tasks with all that followed them. */
export const tasksAfter = (db: Handle, tasks: Ids) =>
  idsOf(
    db,
    sql`with recursive all_of (id) as (select value from json_each(${JSON.stringify(tasks)})
      union select t.id from tasks t join all_of a on t.follows_id = a.id) select id from all_of`,
  );

/** Own tasks and appointments are about these deals no longer. */
export async function dropLinksTo(trx: Trx, deals: Ids): Promise<void> {
  for (const table of ['task_links', 'appointment_links'] as const)
    await sql`delete from ${sql.table(table)} where entity = 'deal' and other_id in ${idList(deals)}`.execute(trx);
}

/** Categories with anything in them, below them or leading to them. */
export const categoriesInUse = (db: Handle, ids: Ids) =>
  usedIn(db, ids, [
    sql`select category_id id from products`,
    sql`select parent_id from product_categories`,
    sql`select category_id from leads`,
    sql`select category_id from lead_assignment_rules`,
  ]);

/** Tags or groups that somebody bears, or that a price or a rule names. */
export const labelsInUse = (db: Handle, table: 'tags' | 'groups', ids: Ids) =>
  usedIn(
    db,
    ids,
    table === 'tags'
      ? [sql`select tag_id id from contact_tags`, sql`select condition ->> 'tagId' from lead_score_rules`]
      : [
          sql`select group_id id from contact_groups`,
          sql`select group_id from product_prices`,
          sql`select condition ->> 'groupId' from lead_score_rules`,
        ],
  );

export const reasonsInUse = (db: Handle, ids: Ids) => usedIn(db, ids, [sql`select lost_reason_id id from deals`]);

/** Whether a deal stands or stood in any of their stages. */
export async function pipelinesInUse(db: Handle, ids: Ids): Promise<boolean> {
  const stages = sql`(select s.id from stages s where s.pipeline_id in ${idList(ids)})`;
  const { rows } = await sql<{ used: number }>`select exists (select 1 from deals where stage_id in ${stages})
    or exists (select 1 from deal_stages where stage_id in ${stages}) used`.execute(db);
  return rows[0]?.used === 1;
}

/** Staff whom anything names: every table that refers to them, and the rules that give out leads. */
export async function staffInUse(db: Handle, ids: Ids): Promise<Set<string>> {
  const { rows } = await sql<{ child: string; column: string }>`
    select m.name child, f."from" column from sqlite_master m, pragma_foreign_key_list(m.name) f
    where m.type = 'table' and f."table" = 'staff'`.execute(db);
  const naming = rows
    .filter(({ child }) => Object.hasOwn(journaledTables, child))
    .map(({ child, column }) => sql`select ${sql.ref(column)} id from ${sql.table(child)}`);
  return usedIn(db, ids, [...naming, sql`select s.value from lead_assignment_rules r, json_each(r.staff_ids) s`]);
}

async function idsOf(db: Handle, query: RawBuilder<unknown>): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`${query}`.execute(db);
  return rows.map((row) => row.id);
}

/** Which of these ids any of the columns holds. */
async function usedIn(db: Handle, ids: Ids, columns: readonly RawBuilder<unknown>[]): Promise<Set<string>> {
  const used = new Set<string>();
  for (const column of columns)
    for (const id of await idsOf(
      db,
      sql`with used (id) as (${column}) select distinct id from used where id in ${idList(ids)}`,
    ))
      used.add(id);
  return used;
}
