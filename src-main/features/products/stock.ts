import type { z } from 'zod';
import type { products } from '../../contract/products.ts';
import { AppError } from '../../contract/errors.ts';
import type { Actor, Store } from '../../database/store.ts';
import { newId } from '../../domain/ids.ts';
import { balanceOf, findMovements } from './queries/record.ts';

type Adjustment = z.infer<NonNullable<(typeof products.adjustStock)['~orpc']['inputSchema']>>;

/** The book of the stock: lines are added and never changed; what is there is their sum. */
export class StockService {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** @throws AppError `not-found` */
  async list(id: string, page: { limit: number; offset: number }) {
    const row = await this.#store.db.selectFrom('products').select('id').where('id', '=', id).executeTakeFirst();
    if (!row) throw new AppError('not-found', { what: 'product', id });
    return findMovements(this.#store.db, id, page);
  }

  /**
   * Adds a line by hand. A count that agrees with the book is a line too: that somebody counted is worth knowing.
   * @returns what is there afterwards
   * @throws AppError `not-found`, `in-bin`, `stock-not-kept` (only goods have a stock), `stock-already-opened`
   */
  async adjust(actor: Actor, { id, by, quantity, reason }: Adjustment): Promise<{ batchId: string; balance: number }> {
    const { batchId, result } = await this.#store.act(actor, 'products.stock', async (trx) => {
      const row = await trx
        .selectFrom('products')
        .select(['kind', 'deleted_at'])
        .where('id', '=', id)
        .executeTakeFirst();
      if (!row) throw new AppError('not-found', { what: 'product', id });
      if (row.deleted_at !== null) throw new AppError('in-bin', { what: 'product', id });
      if (row.kind !== 'goods') throw new AppError('stock-not-kept', { kind: row.kind });
      const before = await balanceOf(trx, id);
      if (by === 'opening' && before !== null) throw new AppError('stock-already-opened', {});
      const change = by === 'count' ? quantity - (before ?? 0) : quantity;
      const kind = by === 'opening' ? 'opening' : 'adjustment';
      const at = await this.#nextMoment(trx, id);
      await trx
        .insertInto('stock_movements')
        .values({ id: newId(), product_id: id, kind, quantity: change, reason, at, staff_id: actor.staffId })
        .execute();
      return (before ?? 0) + change;
    });
    return { batchId, balance: result };
  }

  /** Never before the last line, also where the PC's clock was put back: the book reads in the order it was written. */
  async #nextMoment(trx: Parameters<typeof balanceOf>[0], id: string): Promise<number> {
    const { last } = await trx
      .selectFrom('stock_movements')
      .select((q) => q.fn.max('at').as('last'))
      .where('product_id', '=', id)
      .executeTakeFirstOrThrow();
    return Math.max(this.#store.clock.now(), Number(last ?? 0));
  }
}
