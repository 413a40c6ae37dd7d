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

/**
 * Contacts, not in the bin, that are surely the same as one that is about to be written: the same phone, the same e-mail,
 * or the same name in the same city (or both without one) as long as not both have a phone. The surest first.
 *
 * @param of `phones` as E.164, `emails` as `emailKey` (list-kinds.ts) gives them, `nameKey` and `cityKey` folded
 */
export async function findSame(
  trx: Trx,
  of: { phones: readonly string[]; emails: readonly string[]; nameKey: string; cityKey: string },
): Promise<SameContact[]> {
  const found: SameContact[] = [];
  if (of.phones.length > 0) {
    const { rows } = await sql<SameContact>`select distinct c.id, c.name, 'phone' by from contact_phones p
      join contacts c on c.id = p.contact_id and c.deleted_at is null
      where p.e164 in (select value from json_each(${JSON.stringify(of.phones)})) order by c.id limit 10`.execute(trx);
    found.push(...rows);
  }
  if (of.emails.length > 0) {
    const { rows } = await sql<SameContact>`select distinct c.id, c.name, 'email' by from contact_emails e
      join contacts c on c.id = e.contact_id and c.deleted_at is null
      where e.address_key in (select value from json_each(${JSON.stringify(of.emails)})) order by c.id limit 10`.execute(
      trx,
    );
    found.push(...rows);
  }
  if (found.length === 0 && of.nameKey !== '') {
    const { rows } = await sql<SameContact>`select c.id, c.name, 'name' by from contacts c
      where c.name_key = ${of.nameKey} and c.deleted_at is null
        and coalesce((select a.city_key from contact_addresses a where a.contact_id = c.id and a.city <> ''
          order by a.preferred desc, a.position limit 1), '') = ${of.cityKey}
        and (${of.phones.length} = 0 or not exists (select 1 from contact_phones p where p.contact_id = c.id and p.e164 is not null))
      order by c.id limit 10`.execute(trx);
    found.push(...rows);
  }
  const seen = new Set<string>();
  return found.filter(({ id }) => !seen.has(id) && seen.add(id));
}
