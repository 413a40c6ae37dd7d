import { AppError } from '../../contract/errors.ts';
import type { BoardOrder, Deal, DealCard, DealFilter, DealSort, DealUpdate, WonOutcome } from '../../contract/deals.ts';
import type { ActKind } from '../../contract/history.ts';
import { Remembered } from '../../database/remembered.ts';
import type { Actor, Store } from '../../database/store.ts';
import type { Trx } from '../../database/tables.ts';
import { todayIn } from '../../domain/dates.ts';
import { DealBulkService } from './bulk.ts';
import { loseDeal, moveDeal, reopenDeal, snoozeDeal, tickCheck, wakeDeal, winDeal } from './moves.ts';
import type { PipelinesService } from './pipelines.ts';
import { findColumn, sumUpStages } from './queries/board.ts';
import { countFound, findPage, findSources, sumUp } from './queries/list.ts';
import { getPipeline } from './queries/pipelines.ts';
import { findDeal } from './queries/record.ts';
import { findCard, findRows } from './queries/rows.ts';
import { type DealDraft, insertDeal, type Moment, updateDeal } from './write.ts';

/**
 * Chances to sell, on their way through a pipeline. Other features write deals inside their own acts by write.ts
 * (`insertDeal`, `updateDeal`). Which stages a deal stood in is written by database/deal-stages.ts, whoever moves it.
 */
export class DealsService {
  readonly pipelines: PipelinesService;
  readonly bulk: DealBulkService;
  readonly #store: Store;
  readonly #remembered = new Remembered();

  constructor(store: Store, pipelines: PipelinesService) {
    this.#store = store;
    this.pipelines = pipelines;
    this.bulk = new DealBulkService(store);
  }

  /** The moment and the day of an act, for write.ts. */
  moment(): Moment & { timeZone: string } {
    const now = this.#now();
    const timeZone = this.#store.clock.timeZone();
    return { now, day: todayIn(timeZone, now), timeZone };
  }

  /** The columns of one pipeline with their sums and first cards. @throws AppError `not-found` */
  async board(
    actor: Actor,
    asked: { pipelineId?: string | undefined; filter: DealFilter; order: BoardOrder; limit: number },
  ) {
    const db = this.#store.db;
    const now = this.#now();
    await this.pipelines.ensure(actor);
    const id = asked.pipelineId ?? asked.filter.pipelineId ?? (await this.pipelines.list(actor))[0]?.id ?? '';
    const { stages } = await getPipeline(db, id);
    const sums = await sumUpStages(db, stages, asked.filter, now);
    const parts = [];
    for (const stage of stages) {
      const given = sums.get(stage.id) ?? { count: 0, sum: 0, weighted: 0, quiet: 0 };
      const found =
        given.count === 0 ? { ids: [], next: null } : await findColumn(db, stage.id, { ...asked, after: null }, now);
      parts.push({ stage, given, found });
    }
    const rows = await findRows(
      db,
      parts.flatMap(({ found }) => found.ids),
      this.moment(),
    );
    const byId = new Map(rows.map((row) => [row.id, row]));
    const columns = parts.map(({ stage, given, found }) => ({
      stageId: stage.id,
      ...given,
      cards: found.ids.flatMap((cardId) => byId.get(cardId) ?? []),
      next: found.next,
    }));
    const add = (key: 'count' | 'sum' | 'weighted') =>
      Math.min(
        Number.MAX_SAFE_INTEGER,
        columns.reduce((all, column) => all + column[key], 0),
      );
    return { pipelineId: id, columns, total: { count: add('count'), sum: add('sum'), weighted: add('weighted') } };
  }

  /** The next cards of one column. */
  async cards(asked: { stageId: string } & Parameters<typeof findColumn>[2]) {
    const now = this.#now();
    const { ids, next } = await findColumn(this.#store.db, asked.stageId, asked, now);
    return { cards: await findRows(this.#store.db, ids, this.moment()), next };
  }

  /** A page of what a filter finds, and how many there are in all. */
  async list(query: DealFilter & { sort: DealSort; limit: number; offset: number }) {
    const { sort, limit, offset, ...filter } = query;
    const db = this.#store.db;
    const now = this.#now();
    const timed = filter.quiet !== null || filter.snoozed !== null;
    const count = () => countFound(db, filter, now);
    const total = timed ? await count() : await this.#remembered.get(db, ['total', filter], count);
    const ids = offset >= total ? [] : await findPage(db, filter, sort, { limit, offset }, now);
    return { total, items: await findRows(db, ids, this.moment()) };
  }

  count(filter: DealFilter) {
    return sumUp(this.#store.db, filter, this.#now());
  }

  sources(text: string) {
    return this.#remembered.get(this.#store.db, ['sources', text], () => findSources(this.#store.db, text));
  }

  /** @throws AppError `not-found` */
  async get(id: string): Promise<Deal> {
    const deal = await findDeal(this.#store.db, id, this.moment());
    if (!deal) throw new AppError('not-found', { what: 'deal', id });
    return deal;
  }

  /** @throws AppError see {@link insertDeal} */
  async create(actor: Actor, draft: DealDraft): Promise<Deal & { batchId: string }> {
    await this.pipelines.ensure(actor);
    const { batchId, result: id } = await this.#store.act(actor, 'deals.create', (trx) =>
      insertDeal(trx, draft, this.moment(), actor),
    );
    return { ...(await this.get(id)), batchId };
  }

  /** @throws AppError see {@link updateDeal} */
  async update(actor: Actor, { id, expectedUpdatedAt, ...changes }: DealUpdate): Promise<Deal & { batchId: string }> {
    const { batchId } = await this.#store.act(actor, 'deals.update', (trx) =>
      updateDeal(trx, id, defined(changes), this.moment(), expectedUpdatedAt),
    );
    return { ...(await this.get(id)), batchId };
  }

  moveToStage(actor: Actor, given: Parameters<typeof moveDeal>[1]) {
    return this.#changed(actor, 'deals.move', given.id, (trx, now) => moveDeal(trx, given, now));
  }

  tick(actor: Actor, given: Parameters<typeof tickCheck>[1]) {
    return this.#changed(actor, 'deals.tick', given.id, (trx, now) => tickCheck(trx, given, actor, now));
  }

  async win(actor: Actor, given: Parameters<typeof winDeal>[1]) {
    let outcome: WonOutcome | undefined;
    const changed = await this.#changed(actor, 'deals.win', given.id, async (trx, now) => {
      outcome = await winDeal(trx, given, now);
    });
    return { ...changed, outcome: outcome as WonOutcome };
  }

  lose(actor: Actor, given: Parameters<typeof loseDeal>[1]) {
    return this.#changed(actor, 'deals.lose', given.id, (trx, now) => loseDeal(trx, given, now));
  }

  reopen(actor: Actor, given: Parameters<typeof reopenDeal>[1]) {
    return this.#changed(actor, 'deals.reopen', given.id, (trx, now) => reopenDeal(trx, given, now));
  }

  snooze(actor: Actor, given: Parameters<typeof snoozeDeal>[1]) {
    return this.#changed(actor, 'deals.snooze', given.id, (trx) => snoozeDeal(trx, given, this.moment()));
  }

  wake(actor: Actor, given: Parameters<typeof wakeDeal>[1]) {
    return this.#changed(actor, 'deals.wake', given.id, (trx, now) => wakeDeal(trx, given, now));
  }

  async #changed(
    actor: Actor,
    kind: ActKind,
    id: string,
    work: (trx: Trx, now: number) => Promise<void>,
  ): Promise<{ batchId: string; deal: DealCard }> {
    const { batchId } = await this.#store.act(actor, kind, (trx) => work(trx, this.#now()));
    const deal = await findCard(this.#store.db, id, this.moment());
    if (!deal) throw new AppError('not-found', { what: 'deal', id });
    return { batchId, deal };
  }

  #now(): number {
    return this.#store.clock.now();
  }
}

/** Without what was left out: `undefined` says nothing. */
function defined<T extends object>(changes: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
