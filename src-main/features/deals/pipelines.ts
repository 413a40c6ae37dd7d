import { AppError } from '../../contract/errors.ts';
import type { LostReason, Pipeline, StageInput } from '../../contract/pipelines.ts';
import { idList } from '../../database/id-list.ts';
import type { Actor, Store } from '../../database/store.ts';
import type { Trx } from '../../database/tables.ts';
import { newId } from '../../domain/ids.ts';
import { clean } from '../../domain/text.ts';
import { labelKey } from '../contacts/find-or-make.ts';
import type { SettingsService } from '../settings/service.ts';
import { insertUsualPipeline } from './default-pipeline.ts';
import { findLostReasons, findPipelines, getPipeline, getStage } from './queries/pipelines.ts';
import { changeStage, emptyStages, hideStages, insertStage } from './stages.ts';

/** The ways from a first word to a sale: pipelines, their stages and checklists, and why deals are lost. */
export class PipelinesService {
  readonly #store: Store;
  readonly #settings: SettingsService;

  constructor(store: Store, settings: SettingsService) {
    this.#store = store;
    this.#settings = settings;
  }

  /** All pipelines; where there is none, the usual one is made first. */
  async list(actor: Actor): Promise<Pipeline[]> {
    await this.ensure(actor);
    return findPipelines(this.#store.db);
  }

  /** Makes the usual pipeline in the shop's language where there is none. */
  async ensure(actor: Actor): Promise<void> {
    if ((await findPipelines(this.#store.db)).length > 0) return;
    const language = await this.#settings.language();
    await this.#act(actor, async (trx) => {
      // Two windows may ask at once.
      if ((await findPipelines(trx)).length === 0) await insertUsualPipeline(trx, language, this.#now());
    });
  }

  /** @throws AppError `name-taken`, `pipeline-without-stages`, `checklist-never-met` */
  async create(actor: Actor, { name, stages }: { name: string; stages: readonly StageInput[] }) {
    await this.ensure(actor);
    return this.#changed(actor, async (trx) => {
      if (stages.length === 0) throw new AppError('pipeline-without-stages', { pipeline: name });
      const id = newId();
      await requireNameFree(trx, id, name);
      const position = (await findPipelines(trx)).length;
      await trx
        .insertInto('pipelines')
        .values({
          id,
          name: clean(name),
          name_key: labelKey(name),
          position,
          created_at: this.#now(),
          deleted_at: null,
        })
        .execute();
      for (const stage of stages) await insertStage(trx, id, stage, undefined, this.#now());
      return id;
    });
  }

  /** @throws AppError `not-found`, `name-taken` */
  update(actor: Actor, change: { id: string; name?: string | undefined; position?: number | undefined }) {
    return this.#changed(actor, async (trx) => {
      const known = await getPipeline(trx, change.id);
      const name = change.name === undefined ? known.name : clean(change.name);
      if (name !== known.name) {
        await requireNameFree(trx, known.id, name);
        await trx
          .updateTable('pipelines')
          .set({ name, name_key: labelKey(name) })
          .where('id', '=', known.id)
          .execute();
      }
      if (change.position !== undefined) {
        const order = (await findPipelines(trx)).map(({ id }) => id).filter((id) => id !== known.id);
        order.splice(Math.min(change.position, order.length), 0, known.id);
        for (const [position, id] of order.entries())
          await trx
            .updateTable('pipelines')
            .set({ position })
            .where('id', '=', id)
            .where('position', '<>', position)
            .execute();
      }
      return known.id;
    });
  }

  /** @throws AppError `not-found`, `last-pipeline`, `stage-holds-deals` */
  async remove(actor: Actor, { id, moveTo }: { id: string; moveTo?: string | undefined }) {
    const { batchId, result } = await this.#act(actor, async (trx) => {
      const pipeline = await getPipeline(trx, id);
      if ((await findPipelines(trx)).length === 1) throw new AppError('last-pipeline', { pipeline: pipeline.name });
      const moved = await emptyStages(trx, pipeline.stages, moveTo, this.#now());
      await hideStages(
        trx,
        pipeline.stages.map((stage) => stage.id),
        this.#now(),
      );
      await trx.updateTable('pipelines').set({ deleted_at: this.#now() }).where('id', '=', id).execute();
      return moved;
    });
    return { batchId, moved: result };
  }

  /** @throws AppError `not-found`, `name-taken`, `checklist-never-met` */
  async addStage(
    actor: Actor,
    { pipelineId, position, ...stage }: Omit<StageInput, 'id'> & { pipelineId: string; position?: number | undefined },
  ) {
    let stageId = '';
    const changed = await this.#changed(actor, async (trx) => {
      await getPipeline(trx, pipelineId);
      stageId = await insertStage(trx, pipelineId, stage, position, this.#now());
      return pipelineId;
    });
    return { ...changed, stageId };
  }

  /** @throws AppError see {@link changeStage} */
  updateStage(actor: Actor, change: Parameters<typeof changeStage>[1]) {
    return this.#changed(actor, (trx) => changeStage(trx, change, this.#now()));
  }

  /** @throws AppError `not-found`, `pipeline-without-stages`, `stage-holds-deals` */
  async removeStage(actor: Actor, { id, moveTo }: { id: string; moveTo?: string | undefined }) {
    const { batchId, result } = await this.#act(actor, async (trx) => {
      const stage = await getStage(trx, id);
      const pipeline = await getPipeline(trx, stage.pipelineId);
      if (pipeline.stages.length === 1) throw new AppError('pipeline-without-stages', { pipeline: pipeline.name });
      const moved = await emptyStages(trx, [stage], moveTo, this.#now());
      await hideStages(trx, [id], this.#now());
      return moved;
    });
    return { batchId, moved: result };
  }

  async lostReasons(actor: Actor) {
    await this.ensure(actor);
    return (await findLostReasons(this.#store.db)).map((row) => ({ ...row, deals: row.deals ?? 0 }));
  }

  /** @throws AppError `name-taken` where two are called alike */
  async setLostReasons(actor: Actor, given: readonly { id?: string | undefined; name: string }[]) {
    const now = this.#now();
    const { batchId, result } = await this.#store.act(actor, 'lostReasons.change', async (trx) => {
      const there = new Map((await findLostReasons(trx)).map((row) => [row.id, row]));
      const wanted: (LostReason & { isNew: boolean })[] = [];
      for (const { id, name } of given) {
        const known = id !== undefined && there.has(id);
        if (wanted.some((other) => labelKey(other.name) === labelKey(name)))
          throw new AppError('name-taken', { what: 'lostReason', name });
        wanted.push({ id: known ? id : newId(), name: clean(name), isNew: !known });
      }
      const kept = new Set(wanted.map((reason) => reason.id));
      const gone = [...there.keys()].filter((id) => !kept.has(id));
      await trx.updateTable('lost_reasons').set({ deleted_at: now }).where('id', 'in', idList(gone)).execute();
      // Names may change places: each gets out of the others' way first.
      for (const { id, name, isNew } of wanted)
        if (!isNew && there.get(id)?.name !== name)
          await trx.updateTable('lost_reasons').set({ name_key: id }).where('id', '=', id).execute();
      for (const [position, { id, name, isNew }] of wanted.entries()) {
        const columns = { name, name_key: labelKey(name), position };
        if (isNew)
          await trx
            .insertInto('lost_reasons')
            .values({ id, ...columns, created_at: now, deleted_at: null })
            .execute();
        else
          await trx
            .updateTable('lost_reasons')
            .set(columns)
            .where('id', '=', id)
            .where((q) =>
              q.or([q('name_key', '<>', columns.name_key), q('name', '<>', name), q('position', '<>', position)]),
            )
            .execute();
      }
      return wanted.map(({ id, name }) => ({ id, name }));
    });
    return { batchId, reasons: result };
  }

  async #changed(actor: Actor, work: (trx: Trx) => Promise<string>): Promise<Pipeline & { batchId: string }> {
    const { batchId, result } = await this.#act(actor, work);
    return { ...(await getPipeline(this.#store.db, result)), batchId };
  }

  #act<T>(actor: Actor, work: (trx: Trx) => Promise<T>) {
    return this.#store.act(actor, 'pipelines.change', work);
  }

  #now(): number {
    return this.#store.clock.now();
  }
}

async function requireNameFree(trx: Trx, id: string, name: string): Promise<void> {
  const taken = await trx
    .selectFrom('pipelines')
    .select('name')
    .where('name_key', '=', labelKey(name))
    .where('deleted_at', 'is', null)
    .where('id', '<>', id)
    .executeTakeFirst();
  if (taken) throw new AppError('name-taken', { what: 'pipeline', name: taken.name });
}
