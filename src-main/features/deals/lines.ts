import type { z } from 'zod';
import { AppError } from '../../contract/errors.ts';
import type { DealProductInput } from '../../contract/deals.ts';
import { idList } from '../../database/id-list.ts';
import type { Handle, Trx } from '../../database/tables.ts';
import { linesTotal, MOST_MONEY } from '../../domain/deals.ts';
import { ONE } from '../../domain/prices.ts';
import { newId } from '../../domain/ids.ts';
import { insertRows, type RowValues } from '../../database/insert-buffer.ts';
import { updateRow } from '../contacts/lists.ts';
import { unitPrices } from '../products/pick.ts';

type Given = z.input<typeof DealProductInput>;

/**
 * Brings the products of a deal to what is given. A line without a price gets what this customer pays that day; one that
 * is there already keeps its own.
 * @returns whether anything was different
 * @throws AppError `not-found` (a product), `amount-too-large`
 */
export async function changeDealProducts(
  trx: Trx,
  dealId: string,
  given: readonly Given[],
  { contactId, day }: { contactId: string | null; day: string },
): Promise<boolean> {
  const there = await trx.selectFrom('deal_products').selectAll().where('deal_id', '=', dealId).execute();
  await requireProducts(
    trx,
    given.map((line) => line.productId),
    new Set(there.map((row) => row.product_id)),
  );
  const open = new Map(there.map((row) => [row.id, row]));
  const wanted = given.map((line) => ({ ...line, quantity: line.quantity ?? ONE }));
  const prices = await unitPrices(trx, wanted, contactId, day);
  const added: RowValues[] = [];
  const lines: { quantity: number; unitPrice: number }[] = [];
  let changed = false;
  for (const [position, { id, productId, quantity, unitPrice }] of wanted.entries()) {
    const row = open.get(id ?? '');
    const kept = row?.product_id === productId ? row.unit_price : undefined;
    const price = unitPrice ?? kept ?? prices[position] ?? 0;
    if (price > MOST_MONEY) throw new AppError('amount-too-large', { limit: MOST_MONEY });
    lines.push({ quantity, unitPrice: price });
    const columns = { product_id: productId, quantity, unit_price: price, position };
    if (row) {
      open.delete(row.id);
      if (await updateRow(trx, 'deal_products', row, columns)) changed = true;
    } else added.push({ id: newId(), deal_id: dealId, ...columns });
  }
  if (linesTotal(lines) === null) throw new AppError('amount-too-large', { limit: MOST_MONEY });
  if (open.size > 0)
    await trx
      .deleteFrom('deal_products')
      .where('id', 'in', idList([...open.keys()]))
      .execute();
  await insertRows(trx, 'deal_products', added);
  return changed || open.size > 0 || added.length > 0;
}

/** What the products of a deal come to; null without any. */
export async function productsTotal(db: Handle, dealId: string): Promise<number | null> {
  const lines = await db
    .selectFrom('deal_products')
    .select(['quantity', 'unit_price as unitPrice'])
    .where('deal_id', '=', dealId)
    .execute();
  if (lines.length === 0) return null;
  const total = linesTotal(lines);
  if (total === null) throw new AppError('amount-too-large', { limit: MOST_MONEY });
  return total;
}

/** What is hidden or in the bin may stay where it is, and is not taken up anew. */
async function requireProducts(trx: Trx, ids: readonly string[], had: ReadonlySet<string>): Promise<void> {
  const rows = await trx.selectFrom('products').select(['id', 'deleted_at']).where('id', 'in', idList(ids)).execute();
  const found = new Map(rows.map((row) => [row.id, row.deleted_at]));
  for (const id of ids)
    if (!found.has(id) || (found.get(id) !== null && !had.has(id)))
      throw new AppError('not-found', { what: 'product', id });
}
