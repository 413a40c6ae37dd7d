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

/** The newest act that added the sample shop, while any of its contacts is there. */
export function findSampleBatch(db: Handle) {
  return db
    .selectFrom('batches')
    .select(['id', 'started_at'])
    .where('kind', '=', 'sample.add')
    .where('status', '=', 'done')
    .where((q) =>
      q.exists(
        q
          .selectFrom('journal')
          .innerJoin('contacts', 'contacts.id', 'journal.row_id')
          .select('journal.seq')
          .whereRef('journal.batch_id', '=', 'batches.id')
          .where('journal.table_name', '=', 'contacts')
          .where('journal.operation', '=', 'insert'),
      ),
    )
    .orderBy('started_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Ids of what a batch has made in one table and that is still there. */
export async function findMade(db: Handle, batchId: string, table: 'contacts' | 'tags' | 'groups'): Promise<string[]> {
  const rows = await db
    .selectFrom('journal')
    .select('row_id')
    .where('batch_id', '=', batchId)
    .where('table_name', '=', table)
    .where('operation', '=', 'insert')
    .where('row_id', 'in', db.selectFrom(table).select('id'))
    .execute();
  return rows.map((row) => row.row_id);
}

/** Removes contacts with everything that hangs on them. */
export async function deleteContacts(db: Handle, ids: readonly string[]): Promise<void> {
  for (let from = 0; from < ids.length; from += 500)
    await db
      .deleteFrom('contacts')
      .where('id', 'in', ids.slice(from, from + 500))
      .execute();
}

/** Removes those of these tags or groups that nobody bears. */
export async function deleteUnused(db: Handle, table: 'tags' | 'groups', ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const used =
    table === 'tags'
      ? db.selectFrom('contact_tags').select('tag_id as id')
      : db.selectFrom('contact_groups').select('group_id as id');
  await db.deleteFrom(table).where('id', 'in', ids).where('id', 'not in', used).execute();
}
