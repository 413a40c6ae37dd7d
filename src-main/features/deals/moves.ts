import { AppError } from '../../contract/errors.ts';
import type { WonOutcome } from '../../contract/deals.ts';
import type { Trx } from '../../database/tables.ts';
import { newId } from '../../domain/ids.ts';
import { clean, cleanLines } from '../../domain/text.ts';
import { startOfDay } from '../../domain/zones.ts';
import { requireDay } from '../agenda/checks.ts';
import { labelKey } from '../contacts/find-or-make.ts';
import { findMissing, findProducts } from './queries/record.ts';
import { getStage } from './queries/pipelines.ts';
import { rankBelow, topRank } from './queries/rank.ts';
import { getDealRow, touchDeal } from './write.ts';

type Row = Awaited<ReturnType<typeof getDealRow>>;
interface One {
  id: string;
  expectedUpdatedAt?: number | undefined;
}

/** Nothing rests any more. */
const awake = { snoozed_until: null, snooze_reason: '', awake_at: null } as const;

/**
 * Moves an open deal to a stage, or to another place in its column: that alone does not set the quiet clock back.
 * @throws AppError `not-found`, `in-bin`, `changed-meanwhile`, `deal-closed`, `checklist-not-met`
 */
export async function moveDeal(
  trx: Trx,
  { id, expectedUpdatedAt, stageId, afterId }: One & { stageId: string; afterId?: string | null | undefined },
  now: number,
): Promise<void> {
  const row = await getDealRow(trx, id, expectedUpdatedAt);
  requireOpen(row);
  const stage = await getStage(trx, stageId);
  const stays = stage.id === row.stage_id;
  if (stays) {
    const rank = afterId === undefined || afterId === id ? row.rank : await rankBelow(trx, stageId, afterId, id);
    if (rank === row.rank) return;
    await trx
      .updateTable('deals')
      .set({ rank, updated_at: Math.max(now, row.updated_at + 1) })
      .where('id', '=', id)
      .execute();
    return;
  }
  const from = await trx
    .selectFrom('stages')
    .select(['pipeline_id', 'position'])
    .where('id', '=', row.stage_id)
    .executeTakeFirstOrThrow();
  // Backwards is putting something right: nothing is asked for.
  const isForward = from.pipeline_id !== stage.pipelineId || stage.position > from.position;
  if (isForward) await requireMet(trx, row);
  const rank = afterId === undefined ? await topRank(trx, stageId) : await rankBelow(trx, stageId, afterId, id);
  await touchDeal(trx, row, { stage_id: stageId, rank }, 'move', now);
}

/** @throws AppError as {@link moveDeal} */
export async function winDeal(
  trx: Trx,
  { id, expectedUpdatedAt, opens }: One & { opens: WonOutcome['opens'] },
  now: number,
): Promise<WonOutcome> {
  const row = await getDealRow(trx, id, expectedUpdatedAt);
  requireOpen(row);
  await requireMet(trx, row);
  await touchDeal(trx, row, { status: 'won', closed_at: Math.max(now, row.created_at), ...awake }, 'move', now);
  const lines = await findProducts(trx, id);
  return {
    opens,
    dealId: id,
    contactId: row.contact_id,
    value: row.value,
    lines: lines.map(({ product, quantity, unitPrice }) => ({ productId: product.id, quantity, unitPrice })),
  };
}

/**
 * @param given the reason by its id, or by its name: one that is not on the shop's list yet is put there
 * @throws AppError `not-found`, `in-bin`, `changed-meanwhile`, `deal-closed`, `lost-reason-missing`
 */
export async function loseDeal(
  trx: Trx,
  given: One & { reasonId?: string | undefined; reason?: string | undefined; note: string },
  now: number,
): Promise<void> {
  const row = await getDealRow(trx, given.id, given.expectedUpdatedAt);
  requireOpen(row);
  const reasonId = await reasonOf(trx, given, now);
  const lost = { lost_reason_id: reasonId, lost_note: cleanLines(given.note) };
  await touchDeal(
    trx,
    row,
    { status: 'lost', closed_at: Math.max(now, row.created_at), ...lost, ...awake },
    'move',
    now,
  );
}

async function reasonOf(
  trx: Trx,
  { reasonId, reason }: { reasonId?: string | undefined; reason?: string | undefined },
  now: number,
): Promise<string> {
  if (reasonId !== undefined) {
    const known = await trx
      .selectFrom('lost_reasons')
      .select('id')
      .where('id', '=', reasonId)
      .where('deleted_at', 'is', null)
      .executeTakeFirst();
    if (!known) throw new AppError('not-found', { what: 'lostReason', id: reasonId });
    return known.id;
  }
  if (clean(reason ?? '') === '') throw new AppError('lost-reason-missing', {});
  return ensureLostReason(trx, reason ?? '', now);
}

/** The reason of this name, made where there is none yet, inside the caller's act. */
export async function ensureLostReason(trx: Trx, name: string, now: number): Promise<string> {
  const reasons = await trx
    .selectFrom('lost_reasons')
    .select(['id', 'name_key', 'position'])
    .where('deleted_at', 'is', null)
    .execute();
  const known = reasons.find((one) => one.name_key === labelKey(name));
  if (known) return known.id;
  const id = newId();
  const position = Math.max(-1, ...reasons.map((one) => one.position)) + 1;
  await trx
    .insertInto('lost_reasons')
    .values({ id, name: clean(name), name_key: labelKey(name), position, created_at: now, deleted_at: null })
    .execute();
  return id;
}

/** Where its stage is gone, the nearest one is found for it (database/deal-stages.ts). @throws AppError `deal-open` */
export async function reopenDeal(trx: Trx, { id, expectedUpdatedAt }: One, now: number): Promise<void> {
  const row = await getDealRow(trx, id, expectedUpdatedAt);
  if (row.status === 'open') throw new AppError('deal-open', { deal: row.title });
  await touchDeal(trx, row, { status: 'open', closed_at: null, lost_reason_id: null, lost_note: '' }, 'reopen', now);
}

/** @throws AppError `deal-closed`, `date-impossible`, `snooze-not-ahead` */
export async function snoozeDeal(
  trx: Trx,
  { id, expectedUpdatedAt, until, reason }: One & { until: string; reason: string },
  { now, day, timeZone }: { now: number; day: string; timeZone: string },
): Promise<void> {
  const row = await getDealRow(trx, id, expectedUpdatedAt);
  requireOpen(row);
  if (requireDay(until) <= day) throw new AppError('snooze-not-ahead', { until });
  await trx
    .updateTable('deals')
    .set({
      snoozed_until: until,
      snooze_reason: clean(reason),
      awake_at: startOfDay(timeZone, until),
      updated_at: Math.max(now, row.updated_at + 1),
    })
    .where('id', '=', id)
    .execute();
}

/** @throws AppError `deal-closed` */
export async function wakeDeal(trx: Trx, { id, expectedUpdatedAt }: One, now: number): Promise<void> {
  const row = await getDealRow(trx, id, expectedUpdatedAt);
  requireOpen(row);
  if (row.snoozed_until !== null) await touchDeal(trx, row, awake, 'wake', now);
}

/** @throws AppError `not-found` (a step of another stage), `deal-closed`, `tick-not-yours` */
export async function tickCheck(
  trx: Trx,
  { id, expectedUpdatedAt, checkId, done }: One & { checkId: string; done: boolean },
  actor: { staffId: string },
  now: number,
): Promise<void> {
  const row = await getDealRow(trx, id, expectedUpdatedAt);
  requireOpen(row);
  const check = await trx
    .selectFrom('stage_checks as k')
    .leftJoin('staff as s', (join) => join.onRef('s.id', '=', 'k.staff_id').on('s.active', '=', 1))
    .select(['k.text', 's.id as staff_id', 's.name as staff_name'])
    .where('k.id', '=', checkId)
    .where('k.stage_id', '=', row.stage_id)
    .where('k.deleted_at', 'is', null)
    .executeTakeFirst();
  if (!check) throw new AppError('not-found', { what: 'check', id: checkId });
  if (check.staff_id !== null && check.staff_id !== actor.staffId && !(await isOwner(trx, actor.staffId)))
    throw new AppError('tick-not-yours', { check: check.text, staff: check.staff_name ?? '' });
  const ticked = await trx
    .selectFrom('deal_checks')
    .select('id')
    .where('deal_id', '=', id)
    .where('check_id', '=', checkId)
    .executeTakeFirst();
  if (done === (ticked !== undefined)) return;
  if (ticked) await trx.deleteFrom('deal_checks').where('id', '=', ticked.id).execute();
  else
    await trx
      .insertInto('deal_checks')
      .values({ id: newId(), deal_id: id, check_id: checkId, staff_id: actor.staffId, ticked_at: now })
      .execute();
  await touchDeal(trx, row, {}, 'check', now);
}

async function isOwner(trx: Trx, staffId: string): Promise<boolean> {
  const row = await trx.selectFrom('staff').select('role').where('id', '=', staffId).executeTakeFirst();
  return row?.role === 'owner';
}

function requireOpen(row: Row): void {
  if (row.status !== 'open') throw new AppError('deal-closed', { deal: row.title, status: row.status });
}

async function requireMet(trx: Trx, row: Row): Promise<void> {
  const { checks, fields } = await findMissing(trx, row.id);
  if (checks.length === 0 && fields.length === 0) return;
  const stage = await trx.selectFrom('stages').select('name').where('id', '=', row.stage_id).executeTakeFirstOrThrow();
  throw new AppError('checklist-not-met', { deal: row.title, stage: stage.name, checks, fields });
}
