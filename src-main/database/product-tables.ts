import type { Generated } from 'kysely';
import type { ProductKind, StockKind } from '../contract/products/words.ts';
import type { Defaulted, Flag } from './column-types.ts';

export interface TaxRatesTable {
  id: string;
  name: string;
  name_key: string;
  /** Basis points. */
  rate: number;
  base_numerator: Defaulted<number>;
  base_denominator: Defaulted<number>;
  created_at: number;
  deleted_at: number | null;
}
export interface ProductCategoriesTable {
  id: string;
  parent_id: string | null;
  name: string;
  name_key: string;
  created_at: number;
}
/** Amounts in minor units, quantities in thousandths. */
export interface ProductsTable {
  id: string;
  kind: ProductKind;
  name: string;
  name_key: string;
  sku: Defaulted<string>;
  sku_key: Defaulted<string>;
  barcode: Defaulted<string>;
  barcode_key: Defaulted<string>;
  category_id: string | null;
  unit: Defaulted<string>;
  cost: number | null;
  tax_rate_id: string | null;
  note: Defaulted<string>;
  active: Defaulted<Flag>;
  low_stock_level: number | null;
  created_at: number;
  updated_at: number;
  deleted_at: number | null;
}
interface OfProduct {
  id: string;
  product_id: string;
}
export interface ProductPricesTable extends OfProduct {
  amount: number;
  min_quantity: Defaulted<number>;
  group_id: string | null;
  valid_from: string | null;
  created_at: number;
}
/** A bundle (`product_id`) holds `quantity` of another product. */
export interface ProductPartsTable extends OfProduct {
  part_id: string;
  quantity: number;
  position: number;
}
/** Replaced, never changed. */
export interface ProductPicturesTable extends OfProduct {
  picture: string;
  thumbnail: string;
  created_at: number;
}
/** The book of the stock: lines are added, never changed. */
export interface StockMovementsTable extends OfProduct {
  kind: StockKind;
  quantity: number;
  reason: Defaulted<string>;
  at: number;
  staff_id: string | null;
}
export interface ProductCustomValuesTable extends OfProduct {
  field_id: string;
  value: string;
}
/** One row for every product that is not in the bin, derived (product-index.ts keeps it true). */
export interface ProductIndexTable {
  row: Generated<number>;
  product_id: string;
  /** See productFlags in product-index.ts. */
  flags: number;
  category_id: string | null;
  name_key: string;
  sku_key: string;
  /** What everybody pays today for the first one. */
  price: number | null;
  /** The day from which another price counts. */
  price_due: string | null;
  stock: number | null;
  created_at: number;
  updated_at: number;
  /** Folded words of name, codes and category, each after a space. */
  words: string;
}

/** What products and their taxes are kept in. */
export interface ProductTables {
  tax_rates: TaxRatesTable;
  product_categories: ProductCategoriesTable;
  products: ProductsTable;
  product_prices: ProductPricesTable;
  product_parts: ProductPartsTable;
  product_pictures: ProductPicturesTable;
  stock_movements: StockMovementsTable;
  product_custom_values: ProductCustomValuesTable;
  product_index: ProductIndexTable;
  product_dirty: { product_id: string };
}
