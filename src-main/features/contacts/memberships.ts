import { sql } from 'kysely';
import type { Channel } from '../../contract/contacts.ts';
import { type InsertBuffer, insertRows } from '../../database/insert-buffer.ts';
import type { Trx } from '../../database/tables.ts';
import { newId } from '../../domain/ids.ts';
import { type ListMode, updateRow } from './lists.ts';
import { requireLabels } from './queries/exist.ts';

const labelColumn = { contact_tags: 'tag_id', contact_groups: 'group_id' } as const;
type LinkTable = keyof typeof labelColumn;

/** Gathers the tags or groups of a contact that is new. */
export function gatherMemberships(
  buffer: InsertBuffer,
  table: LinkTable,
  contactId: string,
  given: readonly string[],
): void {
  for (const label of new Set(given))
    buffer.add(table, { id: newId(), contact_id: contactId, [labelColumn[table]]: label });
}

/** Brings the tags or groups of a contact to what is given. @throws AppError `not-found` */
export async function changeMemberships(
  trx: Trx,
  table: LinkTable,
  contactId: string,
  given: readonly string[],
  mode: ListMode,
): Promise<boolean> {
  const wanted = new Set(given);
  if (wanted.size > 0) await requireLabels(trx, table === 'contact_tags' ? 'tags' : 'groups', [...wanted]);
  const column = labelColumn[table];
  let existing: { id: string; label: string }[] = [];
  if (mode === 'replace' || wanted.size > 0) {
    const { rows } = await sql<{
      id: string;
      label: string;
    }>`select id, ${sql.ref(column)} label from ${sql.table(table)} where contact_id = ${contactId}`.execute(trx);
    existing = rows;
  }
  const gone = mode === 'replace' ? existing.filter((row) => !wanted.has(row.label)) : [];
  if (gone.length > 0)
    await sql`delete from ${sql.table(table)} where id in (select value from json_each(${JSON.stringify(gone.map((row) => row.id))}))`.execute(
      trx,
    );
  const known = new Set(existing.map((row) => row.label));
  const added = [...wanted].filter((label) => !known.has(label));
  await insertRows(
    trx,
    table,
    added.map((label) => ({ id: newId(), contact_id: contactId, [column]: label })),
  );
  return gone.length > 0 || added.length > 0;
}

export interface Consent {
  channel: Channel;
  /** Null is "not asked". */
  state: 'yes' | 'no' | null;
}

/** Gathers the answers of a contact that is new. */
export function gatherConsents(buffer: InsertBuffer, contactId: string, given: readonly Consent[], now: number): void {
  for (const [channel, state] of new Map(given.map((one) => [one.channel, one.state])))
    if (state !== null) buffer.add('contact_consents', { id: newId(), contact_id: contactId, channel, state, at: now });
}

/** Brings what a contact has agreed to and refused to what is given; an answer that stays keeps its time. */
export async function changeConsents(
  trx: Trx,
  contactId: string,
  given: readonly Consent[],
  now: number,
  mode: ListMode,
): Promise<boolean> {
  const wanted = new Map(given.map(({ channel, state }) => [channel, state]));
  if (mode !== 'replace' && wanted.size === 0) return false;
  const existing = await trx
    .selectFrom('contact_consents')
    .select(['id', 'channel', 'state', 'at'])
    .where('contact_id', '=', contactId)
    .execute();
  let changed = false;
  for (const row of existing) {
    const state = wanted.get(row.channel);
    if (state === undefined ? mode === 'replace' : state === null) {
      await trx.deleteFrom('contact_consents').where('id', '=', row.id).execute();
      changed = true;
    } else if (state && state !== row.state) {
      await updateRow(trx, 'contact_consents', row, { state, at: now });
      changed = true;
    }
  }
  const known = new Set(existing.map((row) => row.channel));
  const added = [...wanted].flatMap(([channel, state]) =>
    state === null || known.has(channel) ? [] : [{ id: newId(), contact_id: contactId, channel, state, at: now }],
  );
  await insertRows(trx, 'contact_consents', added);
  return changed || added.length > 0;
}
