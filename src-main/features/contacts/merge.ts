import type { Selectable } from 'kysely';
import { mergeableFields } from '../../contract/contacts.ts';
import { AppError } from '../../contract/errors.ts';
import type { ContactsTable } from '../../database/contact-tables.ts';
import type { Trx } from '../../database/tables.ts';
import { hangingTables } from './hanging.ts';
import { updateRow } from './lists.ts';
import { moveHanging, movePairs } from './queries/move.ts';
import { idList } from './queries/exist.ts';

export interface MergeChoice {
  field: (typeof mergeableFields)[number];
  fromId: string;
}
type Row = Selectable<ContactsTable>;

/** The columns of each field that one can choose: they go together. */
const columnsOf = {
  kind: ['kind'],
  name: ['name', 'name_key', 'letter'],
  title: ['title'],
  nickname: ['nickname'],
  gender: ['gender'],
  birthday: ['birthday'],
  occupation: ['occupation'],
  interests: ['interests'],
  language: ['language'],
  source: ['source'],
  referredById: ['referred_by_id'],
  preferredChannel: ['preferred_channel'],
  note: ['note'],
  blocked: ['blocked_at', 'blocked_reason'],
} as const satisfies Record<MergeChoice['field'], readonly (keyof ContactsTable)[]>;

/**
 * Makes one contact of several, inside the caller's act: fields as chosen (else the winner's, its gaps filled by the
 * losers in their order), roles and lists joined without doubles, everything that hung on a loser on the winner. The
 * losers lie in the bin then and say into whom they went.
 *
 * @throws AppError `merge-needs-two`, `not-found`, `in-bin`
 */
export async function mergeContacts(
  trx: Trx,
  { winnerId, loserIds, choices }: { winnerId: string; loserIds: readonly string[]; choices: readonly MergeChoice[] },
  now: number,
): Promise<void> {
  const losersInOrder = [...new Set(loserIds)];
  if (losersInOrder.length === 0 || losersInOrder.includes(winnerId)) throw new AppError('merge-needs-two', {});
  const all = await recordsOf(trx, [winnerId, ...losersInOrder]);
  const [winner, ...losers] = all;
  if (!winner) throw new AppError('not-found', { what: 'contact', id: winnerId });

  const columns = { ...chosenColumns(winner, losers, choices), ...joinedRoles(all) };
  for (const loser of losers) {
    for (const hanging of hangingTables)
      if (hanging.table !== 'not_duplicates') await moveHanging(trx, hanging, loser.id, winnerId);
    await movePairs(trx, loser.id, winnerId, now);
  }
  // Read anew: moving referrals may have changed it.
  const [current] = await recordsOf(trx, [winnerId]);
  if (current)
    await updateRow(trx, 'contacts', current, { ...columns, updated_at: Math.max(now, current.updated_at + 1) });
  for (const loser of await recordsOf(trx, losersInOrder))
    await updateRow(trx, 'contacts', loser, {
      deleted_at: now,
      merged_into_id: winnerId,
      updated_at: Math.max(now, loser.updated_at + 1),
    });
}

async function recordsOf(trx: Trx, ids: readonly string[]): Promise<Row[]> {
  const rows = await trx.selectFrom('contacts').selectAll().where('id', 'in', idList(ids)).execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => {
    const row = byId.get(id);
    if (!row) throw new AppError('not-found', { what: 'contact', id });
    if (row.deleted_at !== null) throw new AppError('in-bin', { what: 'contact', id });
    return row;
  });
}

function chosenColumns(winner: Row, losers: readonly Row[], choices: readonly MergeChoice[]): Partial<Row> {
  const all = [winner, ...losers];
  const merged = new Set<string | null>(all.map((row) => row.id));
  const columns: Partial<Row> = {};
  for (const field of mergeableFields) {
    const [decisive] = columnsOf[field];
    const choice = choices.find((one) => one.field === field);
    const chosen = choice && all.find((row) => row.id === choice.fromId);
    if (choice && !chosen) throw new AppError('not-found', { what: 'contact', id: choice.fromId });
    // Nobody refers to herself: one of the merged is nobody any more.
    const isEmpty = (row: Row) =>
      row[decisive] === null || row[decisive] === '' || (field === 'referredById' && merged.has(row.referred_by_id));
    const source = chosen ?? all.find((row) => !isEmpty(row)) ?? winner;
    Object.assign(columns, Object.fromEntries(columnsOf[field].map((column) => [column, source[column]])));
    if (field === 'referredById' && isEmpty(source)) columns.referred_by_id = null;
  }
  return columns;
}

function joinedRoles(all: readonly Row[]): Partial<Row> {
  const anyOf = (column: 'is_customer' | 'is_supplier' | 'is_partner' | 'is_prospect') =>
    all.some((row) => row[column] === 1) ? 1 : 0;
  return {
    is_customer: anyOf('is_customer'),
    is_supplier: anyOf('is_supplier'),
    is_partner: anyOf('is_partner'),
    is_prospect: anyOf('is_prospect'),
  };
}
