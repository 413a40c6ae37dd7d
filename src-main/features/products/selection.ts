import { ProductFilter, type ProductSelection, type ProductSort } from '../../contract/products.ts';
import type { Store } from '../../database/store.ts';
import { categoriesOf } from './queries/categories.ts';
import { findAll } from './queries/list.ts';
import { searchOf } from './queries/search.ts';

const byName: ProductSort = { by: 'name', direction: 'asc' };

/**
 * Ids of a selection in the order of the list. Products that are gone, or lie in the bin where the living are meant, are
 * left out.
 * @param inBin whether products of the bin are meant, whatever the filter says
 */
export async function findSelected(
  { db, breather }: Pick<Store, 'db' | 'breather'>,
  selection: ProductSelection,
  inBin: boolean,
  sort = byName,
): Promise<string[]> {
  const filter =
    selection.by === 'filter' ? { ...selection.filter, deleted: inBin } : ProductFilter.parse({ deleted: inBin });
  const search = searchOf(filter, await categoriesOf(db, filter.categoryId));
  const breathe = breather();
  if (selection.by === 'filter') {
    const except = new Set(selection.except);
    return (await findAll(db, search, sort, breathe)).filter((id) => !except.has(id));
  }
  const wanted = new Set(selection.ids);
  return (await findAll(db, search, sort, breathe)).filter((id) => wanted.has(id));
}
