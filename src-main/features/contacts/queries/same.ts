import { sql } from 'kysely';
import type { Handle } from '../../../database/tables.ts';
import type { Candidate, DraftKeys } from '../importing/matching.ts';

/** Candidates of one kind that a row may have: a phone that hundreds share tells nobody apart. */
const MOST = 10;

interface Found {
  key: string;
  id: string;
  name: string;
  name_key: string;
}

/** A contact found in the shop's file. */
export interface StoredCandidate extends Candidate {
  id: string;
}

/**
 * For each row the contacts, not in the bin, that are surely the same: the same id, value of an own field, phone or
 * e-mail; where there is none of these, the same name in the same city (or both without one) as long as not both have a
 * phone. A handful of statements however many rows there are.
 */
export async function findSameOfAll(db: Handle, rows: readonly (DraftKeys | null)[]): Promise<StoredCandidate[][]> {
  const given = rows.filter((row) => row !== null);
  const byId = await findBy(
    db,
    given.flatMap((keys) => keys.id ?? []),
    idsQuery,
  );
  const byPhone = await findBy(
    db,
    given.flatMap((keys) => keys.phones),
    phonesQuery,
  );
  const byEmail = await findBy(
    db,
    given.flatMap((keys) => keys.emails),
    emailsQuery,
  );
  const byOwn = new Map<string, Map<string, Found[]>>();
  for (const fieldId of new Set(given.flatMap((keys) => keys.own.map(([id]) => id)))) {
    const values = given.flatMap((keys) => keys.own.flatMap(([id, value]) => (id === fieldId ? [value] : [])));
    byOwn.set(fieldId, await findBy(db, values, (list) => ownQuery(fieldId, list)));
  }
  const surely = rows.map((keys): StoredCandidate[] => {
    if (!keys) return [];
    return distinct([
      ...candidates(byId, keys.id === null ? [] : [keys.id], 'id'),
      ...keys.own.flatMap(([fieldId, value]) => candidates(byOwn.get(fieldId), [value], 'field')),
      ...candidates(byPhone, keys.phones, 'phone'),
      ...candidates(byEmail, keys.emails, 'email'),
    ]);
  });
  const unnamed = rows.map((keys, place) => (surely[place]?.length === 0 && keys?.nameKey ? keys : null));
  const byName = await findNamed(db, unnamed);
  return surely.map((found, place) => (found.length > 0 ? found : (byName[place] ?? [])));
}

async function findBy(
  db: Handle,
  values: readonly string[],
  query: (list: string) => ReturnType<typeof sql<Found>>,
): Promise<Map<string, Found[]>> {
  if (values.length === 0) return new Map();
  const { rows } = await query(JSON.stringify([...new Set(values)])).execute(db);
  return Map.groupBy(rows, ({ key }) => key);
}

const idsQuery = (list: string) => sql<Found>`select c.id key, c.id, c.name, c.name_key from json_each(${list}) j
  join contacts c on c.id = j.value and c.deleted_at is null`;
const phonesQuery = (list: string) => sql<Found>`select p.e164 key, c.id, c.name, c.name_key from json_each(${list}) j
  join contact_phones p on p.e164 = j.value join contacts c on c.id = p.contact_id and c.deleted_at is null order by c.id`;
const emailsQuery = (
  list: string,
) => sql<Found>`select e.address_key key, c.id, c.name, c.name_key from json_each(${list}) j
  join contact_emails e on e.address_key = j.value join contacts c on c.id = e.contact_id and c.deleted_at is null
  order by c.id`;
const ownQuery = (fieldId: string, list: string) => sql<Found>`select v.value key, c.id, c.name, c.name_key
  from json_each(${list}) j join contact_custom_values v on v.field_id = ${fieldId} and v.value = j.value
  join contacts c on c.id = v.contact_id and c.deleted_at is null order by c.id`;

function candidates(
  found: ReadonlyMap<string, Found[]> | undefined,
  keys: readonly string[],
  by: Candidate['by'],
): StoredCandidate[] {
  const all = distinct(keys.flatMap((key) => (found?.get(key) ?? []).map((one) => asCandidate(one, by))));
  // Several phones of one row may find several contacts: the one that was there first comes first.
  if (keys.length > 1) all.sort((a, b) => (a.id < b.id ? -1 : 1));
  return all.slice(0, MOST);
}

const asCandidate = ({ id, name, name_key }: Found, by: Candidate['by']): StoredCandidate => ({
  id,
  name,
  nameKey: name_key,
  by,
});

function distinct(found: readonly StoredCandidate[]): StoredCandidate[] {
  if (found.length < 2) return [...found];
  const seen = new Set<string>();
  return found.filter(({ id }) => !seen.has(id) && seen.add(id));
}

/** A namesake is the same only in the same city, and where not both have a phone. */
async function findNamed(db: Handle, rows: readonly (DraftKeys | null)[]): Promise<StoredCandidate[][]> {
  const names = JSON.stringify([...new Set(rows.flatMap((keys) => keys?.nameKey ?? []))]);
  if (names === '[]') return [];
  const { rows: found } = await sql<Found & { city_key: string; has_phone: number }>`
    select c.name_key key, c.id, c.name, c.name_key,
      coalesce((select a.city_key from contact_addresses a where a.contact_id = c.id and a.city <> ''
        order by a.preferred desc, a.position limit 1), '') city_key,
      exists (select 1 from contact_phones p where p.contact_id = c.id and p.e164 is not null) has_phone
    from json_each(${names}) j join contacts c on c.name_key = j.value and c.deleted_at is null order by c.id`.execute(
    db,
  );
  const byName = Map.groupBy(found, ({ key }) => key);
  return rows.map((keys) => {
    if (!keys) return [];
    const same = (byName.get(keys.nameKey) ?? []).filter(
      ({ city_key, has_phone }) => city_key === keys.cityKey && (keys.phones.length === 0 || has_phone === 0),
    );
    return same.slice(0, MOST).map((one) => asCandidate(one, 'name'));
  });
}
