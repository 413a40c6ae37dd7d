import { sql } from 'kysely';
import { age, daysBetween } from '../domain/dates.ts';
import type { LeadFacts } from '../domain/lead-scores.ts';
import type { Handle } from './tables.ts';

interface Basics {
  id: string;
  source: string;
  birthday: string | null;
  budget: number | null;
  wanted_on: string | null;
  today: string | null;
  groups: string;
  tags: string;
  cities: string;
  answers: string;
}

/** What the rules can look at, of some leads by their ids: one statement however many. */
export async function factsOfLeads(db: Handle, ids: readonly string[]): Promise<Map<string, LeadFacts>> {
  const { rows } = await sql<Basics>`
    select l.id, iif(l.source = '', c.source, l.source) source, c.birthday, l.budget, l.wanted_on,
      (select value from app_state where key = 'lead_day') today,
      (select json_group_array(g.group_id) from contact_groups g where g.contact_id = l.contact_id) groups,
      (select json_group_array(t.tag_id) from contact_tags t where t.contact_id = l.contact_id) tags,
      (select json_group_array(a.city) from contact_addresses a where a.contact_id = l.contact_id and a.city <> '') cities,
      (select json_group_array(json_array(v.field_id, v.value)) from contact_custom_values v
        join custom_fields f on f.id = v.field_id and f.deleted_at is null where v.contact_id = l.contact_id) answers
    from json_each(${JSON.stringify(ids)}) j join leads l on l.id = j.value join contacts c on c.id = l.contact_id`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.id, factsOf(row)]));
}

const factsOf = (row: Basics): LeadFacts => ({
  groupIds: JSON.parse(row.groups) as string[],
  tagIds: JSON.parse(row.tags) as string[],
  cities: JSON.parse(row.cities) as string[],
  age: row.birthday === null || row.today === null ? null : age(row.birthday, row.today),
  source: row.source,
  // Until sales are kept nobody has bought anything that is known.
  spending: null,
  budget: row.budget,
  wantedIn: row.wanted_on === null || row.today === null ? null : daysBetween(row.today, row.wanted_on),
  answers: new Map(JSON.parse(row.answers) as [string, string][]),
});
