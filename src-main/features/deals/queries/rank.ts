import { sql } from 'kysely';
import type { Handle } from '../../../database/tables.ts';
import { isRank, rankBetween } from '../../../domain/ranks.ts';

/** Ranks behind all cards of a column, one after the other. */
export async function endRank(db: Handle, stageId: string): Promise<{ next: () => string }> {
  let last = await edge(db, stageId, 'max');
  return { next: () => (last = rankBetween(last, null)) };
}

/** A rank before all cards of a column. */
export async function topRank(db: Handle, stageId: string): Promise<string> {
  return rankBetween(null, await edge(db, stageId, 'min'));
}

/** Of all deals in the column, those in the bin and closed ones too: they may come back to their place. */
async function edge(db: Handle, stageId: string, which: 'min' | 'max'): Promise<string | null> {
  const { rows } = await sql<{
    rank: string | null;
  }>`select ${which === 'min' ? sql`min(rank)` : sql`max(rank)`} rank from deals
    where stage_id = ${stageId}`.execute(db);
  return rows[0]?.rank ?? null;
}

/**
 * A rank directly below another card of a column; null for the top. A card that is gone from there meanwhile counts as
 * the end. Cards that share a rank (two files that met) are passed as one.
 */
export async function rankBelow(db: Handle, stageId: string, afterId: string | null, movedId: string): Promise<string> {
  if (afterId === null || afterId === movedId) return topRank(db, stageId);
  const above = await db
    .selectFrom('deals')
    .select('rank')
    .where('id', '=', afterId)
    .where('stage_id', '=', stageId)
    .executeTakeFirst();
  if (!above || !isRank(above.rank)) return (await endRank(db, stageId)).next();
  const below = await db
    .selectFrom('deals')
    .select('rank')
    .where('stage_id', '=', stageId)
    .where('rank', '>', above.rank)
    .where('id', '<>', movedId)
    .orderBy('rank')
    .limit(1)
    .executeTakeFirst();
  return rankBetween(above.rank, below?.rank ?? null);
}
