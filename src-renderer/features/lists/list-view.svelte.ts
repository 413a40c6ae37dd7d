import { SvelteMap } from 'svelte/reactivity';
import { defaultSettings, type Settings } from '../../../src-main/contract/settings.ts';
import { tellProblem } from '../../api/index.ts';
import { preferences } from '../../preferences.svelte.ts';
import type { Sort } from '../../ui/columns.ts';
import { type FetchPage, PagedList } from '../../ui/paged-list.svelte.ts';
import { Selection } from '../../ui/selection.svelte.ts';

/** What the filter of every list has besides its own: what is searched for, and whether it looks into the bin. */
export interface ListFilter {
  search: string;
  deleted: boolean;
}

export interface ListSort {
  by: string;
  direction: 'asc' | 'desc';
}

/** What a list shows: a filter and an order. */
export interface ListQuery<Filter, Order> {
  filter: Filter;
  sort: Order;
}

/** Rows as the acts on many of them want them: by name, or all that a filter finds except some. */
export type Chosen<Filter> = { by: 'ids'; ids: string[] } | { by: 'filter'; filter: Filter; except: string[] };

/** What the search field of a list says, in a list's own dictionary. */
export interface SearchWords {
  searchLabel: string;
  /** Under what its key stands in the list of keys. */
  searchScope: string;
  focusSearch: string;
}

/** A setting that keeps which columns a table shows. */
type ColumnSetting = { [K in keyof Settings]: Settings[K] extends string[] ? K : never }[keyof Settings];

/** What one list has of its own. */
interface Own<Filter, Order extends ListSort, Row> {
  fetch: FetchPage<ListQuery<Filter, Order>, Row>;
  noFilter: Filter;
  /** What it can be sorted by. */
  sorts: readonly Order['by'][];
  /** Its order, and the one in which the best match stands first. */
  order: Order;
  orderOfSearch: Order;
  columns: ColumnSetting;
  /** The column that always leads; left out: the name. */
  lead?: string;
}

/**
 * What a list shows: filter, search, order, columns and chosen rows. It outlives its screen, so that coming back finds
 * everything as it was left.
 */
export class ListView<Filter extends ListFilter, Order extends ListSort, Row extends { id: string }> {
  readonly list: PagedList<ListQuery<Filter, Order>, Row>;
  readonly selection = new Selection();
  /** Widths of columns set by hand, in rem. */
  readonly widths = new SvelteMap<string, number>();
  readonly noFilter: Filter;
  readonly #own: Own<Filter, Order, Row>;
  #filter: Filter;
  #search = $state('');
  #order: Order;
  /** An order asked for while searching; without it the best match stands first. */
  #orderOfSearch = $state.raw<Order | null>(null);

  constructor(own: Own<Filter, Order, Row>) {
    this.#own = own;
    this.list = new PagedList(own.fetch);
    this.noFilter = own.noFilter;
    this.#filter = $state.raw(own.noFilter);
    this.#order = $state.raw(own.order);
  }

  /** The filter without what is searched for. */
  get filter(): Filter {
    return this.#filter;
  }

  get search(): string {
    return this.#search;
  }

  get searching(): boolean {
    return this.#search.trim() !== '';
  }

  get sort(): Order {
    return this.searching ? (this.#orderOfSearch ?? this.#own.orderOfSearch) : this.#order;
  }

  /** The order as the heads of the table show it; undefined while the best match stands first. */
  get sortedColumn(): Sort | undefined {
    const { by, direction } = this.sort;
    return by === this.#own.orderOfSearch.by ? undefined : { column: by, direction };
  }

  /** Whether anything narrows the list down, the search and the bin apart. */
  get filtered(): boolean {
    return JSON.stringify({ ...this.#filter, deleted: false }) !== JSON.stringify(this.noFilter);
  }

  /** Whether there is nothing at all, and not only nothing that fits. */
  get nothingYet(): boolean {
    const { shown, total } = this.list;
    return shown !== null && total === 0 && !this.filtered && this.#search === '' && !this.#filter.deleted;
  }

  /** Filter and order as they are now. */
  get query(): ListQuery<Filter, Order> {
    return { filter: { ...this.#filter, search: this.#search.trim() }, sort: this.sort };
  }

  /** Columns of the table, in their order. */
  get columns(): readonly string[] {
    const { columns, lead = 'name' } = this.#own;
    return [lead, ...preferences.current[columns].filter((column) => column !== lead)];
  }

  /** Asks for the list; needed once before anything else, and harmless later. */
  start(): void {
    this.list.show(this.query);
  }

  /** Something changed, by whomever: the rows are asked for again. */
  async refresh(): Promise<void> {
    await this.list.refresh();
  }

  setFilter(filter: Filter): void {
    this.#filter = { ...filter, search: '' };
    this.#dropSelectedByFilter();
    this.start();
  }

  /** Takes every filter off; whoever looks into the bin stays there. */
  clearFilter(): void {
    this.setFilter({ ...this.noFilter, deleted: this.#filter.deleted });
  }

  /** Shows what was deleted instead of the living; nothing that was chosen or searched for means it. */
  openBin(): void {
    this.selection.clear();
    this.endSearch();
    this.setFilter({ ...this.noFilter, deleted: true });
  }

  leaveBin(): void {
    this.setFilter(this.noFilter);
  }

  setSearch(text: string): void {
    const ended = text.trim() === '' && this.searching;
    this.#search = text;
    if (ended) this.#orderOfSearch = null;
    this.#dropSelectedByFilter();
    if (ended) this.searchEnded();
    else this.start();
  }

  /** Sorts by what stands in a column, where that can be. */
  sortBy({ column, direction }: Sort): void {
    const by = this.#own.sorts.find((one) => one === column);
    if (by === undefined) return;
    const order = { ...this.#own.order, by, direction };
    if (this.searching) this.#orderOfSearch = order;
    else this.#order = order;
    this.start();
  }

  setColumns(columns: readonly string[]): void {
    const changes: Partial<Pick<Settings, ColumnSetting>> = {};
    changes[this.#own.columns] = [...columns];
    void preferences.change(changes).catch(tellProblem);
  }

  resetColumns(): void {
    this.widths.clear();
    this.setColumns(defaultSettings[this.#own.columns]);
  }

  /** The chosen rows; null where nothing is chosen. */
  get chosen(): Chosen<Filter> | null {
    const { all, keys } = this.selection.value;
    if (all) return { by: 'filter', filter: this.list.shown?.filter ?? this.query.filter, except: keys };
    return keys.length > 0 ? { by: 'ids', ids: keys } : null;
  }

  get chosenCount(): number {
    return this.selection.count(this.list.total);
  }

  /** All that the filter finds. */
  get everything(): Chosen<Filter> {
    return { by: 'filter', filter: this.query.filter, except: [] };
  }

  /** What happens once the search field is empty again; a list with a place to come back to says which. */
  protected searchEnded(): void {
    this.start();
  }

  /** Ends the search without asking for the rows: whoever calls it shows something next. */
  protected endSearch(): void {
    this.#search = '';
    this.#orderOfSearch = null;
  }

  /** Lifts every filter and leaves the bin, without asking for the rows. */
  protected liftFilter(): void {
    this.#filter = this.noFilter;
  }

  /** "All" meant all that the filter found then: with another filter it would mean other rows. */
  #dropSelectedByFilter(): void {
    if (this.selection.value.all) this.selection.clear();
  }
}
