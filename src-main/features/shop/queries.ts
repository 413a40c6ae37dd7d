import type { Handle } from '../../database/tables.ts';

/** Who opened the shop: the one owner, until staff rights come. */
export function findOwner(db: Handle) {
  return db
    .selectFrom('staff')
    .select(['id', 'name', 'role'])
    .where('role', '=', 'owner')
    .where('active', '=', 1)
    .orderBy('created_at')
    .limit(1)
    .executeTakeFirst();
}

export async function countContacts(db: Handle): Promise<{ living: number; inBin: number }> {
  const { living } = await db
    .selectFrom('contact_index')
    .select((q) => q.fn.countAll<number>().as('living'))
    .executeTakeFirstOrThrow();
  const { inBin } = await db
    .selectFrom('contacts')
    .select((q) => q.fn.countAll<number>().as('inBin'))
    .where('deleted_at', 'is not', null)
    .executeTakeFirstOrThrow();
  return { living, inBin };
}

export async function countDeals(db: Handle): Promise<{ living: number; inBin: number }> {
  const { living } = await db
    .selectFrom('deal_index')
    .select((q) => q.fn.countAll<number>().as('living'))
    .executeTakeFirstOrThrow();
  const { inBin } = await db
    .selectFrom('deals')
    .select((q) => q.fn.countAll<number>().as('inBin'))
    .where('deleted_at', 'is not', null)
    .executeTakeFirstOrThrow();
  return { living, inBin };
}

export async function countProducts(db: Handle): Promise<{ living: number; inBin: number }> {
  const { living } = await db
    .selectFrom('product_index')
    .select((q) => q.fn.countAll<number>().as('living'))
    .executeTakeFirstOrThrow();
  const { inBin } = await db
    .selectFrom('products')
    .select((q) => q.fn.countAll<number>().as('inBin'))
    .where('deleted_at', 'is not', null)
    .executeTakeFirstOrThrow();
  return { living, inBin };
}
