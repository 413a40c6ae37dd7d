import { type RawBuilder, sql } from 'kysely';
import type { DealFilter, DealSort, DealSums } from '../../../contract/deals.ts';
import { sumOf, weightedBy } from '../../../database/deal-sql.ts';
import type { Handle } from '../../../database/tables.ts';
import { allOf, conditionsOf, sourceOf } from './filter.ts';

/** Ids read by one statement where all of a list is wanted. */
const SLICE = 2_000;

/** How many deals a filter finds, what they are worth, and that by their probability. */
export async function sumUp(db: Handle, filter: DealFilter, now: number): Promise<DealSums> {
  const chance = sql`case i.status when 'won' then 10000 when 'lost' then 0 else s.probability end`;
  const { rows } = await sql<DealSums>`
    select count(*) count, ${sumOf(sql`i.value`)} sum, ${sumOf(weightedBy(sql`i.value`, chance))} weighted
    from ${sourceOf(filter.deleted)} join stages s on s.id = i.stage_id
    where ${allOf(conditionsOf(filter, now))}`.execute(db);
  return rows[0] ?? { count: 0, sum: 0, weighted: 0 };
}

export async function countFound(db: Handle, filter: DealFilter, now: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) n from ${sourceOf(filter.deleted)}
    where ${allOf(conditionsOf(filter, now))}`.execute(db);
  return rows[0]?.n ?? 0;
}

/** Ids of a page of deals, found in the index alone. */
export async function findPage(
  db: Handle,
  filter: DealFilter,
  sort: DealSort,
  { limit, offset }: { limit: number; offset: number },
  now: number,
): Promise<string[]> {
  const { rows } = await sql<{ deal_id: string }>`select i.deal_id from ${sourceOf(filter.deleted)}
    where ${allOf(conditionsOf(filter, now))} order by ${orderOf(sort)} limit ${limit} offset ${offset}`.execute(db);
  return rows.map((row) => row.deal_id);
}

/** All that a filter finds, in the order of the list, slice by slice: `breathe` is awaited between them. */
export async function findAll(
  db: Handle,
  filter: DealFilter,
  sort: DealSort,
  now: number,
  breathe: () => Promise<void>,
): Promise<string[]> {
  const ids: string[] = [];
  for (;;) {
    const slice = await findPage(db, filter, sort, { limit: SLICE, offset: ids.length }, now);
    ids.push(...slice);
    if (slice.length < SLICE) return ids;
    await breathe();
  }
}

const columns = {
  title: 'title_key',
  customer: 'contact_key',
  value: 'value',
  expectedOn: 'expected_on',
  quietSince: 'clock_at',
  createdAt: 'created_at',
  updatedAt: 'updated_at',
  closedAt: 'closed_at',
} as const satisfies Record<Exclude<DealSort['by'], 'stage'>, string>;
const mayLack = new Set<DealSort['by']>(['expectedOn', 'closedAt', 'customer']);

function orderOf({ by, direction }: DealSort): RawBuilder<unknown> {
  const way = direction === 'desc' ? sql`desc` : sql`asc`;
  if (by === 'stage')
    return sql`(select p.position * 1000 + s.position from stages s join pipelines p on p.id = s.pipeline_id
      where s.id = i.stage_id) ${way}, i.rank, i.row`;
  const column = sql.ref(`i.${columns[by]}`);
  return mayLack.has(by)
    ? sql`coalesce(${column}, '') = '', ${column} ${way}, i.row ${way}`
    : sql`${column} ${way}, i.row ${way}`;
}

/** Sources in use that hold a word beginning like a text, most used first. */
export async function findSources(db: Handle, text: string) {
  const { rows } = await sql<{ value: string; count: number }>`
    with used as materialized (
      select source value, count(*) n from deals where source <> '' and deleted_at is null group by source)
    select value, sum(n) count from used where instr(' ' || fold(value), ' ' || fold(${text})) > 0
    group by fold(value) order by 2 desc, value limit 20`.execute(db);
  return rows;
}
