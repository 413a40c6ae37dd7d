import { sql } from 'kysely';
import type { z } from 'zod';
import { AppError } from '../../contract/errors.ts';
import type { PartInput, ProductKind } from '../../contract/products.ts';
import { idList } from '../../database/id-list.ts';
import type { Trx } from '../../database/tables.ts';
import { newId } from '../../domain/ids.ts';
import { insertRows, type RowValues } from '../../database/insert-buffer.ts';
import { updateRow } from '../contacts/lists.ts';

/**
 * Brings what a bundle is made of to what is given; of anything but a bundle all parts go. Undefined leaves the parts
 * there are. A bundle is made of goods and services, never of bundles: it then can never hold itself by a detour, and
 * its stock is seen at one look.
 * @returns whether anything was different
 * @throws AppError `bundle-empty`, `bundle-contains-itself`, `not-found`
 */
export async function changeParts(
  trx: Trx,
  productId: string,
  kind: ProductKind,
  given: readonly z.input<typeof PartInput>[] | undefined,
): Promise<boolean> {
  const there = await trx.selectFrom('product_parts').selectAll().where('product_id', '=', productId).execute();
  const wanted = kind === 'bundle' ? (given === undefined ? undefined : merged(given)) : [];
  if (kind === 'bundle' && (wanted ?? there).length === 0) throw new AppError('bundle-empty', {});
  if (wanted === undefined) return false;
  await requireParts(
    trx,
    productId,
    wanted.map((part) => part.productId),
  );
  const byPart = new Map(there.map((row) => [row.part_id, row]));
  const kept = new Set(wanted.map((part) => part.productId));
  const gone = there.filter((row) => !kept.has(row.part_id)).map((row) => row.id);
  if (gone.length > 0) await trx.deleteFrom('product_parts').where('id', 'in', gone).execute();
  let changed = gone.length > 0;
  const added: RowValues[] = [];
  for (const [position, { productId: partId, quantity }] of wanted.entries()) {
    const row = byPart.get(partId);
    if (!row) added.push({ id: newId(), product_id: productId, part_id: partId, quantity, position });
    else if (await updateRow(trx, 'product_parts', row, { quantity, position })) changed = true;
  }
  await insertRows(trx, 'product_parts', added);
  return changed || added.length > 0;
}

/** The same product twice is more of it. */
function merged(given: readonly { productId: string; quantity: number }[]) {
  const quantities = new Map<string, number>();
  for (const { productId, quantity } of given) quantities.set(productId, (quantities.get(productId) ?? 0) + quantity);
  return [...quantities].map(([productId, quantity]) => ({ productId, quantity }));
}

async function requireParts(trx: Trx, productId: string, ids: readonly string[]): Promise<void> {
  const rows = await trx
    .selectFrom('products')
    .select(['id', 'name', 'kind', 'deleted_at'])
    .where('id', 'in', idList(ids))
    .execute();
  const found = new Map(rows.map((row) => [row.id, row]));
  const present = await trx.selectFrom('product_parts').select('part_id').where('product_id', '=', productId).execute();
  const had = new Set(present.map((row) => row.part_id));
  for (const id of ids) {
    const row = found.get(id);
    if (!row || (row.deleted_at !== null && !had.has(id))) throw new AppError('not-found', { what: 'product', id });
    if (id === productId || row.kind === 'bundle') throw new AppError('bundle-contains-itself', { product: row.name });
  }
}

/** What is in a bundle cannot become one. @throws AppError `bundle-contains-itself` */
export async function requireNoBundleHolds(trx: Trx, id: string): Promise<void> {
  const { rows } = await sql<{ name: string }>`select p.name from product_parts b join products p on p.id = b.product_id
    where b.part_id = ${id} limit 1`.execute(trx);
  if (rows[0]) throw new AppError('bundle-contains-itself', { product: rows[0].name });
}
