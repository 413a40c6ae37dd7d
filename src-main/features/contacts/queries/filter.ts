import { type RawBuilder, sql } from 'kysely';
import type { ContactFilter } from '../../../contract/contacts.ts';
import { contactFlags } from '../../../database/search-entries.ts';
import { fold } from '../../../domain/text.ts';
import { idList } from './exist.ts';

export type Condition = RawBuilder<unknown>;

/**
 * What a filter (its search apart) asks of a row `i` of contact_index.
 * @param walking the rows come in the order of the list anyway, so each is asked for its tags; else the tags give the rows
 */
export function filterConditions(filter: ContactFilter, walking = false): Condition[] {
  const conditions: Condition[] = [];
  const { must, mustNot, anyOf } = flagMasks(filter);
  if (must + mustNot > 0) conditions.push(sql`i.flags & ${must + mustNot} = ${must}`);
  if (anyOf > 0) conditions.push(sql`i.flags & ${anyOf} <> 0`);
  if (filter.birthdayMonth !== null)
    conditions.push(sql`i.flags / ${sql.lit(contactFlags.birthMonth)} = ${filter.birthdayMonth}`);
  if (filter.city !== '') conditions.push(sql`i.city_key = ${fold(filter.city)}`);
  if (filter.addedSince !== null) conditions.push(sql`i.created_at >= ${filter.addedSince}`);
  for (const labels of [filter.tagIds, filter.groupIds])
    if (labels.length > 0)
      conditions.push(filter.deleted ? labelled(labels) : walking ? bearsLabel(labels) : labelledInIndex(labels));
  return conditions;
}

const labelledInIndex = (ids: readonly string[]) =>
  sql`i.row in (select row from contact_index_labels where label_id in ${idList(ids)})`;
/** One equality each: a look into the table's own key, a fraction of a microsecond. */
const bearsLabel = (ids: readonly string[]) =>
  sql`(${sql.join(
    ids.map((id) => sql`exists (select 1 from contact_index_labels l where l.label_id = ${id} and l.row = i.row)`),
    sql` or `,
  )})`;
const labelled = (ids: readonly string[]) =>
  sql`i.contact_id in (select contact_id from contact_tags where tag_id in ${idList(ids)}
    union all select contact_id from contact_groups where group_id in ${idList(ids)})`;

function flagMasks(filter: ContactFilter): { must: number; mustNot: number; anyOf: number } {
  let must = 0;
  let mustNot = 0;
  const ask = (flag: number, wanted: boolean | null) => {
    if (wanted === true) must += flag;
    else if (wanted === false) mustNot += flag;
  };
  ask(contactFlags.organization, filter.kind === null ? null : filter.kind === 'organization');
  ask(contactFlags.hasPhone, filter.hasPhone);
  ask(contactFlags.blocked, filter.blocked);
  const anyOf = [...new Set(filter.roles)].reduce((mask, role) => mask + contactFlags[role], 0);
  return { must, mustNot, anyOf };
}

export const allOf = (conditions: readonly Condition[]): RawBuilder<boolean> =>
  conditions.length === 0 ? sql<boolean>`true` : sql<boolean>`${sql.join(conditions, sql` and `)}`;

/** The bin in the shape of contact_index: it is small and seldom looked into, so nothing is kept up for it. */
export const binAsIndex = sql`(
  select c.rowid row, c.id contact_id,
    (c.kind = 'organization') * ${sql.lit(contactFlags.organization)} + c.is_customer * ${sql.lit(contactFlags.customer)}
      + c.is_supplier * ${sql.lit(contactFlags.supplier)} + c.is_partner * ${sql.lit(contactFlags.partner)}
      + c.is_prospect * ${sql.lit(contactFlags.prospect)}
      + exists (select 1 from contact_phones p where p.contact_id = c.id and p.digits <> '') * ${sql.lit(contactFlags.hasPhone)}
      + (c.blocked_at is not null) * ${sql.lit(contactFlags.blocked)}
      + coalesce(substr(c.birthday, -5, 2), 0) * ${sql.lit(contactFlags.birthMonth)} flags,
    c.name_key, c.letter, coalesce(a.city_key, '') city_key, coalesce(fold(o.name), '') company_key,
    coalesce(substr(c.birthday, -5), '') birth_day, c.created_at, c.updated_at,
    (select max(t.occurred_at) from interactions t where t.contact_id = c.id and t.deleted_at is null) last_interaction_at,
    ' ' || fold(c.title) || ' ' || c.name_key || ' ' || fold(c.nickname) || ' ' || coalesce(fold(o.name), '') || ' '
      || coalesce(a.city_key, '') || ' ' || fold(c.note) words,
    coalesce((select group_concat(p.digits, ' ') from contact_phones p where p.contact_id = c.id), '') digits
  from contacts c
  left join contact_addresses a on a.id = (select x.id from contact_addresses x where x.contact_id = c.id and x.city <> ''
    order by x.preferred desc, x.position limit 1)
  left join contacts o on o.id = (select f.organization_id from affiliations f where f.contact_id = c.id
    order by f.preferred desc, f.position limit 1)
  where c.deleted_at is not null)`;
