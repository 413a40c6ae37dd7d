import { type RawBuilder, sql } from 'kysely';
import { dropStays, installPassages, keepPaths, pathOfDeal, writeStays } from './deal-passages.ts';
import { houseDeals, keepStageHistory } from './deal-stages.ts';
import { followEvent, followRows, type MadeIndex, type Side } from './made-index.ts';
import type { Handle } from './tables.ts';

const CHUNK = 100;
const CHUNK_OF_ALL = 500;

/**
 * The index of deals in the shape of that of products (product-index.ts): `deal_index` is what the board and the
 * list sort, filter, count and sum up on; `deal_dirty` notes which deals are out of date.
 */
export const dealIndex: MadeIndex = {
  name: 'deal_index',
  version: '4',
  tables: ['deal_index', 'deal_dirty'],
  async make(trx) {
    await sql`create table deal_dirty (deal_id text primary key not null) strict, without rowid`.execute(trx);
    await sql`create table deal_index (
      row integer primary key,
      deal_id text not null unique,
      stage_id text not null,
      status text not null,
      rank text not null,
      value integer not null,
      expected_on text,
      staff_id text,
      contact_id text,
      clock_at integer not null, clock_by text not null, awake_at integer,
      entered_at integer not null,
      title_key text not null, contact_key text not null, source_key text not null,
      created_at integer not null, updated_at integer not null, closed_at integer,
      words text not null,
      source text not null, lost_reason_id text, path integer
    ) strict`.execute(trx);
    // A column's cards come in their order from the first, its sums from the second, each without touching the table.
    await sql`create index deal_index_board on deal_index (stage_id, status, rank, deal_id)`.execute(trx);
    await sql`create index deal_index_sums on deal_index (status, stage_id, value, clock_at)`.execute(trx);
    await sql`create index deal_index_contact on deal_index (contact_id) where contact_id is not null`.execute(trx);
    // What the report reads: what was closed, what was begun, and what is open and when.
    await sql`create index deal_index_report_closed on deal_index
      (status, stage_id, closed_at, created_at, value, staff_id, lost_reason_id)`.execute(trx);
    await sql`create index deal_index_report_begun on deal_index
      (stage_id, created_at, status, path, value, staff_id, source_key, source)`.execute(trx);
    await sql`create index deal_index_report_open on deal_index
      (stage_id, expected_on, value, staff_id) where status = 'open'`.execute(trx);
    // What Today reads: what is open by its day and by its quiet clock, that over all stages and in each.
    await sql`create index deal_index_today_day on deal_index (expected_on, awake_at, staff_id) where status = 'open'`.execute(
      trx,
    );
    await sql`create index deal_index_today_clock on deal_index (clock_at, stage_id, expected_on, staff_id)
      where status = 'open'`.execute(trx);
    await sql`create index deal_index_today_quiet on deal_index (stage_id, clock_at, expected_on, staff_id)
      where status = 'open'`.execute(trx);
    await installPassages(trx);
    for (const first of [
      'title_key',
      'contact_key',
      'value',
      'expected_on',
      'clock_at',
      'created_at',
      'updated_at',
      'closed_at',
    ])
      await sql`create index ${sql.id(`deal_index_${first}`)} on deal_index (${sql.id(first)}, row, status, stage_id)`.execute(
        trx,
      );
    await watchTables(trx);
    await sql`insert into deal_dirty select id from deals`.execute(trx);
    await flushDealIndex(trx, undefined, CHUNK_OF_ALL);
  },
};

async function watchTables(db: Handle): Promise<void> {
  const mark = (select: RawBuilder<unknown>) => sql`insert into deal_dirty (deal_id) ${select} on conflict do nothing;`;
  const own = (column: string) => (side: Side) => mark(sql`select ${sql.ref(`${side}.${column}`)} where true`);
  const follow = (table: string, marks: (side: Side) => RawBuilder<unknown>) =>
    followRows(db, 'deals_follow', table, marks);
  await follow('deals', own('id'));
  await follow('deal_stages', own('deal_id'));
  await follow('deal_products', own('deal_id'));
  // A note about one deal concerns that one; one about the customer, all that are open.
  await follow('interactions', (side) =>
    mark(sql`select d.id from deals d where d.contact_id = ${sql.ref(`${side}.contact_id`)}
        and ${sql.ref(`${side}.deal_id`)} is null and d.status = 'open'
      union select d.id from deals d where d.id = ${sql.ref(`${side}.deal_id`)}`),
  );
  await follow('task_links', (side) => mark(sql`select id from deals where id = ${sql.ref(`${side}.other_id`)}`));
  await followEvent(
    db,
    'deals_follow_tasks_done',
    sql`update of done_at, deleted_at on tasks`,
    mark(sql`select d.id from task_links l join deals d on d.id = l.other_id where l.task_id = new.id`),
  );
  await followEvent(
    db,
    'deals_follow_stages_pipeline',
    sql`update of pipeline_id on stages when old.pipeline_id <> new.pipeline_id`,
    mark(sql`select distinct deal_id from deal_stages where stage_id = new.id`),
  );
  for (const [table, followers] of [
    ['contacts', sql`select id from deals where contact_id = new.id`],
    ['products', sql`select deal_id from deal_products where product_id = new.id`],
  ] as const)
    await followEvent(
      db,
      `deals_follow_${table}_name`,
      sql`update of name_key on ${sql.id(table)} when old.name_key is not new.name_key`,
      mark(followers),
    );
}

/** Brings the entries of all deals noted in `deal_dirty` up to date, inside the transaction that changed them. */
export async function flushDealIndex(trx: Handle, breathe?: () => Promise<void>, chunk = CHUNK): Promise<void> {
  for (;;) {
    const dirty = await trx.selectFrom('deal_dirty').select('deal_id').limit(chunk).execute();
    if (dirty.length === 0) return;
    const ids = JSON.stringify(dirty.map((row) => row.deal_id));
    await houseDeals(trx, ids);
    await keepStageHistory(trx, ids);
    await refresh(trx, ids);
    await sql`delete from deal_dirty where deal_id in (select value from json_each(${ids}))`.execute(trx);
    await breathe?.();
  }
}

/**
 * What may have set the quiet clock back last: see `clockOf` in domain/deals.ts. Of the customer's notes those count that
 * are about no deal; of anybody's, those about this one, and what was
 * to be done about it.
 */
const touches = sql`(
  select d.touched_at at, d.touched_by kind
  union all select d.awake_at, 'wake' where d.awake_at is not null
  union all select i.occurred_at, i.kind from interactions i
    where i.contact_id = d.contact_id and i.deal_id is null and i.deleted_at is null
  union all select i.occurred_at, i.kind from interactions i where i.deal_id = d.id and i.deleted_at is null
  union all select t.done_at, 'task' from task_links l join tasks t on t.id = l.task_id
    where l.other_id = d.id and l.entity = 'deal' and t.done_at is not null and t.deleted_at is null)`;

async function refresh(trx: Handle, ids: string): Promise<void> {
  const chosen = sql`(select value from json_each(${ids}))`;
  await dropStays(trx, chosen);
  await keepPaths(trx, chosen);
  await sql`delete from deal_index where deal_id in (
    select i.deal_id from deal_index i left join deals d on d.id = i.deal_id
    where i.deal_id in ${chosen} and (d.id is null or d.deleted_at is not null))`.execute(trx);
  await sql`
    insert into deal_index (deal_id, stage_id, status, rank, value, expected_on, staff_id, contact_id, clock_at, clock_by,
      awake_at, entered_at, title_key, contact_key, source_key, created_at, updated_at, closed_at, words,
      source, lost_reason_id, path)
    select id, stage_id, status, rank, coalesce(value, 0), expected_on, staff_id, contact_id, clock_at, clock_by, awake_at,
      entered_at, title_key, contact_key, source_key, created_at, updated_at, closed_at,
      ' ' || title_key || ' ' || contact_key || products, source, lost_reason_id, path
    from (
      select d.*, fold(d.title) title_key, iif(d.source = '', '', fold(d.source)) source_key,
        coalesce((select c.name_key from contacts c where c.id = d.contact_id), '') contact_key,
        (select t.at from ${touches} t order by t.at desc limit 1) clock_at,
        (select t.kind from ${touches} t order by t.at desc limit 1) clock_by,
        coalesce((select max(s.entered_at) from deal_stages s where s.deal_id = d.id), d.created_at) entered_at,
        coalesce((select group_concat(' ' || p.name_key, '') from deal_products x join products p on p.id = x.product_id
          where x.deal_id = d.id), '') products,
        ${pathOfDeal} path
      from deals d where d.id in ${chosen} and d.deleted_at is null
    ) where true
    on conflict (deal_id) do update set stage_id = excluded.stage_id, status = excluded.status, rank = excluded.rank,
      value = excluded.value, expected_on = excluded.expected_on, staff_id = excluded.staff_id,
      contact_id = excluded.contact_id, clock_at = excluded.clock_at, clock_by = excluded.clock_by, awake_at = excluded.awake_at,
      entered_at = excluded.entered_at, title_key = excluded.title_key, contact_key = excluded.contact_key,
      source_key = excluded.source_key, created_at = excluded.created_at, updated_at = excluded.updated_at,
      closed_at = excluded.closed_at, words = excluded.words, source = excluded.source,
      lost_reason_id = excluded.lost_reason_id, path = excluded.path`.execute(trx);
  await writeStays(trx, chosen);
}
