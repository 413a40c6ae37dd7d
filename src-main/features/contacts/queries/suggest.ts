import { sql } from 'kysely';
import type { Handle } from '../../../database/tables.ts';
import { fold } from '../../../domain/text.ts';

export type SuggestField = 'city' | 'source' | 'occupation' | 'jobTitle' | 'label';
const MOST = 20;

/** Values in use, most used first: those that begin with what is typed, then those with a word that does. */
export async function suggestValues(db: Handle, field: SuggestField, text: string) {
  const typed = fold(text);
  const { rows } = await sql<{ value: string; count: number }>`
    with used as materialized (${valuesOf[field]})
    select value, sum(n) count from used where instr(' ' || fold(value), ${` ${typed}`}) > 0
    group by fold(value) order by substr(fold(value), 1, ${typed.length}) <> ${typed}, 2 desc, value limit ${MOST}`.execute(
    db,
  );
  return rows;
}

/** Each is counted from an index alone; the values that differ are few, and only they are folded (hence materialized). */
const valuesOf = {
  city: sql`select city value, count(*) n from contact_addresses where city <> '' group by city`,
  source: sql`select source value, count(*) n from contacts where source <> '' group by source`,
  occupation: sql`select occupation value, count(*) n from contacts where occupation <> '' group by occupation`,
  jobTitle: sql`select job_title value, count(*) n from affiliations where job_title <> '' group by job_title`,
  label: sql`select label value, count(*) n from contact_phones group by label
    union all select label, count(*) from contact_emails group by label
    union all select label, count(*) from contact_addresses group by label
    union all select label, count(*) from contact_links group by label`,
} satisfies Record<SuggestField, unknown>;
