import { sql } from 'kysely';
import type { Handle, Trx } from '../../../database/tables.ts';
import { type Existing, type KnownAddress, linkKey, phoneKey } from '../importing/changes.ts';
import { idList } from './exist.ts';

/** What some contacts have already, by id: a handful of statements however many they are. */
export async function findExisting(db: Handle, ids: readonly string[]): Promise<Map<string, Existing>> {
  if (ids.length === 0) return new Map();
  const chosen = idList(ids);
  const contacts = await db.selectFrom('contacts').selectAll().where('id', 'in', chosen).execute();
  const phones = await db
    .selectFrom('contact_phones')
    .select(['contact_id', 'e164', 'raw'])
    .where('contact_id', 'in', chosen)
    .execute();
  const emails = await db
    .selectFrom('contact_emails')
    .select(['contact_id', 'address'])
    .where('contact_id', 'in', chosen)
    .execute();
  const links = await db
    .selectFrom('contact_links')
    .select(['contact_id', 'value'])
    .where('contact_id', 'in', chosen)
    .execute();
  const addresses = await db.selectFrom('contact_addresses').selectAll().where('contact_id', 'in', chosen).execute();
  const companies = await db
    .selectFrom('affiliations')
    .innerJoin('contacts as organization', 'organization.id', 'affiliations.organization_id')
    .select(['affiliations.contact_id', 'affiliations.job_title', 'organization.name_key'])
    .where('affiliations.contact_id', 'in', chosen)
    .where('organization.deleted_at', 'is', null)
    .execute();
  const tags = await db
    .selectFrom('contact_tags')
    .innerJoin('tags', 'tags.id', 'contact_tags.tag_id')
    .select(['contact_id', 'name_key'])
    .where('contact_id', 'in', chosen)
    .execute();
  const groups = await db
    .selectFrom('contact_groups')
    .innerJoin('groups', 'groups.id', 'contact_groups.group_id')
    .select(['contact_id', 'name_key'])
    .where('contact_id', 'in', chosen)
    .execute();
  const values = await db
    .selectFrom('contact_custom_values')
    .select(['contact_id', 'field_id', 'value'])
    .where('contact_id', 'in', chosen)
    .execute();

  const of = {
    phones: byContact(phones),
    emails: byContact(emails),
    links: byContact(links),
    addresses: byContact(addresses),
    companies: byContact(companies),
    tags: byContact(tags),
    groups: byContact(groups),
    values: byContact(values),
  };
  return new Map(
    contacts.map((row): [string, Existing] => [
      row.id,
      {
        name: row.name,
        title: row.title,
        nickname: row.nickname,
        gender: row.gender,
        birthday: row.birthday,
        occupation: row.occupation,
        interests: row.interests,
        language: row.language,
        source: row.source,
        preferredChannel: row.preferred_channel,
        note: row.note,
        roles: rolesOf(row),
        phones: new Set(of.phones(row.id).map(phoneKey)),
        emails: new Set(of.emails(row.id).map(({ address }) => address.toLowerCase())),
        links: new Set(of.links(row.id).map(linkKey)),
        addresses: of
          .addresses(row.id)
          .map(({ postal_code, ...address }): KnownAddress => ({ ...address, postalCode: postal_code })),
        companies: of.companies(row.id).map(({ name_key, job_title }) => ({ nameKey: name_key, jobTitle: job_title })),
        tags: new Set(of.tags(row.id).map(({ name_key }) => name_key)),
        groups: new Set(of.groups(row.id).map(({ name_key }) => name_key)),
        customValues: new Map(of.values(row.id).map(({ field_id, value }) => [field_id, value])),
      },
    ]),
  );
}

function byContact<Row extends { contact_id: string }>(rows: readonly Row[]): (id: string) => Row[] {
  const grouped = Map.groupBy(rows, (row) => row.contact_id);
  return (id) => grouped.get(id) ?? [];
}

function rolesOf(row: Record<'is_customer' | 'is_supplier' | 'is_partner' | 'is_prospect', number>): Existing['roles'] {
  const roles = ['customer', 'supplier', 'partner', 'prospect'] as const;
  return roles.filter((role) => row[`is_${role}`] === 1);
}

/** Whether the act that this transaction belongs to has written to a contact already. */
export async function wroteBefore(trx: Trx, contactId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from journal j join journal_context c on c.id = 1
    where j.subject_id = ${contactId} and j.batch_id = c.batch_id limit 1`.execute(trx);
  return rows.length > 0;
}
