import { sql } from 'kysely';
import type { ContactRow } from '../../../contract/contacts.ts';
import type { Flag, Handle } from '../../../database/tables.ts';
import { listIn } from './record.ts';
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

export type CardRow = ExportRow & {
  cardEmails: { address: string; label: string; preferred: boolean }[];
  addresses: {
    label: string;
    street: string;
    city: string;
    region: string;
    postalCode: string;
    country: string;
    preferred: boolean;
  }[];
  links: { label: string; value: string }[];
};

/** As {@link findExportRows}, with every address, link and e-mail. */
export async function findCardRows(db: Handle, ids: readonly string[]): Promise<CardRow[]> {
  const list = JSON.stringify(ids);
  const [rows, emails, addresses, links] = await Promise.all([
    findExportRows(db, ids),
    hanging<{ address: string; label: string; preferred: Flag }>(db, list, 'contact_emails'),
    hanging<Omit<CardRow['addresses'][number], 'postalCode' | 'preferred'> & { postal_code: string; preferred: Flag }>(
      db,
      list,
      'contact_addresses',
    ),
    hanging<{ label: string; value: string }>(db, list, 'contact_links'),
  ]);
  return rows.map((row) => ({
    ...row,
    cardEmails: (emails.get(row.id) ?? []).map(({ address, label, preferred }) => ({
      address,
      label,
      preferred: preferred === 1,
    })),
    addresses: (addresses.get(row.id) ?? []).map(({ postal_code: postalCode, preferred, ...address }) => ({
      ...address,
      postalCode,
      preferred: preferred === 1,
    })),
    links: links.get(row.id) ?? [],
  }));
}

async function hanging<Row>(
  db: Handle,
  list: string,
  table: 'contact_emails' | 'contact_addresses' | 'contact_links',
): Promise<Map<string, Row[]>> {
  const { rows } = await sql<Row & { contact_id: string }>`
    select x.* from json_each(${list}) j join ${sql.table(table)} x on x.contact_id = j.value
    order by j.key, x.preferred desc, x.position, x.id`.execute(db);
  const found = new Map<string, Row[]>();
  for (const row of rows) listIn(found, row.contact_id).push(row);
  return found;
}
