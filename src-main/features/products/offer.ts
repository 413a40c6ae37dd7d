import { AppError } from '../../contract/errors.ts';
import type { ProductSelection } from '../../contract/products.ts';
import type { Handle } from '../../database/tables.ts';
import { pathTo } from '../../domain/category-tree.ts';
import { ONE, priceFor } from '../../domain/prices.ts';
import { branchMap } from './queries/categories.ts';
import { groupsOfContact } from './queries/pick.ts';
import { pricesOf } from './queries/rows.ts';
import { findSelected } from './selection.ts';

/** Products read at a time: a few milliseconds. */
const CHUNK = 200;

interface Buyer {
  /** At the prices of this contact, or of this group; both null: of everybody. */
  contactId: string | null;
  groupId: string | null;
  /** `YYYY-MM-DD` */
  day: string;
  breathe: () => Promise<void>;
}

/**
 * Products with what the first one of each costs this buyer, by category and name; those without a category last.
 * @throws AppError `not-found` of a group
 */
export async function pricedProducts(
  db: Handle,
  selection: ProductSelection,
  { contactId, groupId, day, breathe }: Buyer,
): Promise<{
  /** The group's name; '' of everybody's or a contact's prices. */
  group: string;
  items: { category: string; sku: string; name: string; unit: string; price: number | null }[];
}> {
  const group =
    groupId === null
      ? undefined
      : await db.selectFrom('groups').select('name').where('id', '=', groupId).executeTakeFirst();
  if (groupId !== null && !group) throw new AppError('not-found', { what: 'group', id: groupId });
  const groupIds = groupId === null ? (contactId === null ? [] : await groupsOfContact(db, contactId)) : [groupId];
  const branches = await branchMap(db);
  const ids = await findSelected({ db, breather: () => breathe }, selection, false);
  const items: { key: string; category: string; sku: string; name: string; unit: string; price: number | null }[] = [];
  for (let from = 0; from < ids.length; from += CHUNK) {
    const part = ids.slice(from, from + CHUNK);
    const prices = await pricesOf(db, part);
    const rows = await db
      .selectFrom('products')
      .select(['id', 'name', 'name_key', 'sku', 'unit', 'category_id'])
      .where('id', 'in', part)
      .execute();
    for (const row of rows) {
      const category = pathTo(branches, row.category_id).join(' › ');
      const price = priceFor(prices.get(row.id) ?? [], { quantity: ONE, groupIds, day })?.amount ?? null;
      items.push({ key: row.name_key, category, sku: row.sku, name: row.name, unit: row.unit, price });
    }
    await breathe();
  }
  items.sort(
    (a, b) =>
      Number(a.category === '') - Number(b.category === '') ||
      compare(a.category, b.category) ||
      compare(a.key, b.key) ||
      compare(a.sku, b.sku),
  );
  return { group: group?.name ?? '', items: items.map(({ key: _, ...item }) => item) };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
