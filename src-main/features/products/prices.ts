import type { z } from 'zod';
import { AppError } from '../../contract/errors.ts';
import type { PriceInput } from '../../contract/products.ts';
import type { Trx } from '../../database/tables.ts';
import { newId } from '../../domain/ids.ts';
import { doubtfulPrice, type PriceLine, priceKey } from '../../domain/prices.ts';
import { insertRows, type RowValues } from '../../database/insert-buffer.ts';
import { type ListMode, updateRow } from '../contacts/lists.ts';
import { groupNames } from './queries/exist.ts';

type Given = z.input<typeof PriceInput>;
type Line = PriceLine & { id?: string | undefined };

const lineOf = ({ id, amount, minQuantity, groupId, validFrom }: Given): Line => ({
  id,
  amount,
  minQuantity: minQuantity ?? 0,
  groupId: groupId ?? null,
  validFrom: validFrom ?? null,
});

const isGeneral = (line: PriceLine): boolean =>
  line.groupId === null && line.minQuantity === 0 && line.validFrom === null;

/** A price list with the one general price of a draft in it; null takes that line out, undefined leaves all as it is. */
export function withGeneralPrice(prices: readonly Given[], price: number | null | undefined): Line[] {
  const lines = prices.map(lineOf);
  if (price === undefined) return lines;
  const others = lines.filter((line) => !isGeneral(line));
  return price === null ? others : [{ amount: price, minQuantity: 0, groupId: null, validFrom: null }, ...others];
}

/**
 * Brings a product's price list to what is given; a bare amount is the general price alone. Two lines for the same
 * group, quantity and day would leave open which one counts, and are refused.
 * @returns whether anything was different
 * @throws AppError `price-twice`, `not-found` (a group)
 */
export async function changePrices(
  trx: Trx,
  productId: string,
  given: readonly Line[] | number | null,
  now: number,
  mode: ListMode,
): Promise<boolean> {
  const rows = await trx.selectFrom('product_prices').selectAll().where('product_id', '=', productId).execute();
  const there = rows.map((row) => ({
    row,
    line: { ...row, minQuantity: row.min_quantity, groupId: row.group_id, validFrom: row.valid_from },
  }));
  const wanted = Array.isArray(given) ? [...(given as readonly Line[])] : withGeneralPrice([], given as number | null);
  const names = await groupNames(
    trx,
    wanted.flatMap(({ groupId }) => groupId ?? []),
  );
  const twice = doubtfulPrice(wanted);
  if (twice)
    throw new AppError('price-twice', {
      minQuantity: twice.minQuantity,
      group: names.get(twice.groupId ?? '') ?? '',
      validFrom: twice.validFrom,
    });
  // By what it says first: then no line ever stands in the way of another that takes its place.
  const byKey = new Map(there.map((one) => [priceKey(one.line), one.row]));
  const open = new Map(there.map(({ row }) => [row.id, row]));
  const paired = wanted.map((line) => {
    const row = byKey.get(priceKey(line));
    if (row) open.delete(row.id);
    return { line, row };
  });
  for (const pair of paired) {
    if (pair.row || pair.line.id === undefined) continue;
    pair.row = open.get(pair.line.id);
    if (pair.row) open.delete(pair.row.id);
  }
  const general = given === null ? there.filter(({ line }) => isGeneral(line)).map(({ row }) => row.id) : [];
  const gone = mode === 'replace' ? [...open.keys()] : general;
  if (gone.length > 0) await trx.deleteFrom('product_prices').where('id', 'in', gone).execute();
  let changed = gone.length > 0;
  const added: RowValues[] = [];
  for (const { line, row } of paired) {
    const columns = {
      amount: line.amount,
      min_quantity: line.minQuantity,
      group_id: line.groupId,
      valid_from: line.validFrom,
    };
    if (!row) added.push({ id: newId(), product_id: productId, ...columns, created_at: now });
    else if (await updateRow(trx, 'product_prices', row, columns)) changed = true;
  }
  await insertRows(trx, 'product_prices', added);
  return changed || added.length > 0;
}
