import { sql } from 'kysely';
import { isAppError } from '../../contract/errors.ts';
import { DealFilter, type DealSelection, type DealSort } from '../../contract/deals.ts';
import type { ActKind } from '../../contract/history.ts';
import { idList } from '../../database/id-list.ts';
import type { Actor, Store } from '../../database/store.ts';
import type { Trx } from '../../database/tables.ts';
import { requireStaff } from '../agenda/checks.ts';
import { inChunks } from '../in-chunks.ts';
import { loseDeal, moveDeal } from './moves.ts';
import { findAll } from './queries/list.ts';
import { getDealRow, touchDeal } from './write.ts';

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
const MOST_REFUSALS = 50;
const newestFirst: DealSort = { by: 'updatedAt', direction: 'desc' };

/** Ids of a selection in the order of the list; what is gone, or lies in the bin where the living are meant, is left out. */
export async function findSelected(
  { db, clock, breather }: Pick<Store, 'db' | 'clock' | 'breather'>,
  selection: DealSelection,
  inBin: boolean,
  sort = newestFirst,
): Promise<string[]> {
  const filter =
    selection.by === 'filter' ? { ...selection.filter, deleted: inBin } : DealFilter.parse({ deleted: inBin });
  const all = await findAll(db, filter, sort, clock.now(), breather());
  const named = new Set(selection.by === 'filter' ? selection.except : selection.ids);
  return all.filter((id) => named.has(id) === (selection.by === 'ids'));
}

/** What is done to many deals at once; one undo takes it back. */
export class DealBulkService {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Deals whose stage asks for something that is not there stay where they are and are listed. */
  moveMany(actor: Actor, selection: DealSelection, stageId: string) {
    return this.#each(actor, 'deals.move', selection, (trx, id, now) => moveDeal(trx, { id, stageId }, now));
  }

  loseMany(actor: Actor, selection: DealSelection, reasonId: string, note: string) {
    return this.#each(actor, 'deals.lose', selection, (trx, id, now) => loseDeal(trx, { id, reasonId, note }, now));
  }

  /** Gives them to somebody, or to nobody. @throws AppError `not-found` */
  async assignMany(actor: Actor, selection: DealSelection, staffId: string | null) {
    if (staffId !== null) await requireStaff(this.#store.db, staffId);
    return this.#each(actor, 'deals.assign', selection, async (trx, id, now) => {
      const row = await getDealRow(trx, id);
      if (row.staff_id !== staffId) await touchDeal(trx, row, { staff_id: staffId }, 'edit', now);
    });
  }

  /** Into the bin. */
  async remove(actor: Actor, selection: DealSelection) {
    const now = this.#store.clock.now();
    const ids = await findSelected(this.#store, selection, false);
    const { batchId, results } = await inChunks(this.#store, actor, 'deals.remove', ids, async (trx, chunk) => {
      const { rows } = await sql`update deals set deleted_at = ${now}, updated_at = max(${now}, updated_at + 1)
        where id in ${idList(chunk)} and deleted_at is null returning id`.execute(trx);
      return rows.length;
    });
    return { batchId, removed: sum(results) };
  }

  /** Out of the bin, into its stage or the one that stands in for it. */
  async restore(actor: Actor, selection: DealSelection) {
    const now = this.#store.clock.now();
    const ids = await findSelected(this.#store, selection, true);
    const { batchId, results } = await inChunks(this.#store, actor, 'deals.restore', ids, async (trx, chunk) => {
      const { rows } = await sql`update deals set deleted_at = null, updated_at = max(${now}, updated_at + 1)
        where id in ${idList(chunk)} and deleted_at is not null returning id`.execute(trx);
      return rows.length;
    });
    return { batchId, restored: sum(results) };
  }

  /** Out of the bin for good, with all that hangs on them; notes about them stay with the customer. */
  async purge(actor: Actor, selection: DealSelection) {
    const ids = await findSelected(this.#store, selection, true);
    const { batchId, results } = await inChunks(this.#store, actor, 'deals.purge', ids, async (trx, chunk) => {
      const { rows } = await sql`delete from deals where id in ${idList(chunk)} and deleted_at is not null
        returning id`.execute(trx);
      return rows.length;
    });
    return { batchId, purged: sum(results) };
  }

  /** Does something to each; one that refuses is listed with why, and does not hold up the others. */
  async #each(
    actor: Actor,
    kind: ActKind,
    selection: DealSelection,
    work: (trx: Trx, id: string, now: number) => Promise<void>,
  ) {
    const ids = await findSelected(this.#store, selection, false);
    const refusals: { id: string; title: string; code: string }[] = [];
    const { batchId, results } = await inChunks(this.#store, actor, kind, ids, async (trx, chunk) => {
      let changed = 0;
      for (const id of chunk) {
        const row = await trx
          .selectFrom('deals')
          .select(['title', 'updated_at'])
          .where('id', '=', id)
          .executeTakeFirst();
        try {
          await work(trx, id, this.#store.clock.now());
        } catch (error) {
          // Every refusal comes before the first write of its deal.
          if (!isAppError(error)) throw error;
          refusals.push({ id, title: row?.title ?? '', code: error.code });
          continue;
        }
        const after = await trx.selectFrom('deals').select('updated_at').where('id', '=', id).executeTakeFirst();
        if (after?.updated_at !== row?.updated_at) changed += 1;
      }
      return changed;
    });
    return { batchId, changed: sum(results), refused: refusals.length, refusals: refusals.slice(0, MOST_REFUSALS) };
  }
}
