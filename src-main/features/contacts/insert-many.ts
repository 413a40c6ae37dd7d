import { InsertBuffer } from '../../database/insert-buffer.ts';
import { type NewEntry, noteNewEntries } from '../../database/new-entries.ts';
import type { Trx } from '../../database/tables.ts';
import type { ContactDraft } from '../../domain/importing/draft.ts';
import { newId } from '../../domain/ids.ts';
import { emailKey } from './list-kinds.ts';

/** A contact to be written as it is: its draft, and what of it are other records, by their ids. */
export interface NewContact {
  id: string;
  draft: ContactDraft;
  organizationId: string | null;
  tagIds: readonly string[];
  groupIds: readonly string[];
  /** Checked and in the form that is kept. */
  customValues: readonly { fieldId: string; value: string }[];
}

/**
 * Writes new contacts with all that hangs on them, as `gatherContact` would: but from drafts that the worker has brought
 * into their stored form already, and whose references the caller has made sure of in this transaction.
 */
export async function insertContacts(trx: Trx, contacts: readonly NewContact[], now: number): Promise<void> {
  const buffer = new InsertBuffer();
  // Companies may stand behind the people who belong to them: all contacts go in before what hangs on them.
  for (const contact of contacts) buffer.add('contacts', contactRow(contact, now));
  for (const contact of contacts) gather(buffer, contact);
  await buffer.flush(trx);
  await noteNewEntries(
    trx,
    contacts.map((contact) => entryOf(contact, now)),
  );
}

/** What is listed and searched of a contact, out of what was written. */
function entryOf({ id, draft, organizationId, tagIds, groupIds }: NewContact, now: number): NewEntry {
  const { phones, emails, addresses } = draft;
  const { kind, title, name, nickname, name_key, letter, note, ...row } = contactRow({ id, draft }, now);
  const place = addresses.find(({ city }) => city !== '');
  return {
    contact: {
      contact_id: id,
      kind,
      title,
      name,
      nickname,
      name_key,
      letter,
      note,
      is_customer: row.is_customer,
      is_supplier: row.is_supplier,
      is_partner: row.is_partner,
      is_prospect: row.is_prospect,
      blocked: 0,
      birth_day: draft.birthday?.slice(-5) ?? '',
      created_at: now,
      updated_at: now,
      last_interaction_at: null,
      city: place?.city ?? '',
      city_key: place?.cityKey ?? '',
      digits: phones.map(({ digits }) => digits).join(' '),
      emails: emails.map(({ address }) => address).join(' '),
      addresses: addresses.map(({ street, city, region }) => `${street} ${city} ${region}`).join(' '),
      timeline: null,
    },
    organizationId,
    labelIds: [...tagIds, ...groupIds],
  };
}

function gather(buffer: InsertBuffer, { id, draft, organizationId, tagIds, groupIds, customValues }: NewContact): void {
  const listed = (table: string, position: number, columns: Record<string, string | null>) =>
    buffer.add(table, { id: newId(), contact_id: id, position, ...columns, preferred: position === 0 ? 1 : 0 });
  draft.phones.forEach(({ label, raw, e164, digits }, position) =>
    listed('contact_phones', position, { label: label || 'other', raw, e164, digits }),
  );
  draft.emails.forEach(({ label, address }, position) =>
    listed('contact_emails', position, { label: label || 'other', address, address_key: emailKey(address) }),
  );
  draft.addresses.forEach(({ label, street, city, cityKey, region, postalCode, country }, position) =>
    listed('contact_addresses', position, {
      label: label || 'other',
      street,
      city,
      city_key: cityKey,
      region,
      postal_code: postalCode,
      country,
    }),
  );
  draft.links.forEach(({ label, value }, position) =>
    listed('contact_links', position, { label: label || 'other', value }),
  );
  if (organizationId !== null)
    listed('affiliations', 0, { organization_id: organizationId, job_title: draft.jobTitle });
  for (const tag of tagIds) buffer.add('contact_tags', { id: newId(), contact_id: id, tag_id: tag });
  for (const group of groupIds) buffer.add('contact_groups', { id: newId(), contact_id: id, group_id: group });
  for (const { fieldId, value } of customValues)
    buffer.add('contact_custom_values', { id: newId(), contact_id: id, field_id: fieldId, value });
}

function contactRow({ id, draft }: Pick<NewContact, 'id' | 'draft'>, now: number) {
  const has = (role: ContactDraft['roles'][number]) => (draft.roles.includes(role) ? 1 : 0);
  return {
    id,
    kind: draft.kind,
    name: draft.name,
    title: draft.title,
    nickname: draft.nickname,
    name_key: draft.nameKey,
    letter: draft.letter,
    is_customer: has('customer'),
    is_supplier: has('supplier'),
    is_partner: has('partner'),
    is_prospect: has('prospect'),
    gender: draft.gender,
    birthday: draft.birthday,
    occupation: draft.occupation,
    interests: draft.interests,
    language: draft.language,
    source: draft.source,
    preferred_channel: draft.preferredChannel,
    note: draft.note,
    created_at: now,
    updated_at: now,
  };
}
