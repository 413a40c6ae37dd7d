import { AppError } from '../../contract/errors.ts';
import type { TaxRate } from '../../contract/tax-rates.ts';
import type { Actor, Store } from '../../database/store.ts';
import type { Trx } from '../../database/tables.ts';
import { newId } from '../../domain/ids.ts';
import { clean } from '../../domain/text.ts';
import { labelKey } from '../contacts/find-or-make.ts';

type Change = { id: string } & { [K in keyof Omit<TaxRate, 'id'>]?: TaxRate[K] | undefined };

/** The taxes of the shop: what products bear, and what documents compute with. */
export class TaxRatesService {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Those in use, the highest rate first, with how many products bear each. */
  async list() {
    const rows = await this.#store.db
      .selectFrom('tax_rates as t')
      .select((q) => [
        't.id',
        't.name',
        't.rate',
        't.base_numerator as baseNumerator',
        't.base_denominator as baseDenominator',
        q
          .selectFrom('products as p')
          .whereRef('p.tax_rate_id', '=', 't.id')
          .where('p.deleted_at', 'is', null)
          .select((of) => of.fn.countAll<number>().as('n'))
          .as('count'),
      ])
      .where('t.deleted_at', 'is', null)
      .orderBy('t.rate', 'desc')
      .orderBy('t.name_key')
      .execute();
    return rows.map((row) => ({ ...row, count: row.count ?? 0 }));
  }

  /** @throws AppError `name-taken` */
  async create(actor: Actor, given: Omit<TaxRate, 'id'>) {
    const { batchId, result } = await this.#act(actor, async (trx) => {
      const rate: TaxRate = { ...given, id: newId(), name: clean(given.name) };
      await requireNameFree(trx, rate);
      await trx
        .insertInto('tax_rates')
        .values({ id: rate.id, ...columnsOf(rate), created_at: this.#store.clock.now(), deleted_at: null })
        .execute();
      return rate;
    });
    return { ...result, batchId };
  }

  /** @throws AppError `not-found`, `name-taken` */
  async update(actor: Actor, { id, ...change }: Change) {
    const { batchId, result } = await this.#act(actor, async (trx) => {
      const row = await trx
        .selectFrom('tax_rates')
        .selectAll()
        .where('id', '=', id)
        .where('deleted_at', 'is', null)
        .executeTakeFirst();
      if (!row) throw new AppError('not-found', { what: 'taxRate', id });
      const rate: TaxRate = {
        id,
        name: change.name === undefined ? row.name : clean(change.name),
        rate: change.rate ?? row.rate,
        baseNumerator: change.baseNumerator ?? row.base_numerator,
        baseDenominator: change.baseDenominator ?? row.base_denominator,
      };
      await requireNameFree(trx, rate);
      await trx.updateTable('tax_rates').set(columnsOf(rate)).where('id', '=', id).execute();
      return rate;
    });
    return { ...result, batchId };
  }

  /** Hides a rate; products and documents that bear it keep it. @throws AppError `not-found` */
  async remove(actor: Actor, id: string): Promise<{ batchId: string }> {
    const { batchId } = await this.#act(actor, async (trx) => {
      const { numUpdatedRows } = await trx
        .updateTable('tax_rates')
        .set({ deleted_at: this.#store.clock.now() })
        .where('id', '=', id)
        .where('deleted_at', 'is', null)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) throw new AppError('not-found', { what: 'taxRate', id });
    });
    return { batchId };
  }

  #act<T>(actor: Actor, work: (trx: Trx) => Promise<T>) {
    return this.#store.act(actor, 'taxRates.change', work);
  }
}

const columnsOf = (rate: TaxRate) => ({
  name: rate.name,
  name_key: labelKey(rate.name),
  rate: rate.rate,
  base_numerator: rate.baseNumerator,
  base_denominator: rate.baseDenominator,
});

async function requireNameFree(trx: Trx, { id, name }: Pick<TaxRate, 'id' | 'name'>): Promise<void> {
  const taken = await trx
    .selectFrom('tax_rates')
    .select('name')
    .where('name_key', '=', labelKey(name))
    .where('deleted_at', 'is', null)
    .where('id', '<>', id)
    .executeTakeFirst();
  if (taken) throw new AppError('name-taken', { what: 'taxRate', name: taken.name });
}
