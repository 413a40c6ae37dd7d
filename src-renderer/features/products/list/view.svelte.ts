import { SvelteMap } from 'svelte/reactivity';
import {
  ProductFilter,
  type ProductRow,
  type ProductSelection,
  type ProductSort,
  productSorts,
} from '../../../../src-main/contract/products.ts';
import { defaultSettings } from '../../../../src-main/contract/settings.ts';
import { api, tellProblem } from '../../../api/index.ts';
import { preferences } from '../../../preferences.svelte.ts';
import { PagedList } from '../../../ui/paged-list.svelte.ts';
import { Selection } from '../../../ui/selection.svelte.ts';

export interface ProductQuery {
  filter: ProductFilter;
  sort: ProductSort;
}

const byName: ProductSort = { by: 'name', direction: 'asc' };
const byRelevance: ProductSort = { by: 'relevance', direction: 'asc' };
export const noFilter: ProductFilter = ProductFilter.parse({});

/** Whether a column of the table is something that the list can be sorted by. */
export const isSortedBy = (column: string): column is ProductSort['by'] =>
  (productSorts as readonly string[]).includes(column);

/** What the product screen shows. It outlives the screen, so that coming back finds everything as it was left. */
class ProductsView {
  readonly list = new PagedList<ProductQuery, ProductRow>(({ filter, sort }, offset, limit, signal) =>
    api.products.list({ ...filter, sort, offset, limit }, { signal }),
  );
  readonly selection = new Selection();
  /** Widths of columns set by hand, in rem. */
  readonly widths = new SvelteMap<string, number>();
  #filter = $state.raw(noFilter);
  #search = $state('');
  #sort = $state.raw(byName);
  /** An order asked for while searching; without it the best match stands first. */
  #sortOfSearch = $state.raw<ProductSort | null>(null);

  /** The filter without what is searched for. */
  get filter(): ProductFilter {
    return this.#filter;
  }

  get search(): string {
    return this.#search;
  }

  get sort(): ProductSort {
    return this.#search.trim() === '' ? this.#sort : (this.#sortOfSearch ?? byRelevance);
  }

  /** Whether anything narrows the list down, the search apart. */
  get filtered(): boolean {
    return JSON.stringify({ ...this.#filter, deleted: false }) !== JSON.stringify(noFilter);
  }

  get query(): ProductQuery {
    return { filter: { ...this.#filter, search: this.#search.trim() }, sort: this.sort };
  }

  /** Columns of the table, in their order; the name always leads. */
  get columns(): readonly string[] {
    return ['name', ...preferences.current.productColumns.filter((column) => column !== 'name')];
  }

  start(): void {
    this.list.show(this.query);
  }

  setFilter(filter: ProductFilter): void {
    this.#filter = { ...filter, search: '' };
    this.#dropSelectedByFilter();
    this.list.show(this.query);
  }

  openBin(): void {
    this.selection.clear();
    this.#search = '';
    this.setFilter({ ...noFilter, deleted: true });
  }

  setSearch(text: string): void {
    this.#search = text;
    if (text.trim() === '') this.#sortOfSearch = null;
    this.#dropSelectedByFilter();
    this.list.show(this.query);
  }

  setSort(sort: ProductSort): void {
    if (this.#search.trim() === '') this.#sort = sort;
    else this.#sortOfSearch = sort;
    this.list.show(this.query);
  }

  setColumns(columns: readonly string[]): void {
    void preferences.change({ productColumns: [...columns] }).catch(tellProblem);
  }

  resetColumns(): void {
    this.widths.clear();
    this.setColumns(defaultSettings.productColumns);
  }

  /** The chosen rows as the acts on many products want them; null where nothing is chosen. */
  get chosen(): ProductSelection | null {
    const { all, keys } = this.selection.value;
    if (all) return { by: 'filter', filter: this.list.shown?.filter ?? this.query.filter, except: keys };
    return keys.length > 0 ? { by: 'ids', ids: keys } : null;
  }

  /** All that the filter finds. */
  get everything(): ProductSelection {
    return { by: 'filter', filter: this.query.filter, except: [] };
  }

  /** "All" meant all that the filter found then: with another filter it would mean other products. */
  #dropSelectedByFilter(): void {
    if (this.selection.value.all) this.selection.clear();
  }
}

export const productsView = new ProductsView();
