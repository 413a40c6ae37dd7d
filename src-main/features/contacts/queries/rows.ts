import { sql } from 'kysely';
import type { ContactKind, ContactRow } from '../../../contract/contacts.ts';
import type { Flag, Handle } from '../../../database/tables.ts';
import { displayName } from '../../../domain/names.ts';
import { customValuesOf, labelsOf, listIn, rolesOf } from './record.ts';

interface Basics extends Record<'is_customer' | 'is_supplier' | 'is_partner' | 'is_prospect', Flag> {
  id: string;
  kind: ContactKind;
  name: string;
  title: string;
  nickname: string;
  letter: string;
  birthday: string | null;
  blocked_at: number | null;
  created_at: number;
  updated_at: number;
  city: string;
  last_at: number | null;
}

/**
 * The list's rows of these contacts, in the order given: a handful of statements however many rows there are. Contacts
 * that are gone meanwhile are left out.
 */
export async function findRows(db: Handle, ids: readonly string[]): Promise<ContactRow[]> {
  if (ids.length === 0) return [];
  const list = JSON.stringify(ids);
  // One after the other on one connection anyway: asked together they are one turn of the event loop less each.
  const [basics, phones, emails, companies, { tags, groups }, customValues] = await Promise.all([
    basicsOf(db, list),
    phonesOf(db, list),
    emailsOf(db, list),
    companiesOf(db, list),
    labelsOf(db, ids),
    customValuesOf(db, ids),
  ]);
  return basics.map((row) => {
    const company = companies.get(row.id);
    return {
      id: row.id,
      kind: row.kind,
      name: row.name,
      title: row.title,
      nickname: row.nickname,
      letter: row.letter,
      roles: rolesOf(row),
      phones: phones.get(row.id) ?? [],
      emails: emails.get(row.id) ?? [],
      city: row.city,
      company: company?.name ?? '',
      jobTitle: company?.jobTitle ?? '',
      tags: tags.get(row.id) ?? [],
      groups: groups.get(row.id) ?? [],
      birthday: row.birthday,
      blocked: row.blocked_at !== null,
      lastInteractionAt: row.last_at,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
      customValues: customValues.get(row.id) ?? [],
      match: null,
    };
  });
}

/** City and last contact stand in the index as well, at hand; only what is in the bin has no entry there. */
async function basicsOf(db: Handle, list: string): Promise<Basics[]> {
  const { rows } = await sql<Basics>`
    select c.id, c.kind, c.name, c.title, c.nickname, c.letter, c.is_customer, c.is_supplier, c.is_partner, c.is_prospect,
      c.birthday, c.blocked_at, c.created_at, c.updated_at,
      iif(i.row is null, coalesce((select a.city from contact_addresses a where a.contact_id = c.id and a.city <> ''
        order by a.preferred desc, a.position limit 1), ''), i.city) city,
      iif(i.row is null, (select max(t.occurred_at) from interactions t where t.contact_id = c.id and t.deleted_at is null),
        i.last_interaction_at) last_at
    from json_each(${list}) j join contacts c on c.id = j.value left join contact_index i on i.contact_id = c.id
    order by j.key`.execute(db);
  return rows;
}

async function phonesOf(db: Handle, list: string) {
  const { rows } = await sql<{
    contact_id: string;
    id: string;
    raw: string;
    e164: string | null;
    label: string;
    preferred: Flag;
  }>`select p.contact_id, p.id, p.raw, p.e164, p.label, p.preferred from json_each(${list}) j
    join contact_phones p on p.contact_id = j.value order by j.key, p.preferred desc, p.position`.execute(db);
  const phones = new Map<string, ContactRow['phones']>();
  for (const { contact_id: contact, preferred, ...phone } of rows)
    listIn(phones, contact).push({ ...phone, preferred: preferred === 1 });
  return phones;
}

async function emailsOf(db: Handle, list: string) {
  const { rows } = await sql<{ contact_id: string; address: string }>`
    select e.contact_id, e.address from json_each(${list}) j join contact_emails e on e.contact_id = j.value
    order by j.key, e.preferred desc, e.position`.execute(db);
  const emails = new Map<string, string[]>();
  for (const row of rows) listIn(emails, row.contact_id).push(row.address);
  return emails;
}

/** The preferred or first organization of each, with the job there: what the index sorts by as well. */
async function companiesOf(db: Handle, list: string) {
  const { rows } = await sql<{ contact_id: string; title: string; name: string; job_title: string }>`
    select f.contact_id, o.title, o.name, f.job_title from json_each(${list}) j
      join affiliations f on f.contact_id = j.value join contacts o on o.id = f.organization_id and o.deleted_at is null
    order by j.key, f.preferred, f.position desc`.execute(db);
  return new Map(
    rows.map((row) => [
      row.contact_id,
      { name: displayName({ title: null, form: row.title || null, name: row.name }), jobTitle: row.job_title },
    ]),
  );
}
