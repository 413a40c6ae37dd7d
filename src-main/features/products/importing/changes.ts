import type { ProductDraft } from '../../../domain/importing/targets/products.ts';
import { labelKey } from '../../contacts/find-or-make.ts';
import type { Known } from '../queries/known.ts';

/** A wholesale price whose heading names no quantity counts from a dozen: "grosir" is sold by the dozen. */
const DOZEN = 12_000;

export const wholesaleFrom = (draft: ProductDraft): number => draft.wholesaleFrom ?? DOZEN;

/** What a row of a price list brings to a product that is there. */
export interface RowChanges {
  name?: string;
  sku?: string;
  barcode?: string;
  unit?: string;
  note?: string;
  category?: string;
  price?: number;
  wholesale?: number;
  cost?: number;
  stock?: number;
}

/**
 * `update` overwrites; `fill` writes only where nothing is; `second`, for a later row of one file about the same product,
 * does as `fill`, so that the two do not overwrite each other again at every import. An empty cell never erases.
 */
export function changesFor(known: Known, draft: ProductDraft, mode: 'update' | 'fill' | 'second'): RowChanges | null {
  const overwrites = mode === 'update';
  const changes: RowChanges = {};
  const text = (field: 'name' | 'sku' | 'barcode' | 'unit' | 'note', given: string, has: string) => {
    if (given !== '' && given !== has && (has === '' || overwrites)) changes[field] = given;
  };
  const number = (field: 'price' | 'wholesale' | 'cost' | 'stock', given: number | null, has: number | null) => {
    if (given !== null && given !== has && (has === null || overwrites)) changes[field] = given;
  };
  text('name', draft.name === draft.sku ? '' : draft.name, known.name);
  text('sku', draft.sku, known.sku);
  text('barcode', draft.barcode, known.barcode);
  text('unit', draft.unit, known.unit);
  text('note', draft.note, known.note);
  number('price', draft.price, known.price);
  number('wholesale', draft.wholesalePrice, known.wholesale.get(wholesaleFrom(draft)) ?? null);
  number('cost', draft.cost, known.cost);
  if (known.kind === 'goods') number('stock', draft.stock, known.stock);
  const category = labelKey(draft.category);
  if (category !== '' && category !== known.categoryKey && (known.categoryKey === '' || overwrites))
    changes.category = draft.category;
  return Object.keys(changes).length === 0 ? null : changes;
}

/** A row as if it had been written: for a later row of the file about the same product, before anything is written. */
export const asKnown = (draft: ProductDraft): Known => ({
  id: '',
  name: draft.name,
  sku: draft.sku,
  barcode: draft.barcode,
  unit: draft.unit,
  note: draft.note,
  categoryKey: labelKey(draft.category),
  cost: draft.cost,
  kind: 'goods',
  price: draft.price,
  wholesale: new Map(draft.wholesalePrice === null ? [] : [[wholesaleFrom(draft), draft.wholesalePrice]]),
  stock: draft.stock,
});
