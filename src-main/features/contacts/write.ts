import { type Selectable } from 'kysely';
import type { z } from 'zod';
import type { ContactCreate } from '../../contract/contacts.ts';
import { AppError } from '../../contract/errors.ts';
import { InsertBuffer } from '../../database/insert-buffer.ts';
import type { ContactsTable } from '../../database/contact-tables.ts';
import type { Trx } from '../../database/tables.ts';
import { clean } from '../../domain/text.ts';
import { changeCustomValues, fieldsById } from './custom-values.ts';
import { gatherContact, plainColumns } from './gather.ts';
import { addressList, affiliationList, emailList, linkList, phoneList, type Writing } from './list-kinds.ts';
import { changeList, type ListMode, updateRow } from './lists.ts';
import { changeConsents, changeMemberships } from './memberships.ts';
import { nameColumns } from './naming.ts';
import { requireContacts, requireLabels, requireOrganizations } from './queries/exist.ts';

export { emailKey, type Writing } from './list-kinds.ts';
export type { ListMode } from './lists.ts';

/** A contact as it is handed in: only the name is needed. `kind` left out: the name tells. */
export type ContactDraft = Pick<z.input<typeof ContactCreate>, 'name'> & Partial<z.input<typeof ContactCreate>>;
/** What shall be different: what is left out stays. */
export type ContactChanges = Partial<ContactDraft>;

/**
 * Writes a new contact with all that hangs on it, inside the caller's act. Phones are read in the shop's region, titles
 * in the name are recognised.
 * @returns its id
 * @throws AppError `not-found` (an organization, tag, group, field or the one who referred), `not-an-organization`,
 *   `custom-value-invalid`
 */
export async function insertContact(trx: Trx, draft: ContactDraft, writing: Writing): Promise<string> {
  if (draft.referredById) await requireContacts(trx, [draft.referredById]);
  const organizations = (draft.affiliations ?? []).map((item) => item.organizationId);
  if (organizations.length > 0) await requireOrganizations(trx, null, organizations);
  await requireLabels(trx, 'tags', draft.tagIds ?? []);
  await requireLabels(trx, 'groups', draft.groupIds ?? []);
  const buffer = new InsertBuffer();
  const id = gatherContact(buffer, draft, writing, draft.customValues?.length ? await fieldsById(trx) : new Map());
  await buffer.flush(trx);
  return id;
}

/**
 * Changes a contact inside the caller's act: writes only what differs, so that the same again writes nothing and leaves
 * the time of its last change alone.
 *
 * @param lists `replace`: a list that is given becomes the list. `add`: phones, tags and so on that are not there yet are
 *   added, gaps in addresses are filled, and nothing goes.
 * @returns whether anything was different
 * @throws AppError `not-found`, `in-bin`, `changed-meanwhile`, `refers-to-itself`, `not-an-organization`,
 *   `custom-value-invalid`
 */
export async function updateContact(
  trx: Trx,
  id: string,
  changes: ContactChanges,
  writing: Writing,
  { lists = 'replace', expectedUpdatedAt }: { lists?: ListMode; expectedUpdatedAt?: number | undefined } = {},
): Promise<boolean> {
  const row = await trx.selectFrom('contacts').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new AppError('not-found', { what: 'contact', id });
  if (row.deleted_at !== null) throw new AppError('in-bin', { what: 'contact', id });
  if (expectedUpdatedAt !== undefined && expectedUpdatedAt !== row.updated_at)
    throw new AppError('changed-meanwhile', { what: 'contact', id });
  await requireReferences(trx, id, changes);

  const columns: Partial<Selectable<ContactsTable>> = { ...plainColumns(changes) };
  if (changes.title !== undefined) columns.title = clean(changes.title);
  if (changes.kind !== undefined) columns.kind = changes.kind;
  if (changes.name !== undefined || (changes.kind !== undefined && changes.kind !== row.kind)) {
    const kind = changes.kind ?? row.kind;
    const named = nameColumns(changes.name ?? row.name, changes.title ?? '', kind);
    // A name typed without its title keeps the title it has: the two are fields of their own.
    const title = changes.title === undefined && named.title === '' ? row.title : named.title;
    Object.assign(columns, named, { kind, title });
  }
  if (changes.gender !== undefined) columns.gender = changes.gender;
  if (changes.birthday !== undefined) columns.birthday = changes.birthday;
  if (changes.referredById !== undefined) columns.referred_by_id = changes.referredById;
  if (changes.preferredChannel !== undefined) columns.preferred_channel = changes.preferredChannel;

  const { phones, emails, addresses, links, affiliations, tagIds, groupIds, consents, customValues } = changes;
  let changed = false;
  if (phones) changed = (await changeList(trx, phoneList, id, phones, writing, lists)) || changed;
  if (emails) changed = (await changeList(trx, emailList, id, emails, writing, lists)) || changed;
  if (addresses) changed = (await changeList(trx, addressList, id, addresses, writing, lists)) || changed;
  if (links) changed = (await changeList(trx, linkList, id, links, writing, lists)) || changed;
  if (affiliations) changed = (await changeList(trx, affiliationList, id, affiliations, writing, lists)) || changed;
  if (tagIds) changed = (await changeMemberships(trx, 'contact_tags', id, tagIds, lists)) || changed;
  if (groupIds) changed = (await changeMemberships(trx, 'contact_groups', id, groupIds, lists)) || changed;
  if (consents) changed = (await changeConsents(trx, id, consents, writing.now, lists)) || changed;
  if (customValues) changed = (await changeCustomValues(trx, id, customValues, lists)) || changed;

  const differs = Object.entries(columns).some(([column, value]) => row[column as keyof typeof row] !== value);
  if (!differs && !changed) return false;
  // Two acts in one millisecond must still be told apart by `expectedUpdatedAt`.
  const updatedAt = Math.max(writing.now, row.updated_at + 1);
  await updateRow(trx, 'contacts', row, { ...columns, updated_at: updatedAt });
  return true;
}

async function requireReferences(trx: Trx, id: string, draft: ContactChanges): Promise<void> {
  if (draft.referredById === id) throw new AppError('refers-to-itself', {});
  if (draft.referredById) await requireContacts(trx, [draft.referredById]);
  const organizations = (draft.affiliations ?? []).map((item) => item.organizationId);
  if (organizations.includes(id)) throw new AppError('refers-to-itself', {});
  if (organizations.length > 0) await requireOrganizations(trx, id, organizations);
}
