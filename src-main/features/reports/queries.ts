import { type RawBuilder, sql } from 'kysely';
import { sumOf, weightedBy } from '../../database/deal-sql.ts';
import type { Handle } from '../../database/tables.ts';
import type { MonthSpan } from '../../domain/months.ts';

/** What all statements of one report look at. */
export interface Scope {
  pipelineId: string;
  staffId: string | null;
  months: readonly MonthSpan[];
}

const DAY_MS = sql.lit(86_400_000);
const spans = ({ months }: Scope) => sql`mo (month, begins, ends) as materialized (
  select value ->> 'month', value ->> 'from', value ->> 'until' from json_each(${JSON.stringify(months)}))`;
const from = ({ months }: Scope): number => months[0]?.from ?? 0;
const until = ({ months }: Scope): number => months.at(-1)?.until ?? 0;
/** Deals of the pipeline as rows `i` of deal_index, those in stages that were taken out too. */
const mine = ({ pipelineId, staffId }: Scope) =>
  sql`i.stage_id in (select id from stages where pipeline_id = ${pipelineId})
    and ${staffId === null ? sql`true` : sql`i.staff_id = ${staffId}`}`;

export interface StageFacts {
  id: string;
  name: string;
  probability: number;
  position: number;
}

export async function stagesOf(db: Handle, pipelineId: string): Promise<StageFacts[]> {
  return db
    .selectFrom('stages')
    .select(['id', 'name', 'probability', 'position'])
    .where('pipeline_id', '=', pipelineId)
    .where('deleted_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute();
}

/**
 * How far each deal of the pipeline came: the furthest of its stages that it ever stood in. One that was won counts as
 * having passed all of them.
 */
const furthest = (scope: Scope) => sql`far as materialized (
  select i.deal_id id, i.status, i.created_at, max(s.position) position
  from deal_index i join deal_stages x on x.deal_id = i.deal_id
  join stages s on s.id = x.stage_id and s.pipeline_id = ${scope.pipelineId}
  where ${mine(scope)} group by i.deal_id)`;

export interface Reached {
  id: string;
  /** Begun in the time asked for. */
  reached: number;
  /** Closed whenever, with how many of them were won: only those that really stood in it or beyond it. */
  closed: number;
  won: number;
}

export async function findReached(db: Handle, scope: Scope): Promise<Map<string, Reached>> {
  const { rows } = await sql<Reached>`
    with ${furthest(scope)}
    select s.id,
      count(*) filter (where f.created_at >= ${from(scope)} and f.created_at < ${until(scope)}
        and (f.status = 'won' or f.position >= s.position)) reached,
      count(*) filter (where f.status <> 'open' and f.position >= s.position) closed,
      count(*) filter (where f.status = 'won' and f.position >= s.position) won
    from stages s join far f where s.pipeline_id = ${scope.pipelineId} and s.deleted_at is null group by s.id`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

export async function countClosed(db: Handle, scope: Scope): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) n from deal_index i where i.status <> 'open' and ${mine({ ...scope, staffId: null })}`.execute(db);
  return rows[0]?.n ?? 0;
}

/** The stages with two weights: as set, and as history has it (null where there is none). */
export interface Weight {
  id: string;
  probability: number;
  own: number | null;
}
const weights = (given: readonly Weight[]) => sql`w (id, chance, own) as materialized (
  select value ->> 'id', value ->> 'probability', value ->> 'own' from json_each(${JSON.stringify(given)}))`;
/** Falls back to what was set where a stage has no history of its own yet. */
const byOwn = weightedBy(sql`i.value`, sql`coalesce(w.own, w.chance)`);
const byChance = weightedBy(sql`i.value`, sql`w.chance`);

export interface OpenRow {
  month: string | null;
  staffId: string | null;
  count: number;
  sum: number;
  committedCount: number;
  committedSum: number;
  weighted: number;
  byHistory: number;
}

/** What is open by the month it is expected in and by staff; what was expected before the first month counts in it. */
export async function findOpen(
  db: Handle,
  scope: Scope,
  given: readonly Weight[],
  commitFrom: number,
): Promise<OpenRow[]> {
  const first = scope.months[0]?.month ?? '';
  const last = scope.months.at(-1)?.month ?? '';
  const { rows } = await sql<OpenRow>`
    with ${weights(given)}
    select max(substr(i.expected_on, 1, 7), ${first}) month, i.staff_id staffId, count(*) count, ${sumOf(sql`i.value`)} sum,
      count(*) filter (where w.chance >= ${commitFrom}) committedCount,
      ${sumOf(sql`iif(w.chance >= ${commitFrom}, i.value, 0)`)} committedSum,
      ${sumOf(byChance)} weighted, ${sumOf(byOwn)} byHistory
    from w cross join deal_index i on i.status = 'open' and i.stage_id = w.id
    where ${mine(scope)} and (i.expected_on is null or substr(i.expected_on, 1, 7) <= ${last})
    group by 1, 2`.execute(db);
  return rows;
}

/** What is open now, by stage. */
export async function findOpenByStage(db: Handle, scope: Scope, given: readonly Weight[]) {
  const { rows } = await sql<{ id: string; count: number; sum: number; weighted: number; byHistory: number }>`
    with ${weights(given)}
    select w.id, count(*) count, ${sumOf(sql`i.value`)} sum, ${sumOf(byChance)} weighted, ${sumOf(byOwn)} byHistory
    from w cross join deal_index i on i.status = 'open' and i.stage_id = w.id where ${mine(scope)} group by w.id`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** What was won, by month and staff. */
export async function findWon(db: Handle, scope: Scope) {
  const { rows } = await sql<{ month: string; staffId: string | null; count: number; sum: number }>`
    with ${spans(scope)}
    select mo.month, i.staff_id staffId, count(*) count, ${sumOf(sql`i.value`)} sum
    from deal_index i join mo on i.closed_at >= mo.begins and i.closed_at < mo.ends
    where i.status = 'won' and i.closed_at >= ${from(scope)} and i.closed_at < ${until(scope)} and ${mine(scope)}
    group by 1, 2`.execute(db);
  return rows;
}

export async function staffNames(db: Handle): Promise<Map<string, string>> {
  const rows = await db.selectFrom('staff').select(['id', 'name']).execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

interface Span {
  key: string;
  count: number;
  average: number;
  median: number;
}

/** How many, the average and the median (the middle, or between the two in the middle) of days, by key. */
async function spread(db: Handle, rowsOf: RawBuilder<unknown>): Promise<Map<string, Omit<Span, 'key'>>> {
  const { rows } = await sql<Span>`
    with d (key, days) as materialized (${rowsOf}),
    r as (select key, days, row_number() over (partition by key order by days) place, count(*) over (partition by key) n from d)
    select key, max(n) count, avg(days) average, avg(days) filter (where place in ((n + 1) / 2, (n + 2) / 2)) median
    from r group by key`.execute(db);
  return new Map(rows.map(({ key, ...span }) => [key, span]));
}

/** Days of the stays in each stage that ended in the time asked for. */
export const findStays = (db: Handle, scope: Scope) =>
  spread(
    db,
    sql`select stage_id, (left_at - entered_at) * 1.0 / ${DAY_MS} from (
      select x.stage_id, x.status, x.entered_at,
        lead(x.entered_at) over (partition by x.deal_id order by x.entered_at, x.id) left_at
      from deal_index i join deal_stages x on x.deal_id = i.deal_id where ${mine(scope)})
    where status = 'open' and left_at >= ${from(scope)} and left_at < ${until(scope)}`,
  );

/** Days from the beginning to the end of what was closed in the time asked for: by `won` and `lost`. */
export const findCycles = (db: Handle, scope: Scope) =>
  spread(
    db,
    sql`select i.status, (i.closed_at - i.created_at) * 1.0 / ${DAY_MS} from deal_index i
      where i.closed_at >= ${from(scope)} and i.closed_at < ${until(scope)} and ${mine(scope)}`,
  );

export async function findLostReasons(db: Handle, scope: Scope) {
  const { rows } = await sql<{ id: string | null; name: string | null; count: number; sum: number }>`
    select r.id, r.name, count(*) count, ${sumOf(sql`i.value`)} sum from deal_index i join deals d on d.id = i.deal_id
    left join lost_reasons r on r.id = d.lost_reason_id
    where i.status = 'lost' and i.closed_at >= ${from(scope)} and i.closed_at < ${until(scope)} and ${mine(scope)}
    group by r.id order by count(*) desc, r.position, r.id`.execute(db);
  return rows;
}

export async function findSources(db: Handle, scope: Scope) {
  const { rows } = await sql<{
    source: string;
    created: number;
    won: number;
    wonSum: number;
    lost: number;
    open: number;
  }>`select max(d.source) source, count(*) created, count(*) filter (where i.status = 'won') won,
      ${sumOf(sql`iif(i.status = 'won', i.value, 0)`)} wonSum, count(*) filter (where i.status = 'lost') lost,
      count(*) filter (where i.status = 'open') open
    from deal_index i join deals d on d.id = i.deal_id
    where i.created_at >= ${from(scope)} and i.created_at < ${until(scope)} and ${mine(scope)}
    group by i.source_key order by count(*) desc, i.source_key limit 100`.execute(db);
  return rows;
}
