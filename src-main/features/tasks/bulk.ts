import { sql } from 'kysely';
import { type Priority, TaskFilter, type TaskSelection } from '../../contract/tasks.ts';
import type { ActKind } from '../../contract/history.ts';
import { idList } from '../../database/id-list.ts';
import type { Actor, Store } from '../../database/store.ts';
import type { Trx } from '../../database/tables.ts';
import { todayIn } from '../../domain/dates.ts';
import type { AboutRecords } from '../agenda/about.ts';
import { inChunks } from '../in-chunks.ts';
import { finishTask } from './done.ts';
import { findAll } from './queries/list.ts';
import type { TaskColumns } from './queries/rows.ts';
import { type TaskChanges, updateTask } from './write.ts';

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** What is done to many tasks at once; one undo takes it back. */
export class TaskBulkService {
  readonly #store: Store;
  readonly #records: AboutRecords;

  constructor(store: Store, records: AboutRecords) {
    this.#store = store;
    this.#records = records;
  }

  /** Marks those that are open as done. */
  async done(actor: Actor, selection: TaskSelection, note: string) {
    const context = { actor, now: this.#store.clock.now(), today: this.#today() };
    const { batchId, results } = await this.#each(actor, 'tasks.done', selection, async (trx, row) => {
      if (row.done_at !== null) return null;
      return finishTask(trx, row, { note }, context);
    });
    return { batchId, changed: results.length, next: results.filter((one) => one.next !== null).length };
  }

  /** @throws AppError `date-impossible`, `needs-due-day` where a repeating task would lose its day: nothing is moved */
  move(actor: Actor, selection: TaskSelection, dueDay: string | null) {
    return this.#change(actor, 'tasks.move', selection, { dueDay });
  }

  /** @throws AppError `not-found`, `staff-gone` */
  assign(
    actor: Actor,
    selection: TaskSelection,
    { staffId, priority }: { staffId?: string | null | undefined; priority?: Priority | undefined },
  ) {
    const changes: TaskChanges = {};
    if (staffId !== undefined) changes.staffId = staffId;
    if (priority !== undefined) changes.priority = priority;
    return this.#change(actor, 'tasks.assign', selection, changes);
  }

  async remove(actor: Actor, selection: TaskSelection) {
    const { batchId, changed } = await this.#mark(actor, 'tasks.remove', selection, this.#store.clock.now());
    return { batchId, removed: changed };
  }

  async restore(actor: Actor, selection: TaskSelection) {
    const { batchId, changed } = await this.#mark(actor, 'tasks.restore', selection, null);
    return { batchId, restored: changed };
  }

  /** Out of the bin for good. */
  async purge(actor: Actor, selection: TaskSelection) {
    const ids = await this.#selected(actor, selection, true);
    const { batchId, results } = await inChunks(this.#store, actor, 'tasks.purge', ids, async (trx, chunk) => {
      const { rows } = await sql`delete from tasks where id in ${idList(chunk)} and deleted_at is not null
        returning id`.execute(trx);
      return rows.length;
    });
    return { batchId, purged: sum(results) };
  }

  async #mark(actor: Actor, kind: ActKind, selection: TaskSelection, deletedAt: number | null) {
    const now = this.#store.clock.now();
    const ids = await this.#selected(actor, selection, deletedAt === null);
    const { batchId, results } = await inChunks(this.#store, actor, kind, ids, async (trx, chunk) => {
      const { rows } = await sql`update tasks set deleted_at = ${deletedAt}, updated_at = max(${now}, updated_at + 1)
        where id in ${idList(chunk)} and (deleted_at is null) = ${deletedAt === null ? 0 : 1} returning id`.execute(
        trx,
      );
      return rows.length;
    });
    return { batchId, changed: sum(results) };
  }

  async #change(actor: Actor, kind: ActKind, selection: TaskSelection, changes: TaskChanges) {
    const now = this.#store.clock.now();
    const { batchId, results } = await this.#each(actor, kind, selection, async (trx, row) =>
      (await updateTask(trx, this.#records, row, changes, now)) ? true : null,
    );
    return { batchId, changed: results.length };
  }

  /** Does something to each task of a selection; null says that nothing was different. */
  async #each<T>(
    actor: Actor,
    kind: ActKind,
    selection: TaskSelection,
    work: (trx: Trx, row: TaskColumns) => Promise<T | null>,
  ): Promise<{ batchId: string; results: T[] }> {
    const ids = await this.#selected(actor, selection, false);
    const { batchId, results } = await inChunks(this.#store, actor, kind, ids, async (trx, chunk) => {
      const rows = await trx
        .selectFrom('tasks')
        .selectAll()
        .where('id', 'in', idList(chunk))
        .where('deleted_at', 'is', null)
        .execute();
      const done: T[] = [];
      for (const row of rows) {
        const one = await work(trx, row);
        if (one !== null) done.push(one);
      }
      return done;
    });
    return { batchId, results: results.flat() };
  }

  async #selected(actor: Actor, selection: TaskSelection, inBin: boolean): Promise<string[]> {
    if (selection.by === 'ids') return [...new Set(selection.ids)];
    const filter = TaskFilter.parse({ ...selection.filter, deleted: inBin });
    const except = new Set(selection.except);
    const found = await findAll(this.#store.db, { ...filter, callerId: actor.staffId, today: this.#today() });
    return found.filter((id) => !except.has(id));
  }

  #today(): string {
    return todayIn(this.#store.clock.timeZone(), this.#store.clock.now());
  }
}
