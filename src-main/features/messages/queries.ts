import type { Channel } from '../../contract/contacts.ts';
import { AppError } from '../../contract/errors.ts';
import type { Handle } from '../../database/tables.ts';

/** Whom a message can reach, and what speaks against it. */
export interface Addressee {
  id: string;
  kind: 'person' | 'organization';
  name: string;
  title: string;
  language: string;
  preferredChannel: Channel | null;
  blockedReason: string | null;
  phones: { e164: string; label: string; preferred: number }[];
  emails: { address: string; label: string }[];
  consents: ReadonlyMap<Channel, 'yes' | 'no'>;
}

/** @throws AppError `not-found`, `in-bin` */
export async function getAddressee(db: Handle, id: string): Promise<Addressee> {
  const row = await db.selectFrom('contacts').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new AppError('not-found', { what: 'contact', id });
  if (row.deleted_at !== null) throw new AppError('in-bin', { what: 'contact', id });
  const phones = await db
    .selectFrom('contact_phones')
    .select(['e164', 'label', 'preferred'])
    .where('contact_id', '=', id)
    .where('e164', 'is not', null)
    .orderBy('preferred', 'desc')
    .orderBy('position')
    .orderBy('id')
    .execute();
  const emails = await db
    .selectFrom('contact_emails')
    .select(['address', 'label'])
    .where('contact_id', '=', id)
    .orderBy('preferred', 'desc')
    .orderBy('position')
    .orderBy('id')
    .execute();
  const consents = await db
    .selectFrom('contact_consents')
    .select(['channel', 'state'])
    .where('contact_id', '=', id)
    .execute();
  return {
    id,
    kind: row.kind,
    name: row.name,
    title: row.title,
    language: row.language,
    preferredChannel: row.preferred_channel,
    blockedReason: row.blocked_at === null ? null : row.blocked_reason,
    phones: phones.flatMap(({ e164, ...phone }) => (e164 === null ? [] : [{ e164, ...phone }])),
    emails,
    consents: new Map(consents.map(({ channel, state }) => [channel, state])),
  };
}

export async function staffNameOf(db: Handle, id: string): Promise<string> {
  return (await db.selectFrom('staff').select('name').where('id', '=', id).executeTakeFirst())?.name ?? '';
}

/** A deal that is not in the bin. */
export async function livingDeal(db: Handle, id: string | null): Promise<string | undefined> {
  if (id === null) return undefined;
  const row = await db
    .selectFrom('deals')
    .select('id')
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return row?.id;
}
