import type { InteractionKind } from '../../contract/contacts.ts';
import { AppError } from '../../contract/errors.ts';
import type { Task, TaskCreate, TaskFilter, TaskUpdate } from '../../contract/tasks.ts';
import { Remembered } from '../../database/remembered.ts';
import type { Actor, Store } from '../../database/store.ts';
import { todayIn } from '../../domain/dates.ts';
import { clean } from '../../domain/text.ts';
import type { AboutRecords } from '../agenda/about.ts';
import { requireDay } from '../agenda/checks.ts';
import { TaskBulkService } from './bulk.ts';
import { finishTask, reopenTask } from './done.ts';
import { countFound, countViews, findPage } from './queries/list.ts';
import { findRows, findTask } from './queries/rows.ts';
import { insertTask, requireTask, updateTask } from './write.ts';

/** What is to be done: by whom, by when, about whom. Other features write tasks inside their own acts by write.ts. */
export class TasksService {
  readonly bulk: TaskBulkService;
  readonly records: AboutRecords;
  readonly #store: Store;
  readonly #remembered = new Remembered();

  constructor(store: Store, records: AboutRecords) {
    this.#store = store;
    this.records = records;
    this.bulk = new TaskBulkService(store, records);
  }

  /** A page of what a filter finds, and how many there are in all. @throws AppError `cursor-unknown` */
  async list(caller: Actor, given: TaskFilter & { limit: number; offset: number; cursor: string | null }) {
    const { db } = this.#store;
    const { limit, offset, cursor, ...filter } = given;
    const query = { ...filter, callerId: caller.staffId, today: this.today() };
    const total = await this.#remembered.get(db, ['total', query], () => countFound(db, query));
    const { ids, next } = await findPage(db, query, { limit, offset, cursor });
    return { total, items: await findRows(db, this.records, ids, query.today), next };
  }

  counts(caller: Actor, filter: Omit<TaskFilter, 'view'>) {
    const { db } = this.#store;
    const query = { ...filter, view: 'open' as const, callerId: caller.staffId, today: this.today() };
    return this.#remembered.get(db, ['counts', query], () => countViews(db, query));
  }

  /** @throws AppError `not-found` */
  async get(id: string): Promise<Task> {
    const task = await findTask(this.#store.db, this.records, id, this.today());
    if (!task) throw new AppError('not-found', { what: 'task', id });
    return task;
  }

  /** @throws AppError see {@link insertTask} */
  async create(actor: Actor, draft: TaskCreate): Promise<Task & { batchId: string }> {
    const now = this.#store.clock.now();
    const { batchId, result: id } = await this.#store.act(actor, 'tasks.create', (trx) =>
      insertTask(trx, this.records, draft, { actor, now }),
    );
    return { ...(await this.get(id)), batchId };
  }

  /** @throws AppError see {@link updateTask} */
  async update(actor: Actor, { id, expectedUpdatedAt, ...changes }: TaskUpdate): Promise<Task & { batchId: string }> {
    const { batchId } = await this.#store.act(actor, 'tasks.update', async (trx) => {
      const row = await requireTask(trx, id, expectedUpdatedAt);
      await updateTask(trx, this.records, row, changes, this.#store.clock.now());
    });
    return { ...(await this.get(id)), batchId };
  }

  /** @throws AppError `not-found`, `in-bin`, `task-already-done` */
  async done(actor: Actor, given: { id: string; note: string; interaction?: InteractionKind | undefined }) {
    const context = { actor, now: this.#store.clock.now(), today: this.today() };
    const { batchId, result } = await this.#store.act(actor, 'tasks.done', async (trx) =>
      finishTask(trx, await requireTask(trx, given.id), given, context),
    );
    return { ...(await this.get(given.id)), ...result, batchId };
  }

  /** @throws AppError `not-found`, `in-bin`, `task-not-done` */
  async reopen(actor: Actor, id: string): Promise<Task & { batchId: string }> {
    const { batchId } = await this.#store.act(actor, 'tasks.reopen', async (trx) =>
      reopenTask(trx, await requireTask(trx, id), this.#store.clock.now()),
    );
    return { ...(await this.get(id)), batchId };
  }

  /** @throws AppError `not-found`, `in-bin`, `task-already-done`, `date-impossible`, `snooze-not-ahead` */
  async snooze(actor: Actor, { id, until, reason }: { id: string; until: string | null; reason: string }) {
    if (until !== null && requireDay(until) <= this.today()) throw new AppError('snooze-not-ahead', { until });
    const now = this.#store.clock.now();
    const { batchId } = await this.#store.act(actor, 'tasks.snooze', async (trx) => {
      const row = await requireTask(trx, id);
      if (row.done_at !== null) throw new AppError('task-already-done', { title: row.title });
      await trx
        .updateTable('tasks')
        .set({
          snoozed_until: until,
          snoozed_reason: until === null ? '' : clean(reason),
          updated_at: Math.max(now, row.updated_at + 1),
        })
        .where('id', '=', id)
        .execute();
    });
    return { ...(await this.get(id)), batchId };
  }

  /** The shop's day. */
  today(): string {
    return todayIn(this.#store.clock.timeZone(), this.#store.clock.now());
  }
}
