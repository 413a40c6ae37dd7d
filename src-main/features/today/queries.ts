import { sql } from 'kysely';
import { contactFlags } from '../../database/search-entries.ts';
import type { Db, Handle } from '../../database/tables.ts';

const KEY = 'today_seen';
interface Seen {
  /** The day on which Today was looked at last. */
  last: string;
  /** The one before it. */
  before: string | null;
}

async function readSeen(db: Handle): Promise<Seen | null> {
  const row = await db.selectFrom('app_state').select('value').where('key', '=', KEY).executeTakeFirst();
  return row === undefined ? null : (JSON.parse(row.value) as Seen);
}

/** The last day before today on which Today was looked at: what came after it was missed. Null where there was none. */
export async function daysSeen(db: Handle, today: string): Promise<string | null> {
  const seen = await readSeen(db);
  if (seen === null) return null;
  return seen.last < today ? seen.last : seen.before;
}

/** Today was looked at; what was missed stays missed until tomorrow. */
export async function rememberDay(db: Db, today: string): Promise<void> {
  const seen = await readSeen(db);
  if (seen?.last === today) return;
  const before = seen !== null && seen.last < today ? seen.last : null;
  await sql`insert or replace into app_state (key, value)
    values (${KEY}, ${JSON.stringify({ last: today, before } satisfies Seen)})`.execute(db);
}

export interface BirthdayQuery {
  /** Each day that counts with the `MM-DD` of those who have their birthday on it. */
  days: readonly { day: string; birthDays: readonly string[] }[];
  today: string;
}

/**
 * Birthdays of some days of whom nobody has greeted yet, and those put off until today or earlier: the latest day first.
 * Who is blocked is left out: the shop does not turn to them.
 */
export async function findBirthdays(
  db: Handle,
  { days, today }: BirthdayQuery,
  page: { limit: number; offset: number },
): Promise<{ total: number; rows: { contact_id: string; name: string; birthday: string; day: string }[] }> {
  const wanted = JSON.stringify(
    days.flatMap(({ day, birthDays }) =>
      birthDays.map((birthDay) => ({ day, birthDay, year: Number(day.slice(0, 4)) })),
    ),
  );
  const found = sql`
    select i.contact_id, i.name_key, d.value ->> 'day' day from json_each(${wanted}) d
      join contact_index i on i.birth_day = d.value ->> 'birthDay'
      where i.flags & ${contactFlags.blocked} = 0 and not exists (
        select 1 from birthday_greetings g where g.contact_id = i.contact_id and g.year = d.value ->> 'year')
    union all
    select g.contact_id, i.name_key, g.year || '-' || i.birth_day from birthday_greetings g
      join contact_index i on i.contact_id = g.contact_id
      where g.done_at is null and g.snoozed_until <= ${today} and i.flags & ${contactFlags.blocked} = 0
        and i.birth_day <> ''`;
  const { rows: counted } = await sql<{ n: number }>`select count(*) n from (${found})`.execute(db);
  const { rows } = await sql<{ contact_id: string; name: string; birthday: string; day: string }>`
    select f.contact_id, c.name, c.birthday, f.day from (
      select * from (${found}) order by day desc, name_key, contact_id limit ${page.limit} offset ${page.offset}) f
    join contacts c on c.id = f.contact_id order by f.day desc, f.name_key, f.contact_id`.execute(db);
  return { total: counted[0]?.n ?? 0, rows };
}
