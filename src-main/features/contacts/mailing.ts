import { sql } from 'kysely';
import type { ContactKind, Selection } from '../../contract/contacts.ts';
import type { Store } from '../../database/store.ts';
import { findSelected } from './queries/selection.ts';

/** Contacts looked at by one statement: a few milliseconds. */
const CHUNK = 500;

export interface Mailed {
  id: string;
  kind: ContactKind;
  name: string;
  title: string;
}
interface Row extends Mailed {
  blocked: number;
  refused: number;
  gone: number;
  placed: number;
}

/**
 * Who of a selection may be written to, by name, and who may not, and why: blocked, wants no post, gone into the bin, or
 * (where one is needed) without an address.
 */
export async function findMailing(
  { db, breather }: Pick<Store, 'db' | 'breather'>,
  selection: Selection,
  { needsAddress }: { needsAddress: boolean },
): Promise<{
  wanted: Mailed[];
  skipped: { contact: Mailed; reason: 'blocked' | 'refused' | 'no-address' | 'gone' }[];
}> {
  const wanted: Mailed[] = [];
  const skipped: { contact: Mailed; reason: 'blocked' | 'refused' | 'no-address' | 'gone' }[] = [];
  const ids = selection.by === 'ids' ? [...new Set(selection.ids)] : await findSelected(db, selection, false);
  const breathe = breather();
  for (let from = 0; from < ids.length; from += CHUNK) {
    const part = ids.slice(from, from + CHUNK);
    const { rows } = await sql<Row>`
      select c.id, c.kind, c.name, c.title, c.blocked_at is not null blocked, c.deleted_at is not null gone,
        exists (select 1 from contact_consents x where x.contact_id = c.id and x.channel = 'post' and x.state = 'no') refused,
        exists (select 1 from contact_addresses a where a.contact_id = c.id and trim(a.street || a.city) <> '') placed
      from json_each(${JSON.stringify(part)}) j join contacts c on c.id = j.value order by j.key`.execute(db);
    for (const { blocked, refused, gone, placed, ...contact } of rows) {
      if (gone === 1) skipped.push({ contact, reason: 'gone' });
      else if (blocked === 1) skipped.push({ contact, reason: 'blocked' });
      else if (refused === 1) skipped.push({ contact, reason: 'refused' });
      else if (needsAddress && placed === 0) skipped.push({ contact, reason: 'no-address' });
      else wanted.push(contact);
    }
    await breathe();
  }
  return { wanted, skipped };
}
