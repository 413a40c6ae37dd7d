import { sql } from 'kysely';
import type { Handle } from '../../../database/tables.ts';

/** Contacts (not in the bin) that share a value: pairs of the value and the contact's row in contact_index. */
export interface Shared {
  value: string;
  row: number;
}

export async function sharedPhones(db: Handle): Promise<Shared[]> {
  const { rows } =
    await sql<Shared>`select p.e164 value, i.row from contact_phones p join contact_index i on i.contact_id = p.contact_id
    where p.e164 in (select e164 from contact_phones where e164 is not null group by e164 having count(*) > 1)
    order by p.e164`.execute(db);
  return rows;
}

export async function sharedEmails(db: Handle): Promise<Shared[]> {
  const { rows } =
    await sql<Shared>`select e.address_key value, i.row from contact_emails e join contact_index i on i.contact_id = e.contact_id
    where e.address_key in (select address_key from contact_emails group by address_key having count(*) > 1)
    order by e.address_key`.execute(db);
  return rows;
}

/** Cities with more than one contact in them. */
export async function sharedCities(db: Handle): Promise<string[]> {
  const { rows } = await sql<{ city_key: string }>`select city_key from contact_index where city_key > ''
    group by city_key having count(*) > 1`.execute(db);
  return rows.map((row) => row.city_key);
}

/** Names of one city in their order, a slice at a time. */
export async function namesIn(db: Handle, city: string, after: { name_key: string; row: number }, limit: number) {
  const { rows } = await sql<{ name_key: string; row: number }>`select name_key, row from contact_index
    where city_key = ${city} and (name_key, row) > (${after.name_key}, ${after.row}) order by name_key, row limit ${limit}`.execute(
    db,
  );
  return rows;
}

/**
 * Pairs that are not the same, as rows of contact_index: those of whom it was said, and a person with the organization
 * that she belongs to, who may well share a phone and even a name.
 */
export async function knownPairs(db: Handle): Promise<{ a: number; b: number }[]> {
  const { rows } = await sql<{ a: number; b: number }>`select a.row a, b.row b from not_duplicates n
    join contact_index a on a.contact_id = n.contact_id join contact_index b on b.contact_id = n.other_id
    union all select a.row, b.row from affiliations f
      join contact_index a on a.contact_id = f.contact_id join contact_index b on b.contact_id = f.organization_id`.execute(
    db,
  );
  return rows;
}

/** Contacts with one of these phones (E.164). */
export async function withPhones(db: Handle, phones: readonly string[]): Promise<string[]> {
  if (phones.length === 0) return [];
  const { rows } = await sql<{ id: string }>`select distinct c.id from contact_phones p
    join contacts c on c.id = p.contact_id and c.deleted_at is null
    where p.e164 in (select value from json_each(${JSON.stringify(phones)})) limit 50`.execute(db);
  return rows.map((row) => row.id);
}

/** Contacts with one of these addresses (as `emailKey` gives them). */
export async function withEmails(db: Handle, emails: readonly string[]): Promise<string[]> {
  if (emails.length === 0) return [];
  const { rows } = await sql<{ id: string }>`select distinct c.id from contact_emails e
    join contacts c on c.id = e.contact_id and c.deleted_at is null
    where e.address_key in (select value from json_each(${JSON.stringify(emails)})) limit 50`.execute(db);
  return rows.map((row) => row.id);
}

/**
 * Contacts whose name could be near the given one: of the same city, with words that begin with the same letters; without
 * a city, or among those without one, of exactly the same name.
 */
export async function nameCandidates(db: Handle, nameKey: string, cityKey: string) {
  const words = nameKey.split(' ');
  const initials = sql.join(
    words.slice(0, 4).map((word) => sql`instr(' ' || name_key, ${` ${word.charAt(0)}`}) > 0`),
    sql` and `,
  );
  const { rows } = await sql<{ id: string; name_key: string }>`
    select contact_id id, name_key from contact_index where row in (
      select row from contact_index where ${cityKey} <> '' and city_key = ${cityKey}
        and ((${initials}) or substr(name_key, 1, 1) = ${nameKey.charAt(0)}))
    union
    select contact_id, name_key from contact_index where name_key = ${nameKey} and (city_key = '' or ${cityKey} = '')
    limit 5000`.execute(db);
  return rows;
}

/** Those of some contacts that were said not to be the same as this one. */
export async function notSameAs(db: Handle, id: string): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`select other_id id from not_duplicates where contact_id = ${id}
    union all select contact_id from not_duplicates where other_id = ${id}`.execute(db);
  return new Set(rows.map((row) => row.id));
}

/** The organizations that a person belongs to, or the people of an organization. */
export async function belongingWith(db: Handle, id: string): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`select organization_id id from affiliations where contact_id = ${id}
    union all select contact_id from affiliations where organization_id = ${id}`.execute(db);
  return new Set(rows.map((row) => row.id));
}
