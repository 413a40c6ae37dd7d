import type { Selectable } from 'kysely';
import type { InsertBuffer } from '../../database/insert-buffer.ts';
import type { ContactsTable } from '../../database/contact-tables.ts';
import { newId } from '../../domain/ids.ts';
import { clean, cleanLines } from '../../domain/text.ts';
import { type Field, gatherCustomValues } from './custom-values.ts';
import { addressList, affiliationList, emailList, linkList, phoneList, type Writing } from './list-kinds.ts';
import { gatherList } from './lists.ts';
import { gatherConsents, gatherMemberships } from './memberships.ts';
import { nameColumns } from './naming.ts';
import type { ContactChanges, ContactDraft } from './write.ts';

/**
 * Gathers the rows of a new contact with all that hangs on it. What it refers to (organizations, tags, groups, who
 * referred) must be there, or be gathered before; the caller has seen to that. The caller flushes the buffer.
 *
 * @param fields the custom fields in use, where the draft has values for them
 * @returns its id
 * @throws AppError `not-found` (a custom field), `custom-value-invalid`
 */
export function gatherContact(
  buffer: InsertBuffer,
  draft: ContactDraft,
  writing: Writing,
  fields: ReadonlyMap<string, Field>,
): string {
  const id = newId();
  const { kind, ...named } = nameColumns(draft.name, draft.title, draft.kind);
  buffer.add('contacts', {
    ...blank,
    id,
    kind: draft.kind ?? kind,
    ...named,
    ...plainColumns(draft),
    created_at: writing.now,
    updated_at: writing.now,
    gender: draft.gender ?? null,
    birthday: draft.birthday ?? null,
    referred_by_id: draft.referredById ?? null,
    preferred_channel: draft.preferredChannel ?? null,
  });
  gatherList(buffer, phoneList, id, draft.phones ?? [], writing);
  gatherList(buffer, emailList, id, draft.emails ?? [], writing);
  gatherList(buffer, addressList, id, draft.addresses ?? [], writing);
  gatherList(buffer, linkList, id, draft.links ?? [], writing);
  gatherList(buffer, affiliationList, id, draft.affiliations ?? [], writing);
  gatherMemberships(buffer, 'contact_tags', id, draft.tagIds ?? []);
  gatherMemberships(buffer, 'contact_groups', id, draft.groupIds ?? []);
  gatherConsents(buffer, id, draft.consents ?? [], writing.now);
  gatherCustomValues(buffer, id, draft.customValues ?? [], fields);
  return id;
}

/** What a new contact has in the columns that its draft does not speak of. */
const blank = {
  nickname: '',
  occupation: '',
  interests: '',
  language: '',
  source: '',
  note: '',
  is_customer: 0,
  is_supplier: 0,
  is_partner: 0,
  is_prospect: 0,
  blocked_at: null,
  blocked_reason: '',
  merged_into_id: null,
  deleted_at: null,
} as const;

/** Text and role columns of what is given; the others are left out. */
export function plainColumns(draft: ContactChanges): Partial<Selectable<ContactsTable>> {
  const columns: Partial<Selectable<ContactsTable>> = {};
  if (draft.nickname !== undefined) columns.nickname = clean(draft.nickname);
  if (draft.occupation !== undefined) columns.occupation = clean(draft.occupation);
  if (draft.interests !== undefined) columns.interests = clean(draft.interests);
  if (draft.language !== undefined) columns.language = clean(draft.language);
  if (draft.source !== undefined) columns.source = clean(draft.source);
  if (draft.note !== undefined) columns.note = cleanLines(draft.note);
  if (draft.roles !== undefined) {
    const roles = new Set(draft.roles);
    columns.is_customer = roles.has('customer') ? 1 : 0;
    columns.is_supplier = roles.has('supplier') ? 1 : 0;
    columns.is_partner = roles.has('partner') ? 1 : 0;
    columns.is_prospect = roles.has('prospect') ? 1 : 0;
  }
  return columns;
}
