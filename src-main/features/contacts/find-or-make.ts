import { sql } from 'kysely';
import type { Color } from '../../contract/shared.ts';
import type { Trx } from '../../database/tables.ts';
import { newId } from '../../domain/ids.ts';
import { clean, fold } from '../../domain/text.ts';
import type { Writing } from './list-kinds.ts';
import { nameColumns } from './naming.ts';
import { insertContact } from './write.ts';

/** Folded name of a tag, group or custom field: what must be unique. Never empty where the name is not. */
export const labelKey = (name: string): string => fold(name) || clean(name).toLowerCase();

/** The tag of this name, made where there is none yet. Case and accents do not make another tag. */
export const ensureTag = (trx: Trx, name: string, now: number): Promise<string> => ensureLabel(trx, 'tags', name, now);
/** The group of this name, made where there is none yet. */
export const ensureGroup = (trx: Trx, name: string, now: number): Promise<string> =>
  ensureLabel(trx, 'groups', name, now);

async function ensureLabel(trx: Trx, table: 'tags' | 'groups', name: string, now: number): Promise<string> {
  const key = labelKey(name);
  const known = await trx.selectFrom(table).select('id').where('name_key', '=', key).executeTakeFirst();
  if (known) return known.id;
  const id = newId();
  const color: Color = 'gray';
  await trx
    .insertInto(table)
    .values({ id, name: clean(name), name_key: key, color, created_at: now })
    .execute();
  return id;
}

/** The organization of this name that is not in the bin, made where there is none. "PT Maju" and "Maju" are one. */
export async function ensureOrganization(trx: Trx, name: string, writing: Writing): Promise<string> {
  const { name_key: key } = nameColumns(name, '', 'organization');
  const known = await trx
    .selectFrom('contacts')
    .select('id')
    .where('name_key', '=', key)
    .where('kind', '=', 'organization')
    .where('deleted_at', 'is', null)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return known?.id ?? insertContact(trx, { name, kind: 'organization' }, writing);
}

export interface SameContact {
  id: string;
  name: string;
  by: 'phone' | 'email' | 'name';
}

/** By what a draft is known: `phones` as E.164, `emails` as `emailKey` (list-kinds.ts) gives them, the others folded. */
export interface SameKeys {
  phones: readonly string[];
  emails: readonly string[];
  /** '' where the name tells nothing. */
  nameKey: string;
  cityKey: string;
}

/** As many contacts as are looked at for one draft: an office line may be that of a hundred. */
const MOST_SAME = 10;

/**
 * Contacts, not in the bin, that are surely the same as one that is about to be written: the same phone, the same e-mail,
 * or the same name in the same city (or both without one) as long as not both have a phone. The surest first.
 */
export async function findSame(trx: Trx, of: SameKeys): Promise<SameContact[]> {
  return (await findSameOfMany(trx, [of]))[0] ?? [];
}

/** {@link findSame} for many drafts by three statements: what it finds for each, in their order. */
export async function findSameOfMany(trx: Trx, drafts: readonly SameKeys[]): Promise<SameContact[][]> {
  const found = drafts.map(() => new Map<string, SameContact>());
  const put = (rows: readonly (SameContact & { at: number })[]) => {
    for (const { at, ...same } of rows) if (!found[at]?.has(same.id)) found[at]?.set(same.id, same);
  };
  const phones = drafts.flatMap((draft, at) => draft.phones.map((phone) => [at, phone]));
  if (phones.length > 0) {
    const { rows } = await sql<SameContact & { at: number }>`
      select j.value ->> 0 at, c.id, c.name, 'phone' by from json_each(${JSON.stringify(phones)}) j, contacts c
      where c.id in (select p.contact_id from contact_phones p join contacts d on d.id = p.contact_id and d.deleted_at is null
        where p.e164 = j.value ->> 1 order by p.contact_id limit ${MOST_SAME}) order by c.id`.execute(trx);
    put(rows);
  }
  const emails = drafts.flatMap((draft, at) => draft.emails.map((email) => [at, email]));
  if (emails.length > 0) {
    const { rows } = await sql<SameContact & { at: number }>`
      select j.value ->> 0 at, c.id, c.name, 'email' by from json_each(${JSON.stringify(emails)}) j, contacts c
      where c.id in (select e.contact_id from contact_emails e join contacts d on d.id = e.contact_id and d.deleted_at is null
        where e.address_key = j.value ->> 1 order by e.contact_id limit ${MOST_SAME}) order by c.id`.execute(trx);
    put(rows);
  }
  const names = drafts.flatMap(({ nameKey, cityKey, phones: own }, at) =>
    found[at]?.size === 0 && nameKey !== '' ? [[at, nameKey, cityKey, own.length]] : [],
  );
  if (names.length > 0) {
    const { rows } = await sql<SameContact & { at: number }>`
      select j.value ->> 0 at, c.id, c.name, 'name' by from json_each(${JSON.stringify(names)}) j, contacts c
      where c.id in (select n.id from contacts n where n.name_key = j.value ->> 1 and n.deleted_at is null
          and (j.value ->> 3 = 0
            or not exists (select 1 from contact_phones p where p.contact_id = n.id and p.e164 is not null))
          and coalesce((select a.city_key from contact_addresses a where a.contact_id = n.id and a.city <> ''
            order by a.preferred desc, a.position limit 1), '') = j.value ->> 2
        order by n.id limit ${MOST_SAME}) order by c.id`.execute(trx);
    put(rows);
  }
  return found.map((same) => [...same.values()]);
}
