import type { Selectable } from 'kysely';
import { AppError } from '../../../contract/errors.ts';
import { idList } from '../../../database/id-list.ts';
import type { ProductsTable } from '../../../database/product-tables.ts';
import type { Handle } from '../../../database/tables.ts';

/** @throws AppError `not-found` */
export async function requireCategory(db: Handle, id: string): Promise<void> {
  const row = await db.selectFrom('product_categories').select('id').where('id', '=', id).executeTakeFirst();
  if (!row) throw new AppError('not-found', { what: 'category', id });
}

/** One that was hidden may stay where it is. @throws AppError `not-found` */
export async function requireTaxRate(db: Handle, id: string): Promise<void> {
  const row = await db.selectFrom('tax_rates').select('id').where('id', '=', id).executeTakeFirst();
  if (!row) throw new AppError('not-found', { what: 'taxRate', id });
}

/** Names of groups by their ids. @throws AppError `not-found` for the first that is not there */
export async function groupNames(db: Handle, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('groups').select(['id', 'name']).where('id', 'in', idList(ids)).execute();
  const names = new Map(rows.map((row) => [row.id, row.name]));
  for (const id of ids) if (!names.has(id)) throw new AppError('not-found', { what: 'group', id });
  return names;
}

/** Looks whether a product may bear these codes: a code means one product. @throws AppError `code-taken` */
export async function requireCodesFree(
  db: Handle,
  id: string,
  codes: Partial<Pick<Selectable<ProductsTable>, 'sku' | 'sku_key' | 'barcode' | 'barcode_key'>>,
): Promise<void> {
  for (const field of ['sku', 'barcode'] as const) {
    const key = codes[`${field}_key`];
    if (!key) continue;
    const taken = await db
      .selectFrom('products')
      .select('name')
      .where(`${field}_key`, '=', key)
      .where(`${field}_key`, '<>', '')
      .where('deleted_at', 'is', null)
      .where('id', '<>', id)
      .executeTakeFirst();
    if (taken) throw new AppError('code-taken', { field, code: codes[field] ?? key, product: taken.name });
  }
}
