import { sql } from 'kysely';
import type { ContactRow } from '../../../contract/contacts.ts';
import type { Handle } from '../../../database/tables.ts';
import { findRows } from './rows.ts';

interface More {
  id: string;
  gender: string | null;
  occupation: string;
  interests: string;
  language: string;
  source: string;
  note: string;
  preferred_channel: string | null;
  blocked_reason: string;
  referrer: string | null;
  street: string | null;
  region: string | null;
  postal_code: string | null;
  country: string | null;
  website: string | null;
}
export type ExportRow = ContactRow & { more: More };

/** Everything that a file of contacts can hold about these, in the order given. */
export async function findExportRows(db: Handle, ids: readonly string[]): Promise<ExportRow[]> {
  const { rows } = await sql<More>`
    select c.id, c.gender, c.occupation, c.interests, c.language, c.source, c.note, c.preferred_channel, c.blocked_reason,
      r.name referrer, a.street, a.region, a.postal_code, a.country,
      (select l.value from contact_links l where l.contact_id = c.id and l.label = 'website' order by l.position limit 1) website
    from json_each(${JSON.stringify(ids)}) j join contacts c on c.id = j.value
    left join contacts r on r.id = c.referred_by_id
    left join contact_addresses a on a.id = (select x.id from contact_addresses x where x.contact_id = c.id
      order by x.city = '', x.preferred desc, x.position limit 1)`.execute(db);
  const more = new Map(rows.map((row) => [row.id, row]));
  return (await findRows(db, ids)).flatMap((row) => {
    const rest = more.get(row.id);
    return rest ? [{ ...row, more: rest }] : [];
  });
}
