import { sql } from 'kysely';
import type { Contact, ContactRole } from '../../../contract/contacts.ts';
import type { Flag, Handle } from '../../../database/tables.ts';

/** The whole record of a contact, in the bin or not; undefined where there is none. */
export async function findContact(db: Handle, id: string): Promise<Contact | undefined> {
  const row = await db.selectFrom('contacts').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) return undefined;
  const [phones, emails, addresses, links] = await Promise.all([
    db
      .selectFrom('contact_phones')
      .select(['id', 'raw', 'e164', 'label', 'preferred'])
      .where('contact_id', '=', id)
      .orderBy('position')
      .orderBy('id')
      .execute(),
    db
      .selectFrom('contact_emails')
      .select(['id', 'address', 'label', 'preferred'])
      .where('contact_id', '=', id)
      .orderBy('position')
      .orderBy('id')
      .execute(),
    db
      .selectFrom('contact_addresses')
      .selectAll()
      .where('contact_id', '=', id)
      .orderBy('position')
      .orderBy('id')
      .execute(),
    db
      .selectFrom('contact_links')
      .select(['id', 'label', 'value', 'preferred'])
      .where('contact_id', '=', id)
      .orderBy('position')
      .orderBy('id')
      .execute(),
  ]);
  const { tags, groups } = await labelsOf(db, [id]);
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    title: row.title,
    nickname: row.nickname,
    letter: row.letter,
    roles: rolesOf(row),
    gender: row.gender,
    birthday: row.birthday,
    occupation: row.occupation,
    interests: row.interests,
    language: row.language,
    source: row.source,
    referredBy: await findReferrer(db, row),
    referred: await findReferred(db, id),
    preferredChannel: row.preferred_channel,
    note: row.note,
    phones: phones.map(withFlag),
    emails: emails.map(withFlag),
    addresses: addresses.map(({ id: addressId, label, street, city, region, postal_code, country, preferred }) => ({
      id: addressId,
      label,
      street,
      city,
      region,
      postalCode: postal_code,
      country,
      preferred: preferred === 1,
    })),
    links: links.map(withFlag),
    affiliations: await findAffiliations(db, id),
    people: await findPeople(db, id),
    tags: tags.get(id) ?? [],
    groups: groups.get(id) ?? [],
    consents: await db
      .selectFrom('contact_consents')
      .select(['channel', 'state', 'at'])
      .where('contact_id', '=', id)
      .orderBy('channel')
      .execute(),
    customValues: (await customValuesOf(db, [id])).get(id) ?? [],
    blocked: row.blocked_at === null ? null : { at: row.blocked_at, reason: row.blocked_reason },
    merged: row.merged_into_id === null ? null : await findMerge(db, id, row.merged_into_id),
    deletedAt: row.deleted_at,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

const withFlag = <Row extends { preferred: Flag }>(row: Row): Omit<Row, 'preferred'> & { preferred: boolean } => ({
  ...row,
  preferred: row.preferred === 1,
});

export function rolesOf(
  row: Record<'is_customer' | 'is_supplier' | 'is_partner' | 'is_prospect', Flag>,
): ContactRole[] {
  const roles: ContactRole[] = [];
  if (row.is_customer) roles.push('customer');
  if (row.is_supplier) roles.push('supplier');
  if (row.is_partner) roles.push('partner');
  if (row.is_prospect) roles.push('prospect');
  return roles;
}

async function findReferrer(db: Handle, row: { referred_by_id: string | null }) {
  if (row.referred_by_id === null) return null;
  const referrer = await db
    .selectFrom('contacts')
    .select(['id', 'kind', 'name', 'title'])
    .where('id', '=', row.referred_by_id)
    .executeTakeFirst();
  return referrer ?? null;
}

/** Into whom a contact was merged, and by which act: the last one that said so and that nobody has taken back. */
async function findMerge(db: Handle, id: string, winnerId: string) {
  const into = await db
    .selectFrom('contacts')
    .select(['id', 'kind', 'name', 'title'])
    .where('id', '=', winnerId)
    .executeTakeFirst();
  if (!into) return null;
  const { rows } = await sql<{ batch_id: string }>`
    select j.batch_id from journal j join batches b on b.id = j.batch_id
    where j.subject_id = ${id} and j.row_id = ${id} and j.operation = 'update'
      and b.kind = 'contacts.merge' and b.status = 'done' and j.after ->> 'merged_into_id' is not null
    order by j.seq desc limit 1`.execute(db);
  return { into, batchId: rows[0]?.batch_id ?? null };
}

async function findReferred(db: Handle, id: string) {
  const of = db.selectFrom('contacts').where('referred_by_id', '=', id).where('deleted_at', 'is', null);
  const items = await of.select(['id', 'kind', 'name', 'title']).orderBy('name_key').orderBy('id').limit(50).execute();
  if (items.length < 50) return { total: items.length, items };
  const { total } = await of.select((q) => q.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  return { total, items };
}

async function findAffiliations(db: Handle, id: string) {
  const rows = await db
    .selectFrom('affiliations as f')
    .innerJoin('contacts as o', 'o.id', 'f.organization_id')
    .select(['f.id', 'f.job_title', 'f.preferred', 'o.id as organization_id', 'o.kind', 'o.name', 'o.title'])
    .where('f.contact_id', '=', id)
    .orderBy('f.position')
    .orderBy('f.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    organization: { id: row.organization_id, kind: row.kind, name: row.name, title: row.title },
    jobTitle: row.job_title,
    preferred: row.preferred === 1,
  }));
}

async function findPeople(db: Handle, id: string) {
  const of = db
    .selectFrom('affiliations as f')
    .innerJoin('contacts as p', 'p.id', 'f.contact_id')
    .where('f.organization_id', '=', id)
    .where('p.deleted_at', 'is', null);
  const rows = await of
    .select(['f.id', 'f.job_title', 'p.id as person_id', 'p.kind', 'p.name', 'p.title'])
    .orderBy('p.name_key')
    .orderBy('f.id')
    .limit(200)
    .execute();
  const total =
    rows.length < 200
      ? rows.length
      : (await of.select((q) => q.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()).total;
  return {
    total,
    items: rows.map((row) => ({
      id: row.id,
      person: { id: row.person_id, kind: row.kind, name: row.name, title: row.title },
      jobTitle: row.job_title,
    })),
  };
}

interface LabelRow {
  id: string;
  name: string;
  color: Contact['tags'][number]['color'];
}

/** Tags and groups of some contacts, by contact, sorted by name. */
export async function labelsOf(db: Handle, ids: readonly string[]) {
  const list = JSON.stringify(ids);
  const { rows } = await sql<LabelRow & { contact_id: string; what: 'tag' | 'group' }>`
    select l.contact_id, 'tag' what, t.id, t.name, t.color, t.name_key from json_each(${list}) j
      join contact_tags l on l.contact_id = j.value join tags t on t.id = l.tag_id
    union all
    select l.contact_id, 'group', t.id, t.name, t.color, t.name_key from json_each(${list}) j
      join contact_groups l on l.contact_id = j.value join groups t on t.id = l.group_id
    order by 6`.execute(db);
  const tags = new Map<string, LabelRow[]>();
  const groups = new Map<string, LabelRow[]>();
  for (const { contact_id: contact, what, id, name, color } of rows)
    listIn(what === 'tag' ? tags : groups, contact).push({ id, name, color });
  return { tags, groups };
}

/** Values of the custom fields in use, by contact. */
export async function customValuesOf(db: Handle, ids: readonly string[]) {
  const { rows } = await sql<{ contact_id: string; field_id: string; value: string }>`
    select v.contact_id, v.field_id, v.value from json_each(${JSON.stringify(ids)}) j
      join contact_custom_values v on v.contact_id = j.value
      join custom_fields f on f.id = v.field_id and f.deleted_at is null
    order by f.position, f.id`.execute(db);
  const values = new Map<string, { fieldId: string; value: string }[]>();
  for (const row of rows) listIn(values, row.contact_id).push({ fieldId: row.field_id, value: row.value });
  return values;
}

/** The list under a key, made where there is none. */
export function listIn<T>(lists: Map<string, T[]>, key: string): T[] {
  const known = lists.get(key);
  if (known) return known;
  const made: T[] = [];
  lists.set(key, made);
  return made;
}
