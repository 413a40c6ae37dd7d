import { type RawBuilder, sql } from 'kysely';
import type { Handle } from './tables.ts';

/**
 * How deals went through their stages, kept for the report, which would else walk through the history of every deal:
 * `deal_stays` has the stays that have ended, `deal_paths` each set of stages that some deal ever stood in. The index of a
 * deal names its set; a shop has few of them, however many deals.
 */
export async function installPassages(trx: Handle): Promise<void> {
  for (const table of ['deal_stays', 'deal_paths']) await sql`drop table if exists ${sql.id(table)}`.execute(trx);
  await sql`create table deal_paths (row integer primary key, stages text not null unique) strict`.execute(trx);
  await sql`create table deal_stays (
    deal_row integer not null, place integer not null, stage_id text not null, stay integer not null, left_at integer not null,
    primary key (deal_row, place)
  ) strict, without rowid`.execute(trx);
  // A median is a place in this order: nothing is sorted for it.
  await sql`create index deal_stays_stage on deal_stays (stage_id, stay, left_at, deal_row)`.execute(trx);
}

/** The stages that the deal `d` ever stood in, each once, as `deal_paths` has them. */
const stagesOfDeal = sql`(select json_group_array(stage_id) from (
  select distinct x.stage_id from deal_stages x where x.deal_id = d.id order by x.stage_id))`;
/** Which set of stages the deal `d` stood in; {@link keepPaths} has made it. */
export const pathOfDeal = sql`(select p.row from deal_paths p where p.stages = ${stagesOfDeal})`;

/** Makes the sets of stages that chosen deals stood in. Those that no deal has any more stay: they are few. */
export const keepPaths = (trx: Handle, chosen: RawBuilder<unknown>) =>
  sql`insert into deal_paths (stages) select distinct ${stagesOfDeal} from deals d where d.id in ${chosen}
    on conflict do nothing`.execute(trx);

/** Lets go of the stays of chosen deals, by their rows in the index: before those may go. */
export const dropStays = (trx: Handle, chosen: RawBuilder<unknown>) =>
  sql`delete from deal_stays where deal_row in (select row from deal_index where deal_id in ${chosen})`.execute(trx);

/**
 * Writes the stays of chosen deals that have ended. Only those in stages of the pipeline that a deal is in now: a report is
 * about one pipeline and the deals that stand in it.
 */
export const writeStays = (trx: Handle, chosen: RawBuilder<unknown>) =>
  sql`insert into deal_stays (deal_row, place, stage_id, stay, left_at)
    select row, place, stage_id, left_at - entered_at, left_at from (
      select i.row, i.stage_id now_in, x.stage_id, x.status, x.entered_at,
        row_number() over (partition by i.row order by x.entered_at, x.id) place,
        lead(x.entered_at) over (partition by i.row order by x.entered_at, x.id) left_at
      from deal_index i join deal_stages x on x.deal_id = i.deal_id where i.deal_id in ${chosen})
    where status = 'open' and left_at is not null
      and (select pipeline_id from stages where id = stage_id) = (select pipeline_id from stages where id = now_in)`.execute(
    trx,
  );
