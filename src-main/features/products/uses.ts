import { sql } from 'kysely';
import { idList } from '../../database/id-list.ts';
import type { JournaledTable, Trx } from '../../database/tables.ts';

/** Where products are used: what would no longer make sense without them. */
interface ProductUse {
  table: JournaledTable;
  /** The column that names the product. */
  column: string;
  /** A condition on the row `u`; left out, every row is a use. */
  where?: 'sold';
}

/**
 * The one list of what keeps a product from being removed. A feature whose table refers to products adds its line here;
 * a test compares the list with the database's own foreign keys.
 */
export const productUses: readonly ProductUse[] = [
  // Also of a bundle in the bin: it may come back, and then must be whole.
  { table: 'product_parts', column: 'part_id' },
  // What was sold stays to be looked at.
  { table: 'stock_movements', column: 'product_id', where: 'sold' },
  // Also of a deal in the bin: it may come back.
  { table: 'deal_products', column: 'product_id' },
  { table: 'leads', column: 'product_id' },
  { table: 'quotation_lines', column: 'product_id' },
];

/** Those of these products that are in use. */
export async function productsInUse(trx: Trx, ids: readonly string[]): Promise<Set<string>> {
  const used = new Set<string>();
  for (const { table, column, where } of productUses) {
    const condition = where === 'sold' ? sql`u.kind in ('sale', 'return')` : sql`true`;
    const { rows } = await sql<{ id: string }>`select distinct u.${sql.ref(column)} id from ${sql.table(table)} u
      where u.${sql.ref(column)} in ${idList(ids)} and ${condition}`.execute(trx);
    for (const row of rows) used.add(row.id);
  }
  return used;
}
