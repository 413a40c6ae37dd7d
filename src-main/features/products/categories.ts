import { AppError } from '../../contract/errors.ts';
import type { ProductCategory } from '../../contract/product-categories.ts';
import type { Actor, Store } from '../../database/store.ts';
import type { Trx } from '../../database/tables.ts';
import { type Branch, branchesBelow, DEEPEST, inTreeOrder, misplaced } from '../../domain/category-tree.ts';
import { newId } from '../../domain/ids.ts';
import { clean } from '../../domain/text.ts';
import { labelKey } from '../contacts/find-or-make.ts';
import { countByCategory, findBranches } from './queries/categories.ts';

/** The tree in which products stand. */
export class CategoriesService {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** The tree, each branch before what is below it, with how many products stand in it or below. */
  async list() {
    const branches = await findBranches(this.#store.db);
    const counts = await countByCategory(this.#store.db);
    return inTreeOrder(branches).map((branch) => {
      const below = [...branchesBelow(branches, branch.id)];
      return { ...branch, count: below.reduce((sum, id) => sum + (counts.get(id) ?? 0), 0) };
    });
  }

  /** @throws AppError `not-found` (the parent), `name-taken`, `category-too-deep` */
  async create(actor: Actor, { name, parentId }: { name: string; parentId: string | null }) {
    const { batchId, result } = await this.#act(actor, async (trx) => {
      const branch = { id: newId(), name: clean(name), parentId };
      await requirePlace(trx, branch, true);
      await insertBranch(trx, branch, this.#store.clock.now());
      return branch;
    });
    return { ...result, batchId };
  }

  /** @throws AppError `not-found`, `name-taken`, `category-inside-itself`, `category-too-deep` */
  async update(
    actor: Actor,
    change: { id: string; name?: string | undefined; parentId?: string | null | undefined },
  ): Promise<ProductCategory & { batchId: string }> {
    const { batchId, result } = await this.#act(actor, async (trx) => {
      const known = await getBranch(trx, change.id);
      const branch = {
        id: known.id,
        name: change.name === undefined ? known.name : clean(change.name),
        parentId: change.parentId === undefined ? known.parentId : change.parentId,
      };
      if (branch.name === known.name && branch.parentId === known.parentId) return branch;
      await requirePlace(trx, branch, false);
      await trx
        .updateTable('product_categories')
        .set({ name: branch.name, name_key: labelKey(branch.name), parent_id: branch.parentId })
        .where('id', '=', branch.id)
        .execute();
      return branch;
    });
    return { ...result, batchId };
  }

  /** Takes a branch out; what stands in it moves one up. @throws AppError `not-found`, `name-taken` (one of its branches) */
  async remove(actor: Actor, id: string): Promise<{ batchId: string }> {
    const { batchId } = await this.#act(actor, async (trx) => {
      const { parentId } = await getBranch(trx, id);
      for (const below of (await findBranches(trx)).filter((branch) => branch.parentId === id))
        await requireNameFree(trx, { ...below, parentId }, id);
      await trx.updateTable('products').set({ category_id: parentId }).where('category_id', '=', id).execute();
      await trx.updateTable('product_categories').set({ parent_id: parentId }).where('parent_id', '=', id).execute();
      await trx.deleteFrom('product_categories').where('id', '=', id).execute();
    });
    return { batchId };
  }

  #act<T>(actor: Actor, work: (trx: Trx) => Promise<T>) {
    return this.#store.act(actor, 'productCategories.change', work);
  }
}

/**
 * The category at a path from the top (`['Dapur', 'Panci']`), made where it is not there yet, inside the caller's act.
 * Names beyond the deepest level are left out.
 */
export async function ensureCategory(trx: Trx, path: readonly string[], now: number): Promise<string | null> {
  let parentId: string | null = null;
  for (const name of path.map(clean).filter(Boolean).slice(0, DEEPEST)) {
    const known = await findByName(trx, parentId, name);
    const id: string = known?.id ?? newId();
    if (!known) await insertBranch(trx, { id, name, parentId }, now);
    parentId = id;
  }
  return parentId;
}

async function insertBranch(trx: Trx, { id, name, parentId }: Branch, now: number): Promise<void> {
  await trx
    .insertInto('product_categories')
    .values({ id, name, name_key: labelKey(name), parent_id: parentId, created_at: now })
    .execute();
}

const findByName = (trx: Trx, parentId: string | null, name: string) =>
  trx
    .selectFrom('product_categories')
    .select(['id', 'name'])
    .where('parent_id', 'is', parentId)
    .where('name_key', '=', labelKey(name))
    .executeTakeFirst();

async function getBranch(trx: Trx, id: string): Promise<Branch> {
  const branch = (await findBranches(trx)).find((one) => one.id === id);
  if (!branch) throw new AppError('not-found', { what: 'category', id });
  return branch;
}

async function requirePlace(trx: Trx, branch: Branch, isNew: boolean): Promise<void> {
  const branches = await findBranches(trx);
  if (branch.parentId !== null && !branches.some(({ id }) => id === branch.parentId))
    throw new AppError('not-found', { what: 'category', id: branch.parentId });
  const problem = misplaced(branches, isNew ? null : branch.id, branch.parentId);
  if (problem === 'inside-itself') throw new AppError('category-inside-itself', { name: branch.name });
  if (problem === 'too-deep') throw new AppError('category-too-deep', { levels: DEEPEST });
  await requireNameFree(trx, branch);
}

async function requireNameFree(trx: Trx, branch: Branch, except?: string): Promise<void> {
  const taken = await findByName(trx, branch.parentId, branch.name);
  if (taken && taken.id !== branch.id && taken.id !== except)
    throw new AppError('name-taken', { what: 'category', name: taken.name });
}
