import { sql } from 'kysely';
import type { Product, ProductKind, ProductRef, StockMovement } from '../../../contract/products.ts';
import type { TaxRate } from '../../../contract/tax-rates.ts';
import type { Handle } from '../../../database/tables.ts';
import { findRows, pricesOf } from './rows.ts';

/** The whole record, also of one in the bin; undefined where there is none. */
export async function findProduct(db: Handle, id: string, day: string): Promise<Product | undefined> {
  const [row] = await findRows(db, [id], day);
  if (!row) return undefined;
  const more = await db
    .selectFrom('products as p')
    .leftJoin('product_pictures as i', 'i.product_id', 'p.id')
    .select(['p.note', 'p.low_stock_level', 'p.deleted_at', 'p.tax_rate_id', 'i.picture'])
    .where('p.id', '=', id)
    .executeTakeFirstOrThrow();
  const taxes = await taxesOf(db, more.tax_rate_id === null ? [] : [more.tax_rate_id]);
  return {
    ...row,
    prices: (await pricesOf(db, [id])).get(id) ?? [],
    tax: taxes.get(more.tax_rate_id ?? '') ?? null,
    note: more.note,
    lowStockLevel: more.low_stock_level,
    parts: await findParts(db, id),
    bundles: await findBundles(db, id),
    picture: more.picture,
    deletedAt: more.deleted_at,
  };
}

/** Taxes by their ids, those that are hidden too. */
export async function taxesOf(db: Handle, ids: readonly string[]): Promise<Map<string, TaxRate>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('tax_rates').selectAll().where('id', 'in', ids).execute();
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        name: row.name,
        rate: row.rate,
        baseNumerator: row.base_numerator,
        baseDenominator: row.base_denominator,
      },
    ]),
  );
}

async function findParts(db: Handle, id: string): Promise<Product['parts']> {
  const { rows } = await sql<{
    id: string;
    quantity: number;
    part_id: string;
    name: string;
    sku: string;
    unit: string;
    kind: ProductKind;
  }>`select b.id, b.quantity, p.id part_id, p.name, p.sku, p.unit, p.kind from product_parts b
    join products p on p.id = b.part_id where b.product_id = ${id} order by b.position, b.id`.execute(db);
  return rows.map(({ id: rowId, quantity, part_id: partId, ...product }) => ({
    id: rowId,
    quantity,
    product: { id: partId, ...product },
  }));
}

async function findBundles(db: Handle, id: string) {
  const { rows } = await sql<ProductRef>`select p.id, p.name, p.sku, p.unit, p.kind from product_parts b
    join products p on p.id = b.product_id where b.part_id = ${id} and p.deleted_at is null
    order by p.name_key, p.id`.execute(db);
  return { total: rows.length, items: rows.slice(0, 50) };
}

/** Lines of the stock's book, the newest first, each with what was there after it. */
export async function findMovements(
  db: Handle,
  id: string,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ total: number; items: StockMovement[] }> {
  const { rows } = await sql<{
    id: string;
    kind: StockMovement['kind'];
    quantity: number;
    balance: number;
    reason: string;
    at: number;
    staff_name: string | null;
    total: number;
  }>`select m.id, m.kind, m.quantity, m.balance, m.reason, m.at, s.name staff_name, m.total from (
      select *, sum(quantity) over (order by at, id) balance, count(*) over () total
      from stock_movements where product_id = ${id}) m
    left join staff s on s.id = m.staff_id order by m.at desc, m.id desc limit ${limit} offset ${offset}`.execute(db);
  return {
    total: rows[0]?.total ?? (offset === 0 ? 0 : await countMovements(db, id)),
    items: rows.map(({ staff_name: staffName, total: _, ...row }) => ({ ...row, staffName: staffName ?? '' })),
  };
}

async function countMovements(db: Handle, id: string): Promise<number> {
  const { n } = await db
    .selectFrom('stock_movements')
    .select((q) => q.fn.countAll<number>().as('n'))
    .where('product_id', '=', id)
    .executeTakeFirstOrThrow();
  return n;
}

/** What is there of a product; null where no book is kept. */
export async function balanceOf(db: Handle, id: string): Promise<number | null> {
  const { balance } = await db
    .selectFrom('stock_movements')
    .select((q) => q.fn.sum<number | null>('quantity').as('balance'))
    .where('product_id', '=', id)
    .executeTakeFirstOrThrow();
  return balance;
}

/** Units in use that begin with a text, most used first. */
export async function findUnits(db: Handle, text: string) {
  const { rows } = await sql<{ value: string; count: number }>`
    with used as materialized (select unit value, count(*) n from products where unit <> '' group by unit)
    select value, sum(n) count from used where instr(' ' || fold(value), ' ' || fold(${text})) > 0
    group by lower(value) order by 2 desc, value limit 20`.execute(db);
  return rows;
}
