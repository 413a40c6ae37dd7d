import { sql } from 'kysely';
import { type Branch, branchesBelow } from '../../../domain/category-tree.ts';
import type { Handle } from '../../../database/tables.ts';

/** All branches of the tree: a shop has some dozens. */
export async function findBranches(db: Handle): Promise<Branch[]> {
  const rows = await db.selectFrom('product_categories').select(['id', 'name', 'parent_id']).execute();
  return rows.map((row) => ({ id: row.id, name: row.name, parentId: row.parent_id }));
}

export const branchMap = async (db: Handle): Promise<Map<string, Branch>> =>
  new Map((await findBranches(db)).map((branch) => [branch.id, branch]));

/** How many products (not in the bin) stand in each branch itself. */
export async function countByCategory(db: Handle): Promise<Map<string, number>> {
  const { rows } = await sql<{ category_id: string; n: number }>`
    select category_id, count(*) n from product_index where category_id is not null group by category_id`.execute(db);
  return new Map(rows.map((row) => [row.category_id, row.n]));
}

/** A category with all below it; one that is gone is itself alone, and finds nothing. Null stands for all. */
export async function categoriesOf(db: Handle, id: string | null): Promise<string[] | null> {
  return id === null ? null : [...branchesBelow(await findBranches(db), id)];
}
