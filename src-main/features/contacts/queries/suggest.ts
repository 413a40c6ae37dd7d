import { sql } from 'kysely';
import type { Handle } from '../../../database/tables.ts';
import { fold } from '../../../domain/text.ts';

export type SuggestField = 'city' | 'source' | 'occupation' | 'jobTitle' | 'label';
const MOST = 20;

/** Values in use, most used first: those that begin with what is typed, then those with a word that does. */
export async function suggestValues(db: Handle, field: SuggestField, text: string) {
  const typed = fold(text);
  const { rows } = await sql<{ value: string; count: number }>`
    select value, sum(n) count from (${valuesOf[field]}) where value <> '' and instr(' ' || fold(value), ${` ${typed}`}) > 0
    group by fold(value) order by substr(fold(value), 1, ${typed.length}) <> ${typed}, 2 desc, value limit ${MOST}`.execute(
    db,
  );
  return rows;
}

/** Distinct values are few: they are counted first and folded then. */
const valuesOf = {
  city: sql`select city value, count(*) n from contact_addresses group by city`,
  source: sql`select source value, count(*) n from contacts where deleted_at is null group by source`,
  occupation: sql`select occupation value, count(*) n from contacts where deleted_at is null group by occupation`,
  jobTitle: sql`select job_title value, count(*) n from affiliations group by job_title`,
  label: sql`select label value, count(*) n from (select label from contact_phones union all select label from contact_emails
    union all select label from contact_addresses union all select label from contact_links) group by label`,
} satisfies Record<SuggestField, unknown>;
