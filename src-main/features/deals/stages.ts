import { sql } from 'kysely';
import { AppError } from '../../contract/errors.ts';
import { requirableFields, type StageInput } from '../../contract/pipelines.ts';
import { idList } from '../../database/id-list.ts';
import type { Trx } from '../../database/tables.ts';
import { checklistFlaw } from '../../domain/deals.ts';
import { newId } from '../../domain/ids.ts';
import { clean } from '../../domain/text.ts';
import { labelKey } from '../contacts/find-or-make.ts';
import { insertRows, type RowValues } from '../../database/insert-buffer.ts';
import { updateRow } from '../contacts/lists.ts';
import { workingStaff } from '../staff/service.ts';
import { findStages, openDealsIn } from './queries/pipelines.ts';
import { endRank } from './queries/rank.ts';

type Draft = { [K in keyof StageInput]?: StageInput[K] | undefined };
type Check = StageInput['checks'][number];

/**
 * Writes a new stage with its checklist, inside the caller's act.
 * @param position its place; left out, behind the others
 * @throws AppError `name-taken`, `checklist-never-met`
 */
export async function insertStage(
  trx: Trx,
  pipelineId: string,
  stage: Omit<StageInput, 'id'>,
  position: number | undefined,
  now: number,
): Promise<string> {
  const id = newId();
  await requireNameFree(trx, pipelineId, id, stage.name);
  await requireMeetable(trx, stage.name, stage.checks, stage.requiredFields);
  const others = await findStages(trx, pipelineId);
  await trx
    .insertInto('stages')
    .values({
      id,
      pipeline_id: pipelineId,
      name: clean(stage.name),
      name_key: labelKey(stage.name),
      position: (others.at(-1)?.position ?? -1) + 1,
      probability: stage.probability,
      quiet_days: stage.quietDays,
      required_fields: JSON.stringify(distinct(stage.requiredFields)),
      created_at: now,
      deleted_at: null,
    })
    .execute();
  await changeChecks(trx, id, stage.checks, now);
  if (position !== undefined) await placeStage(trx, pipelineId, id, position);
  return id;
}

/** Changes what is given. @throws AppError `not-found`, `name-taken`, `checklist-never-met` */
export async function changeStage(
  trx: Trx,
  { id, position, ...draft }: Draft & { id: string; position?: number | undefined },
  now: number,
): Promise<string> {
  const row = await trx
    .selectFrom('stages')
    .selectAll()
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (!row) throw new AppError('not-found', { what: 'stage', id });
  const [known] = (await findStages(trx, row.pipeline_id)).filter((stage) => stage.id === id);
  const name = draft.name === undefined ? row.name : clean(draft.name);
  if (name !== row.name) await requireNameFree(trx, row.pipeline_id, id, name);
  await requireMeetable(trx, name, draft.checks ?? known?.checks ?? [], draft.requiredFields ?? []);
  await updateRow(trx, 'stages', row, {
    name,
    name_key: labelKey(name),
    probability: draft.probability ?? row.probability,
    quiet_days: draft.quietDays === undefined ? row.quiet_days : draft.quietDays,
    required_fields:
      draft.requiredFields === undefined ? row.required_fields : JSON.stringify(distinct(draft.requiredFields)),
  });
  if (draft.checks) await changeChecks(trx, id, draft.checks, now);
  if (position !== undefined) await placeStage(trx, row.pipeline_id, id, position);
  return row.pipeline_id;
}

/**
 * Moves what is open in some stages to another one, behind what is there, where these are about to go. What is closed
 * or lies in the bin stays with the stage: it is told of there, and a stand-in is found when it comes back.
 * @returns how many deals were moved
 * @throws AppError `stage-holds-deals` where no other stage was named, `not-found`
 */
export async function emptyStages(
  trx: Trx,
  stages: readonly { id: string; name: string }[],
  moveTo: string | undefined,
  now: number,
): Promise<number> {
  const ids = stages.map((stage) => stage.id);
  const deals = await openDealsIn(trx, ids);
  if (deals.length === 0) return 0;
  if (moveTo === undefined)
    throw new AppError('stage-holds-deals', { stage: stages[0]?.name ?? '', deals: deals.length });
  if (ids.includes(moveTo) || !(await findStages(trx)).some((stage) => stage.id === moveTo))
    throw new AppError('not-found', { what: 'stage', id: moveTo });
  const ranks = await endRank(trx, moveTo);
  for (const id of deals)
    await sql`update deals set stage_id = ${moveTo}, rank = ${ranks.next()}, touched_at = max(${now}, touched_at),
      touched_by = 'move', updated_at = max(${now}, updated_at + 1) where id = ${id}`.execute(trx);
  return deals.length;
}

/** Hides stages: what stood in them can still be told. */
export async function hideStages(trx: Trx, ids: readonly string[], now: number): Promise<void> {
  await trx.updateTable('stages').set({ deleted_at: now }).where('id', 'in', idList(ids)).execute();
}

/** Puts a stage at a place among the others of its pipeline and numbers all anew. */
async function placeStage(trx: Trx, pipelineId: string, id: string, position: number): Promise<void> {
  const stages = await findStages(trx, pipelineId);
  const moved = stages.find((stage) => stage.id === id);
  if (!moved) return;
  const order = stages.filter((stage) => stage.id !== id);
  order.splice(Math.min(position, order.length), 0, moved);
  for (const [at, stage] of order.entries())
    if (stage.position !== at)
      await trx.updateTable('stages').set({ position: at }).where('id', '=', stage.id).execute();
}

/** Brings a checklist to what is given. What is left out is hidden: ticks of it are told still. */
async function changeChecks(trx: Trx, stageId: string, given: readonly Check[], now: number): Promise<void> {
  const there = await trx
    .selectFrom('stage_checks')
    .selectAll()
    .where('stage_id', '=', stageId)
    .where('deleted_at', 'is', null)
    .execute();
  const open = new Map(there.map((row) => [row.id, row]));
  const added: RowValues[] = [];
  for (const [position, check] of given.entries()) {
    const columns = {
      text: clean(check.text),
      required: check.required ? (1 as const) : (0 as const),
      staff_id: check.staffId,
      position,
    };
    const row = open.get(check.id ?? '');
    if (row) {
      open.delete(row.id);
      await updateRow(trx, 'stage_checks', row, columns);
    } else added.push({ id: newId(), stage_id: stageId, ...columns, created_at: now, deleted_at: null });
  }
  if (open.size > 0)
    await trx
      .updateTable('stage_checks')
      .set({ deleted_at: now })
      .where('id', 'in', idList([...open.keys()]))
      .execute();
  await insertRows(trx, 'stage_checks', added);
}

async function requireMeetable(
  trx: Trx,
  stage: string,
  checks: readonly Check[],
  fields: readonly string[],
): Promise<void> {
  const able = await workingStaff(trx, { mayWrite: true });
  const flaw = checklistFlaw(checks, fields, requirableFields, (staffId) => able.has(staffId));
  if (flaw) throw new AppError('checklist-never-met', { stage, ...flaw });
}

async function requireNameFree(trx: Trx, pipelineId: string, id: string, name: string): Promise<void> {
  const taken = await trx
    .selectFrom('stages')
    .select('name')
    .where('pipeline_id', '=', pipelineId)
    .where('name_key', '=', labelKey(name))
    .where('deleted_at', 'is', null)
    .where('id', '<>', id)
    .executeTakeFirst();
  if (taken) throw new AppError('name-taken', { what: 'stage', name: taken.name });
}

const distinct = (fields: readonly string[]): string[] => [...new Set(fields)];
