import { sql } from 'kysely';
import type { z } from 'zod';
import { AppError } from '../../contract/errors.ts';
import type { AssignmentRule, AssignmentRuleInput, ScoreRule, ScoreRuleInput } from '../../contract/leads.ts';
import { idList } from '../../database/id-list.ts';
import { insertRows, type RowValues } from '../../database/insert-buffer.ts';
import { findScoreRules } from '../../database/lead-index.ts';
import type { Trx } from '../../database/tables.ts';
import { newId } from '../../domain/ids.ts';
import { isUsableFact } from '../../domain/lead-scores.ts';
import { clean } from '../../domain/text.ts';
import { updateRow } from '../contacts/lists.ts';
import { workingStaff } from '../staff/service.ts';
import { findAssignmentRules } from './queries.ts';

/**
 * Sets the rules of the score; the index scores every open lead anew before the act ends.
 * @throws AppError `rule-unusable` (a range that can never hold)
 */
export async function changeScoreRules(
  trx: Trx,
  given: readonly z.infer<typeof ScoreRuleInput>[],
  now: number,
): Promise<ScoreRule[]> {
  for (const [at, { when }] of given.entries())
    if (!isUsableFact(when)) throw new AppError('rule-unusable', { place: at + 1, reason: 'range' });
  const rows = given.map(({ id, when, points }) => ({ id, columns: { condition: JSON.stringify(when), points } }));
  await bring(trx, 'lead_score_rules', rows, now);
  return findScoreRules(trx);
}

/** @throws AppError `rule-unusable` (nobody in it works here), `not-found` (a category) */
export async function changeAssignmentRules(
  trx: Trx,
  given: readonly z.infer<typeof AssignmentRuleInput>[],
  now: number,
): Promise<AssignmentRule[]> {
  const works = await workingStaff(trx, { mayWrite: true });
  for (const [at, { staffIds, categoryId }] of given.entries()) {
    if (!staffIds.some((id) => works.has(id))) throw new AppError('rule-unusable', { place: at + 1, reason: 'nobody' });
    if (categoryId === null) continue;
    const known = await trx
      .selectFrom('product_categories')
      .select('id')
      .where('id', '=', categoryId)
      .executeTakeFirst();
    if (!known) throw new AppError('not-found', { what: 'category', id: categoryId });
  }
  const rows = given.map(({ id, source, city, categoryId, staffIds }) => ({
    id,
    columns: {
      source: clean(source),
      city: clean(city),
      category_id: categoryId,
      staff_ids: JSON.stringify([...new Set(staffIds)]),
    },
  }));
  await bring(trx, 'lead_assignment_rules', rows, now);
  return findAssignmentRules(trx);
}

/** Brings a table of rules to what is given, in its order; writes only what differs. */
async function bring(
  trx: Trx,
  table: 'lead_score_rules' | 'lead_assignment_rules',
  given: readonly { id?: string | undefined; columns: Record<string, string | number | null> }[],
  now: number,
): Promise<void> {
  const { rows } = await sql<Record<string, unknown> & { id: string }>`select * from ${sql.table(table)}`.execute(trx);
  const there = new Map(rows.map((row) => [row.id, row]));
  const kept = new Set(given.map((rule) => rule.id));
  const gone = [...there.keys()].filter((id) => !kept.has(id));
  if (gone.length > 0) await sql`delete from ${sql.table(table)} where id in ${idList(gone)}`.execute(trx);
  const added: RowValues[] = [];
  for (const [position, { id, columns }] of given.entries()) {
    const known = there.get(id ?? '');
    if (known) await updateRow(trx, table, known, { ...columns, position });
    else added.push({ id: newId(), ...columns, position, created_at: now });
  }
  await insertRows(trx, table, added);
}
