import { sql } from 'kysely';
import { AppError } from '../../../contract/errors.ts';
import {
  type Pipeline,
  RequirableField,
  type RequirableField as Field,
  type Stage,
} from '../../../contract/pipelines.ts';
import type { Handle } from '../../../database/tables.ts';

/** All pipelines (or one) that are offered, in their order, with their stages in theirs. */
export async function findPipelines(db: Handle, id?: string): Promise<Pipeline[]> {
  const all = await db
    .selectFrom('pipelines')
    .select(['id', 'name'])
    .where('deleted_at', 'is', null)
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
    .orderBy('position')
    .orderBy('id')
    .execute();
  const stages = Map.groupBy(await findStages(db), (stage) => stage.pipelineId);
  return all.map((pipeline) => ({
    ...pipeline,
    stages: (stages.get(pipeline.id) ?? []).map(({ pipelineId: _, position: __, ...stage }) => stage),
  }));
}

/** @throws AppError `not-found` */
export async function getPipeline(db: Handle, id: string): Promise<Pipeline> {
  const [pipeline] = await findPipelines(db, id);
  if (!pipeline) throw new AppError('not-found', { what: 'pipeline', id });
  return pipeline;
}

export type PlacedStage = Stage & { pipelineId: string; position: number };

/** The stages that are offered, of all pipelines or one, in their order. */
export async function findStages(db: Handle, pipelineId?: string): Promise<PlacedStage[]> {
  const { rows } = await sql<{
    id: string;
    pipeline_id: string;
    name: string;
    position: number;
    probability: number;
    quiet_days: number | null;
    required_fields: string;
    deals: number;
  }>`select s.id, s.pipeline_id, s.name, s.position, s.probability, s.quiet_days, s.required_fields,
      (select count(*) from deal_index i where i.status = 'open' and i.stage_id = s.id) deals
    from stages s where s.deleted_at is null ${pipelineId === undefined ? sql`` : sql`and s.pipeline_id = ${pipelineId}`}
    order by s.position, s.id`.execute(db);
  const checks = await findChecks(db);
  return rows.map((row) => ({
    id: row.id,
    pipelineId: row.pipeline_id,
    position: row.position,
    name: row.name,
    probability: row.probability,
    quietDays: row.quiet_days,
    checks: checks.get(row.id) ?? [],
    requiredFields: fieldsOf(row.required_fields),
    deals: row.deals,
  }));
}

/** Field names that this version knows: a file may have come from elsewhere. */
export const fieldsOf = (json: string): Field[] =>
  (JSON.parse(json) as unknown[]).flatMap((name) => {
    const field = RequirableField.safeParse(name);
    return field.success ? [field.data] : [];
  });

async function findChecks(db: Handle): Promise<Map<string, Stage['checks']>> {
  const rows = await db
    .selectFrom('stage_checks')
    .select(['id', 'stage_id', 'text', 'required', 'staff_id'])
    .where('deleted_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute();
  const checks = new Map<string, Stage['checks']>();
  for (const row of rows) {
    const check = { id: row.id, text: row.text, required: row.required === 1, staffId: row.staff_id };
    const of = checks.get(row.stage_id);
    if (of) of.push(check);
    else checks.set(row.stage_id, [check]);
  }
  return checks;
}

/** A stage that is offered. @throws AppError `not-found` */
export async function getStage(db: Handle, id: string): Promise<PlacedStage> {
  const stage = (await findStages(db)).find((one) => one.id === id);
  if (!stage) throw new AppError('not-found', { what: 'stage', id });
  return stage;
}

/** Open deals (not in the bin) in some stages, the first in its column first. */
export async function openDealsIn(db: Handle, stageIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select deal_id id from deal_index
    where status = 'open' and stage_id in (select value from json_each(${JSON.stringify(stageIds)}))
    order by rank, deal_id`.execute(db);
  return rows.map((row) => row.id);
}

export const findLostReasons = (db: Handle) =>
  db
    .selectFrom('lost_reasons as r')
    .select((q) => [
      'r.id',
      'r.name',
      q
        .selectFrom('deals as d')
        .whereRef('d.lost_reason_id', '=', 'r.id')
        .where('d.deleted_at', 'is', null)
        .select((of) => of.fn.countAll<number>().as('n'))
        .as('deals'),
    ])
    .where('r.deleted_at', 'is', null)
    .orderBy('r.position')
    .orderBy('r.id')
    .execute();
