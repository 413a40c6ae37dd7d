import { sql } from 'kysely';
import type { ProductKind, ProductRow } from '../../../contract/products.ts';
import type { Flag, Handle } from '../../../database/tables.ts';
import { pathTo } from '../../../domain/category-tree.ts';
import { ONE, type PriceLine, priceFor } from '../../../domain/prices.ts';
import { bundlesFrom, isLow } from '../../../domain/stock.ts';
import { branchMap } from './categories.ts';

interface Basics {
  id: string;
  kind: ProductKind;
  name: string;
  sku: string;
  barcode: string;
  unit: string;
  category_id: string | null;
  cost: number | null;
  tax_name: string | null;
  active: Flag;
  low_stock_level: number | null;
  balance: number | null;
  thumbnail: string | null;
  created_at: number;
  updated_at: number;
}

export type NamedPrice = PriceLine & { id: string; groupName: string };

/**
 * The list's rows of these products in the order given, by a handful of statements however many there are. Products that
 * are gone meanwhile are left out.
 * @param day `YYYY-MM-DD`: of which the price is told
 */
export async function findRows(db: Handle, ids: readonly string[], day: string): Promise<ProductRow[]> {
  if (ids.length === 0) return [];
  const list = JSON.stringify(ids);
  const [basics, prices, bundles, values, branches] = await Promise.all([
    basicsOf(db, list),
    pricesOf(db, ids, { general: true }),
    bundleStock(db, list),
    customValuesOf(db, list),
    branchMap(db),
  ]);
  return basics.map((row) => {
    const stock = row.kind === 'goods' ? row.balance : row.kind === 'bundle' ? (bundles.get(row.id) ?? null) : null;
    return {
      id: row.id,
      kind: row.kind,
      name: row.name,
      sku: row.sku,
      barcode: row.barcode,
      unit: row.unit,
      categoryId: row.category_id,
      category: pathTo(branches, row.category_id).join(' › '),
      price: priceFor(prices.get(row.id) ?? [], { quantity: ONE, groupIds: [], day })?.amount ?? null,
      cost: row.cost,
      taxName: row.tax_name ?? '',
      stock,
      lowStock: row.kind !== 'service' && isLow(stock, row.low_stock_level),
      active: row.active === 1,
      thumbnail: row.thumbnail,
      customValues: values.get(row.id) ?? [],
      createdAt: row.created_at,
      updatedAt: row.updated_at,
    };
  });
}

async function basicsOf(db: Handle, list: string): Promise<Basics[]> {
  const { rows } = await sql<Basics>`
    select p.id, p.kind, p.name, p.sku, p.barcode, p.unit, p.category_id, p.cost, t.name tax_name, p.active,
      p.low_stock_level, p.created_at, p.updated_at, i.thumbnail,
      (select sum(m.quantity) from stock_movements m where m.product_id = p.id) balance
    from json_each(${list}) j join products p on p.id = j.value
    left join tax_rates t on t.id = p.tax_rate_id left join product_pictures i on i.product_id = p.id
    order by j.key`.execute(db);
  return rows;
}

/** The price lists of some products, by product, each as people read it: everybody's first, then by quantity and day. */
export async function pricesOf(
  db: Handle,
  ids: readonly string[],
  { general = false } = {},
): Promise<Map<string, NamedPrice[]>> {
  const { rows } = await sql<{
    id: string;
    product_id: string;
    amount: number;
    min_quantity: number;
    group_id: string | null;
    group_name: string | null;
    valid_from: string | null;
  }>`select x.id, x.product_id, x.amount, x.min_quantity, x.group_id, g.name group_name, x.valid_from
    from json_each(${JSON.stringify(ids)}) j join product_prices x on x.product_id = j.value
    left join groups g on g.id = x.group_id where ${general ? sql`x.group_id is null` : sql`true`}
    order by x.group_id is not null, g.name_key, x.min_quantity, x.valid_from, x.id`.execute(db);
  const prices = new Map<string, NamedPrice[]>();
  for (const row of rows) {
    const price = {
      id: row.id,
      amount: row.amount,
      minQuantity: row.min_quantity,
      groupId: row.group_id,
      groupName: row.group_name ?? '',
      validFrom: row.valid_from,
    };
    const known = prices.get(row.product_id);
    if (known) known.push(price);
    else prices.set(row.product_id, [price]);
  }
  return prices;
}

/** How many of each bundle can be made of what is there. */
async function bundleStock(db: Handle, list: string): Promise<Map<string, number | null>> {
  const { rows } = await sql<{ product_id: string; quantity: number; balance: number | null }>`
    select b.product_id, b.quantity,
      case p.kind when 'goods' then (select sum(m.quantity) from stock_movements m where m.product_id = p.id) end balance
    from json_each(${list}) j join product_parts b on b.product_id = j.value join products p on p.id = b.part_id`.execute(
    db,
  );
  const parts = Map.groupBy(rows, (row) => row.product_id);
  return new Map([...parts].map(([id, of]) => [id, bundlesFrom(of)]));
}

async function customValuesOf(db: Handle, list: string) {
  const { rows } = await sql<{ product_id: string; field_id: string; value: string }>`
    select v.product_id, v.field_id, v.value from json_each(${list}) j
      join product_custom_values v on v.product_id = j.value
      join custom_fields f on f.id = v.field_id and f.deleted_at is null
    order by f.position, f.id`.execute(db);
  return new Map(
    [...Map.groupBy(rows, (row) => row.product_id)].map(([id, of]) => [
      id,
      of.map((row) => ({ fieldId: row.field_id, value: row.value })),
    ]),
  );
}
