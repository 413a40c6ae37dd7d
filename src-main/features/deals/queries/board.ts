import { type RawBuilder, sql } from 'kysely';
import type { BoardOrder, DealFilter, DealSums } from '../../../contract/deals.ts';
import { sumOf, weightedBy } from '../../../database/deal-sql.ts';
import type { Handle } from '../../../database/tables.ts';
import { allOf, conditionsOf, sourceOf } from './filter.ts';
import type { PlacedStage } from './pipelines.ts';

const DAY_MS = 86_400_000;

/** The board shows what is open and not in the bin, whatever else is asked for. */
const openOnly = (filter: DealFilter): DealFilter => ({ ...filter, status: null, pipelineId: null, deleted: false });

/** Count, sums and quiet ones of each of these stages, by one statement over an index that holds all of it. */
export async function sumUpStages(
  db: Handle,
  stages: readonly Pick<PlacedStage, 'id' | 'probability' | 'quietDays'>[],
  filter: DealFilter,
  now: number,
): Promise<Map<string, DealSums & { quiet: number }>> {
  const given = stages.map(({ id, probability, quietDays }) => [
    id,
    probability,
    quietDays === null ? null : now - quietDays * DAY_MS,
  ]);
  const { rows } = await sql<DealSums & { id: string; quiet: number }>`
    with st (id, chance, quiet_before) as materialized (
      select value ->> 0, value ->> 1, value ->> 2 from json_each(${JSON.stringify(given)}))
    select st.id, count(*) count, ${sumOf(sql`i.value`)} sum, ${sumOf(weightedBy(sql`i.value`, sql`st.chance`))} weighted,
      coalesce(sum(i.clock_at <= st.quiet_before), 0) quiet
    from st cross join deal_index i on i.status = 'open' and i.stage_id = st.id
    where ${allOf(conditionsOf(openOnly(filter), now))} group by st.id`.execute(db);
  return new Map(rows.map(({ id, ...sums }) => [id, sums]));
}

/** What a column is sorted by: the value itself, and whether the largest comes first. */
const orders: Record<BoardOrder, { by: RawBuilder<unknown>; down: boolean }> = {
  hand: { by: sql`i.rank`, down: false },
  value: { by: sql`i.value`, down: true },
  expectedOn: { by: sql`coalesce(i.expected_on, '9999-99-99')`, down: false },
  quietSince: { by: sql`i.clock_at`, down: false },
  updatedAt: { by: sql`i.updated_at`, down: true },
};

/** Ids of the next cards of a column, and where the ones after them begin; null: there are none. */
export async function findColumn(
  db: Handle,
  stageId: string,
  { filter, order, after, limit }: { filter: DealFilter; order: BoardOrder; after: string | null; limit: number },
  now: number,
): Promise<{ ids: string[]; next: string | null }> {
  const { by, down } = orders[order];
  const conditions = [
    sql`i.stage_id = ${stageId}`,
    sql`i.status = 'open'`,
    ...conditionsOf(openOnly(filter), now),
    ...beyond(order, after),
  ];
  const { rows } = await sql<{ id: string; at: string | number }>`select i.deal_id id, ${by} at from ${sourceOf(false)}
    where ${allOf(conditions)} order by ${by} ${down ? sql`desc` : sql`asc`}, i.deal_id limit ${limit + 1}`.execute(db);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    ids: page.map((row) => row.id),
    next: rows.length > limit && last ? JSON.stringify([order, last.at, last.id]) : null,
  };
}

/** Beyond the card that a cursor names; one of another order, or that somebody has made up, begins at the first. */
function beyond(order: BoardOrder, after: string | null): RawBuilder<unknown>[] {
  const cursor = after === null ? null : cursorOf(after);
  if (cursor?.order !== order) return [];
  const { by, down } = orders[order];
  const { at, id } = cursor;
  return [sql`(${by} ${down ? sql`<` : sql`>`} ${at} or (${by} = ${at} and i.deal_id > ${id}))`];
}

function cursorOf(text: string): { order: unknown; at: string | number; id: string } | null {
  try {
    const parts: unknown = JSON.parse(text);
    if (!Array.isArray(parts)) return null;
    const [order, at, id] = parts as unknown[];
    const isPlace = typeof at === 'string' || typeof at === 'number';
    return isPlace && typeof id === 'string' ? { order, at, id } : null;
  } catch {
    return null;
  }
}
