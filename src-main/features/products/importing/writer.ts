import type { Trx } from '../../../database/tables.ts';
import type { ProductDraft } from '../../../domain/importing/targets/products.ts';
import { newId } from '../../../domain/ids.ts';
import type { ImportWriter, RowOutcome, RowWriter, Writing } from '../../imports/writer.ts';
import { ensureCategory } from '../categories.ts';
import { actingStaff, defaultTaxRate, findKnown, findSame, keysOf } from '../queries/known.ts';
import { type ProductChanges, type ProductDraft as NewProduct, insertProduct, updateProduct } from '../write.ts';
import { changesFor, type RowChanges, wholesaleFrom } from './changes.ts';
import { ProductJudge } from './judge.ts';

const MATCH_BY = ['id', 'sku', 'barcode', 'name'] as const;
/** Stands in the stock's book beside what a file changed; data of the shop, as its names are. */
const REASON = 'Import';

/** Price lists as the importer stores them. */
export const productsImport: ImportWriter<ProductDraft> = {
  ownFields: () => Promise.resolve([]),
  makeOwnFields: () => Promise.resolve(new Map()),
  matchKeys: (fields) => MATCH_BY.filter((key) => fields.includes(key)),
  usualMatchBy: MATCH_BY,
  judge: ({ matchBy }) => new ProductJudge(matchBy),
  writer: (writing) => new ProductWriter(writing),
};

/** Writes the rows of one price list, one after the other: each sees what those above it have written. */
class ProductWriter implements RowWriter<ProductDraft> {
  readonly #writing: Writing;
  readonly #matchBy: ReadonlySet<string>;
  /** Products that an earlier row of this file has made or changed. */
  readonly #touched = new Set<string>();

  constructor(writing: Writing) {
    this.#writing = writing;
    this.#matchBy = new Set(writing.duplicates === 'add' ? [] : writing.matchBy);
  }

  async write(trx: Trx, drafts: readonly ProductDraft[], breathe: () => Promise<void>): Promise<RowOutcome[]> {
    const actor = { staffId: await actingStaff(trx) };
    const taxRateId = await defaultTaxRate(trx);
    const outcomes: RowOutcome[] = [];
    for (const draft of drafts) {
      const same = await findSame(trx, keysOf(draft, this.#matchBy));
      outcomes.push(
        same ? await this.#change(trx, same.id, draft, actor) : await this.#add(trx, draft, taxRateId, actor),
      );
      await breathe();
    }
    return outcomes;
  }

  async #add(
    trx: Trx,
    draft: ProductDraft,
    defaultTaxRateId: string | null,
    actor: { staffId: string | null },
  ): Promise<RowOutcome> {
    const { now } = this.#writing;
    const product: NewProduct = {
      name: draft.name,
      ...(await this.#freeCodes(trx, draft)),
      unit: draft.unit,
      note: draft.note,
      categoryId: await ensureCategory(trx, [draft.category], now),
      price: draft.price,
      prices:
        draft.wholesalePrice === null ? [] : [{ amount: draft.wholesalePrice, minQuantity: wholesaleFrom(draft) }],
      cost: draft.cost,
      ...(draft.stock === null || draft.stock < 0 ? {} : { openingStock: draft.stock }),
    };
    this.#touched.add(await insertProduct(trx, product, { now, defaultTaxRateId }, actor));
    return 'added';
  }

  /** A code that another product bears stays with that one: asked to add everything, a person gets the row without it. */
  async #freeCodes(trx: Trx, draft: ProductDraft): Promise<{ sku: string; barcode: string }> {
    const free = async (key: 'sku' | 'barcode') =>
      (await findSame(trx, keysOf(draft, new Set([key])))) === null ? draft[key] : '';
    return { sku: await free('sku'), barcode: await free('barcode') };
  }

  async #change(trx: Trx, id: string, draft: ProductDraft, actor: { staffId: string | null }): Promise<RowOutcome> {
    const { duplicates, now } = this.#writing;
    if (duplicates === 'skip') return 'skipped';
    const known = await findKnown(trx, id);
    const isSecond = this.#touched.has(id);
    this.#touched.add(id);
    const mode = duplicates === 'fill' ? 'fill' : isSecond ? 'second' : 'update';
    const changes = known ? changesFor(known, draft, mode) : null;
    if (!known || !changes) return 'unchanged';
    const given = await this.#given(trx, changes, draft);
    const writing = { now, defaultTaxRateId: null };
    if (Object.keys(given).length > 0) await updateProduct(trx, id, given, writing, { lists: 'add' });
    if (changes.stock !== undefined) await this.#count(trx, id, changes.stock, known.stock, actor);
    return 'updated';
  }

  async #given(trx: Trx, changes: RowChanges, draft: ProductDraft): Promise<ProductChanges> {
    const { category, wholesale, price, stock: _, ...plain } = changes;
    const free = plain.sku || plain.barcode ? await this.#freeCodes(trx, draft) : null;
    if (plain.sku !== undefined && free?.sku === '') delete plain.sku;
    if (plain.barcode !== undefined && free?.barcode === '') delete plain.barcode;
    const prices = [
      ...(price === undefined ? [] : [{ amount: price }]),
      ...(wholesale === undefined ? [] : [{ amount: wholesale, minQuantity: wholesaleFrom(draft) }]),
    ];
    return {
      ...plain,
      ...(prices.length > 0 ? { prices } : {}),
      ...(category === undefined ? {} : { categoryId: await ensureCategory(trx, [category], this.#writing.now) }),
    };
  }

  /** What the file says is there becomes a line of the book: the first one, or what differs. */
  async #count(
    trx: Trx,
    productId: string,
    counted: number,
    before: number | null,
    { staffId }: { staffId: string | null },
  ): Promise<void> {
    await trx
      .insertInto('stock_movements')
      .values({
        id: newId(),
        product_id: productId,
        kind: before === null ? 'opening' : 'adjustment',
        quantity: counted - (before ?? 0),
        reason: before === null ? '' : REASON,
        at: this.#writing.now,
        staff_id: staffId,
      })
      .execute();
  }
}
