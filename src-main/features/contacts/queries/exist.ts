import type { ContactKind } from '../../../contract/contacts.ts';
import { AppError } from '../../../contract/errors.ts';
import { idList } from '../../../database/id-list.ts';
import type { Handle } from '../../../database/tables.ts';

export { idList };

/** @throws AppError `not-found` for the first of these contacts that is not there; one in the bin counts as there */
export async function requireContacts(db: Handle, ids: readonly string[]): Promise<void> {
  const found = await kindsOf(db, ids);
  for (const id of ids) if (!found.has(id)) throw new AppError('not-found', { what: 'contact', id });
}

/**
 * Looks whether a person (null: a new one) can belong to these. One she belongs to already may stay whatever became of it.
 * @throws AppError `not-found`, `not-an-organization`
 */
export async function requireOrganizations(
  db: Handle,
  contactId: string | null,
  ids: readonly string[],
): Promise<void> {
  const found = await kindsOf(db, ids);
  const strangers = ids.filter((id) => found.get(id) !== 'organization');
  if (strangers.length === 0) return;
  const rows = await db
    .selectFrom('affiliations')
    .select('organization_id')
    .where('contact_id', '=', contactId ?? '')
    .execute();
  const present = new Set(rows.map((row) => row.organization_id));
  for (const id of strangers) {
    if (!found.has(id)) throw new AppError('not-found', { what: 'contact', id });
    if (!present.has(id)) throw new AppError('not-an-organization', { id });
  }
}

async function kindsOf(db: Handle, ids: readonly string[]): Promise<Map<string, ContactKind>> {
  const rows = await db.selectFrom('contacts').select(['id', 'kind']).where('id', 'in', idList(ids)).execute();
  return new Map(rows.map((row) => [row.id, row.kind]));
}

/** @throws AppError `not-found` for the first of these tags or groups that is not there */
export async function requireLabels(db: Handle, table: 'tags' | 'groups', ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const rows = await db.selectFrom(table).select('id').where('id', 'in', idList(ids)).execute();
  const found = new Set(rows.map((row) => row.id));
  for (const id of ids)
    if (!found.has(id)) throw new AppError('not-found', { what: table === 'tags' ? 'tag' : 'group', id });
}
