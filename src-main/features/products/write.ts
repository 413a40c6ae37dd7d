import type { Insertable, Selectable } from 'kysely';
import type { z } from 'zod';
import { AppError } from '../../contract/errors.ts';
import type { PictureInput, ProductCreate, ProductKind } from '../../contract/products.ts';
import type { ProductsTable } from '../../database/product-tables.ts';
import type { Trx } from '../../database/tables.ts';
import { barcodeKey, codeKey } from '../../domain/codes.ts';
import { newId } from '../../domain/ids.ts';
import { clean, cleanLines } from '../../domain/text.ts';
import { changeCustomValues, ofProducts } from '../contacts/custom-values.ts';
import { labelKey } from '../contacts/find-or-make.ts';
import { type ListMode, updateRow } from '../contacts/lists.ts';
import { changeParts, requireNoBundleHolds } from './parts.ts';
import { checkedPicture } from './pictures.ts';
import { changePrices, withGeneralPrice } from './prices.ts';
import { requireCategory, requireCodesFree, requireTaxRate } from './queries/exist.ts';

/** A product as it is handed in: only the name is needed. */
export type ProductDraft = Pick<z.input<typeof ProductCreate>, 'name'> & Partial<z.input<typeof ProductCreate>>;
/** What shall be different: what is left out stays. */
export type ProductChanges = Partial<Omit<ProductDraft, 'openingStock'>>;

/** What writing needs to know of the moment and the shop. */
export interface ProductWriting {
  /** Epoch ms. */
  now: number;
  /** The tax of a product that names none. */
  defaultTaxRateId: string | null;
}

/**
 * Writes a new product with its prices, parts, picture and opening stock, inside the caller's act.
 * @returns its id
 * @throws AppError `not-found`, `code-taken`, `price-twice`, `bundle-empty`, `bundle-contains-itself`,
 *   `custom-value-invalid`, `image-unusable`, `stock-not-kept`
 */
export async function insertProduct(
  trx: Trx,
  draft: ProductDraft,
  { now, defaultTaxRateId }: ProductWriting,
  actor: { staffId: string | null },
): Promise<string> {
  const id = newId();
  const kind = draft.kind ?? 'goods';
  const row: Insertable<ProductsTable> = {
    id,
    kind,
    name: clean(draft.name),
    name_key: labelKey(draft.name),
    category_id: draft.categoryId ?? null,
    cost: draft.cost ?? null,
    tax_rate_id: draft.taxRateId === undefined ? await existingTaxRate(trx, defaultTaxRateId) : draft.taxRateId,
    active: draft.active === false ? 0 : 1,
    low_stock_level: draft.lowStockLevel ?? null,
    created_at: now,
    updated_at: now,
    deleted_at: null,
    ...textColumns(draft),
  };
  await requireReferences(trx, draft);
  await requireCodesFree(trx, id, row);
  await trx.insertInto('products').values(row).execute();
  const prices = withGeneralPrice(draft.prices ?? [], draft.price);
  await changePrices(trx, id, prices, now, 'replace');
  await changeParts(trx, id, kind, draft.parts ?? []);
  if (draft.picture) await setPicture(trx, id, draft.picture, now);
  await changeCustomValues(trx, id, draft.customValues ?? [], 'replace', ofProducts);
  if (draft.openingStock !== undefined) {
    if (kind !== 'goods') throw new AppError('stock-not-kept', { kind });
    const quantity = draft.openingStock;
    await trx
      .insertInto('stock_movements')
      .values({ id: newId(), product_id: id, kind: 'opening', quantity, at: now, staff_id: actor.staffId })
      .execute();
  }
  return id;
}

/**
 * Changes a product inside the caller's act: writes only what differs, so that the same again writes nothing and leaves
 * the time of its last change alone.
 * @param lists `replace`: a list that is given becomes the list. `add`: prices that are not there yet are added, others
 *   with the same group, quantity and day get the new amount, and nothing goes.
 * @returns whether anything was different
 * @throws AppError as {@link insertProduct}, and `in-bin`, `changed-meanwhile`
 */
export async function updateProduct(
  trx: Trx,
  id: string,
  changes: ProductChanges,
  { now }: ProductWriting,
  { lists = 'replace', expectedUpdatedAt }: { lists?: ListMode; expectedUpdatedAt?: number | undefined } = {},
): Promise<boolean> {
  const row = await trx.selectFrom('products').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new AppError('not-found', { what: 'product', id });
  if (row.deleted_at !== null) throw new AppError('in-bin', { what: 'product', id });
  if (expectedUpdatedAt !== undefined && expectedUpdatedAt !== row.updated_at)
    throw new AppError('changed-meanwhile', { what: 'product', id });
  await requireReferences(trx, changes);

  const columns: Partial<Selectable<ProductsTable>> = { ...textColumns(changes) };
  if (changes.kind !== undefined) columns.kind = changes.kind;
  if (changes.name !== undefined)
    Object.assign(columns, { name: clean(changes.name), name_key: labelKey(changes.name) });
  if (changes.categoryId !== undefined) columns.category_id = changes.categoryId;
  if (changes.cost !== undefined) columns.cost = changes.cost;
  if (changes.taxRateId !== undefined) columns.tax_rate_id = changes.taxRateId;
  if (changes.active !== undefined) columns.active = changes.active ? 1 : 0;
  if (changes.lowStockLevel !== undefined) columns.low_stock_level = changes.lowStockLevel;
  await requireCodesFree(trx, id, columns);
  const kind: ProductKind = columns.kind ?? row.kind;
  if (kind === 'bundle' && row.kind !== 'bundle') await requireNoBundleHolds(trx, id);

  let changed = false;
  if (changes.prices) {
    const prices = withGeneralPrice(changes.prices, changes.price);
    changed = (await changePrices(trx, id, prices, now, lists)) || changed;
  } else if (changes.price !== undefined) changed = (await changePrices(trx, id, changes.price, now, 'add')) || changed;
  if (changes.parts || kind !== row.kind)
    changed = (await changeParts(trx, id, kind, changes.parts ?? (kind === 'bundle' ? undefined : []))) || changed;
  if (changes.picture !== undefined) changed = (await setPicture(trx, id, changes.picture, now)) || changed;
  if (changes.customValues)
    changed = (await changeCustomValues(trx, id, changes.customValues, lists, ofProducts)) || changed;

  const differs = Object.entries(columns).some(([column, value]) => row[column as keyof typeof row] !== value);
  if (!differs && !changed) return false;
  // Two acts in one millisecond must still be told apart by `expectedUpdatedAt`.
  await updateRow(trx, 'products', row, { ...columns, updated_at: Math.max(now, row.updated_at + 1) });
  return true;
}

function textColumns(draft: ProductChanges): Partial<Selectable<ProductsTable>> {
  const columns: Partial<Selectable<ProductsTable>> = {};
  if (draft.sku !== undefined) Object.assign(columns, { sku: clean(draft.sku), sku_key: codeKey(draft.sku) });
  if (draft.barcode !== undefined)
    Object.assign(columns, { barcode: clean(draft.barcode), barcode_key: barcodeKey(draft.barcode) });
  if (draft.unit !== undefined) columns.unit = clean(draft.unit);
  if (draft.note !== undefined) columns.note = cleanLines(draft.note);
  return columns;
}

async function requireReferences(trx: Trx, draft: ProductChanges): Promise<void> {
  if (draft.categoryId) await requireCategory(trx, draft.categoryId);
  if (draft.taxRateId) await requireTaxRate(trx, draft.taxRateId);
}

/** The settings may still name a tax that is gone. */
async function existingTaxRate(trx: Trx, id: string | null): Promise<string | null> {
  if (id === null) return null;
  const row = await trx
    .selectFrom('tax_rates')
    .select('id')
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** A picture is replaced as a whole: the journal then holds each of them once. */
async function setPicture(
  trx: Trx,
  productId: string,
  given: z.input<typeof PictureInput> | null,
  now: number,
): Promise<boolean> {
  const there = await trx
    .selectFrom('product_pictures')
    .select(['id', 'picture'])
    .where('product_id', '=', productId)
    .executeTakeFirst();
  if (there?.picture === given?.picture) return false;
  const picture = given && checkedPicture(given);
  await trx.deleteFrom('product_pictures').where('product_id', '=', productId).execute();
  if (picture)
    await trx
      .insertInto('product_pictures')
      .values({ id: newId(), product_id: productId, ...picture, created_at: now })
      .execute();
  return true;
}
