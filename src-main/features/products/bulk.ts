import { sql } from 'kysely';
import type { ProductSelection } from '../../contract/products.ts';
import { idList } from '../../database/id-list.ts';
import type { Actor, Store } from '../../database/store.ts';
import { inChunks } from '../in-chunks.ts';
import { requireCodesFree } from './queries/exist.ts';
import { findSelected } from './selection.ts';
import { productsInUse } from './uses.ts';

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** What is done to many products at once; one undo takes it back. */
export class ProductBulkService {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Into the bin; what is in use is hidden instead, so that whatever names it stays whole. */
  async remove(actor: Actor, selection: ProductSelection) {
    const now = this.#store.clock.now();
    const ids = await findSelected(this.#store, selection, false);
    const { batchId, results } = await inChunks(this.#store, actor, 'products.remove', ids, async (trx, chunk) => {
      const used = await productsInUse(trx, chunk);
      const unused = chunk.filter((id) => !used.has(id));
      const { rows: removed } =
        await sql`update products set deleted_at = ${now}, updated_at = max(${now}, updated_at + 1)
        where id in ${idList(unused)} and deleted_at is null returning id`.execute(trx);
      const { rows: hidden } = await sql`update products set active = 0, updated_at = max(${now}, updated_at + 1)
        where id in ${idList([...used])} and active = 1 and deleted_at is null returning id`.execute(trx);
      return { removed: removed.length, hidden: hidden.length };
    });
    return { batchId, removed: sum(results.map((one) => one.removed)), hidden: sum(results.map((one) => one.hidden)) };
  }

  /** Out of the bin. @throws AppError `code-taken` where another product bears a code meanwhile: nothing is restored */
  async restore(actor: Actor, selection: ProductSelection) {
    const now = this.#store.clock.now();
    const ids = await findSelected(this.#store, selection, true);
    const { batchId, results } = await inChunks(this.#store, actor, 'products.restore', ids, async (trx, chunk) => {
      const rows = await trx.selectFrom('products').selectAll().where('id', 'in', idList(chunk)).execute();
      for (const row of rows.filter((one) => one.deleted_at !== null)) {
        await requireCodesFree(trx, row.id, row);
        await sql`update products set deleted_at = null, updated_at = max(${now}, updated_at + 1) where id = ${row.id}`.execute(
          trx,
        );
      }
      return rows.length;
    });
    return { batchId, restored: sum(results) };
  }

  /** Out of the bin for good, with all that hangs on them; what something still names stays in the bin. */
  async purge(actor: Actor, selection: ProductSelection) {
    const all = await findSelected(this.#store, selection, true);
    // Bundles first: their parts are in use as long as they are there.
    const bundles = new Set(
      (
        await this.#store.db
          .selectFrom('products')
          .select('id')
          .where('kind', '=', 'bundle')
          .where('id', 'in', idList(all))
          .execute()
      ).map((row) => row.id),
    );
    const ids = [...all.filter((id) => bundles.has(id)), ...all.filter((id) => !bundles.has(id))];
    const { batchId, results } = await inChunks(this.#store, actor, 'products.purge', ids, async (trx, chunk) => {
      const ordered = [chunk.filter((id) => bundles.has(id)), chunk.filter((id) => !bundles.has(id))];
      let purged = 0;
      for (const part of ordered) {
        const used = await productsInUse(trx, part);
        const { rows } = await sql`delete from products where id in ${idList(part.filter((id) => !used.has(id)))}
          and deleted_at is not null returning id`.execute(trx);
        purged += rows.length;
      }
      return purged;
    });
    const purged = sum(results);
    return { batchId, purged, kept: ids.length - purged };
  }

  /** Shows or hides. @returns how many were different before */
  async setActive(actor: Actor, selection: ProductSelection, active: boolean) {
    const now = this.#store.clock.now();
    const ids = await findSelected(this.#store, selection, false);
    const { batchId, results } = await inChunks(this.#store, actor, 'products.setActive', ids, async (trx, chunk) => {
      const { rows } =
        await sql`update products set active = ${active ? 1 : 0}, updated_at = max(${now}, updated_at + 1)
        where id in ${idList(chunk)} and active <> ${active ? 1 : 0} and deleted_at is null returning id`.execute(trx);
      return rows.length;
    });
    return { batchId, changed: sum(results) };
  }
}
