import { AppError } from '../../contract/errors.ts';
import type { Product, ProductFilter, ProductRow, ProductSort, ProductUpdate } from '../../contract/products.ts';
import { takeUpPrices } from '../../database/product-index.ts';
import { Remembered } from '../../database/remembered.ts';
import type { Actor, Store } from '../../database/store.ts';
import { todayIn } from '../../domain/dates.ts';
import type { SettingsService } from '../settings/service.ts';
import { ProductBulkService } from './bulk.ts';
import { CategoriesService } from './categories.ts';
import { type PickQuestion, pickProducts } from './pick.ts';
import { categoriesOf } from './queries/categories.ts';
import { countFound, findPage } from './queries/list.ts';
import { findProduct, findUnits } from './queries/record.ts';
import { findRows } from './queries/rows.ts';
import { searchOf } from './queries/search.ts';
import { StockService } from './stock.ts';
import { TaxRatesService } from './tax-rates.ts';
import { insertProduct, type ProductDraft, type ProductWriting, updateProduct } from './write.ts';

/**
 * What the shop sells. Other features write products inside their own acts by write.ts (`insertProduct`,
 * `updateProduct`) and categories.ts (`ensureCategory`).
 */
export class ProductsService {
  readonly bulk: ProductBulkService;
  readonly stock: StockService;
  readonly categories: CategoriesService;
  readonly taxRates: TaxRatesService;
  readonly #store: Store;
  readonly #settings: SettingsService;
  readonly #remembered = new Remembered();

  constructor(store: Store, settings: SettingsService) {
    this.#store = store;
    this.#settings = settings;
    this.bulk = new ProductBulkService(store);
    this.stock = new StockService(store);
    this.categories = new CategoriesService(store);
    this.taxRates = new TaxRatesService(store);
  }

  /** The moment and the tax of a new product, for write.ts. */
  async writing(): Promise<ProductWriting> {
    const { defaultTaxRateId } = await this.#settings.get();
    return { now: this.#store.clock.now(), defaultTaxRateId };
  }

  /** A page of what a filter finds, and how many there are in all. */
  async list(
    query: ProductFilter & { sort: ProductSort; limit: number; offset: number },
  ): Promise<{ total: number; items: ProductRow[] }> {
    const { sort, limit, offset, ...filter } = query;
    const db = this.#store.db;
    const day = this.#today();
    await takeUpPrices(db, day);
    const search = searchOf(filter, await categoriesOf(db, filter.categoryId));
    const total = await this.#remembered.get(db, ['total', filter], () => countFound(db, search));
    const ids = await findPage(db, search, filter, sort, { limit, offset }, total);
    return { total, items: await findRows(db, ids, day) };
  }

  units(text: string) {
    const db = this.#store.db;
    return this.#remembered.get(db, ['units', text], () => findUnits(db, text));
  }

  /** @throws AppError `not-found` */
  async get(id: string): Promise<Product> {
    const product = await findProduct(this.#store.db, id, this.#today());
    if (!product) throw new AppError('not-found', { what: 'product', id });
    return product;
  }

  /** What somebody means who types or scans. */
  async pick(question: Omit<PickQuestion, 'day'> & { day?: string | undefined }) {
    return pickProducts(this.#store.db, { ...question, day: question.day ?? this.#today() });
  }

  /** @throws AppError see {@link insertProduct} */
  async create(actor: Actor, draft: ProductDraft): Promise<Product & { batchId: string }> {
    const writing = await this.writing();
    const { batchId, result: id } = await this.#store.act(actor, 'products.create', (trx) =>
      insertProduct(trx, draft, writing, actor),
    );
    return { ...(await this.get(id)), batchId };
  }

  /** @throws AppError see {@link updateProduct} */
  async update(
    actor: Actor,
    { id, expectedUpdatedAt, ...changes }: ProductUpdate,
  ): Promise<Product & { batchId: string }> {
    const writing = await this.writing();
    const { batchId } = await this.#store.act(actor, 'products.update', (trx) =>
      updateProduct(trx, id, changes, writing, { expectedUpdatedAt }),
    );
    return { ...(await this.get(id)), batchId };
  }

  #today(): string {
    const { clock } = this.#store;
    return todayIn(clock.timeZone(), clock.now());
  }
}
