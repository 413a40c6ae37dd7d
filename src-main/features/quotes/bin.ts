import { sql } from 'kysely';
import { AppError } from '../../contract/errors.ts';
import { idList } from '../../database/id-list.ts';
import type { Trx } from '../../database/tables.ts';

/** Into the bin. @throws AppError `quote-locked` of an accepted one */
export async function removeQuotes(trx: Trx, ids: readonly string[], now: number): Promise<number> {
  const accepted = await trx
    .selectFrom('quotations')
    .select('number')
    .where('id', 'in', idList(ids))
    .where('status', '=', 'accepted')
    .executeTakeFirst();
  if (accepted) throw new AppError('quote-locked', { quote: accepted.number ?? '', status: 'accepted' });
  const { rows } = await sql`update quotations set deleted_at = ${now}, updated_at = max(${now}, updated_at + 1)
    where id in ${idList(ids)} and deleted_at is null returning id`.execute(trx);
  return rows.length;
}

export async function restoreQuotes(trx: Trx, ids: readonly string[], now: number): Promise<number> {
  const { rows } = await sql`update quotations set deleted_at = null, updated_at = max(${now}, updated_at + 1)
    where id in ${idList(ids)} and deleted_at is not null returning id`.execute(trx);
  return rows.length;
}

/** Erases drafts of the bin; what was issued stays in it. */
export async function purgeQuotes(trx: Trx, ids: readonly string[]): Promise<{ purged: number; kept: number }> {
  const { rows } = await sql`delete from quotations where id in ${idList(ids)} and deleted_at is not null
    and status = 'draft' returning id`.execute(trx);
  const { rows: kept } = await sql<{ n: number }>`select count(*) n from quotations
    where id in ${idList(ids)} and deleted_at is not null`.execute(trx);
  return { purged: rows.length, kept: kept[0]?.n ?? 0 };
}
