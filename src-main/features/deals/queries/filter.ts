import { type RawBuilder, sql } from 'kysely';
import type { DealFilter } from '../../../contract/deals.ts';
import { idList } from '../../../database/id-list.ts';
import { fold } from '../../../domain/text.ts';

export type Condition = RawBuilder<unknown>;

const MOST_TERMS = 12;
/** From here on a word is found anywhere in another one, as in the lists of contacts and products. */
const ANYWHERE = 3;
export const DAY_MS = sql.lit(86_400_000);

/** Whether the quiet clock of an open deal has run out: see `isQuiet` in domain/deals.ts. */
export const quietNow = (now: number): Condition =>
  sql`(i.status = 'open' and coalesce(i.clock_at <= ${now} - (select q.quiet_days from stages q where q.id = i.stage_id) * ${DAY_MS}, 0))`;

/** What a filter asks of a row `i` of deal_index; the status and the bin are the caller's business where they are fixed. */
export function conditionsOf(filter: DealFilter, now: number): Condition[] {
  const conditions: Condition[] = [];
  const ask = (condition: Condition) => conditions.push(condition);
  if (filter.search.trim() !== '') {
    const terms = [...new Set(fold(filter.search.slice(0, 200)).split(' ').filter(Boolean))].slice(0, MOST_TERMS);
    if (terms.length === 0) ask(sql`false`);
    for (const term of terms) ask(sql`instr(i.words, ${Array.from(term).length >= ANYWHERE ? term : ` ${term}`}) > 0`);
  }
  if (filter.pipelineId !== null)
    ask(sql`i.stage_id in (select id from stages where pipeline_id = ${filter.pipelineId})`);
  if (filter.stageIds.length > 0) ask(sql`i.stage_id in ${idList(filter.stageIds)}`);
  if (filter.status !== null) ask(sql`i.status = ${filter.status}`);
  if (filter.staffIds.length > 0 || filter.unassigned)
    ask(
      filter.unassigned
        ? sql`(i.staff_id is null or i.staff_id in ${idList(filter.staffIds)})`
        : sql`i.staff_id in ${idList(filter.staffIds)}`,
    );
  if (filter.source !== '') ask(sql`i.source_key = ${fold(filter.source)}`);
  if (filter.valueFrom !== null) ask(sql`i.value >= ${filter.valueFrom}`);
  if (filter.valueTo !== null) ask(sql`i.value <= ${filter.valueTo}`);
  if (filter.expectedFrom !== null) ask(sql`i.expected_on >= ${filter.expectedFrom}`);
  if (filter.expectedTo !== null) ask(sql`i.expected_on <= ${filter.expectedTo}`);
  if (filter.quiet !== null) ask(filter.quiet ? quietNow(now) : sql`not ${quietNow(now)}`);
  if (filter.snoozed !== null)
    ask(
      filter.snoozed
        ? sql`(i.status = 'open' and i.awake_at > ${now})`
        : sql`not (i.status = 'open' and coalesce(i.awake_at, 0) > ${now})`,
    );
  if (filter.tagIds.length > 0)
    ask(sql`i.contact_id in (select contact_id from contact_tags where tag_id in ${idList(filter.tagIds)})`);
  if (filter.productId !== null)
    ask(sql`i.deal_id in (select deal_id from deal_products where product_id = ${filter.productId})`);
  if (filter.contactId !== null)
    ask(sql`(i.contact_id = ${filter.contactId}
      or i.deal_id in (select deal_id from deal_people where contact_id = ${filter.contactId}))`);
  return conditions;
}

export const allOf = (conditions: readonly Condition[]): RawBuilder<boolean> =>
  conditions.length === 0 ? sql<boolean>`true` : sql<boolean>`${sql.join(conditions, sql` and `)}`;

/** The living, or the bin in the same shape: that is small and seldom looked into, so nothing is kept up for it. */
export const sourceOf = (deleted: boolean): RawBuilder<unknown> => (deleted ? sql`${binAsIndex} i` : sql`deal_index i`);

const binAsIndex = sql`(
  select d.rowid row, d.id deal_id, d.stage_id, d.status, d.rank, coalesce(d.value, 0) value, d.expected_on, d.staff_id,
    d.contact_id, d.touched_at clock_at, d.touched_by clock_by, d.awake_at, d.updated_at entered_at, fold(d.title) title_key,
    coalesce(c.name_key, '') contact_key, fold(d.source) source_key, d.created_at, d.updated_at, d.closed_at,
    ' ' || fold(d.title) || ' ' || coalesce(c.name_key, '') words
  from deals d left join contacts c on c.id = d.contact_id where d.deleted_at is not null)`;
