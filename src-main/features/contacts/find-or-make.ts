import type { Color } from '../../contract/shared.ts';
import type { Trx } from '../../database/tables.ts';
import { newId } from '../../domain/ids.ts';
import { clean, fold } from '../../domain/text.ts';

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
