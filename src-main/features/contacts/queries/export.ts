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

type Address = Pick<More, 'street' | 'region' | 'postal_code' | 'country'> & { contact_id: string };
const noAddress: Omit<Address, 'contact_id'> = { street: null, region: null, postal_code: null, country: null };

/**
 * Everything that a file of contacts can hold about these, in the order given. What hangs on them is read list by list and
 * the first of each taken here: asking for it contact by contact costs several times as much.
 */
export async function findExportRows(db: Handle, ids: readonly string[]): Promise<ExportRow[]> {
  const list = JSON.stringify(ids);
  const [listed, { rows }, addresses, websites] = await Promise.all([
    findRows(db, ids),
    sql<Omit<More, keyof typeof noAddress | 'website'>>`
      select c.id, c.gender, c.occupation, c.interests, c.language, c.source, c.note, c.preferred_channel,
        c.blocked_reason, r.name referrer
      from json_each(${list}) j join contacts c on c.id = j.value left join contacts r on r.id = c.referred_by_id`.execute(
      db,
    ),
    sql<Address>`select a.contact_id, a.street, a.region, a.postal_code, a.country from json_each(${list}) j
      join contact_addresses a on a.contact_id = j.value
      order by j.key, a.city <> '', a.preferred, a.position desc`.execute(db),
    sql<{ contact_id: string; website: string }>`select l.contact_id, l.value website from json_each(${list}) j
      join contact_links l on l.contact_id = j.value where +l.label = 'website' order by j.key, l.position desc`.execute(
      db,
    ),
  ]);
  const more = new Map(rows.map((row) => [row.id, row]));
  // The last of each is the one that counts.
  const address = new Map(addresses.rows.map(({ contact_id: contact, ...one }) => [contact, one]));
  const website = new Map(websites.rows.map((one) => [one.contact_id, one.website]));
  return listed.flatMap((row) => {
    const rest = more.get(row.id);
    if (!rest) return [];
    return [{ ...row, more: { ...rest, ...(address.get(row.id) ?? noAddress), website: website.get(row.id) ?? null } }];
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
