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

export interface Reached {
  id: string;
  /** Begun in the time asked for. */
  reached: number;
  /** Closed whenever, with how many of them were won: only those that really stood in it or beyond it. */
  closed: number;
  won: number;
}

/**
 * How far deals came: the furthest of the pipeline's stages that each ever stood in. One that was won counts as having
 * passed all of them. Deals that stood in the same stages are one row here: see database/deal-passages.ts.
 */
export async function findReached(db: Handle, scope: Scope): Promise<Map<string, Reached>> {
  const { rows } = await sql<Reached>`
    with went as materialized (
      select i.path, i.status, count(*) n,
        count(*) filter (where i.created_at >= ${from(scope)} and i.created_at < ${until(scope)}) begun
      from deal_index i where ${mine(scope)} group by i.path, i.status),
    far as materialized (
      select w.*, (select max(s.position) from json_each(p.stages) j join stages s on s.id = j.value
        where s.pipeline_id = ${scope.pipelineId}) position
      from went w join deal_paths p on p.row = w.path)
    select s.id,
      coalesce(sum(f.begun) filter (where f.status = 'won' or f.position >= s.position), 0) reached,
      coalesce(sum(f.n) filter (where f.status <> 'open' and f.position >= s.position), 0) closed,
      coalesce(sum(f.n) filter (where f.status = 'won' and f.position >= s.position), 0) won
    from stages s join far f where s.pipeline_id = ${scope.pipelineId} and s.deleted_at is null
      and f.position is not null group by s.id`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

export async function countClosed(db: Handle, scope: Scope): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) n from deal_index i where i.status in ('won', 'lost') and ${mine({ ...scope, staffId: null })}`.execute(
    db,
  );
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
  count: number;
  average: number;
  median: number;
}

/**
 * How many, the average and the median (the middle, or between the two in the middle) of milliseconds, in days, by a key.
 * @param from the rows of the keys that a condition holds for
 */
async function spread(
  db: Handle,
  breathe: () => Promise<void>,
  {
    key,
    ms,
    all,
    from: rowsOf,
  }: {
    key: RawBuilder<unknown>;
    ms: RawBuilder<unknown>;
    all: RawBuilder<unknown>;
    from: (keys: RawBuilder<unknown>) => RawBuilder<unknown>;
  },
): Promise<Map<string, Span>> {
  const days = sql`(${ms}) * 1.0 / ${DAY_MS}`;
  const { rows } = await sql<{ key: string; count: number; average: number }>`
    select ${key} key, count(*) count, avg(${days}) average from ${rowsOf(sql`${key} in ${all}`)} group by 1`.execute(
    db,
  );
  const spans = new Map<string, Span>();
  for (const { key: value, count, average } of rows) {
    await breathe();
    const { rows: middle } = await sql<{ median: number }>`select avg(days) median from (
      select ${days} days from ${rowsOf(sql`${key} = ${value}`)} order by ${ms} limit ${2 - (count % 2)}
      offset ${Math.floor((count - 1) / 2)})`.execute(db);
    spans.set(value, { count, average, median: middle[0]?.median ?? 0 });
  }
  return spans;
}

/** Days of the stays in each stage that ended in the time asked for. */
export const findStays = (db: Handle, scope: Scope, breathe: () => Promise<void>) =>
  spread(db, breathe, {
    key: sql`x.stage_id`,
    ms: sql`x.stay`,
    all: sql`(select id from stages where pipeline_id = ${scope.pipelineId})`,
    from: (keys) =>
      sql`deal_stays x where ${keys} and x.left_at >= ${from(scope)} and x.left_at < ${until(scope)} and ${
        scope.staffId === null
          ? sql`true`
          : sql`(select i.staff_id from deal_index i where i.row = x.deal_row) = ${scope.staffId}`
      }`,
  });

/** Days from the beginning to the end of what was closed in the time asked for: by `won` and `lost`. */
export const findCycles = (db: Handle, scope: Scope, breathe: () => Promise<void>) =>
  spread(db, breathe, {
    key: sql`i.status`,
    ms: sql`i.closed_at - i.created_at`,
    all: sql`('won', 'lost')`,
    from: (keys) => sql`deal_index i where ${keys} and i.closed_at >= ${from(scope)} and i.closed_at < ${until(scope)}
      and ${mine(scope)}`,
  });

export async function findLostReasons(db: Handle, scope: Scope) {
  const { rows } = await sql<{ id: string | null; name: string | null; count: number; sum: number }>`
    select r.id, r.name, count(*) count, ${sumOf(sql`i.value`)} sum from deal_index i
    left join lost_reasons r on r.id = i.lost_reason_id
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
  }>`select max(i.source) source, count(*) created, count(*) filter (where i.status = 'won') won,
      ${sumOf(sql`iif(i.status = 'won', i.value, 0)`)} wonSum, count(*) filter (where i.status = 'lost') lost,
      count(*) filter (where i.status = 'open') open
    from deal_index i
    where i.created_at >= ${from(scope)} and i.created_at < ${until(scope)} and ${mine(scope)}
    group by i.source_key order by count(*) desc, i.source_key limit 100`.execute(db);
  return rows;
}
