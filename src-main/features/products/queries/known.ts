import { sql } from 'kysely';
import type { Handle } from '../../../database/tables.ts';
import { barcodeKey, codeKey } from '../../../domain/codes.ts';
import { labelKey } from '../../contacts/find-or-make.ts';

/** A product that is there already, as far as a row of a price list can add to it. */
export interface Known {
  id: string;
  name: string;
  sku: string;
  barcode: string;
  unit: string;
  note: string;
  /** Folded name of the category that it stands in; '' for none. */
  categoryKey: string;
  cost: number | null;
  kind: string;
  /** Everybody's price from the first one on, since ever. */
  price: number | null;
  /** Everybody's prices from a quantity on, since ever: by the quantity. */
  wholesale: ReadonlyMap<number, number>;
  stock: number | null;
}

/** By what a row of a price list is known. */
export interface ProductKeys {
  id: string | null;
  sku: string;
  barcode: string;
  /** '' where the row has a code of its own: two things may be called alike. */
  name: string;
}

export const keysOf = (
  draft: { id: string | null; sku: string; barcode: string; name: string },
  matchBy: ReadonlySet<string>,
): ProductKeys => ({
  id: matchBy.has('id') ? draft.id : null,
  sku: matchBy.has('sku') ? codeKey(draft.sku) : '',
  barcode: matchBy.has('barcode') ? barcodeKey(draft.barcode) : '',
  name: matchBy.has('name') ? labelKey(draft.name) : '',
});

export type FoundBy = 'id' | 'code' | 'name';

/**
 * The product (not in the bin) that a row is surely the same as: by its id, by a code, or by its name where not both have
 * a code and the codes differ.
 */
export async function findSame(
  db: Handle,
  keys: ProductKeys,
): Promise<{ id: string; name: string; by: FoundBy } | null> {
  const { rows } = await sql<{ id: string; name: string; by: FoundBy }>`
    select id, name, 'id' by, 0 place from products where id = ${keys.id} and deleted_at is null
    union all select id, name, 'code', 1 from products where sku_key = ${keys.sku} and sku_key <> '' and deleted_at is null
    union all select id, name, 'code', 2 from products
      where barcode_key = ${keys.barcode} and barcode_key <> '' and deleted_at is null
    union all select * from (select id, name, 'name', 3 from products
      where name_key = ${keys.name} and name_key <> '' and deleted_at is null
        and (sku_key = '' or ${keys.sku} = '') and (barcode_key = '' or ${keys.barcode} = '') order by id limit 1)
    order by 4 limit 1`.execute(db);
  return rows[0] ?? null;
}

export async function findKnown(db: Handle, id: string): Promise<Known | undefined> {
  const row = await db
    .selectFrom('products as p')
    .leftJoin('product_categories as c', 'c.id', 'p.category_id')
    .select(['p.id', 'p.name', 'p.sku', 'p.barcode', 'p.unit', 'p.note', 'p.cost', 'p.kind', 'c.name_key as category'])
    .where('p.id', '=', id)
    .executeTakeFirst();
  if (!row) return undefined;
  const prices = await db
    .selectFrom('product_prices')
    .select(['amount', 'min_quantity'])
    .where('product_id', '=', id)
    .where('group_id', 'is', null)
    .where('valid_from', 'is', null)
    .execute();
  const { stock } = await db
    .selectFrom('stock_movements')
    .select((q) => q.fn.sum<number | null>('quantity').as('stock'))
    .where('product_id', '=', id)
    .executeTakeFirstOrThrow();
  const { category, ...plain } = row;
  return {
    ...plain,
    categoryKey: category ?? '',
    price: prices.find((line) => line.min_quantity === 0)?.amount ?? null,
    wholesale: new Map(prices.filter((line) => line.min_quantity > 0).map((line) => [line.min_quantity, line.amount])),
    stock,
  };
}

/** The tax of a new product as the settings name it, read inside the import's own transaction. */
export async function defaultTaxRate(db: Handle): Promise<string | null> {
  const row = await db.selectFrom('settings').select('value').where('id', '=', 'defaultTaxRateId').executeTakeFirst();
  const value: unknown = row ? JSON.parse(row.value) : null;
  return typeof value === 'string' ? value : null;
}

/** Who does what the running act does. */
export async function actingStaff(db: Handle): Promise<string | null> {
  const row = await db.selectFrom('journal_context').select('staff_id').executeTakeFirst();
  return row?.staff_id ?? null;
}
