import { type PickedProduct, ProductFilter } from '../../contract/products.ts';
import type { Handle } from '../../database/tables.ts';
import { priceFor } from '../../domain/prices.ts';
import { countFound, findPage } from './queries/list.ts';
import { findByCode, groupsOfContact } from './queries/pick.ts';
import { taxesOf } from './queries/record.ts';
import { findRows, pricesOf } from './queries/rows.ts';
import { searchOf } from './queries/search.ts';

export interface PickQuestion {
  text: string;
  contactId: string | null;
  quantity: number;
  /** `YYYY-MM-DD`. */
  day: string;
  limit: number;
  exceptIds: readonly string[];
}

/** Finds what somebody means who types or scans, and what this buyer pays for it. */
export async function pickProducts(
  db: Handle,
  { text, contactId, quantity, day, limit, exceptIds }: PickQuestion,
): Promise<{ exact: boolean; items: PickedProduct[] }> {
  const allowed = (ids: readonly string[]) => ids.filter((id) => !exceptIds.includes(id)).slice(0, limit);
  const byCode = allowed(await findByCode(db, text));
  const ids = byCode.length > 0 ? byCode : allowed(await search(db, text, limit + exceptIds.length));
  const groupIds = contactId === null ? [] : await groupsOfContact(db, contactId);
  const rows = await findRows(db, ids, day);
  const prices = await pricesOf(db, ids);
  const taxIds = await db.selectFrom('products').select(['id', 'tax_rate_id']).where('id', 'in', ids).execute();
  const taxOf = new Map(taxIds.map((row) => [row.id, row.tax_rate_id]));
  const taxes = await taxesOf(db, [...new Set([...taxOf.values()].filter((id) => id !== null))]);
  return {
    exact: byCode.length === 1,
    items: rows.map((row) => {
      const line = priceFor(prices.get(row.id) ?? [], { quantity, groupIds, day });
      return {
        id: row.id,
        name: row.name,
        sku: row.sku,
        unit: row.unit,
        kind: row.kind,
        barcode: row.barcode,
        category: row.category,
        price: line?.amount ?? null,
        reason: line && {
          groupId: line.groupId,
          groupName: line.groupName,
          minQuantity: line.minQuantity,
          validFrom: line.validFrom,
        },
        tax: taxes.get(taxOf.get(row.id) ?? '') ?? null,
        stock: row.stock,
        lowStock: row.lowStock,
        thumbnail: row.thumbnail,
      };
    }),
  };
}

async function search(db: Handle, text: string, limit: number): Promise<string[]> {
  const filter = ProductFilter.parse({ search: text, active: true });
  const asked = searchOf(filter, null);
  const total = await countFound(db, asked);
  return findPage(db, asked, filter, { by: 'relevance', direction: 'asc' }, { limit, offset: 0 }, total);
}

/**
 * What this buyer pays for each of these on a day, in their order; null where no price is known.
 * @param contactId null: everybody's price
 */
export async function unitPrices(
  db: Handle,
  wanted: readonly { productId: string; quantity: number }[],
  contactId: string | null,
  day: string,
): Promise<(number | null)[]> {
  const groupIds = contactId === null ? [] : await groupsOfContact(db, contactId);
  const prices = await pricesOf(
    db,
    wanted.map(({ productId }) => productId),
  );
  return wanted.map(
    ({ productId, quantity }) => priceFor(prices.get(productId) ?? [], { quantity, groupIds, day })?.amount ?? null,
  );
}
