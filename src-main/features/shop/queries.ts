import { sql } from 'kysely';
import type { SampleCounts } from '../../contract/shop.ts';
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

/** How many records an act added, or erased. */
export async function countRecords(db: Handle, batchId: string, operation: 'insert' | 'delete'): Promise<SampleCounts> {
  const { rows } = await sql<{ name: keyof SampleCounts; n: number }>`
    select table_name name, count(*) n from journal where batch_id = ${batchId} and operation = ${operation}
      and table_name in ('contacts', 'products', 'deals', 'leads', 'tasks', 'appointments') group by table_name`.execute(
    db,
  );
  const none = { contacts: 0, products: 0, deals: 0, leads: 0, tasks: 0, appointments: 0 };
  return { ...none, ...Object.fromEntries(rows.map(({ name, n }) => [name, n])) };
}

/** Those that a later revision has replaced count with it, as the list shows them. */
export async function countQuotes(db: Handle): Promise<{ living: number; inBin: number }> {
  const { living } = await db
    .selectFrom('quotations')
    .select((q) => q.fn.countAll<number>().as('living'))
    .where('deleted_at', 'is', null)
    .where('status', '<>', 'superseded')
    .executeTakeFirstOrThrow();
  const { inBin } = await db
    .selectFrom('quotations')
    .select((q) => q.fn.countAll<number>().as('inBin'))
    .where('deleted_at', 'is not', null)
    .executeTakeFirstOrThrow();
  return { living, inBin };
}
