import { SvelteMap } from 'svelte/reactivity';
import { ContactFilter, type Selection as ContactSelection } from '../../../../src-main/contract/contacts.ts';
import { defaultSettings, type Settings } from '../../../../src-main/contract/settings.ts';
import { api, tellProblem } from '../../../api/index.ts';
import { preferences } from '../../../preferences.svelte.ts';
import { Selection } from '../../../ui/selection.svelte.ts';
import { ContactList, type ListQuery, type ListSort } from './list.svelte.ts';

export type Face = Settings['contactFace'];

const byName: ListSort = { by: 'name', direction: 'asc' };
const byRelevance: ListSort = { by: 'relevance', direction: 'asc' };
export const noFilter: ContactFilter = ContactFilter.parse({});

/**
 * What the contact screen shows, in whichever face: filter, search, order, the card that is on top, the chosen rows.
 * It outlives the screen, so that coming back finds everything as it was left.
 */
class ContactsView {
  readonly list = new ContactList(({ filter, sort }, offset, limit, signal) =>
    api.contacts.list({ ...filter, sort, offset, limit }, { signal }),
  );
  readonly selection = new Selection();
  /** Widths of columns set by hand, in rem. */
  readonly widths = new SvelteMap<string, number>();
  #filter = $state.raw(noFilter);
  #search = $state('');
  #sort = $state.raw(byName);
  /** An order asked for while searching; without it the best match stands first. */
  #sortOfSearch = $state.raw<ListSort | null>(null);
  #face = $state.raw<Face | null>(null);

  get face(): Face {
    // Cards of the bin would look like cards of customers.
    return this.#filter.deleted ? 'table' : (this.#face ?? preferences.current.contactFace);
  }

  /** The filter without what is searched for. */
  get filter(): ContactFilter {
    return this.#filter;
  }

  get search(): string {
    return this.#search;
  }

  get sort(): ListSort {
    const searching = this.#search.trim() !== '';
    if (this.face === 'cards') return searching ? byRelevance : byName;
    return searching ? (this.#sortOfSearch ?? byRelevance) : this.#sort;
  }

  /** Whether anything narrows the list down, the search apart. */
  get filtered(): boolean {
    return JSON.stringify({ ...this.#filter, deleted: false }) !== JSON.stringify(noFilter);
  }

  /** Filter and order as they are now. */
  get query(): ListQuery {
    return { filter: { ...this.#filter, search: this.#search.trim() }, sort: this.sort };
  }

  /** Columns of the table, in their order; the name always leads. */
  get columns(): readonly string[] {
    return ['name', ...preferences.current.contactColumns.filter((column) => column !== 'name')];
  }

  /** Asks for the list; needed once before anything else, and harmless later. */
  start(): void {
    this.list.show(this.query);
  }

  setFace(face: Face): void {
    const id = this.list.current?.id;
    this.#face = face;
    // Only the table shows the bin: the cards are those of the living.
    if (face === 'cards' && this.#filter.deleted) this.#filter = noFilter;
    void preferences.change({ contactFace: face }).catch(tellProblem);
    void this.#showAround(id);
  }

  setFilter(filter: ContactFilter): void {
    this.#filter = { ...filter, search: '' };
    this.#dropSelectedByFilter();
    this.list.show(this.query);
  }

  /** Shows what was deleted instead of the living; nothing that was chosen or searched for means it. */
  openBin(): void {
    this.selection.clear();
    this.#search = '';
    this.#sortOfSearch = null;
    this.setFilter({ ...noFilter, deleted: true });
  }

  /** What is searched for. Emptying it keeps the card that is on top and shows its neighbours in the file. */
  setSearch(text: string): void {
    const id = this.list.current?.id;
    const ended = text.trim() === '' && this.#search.trim() !== '';
    this.#search = text;
    if (ended) this.#sortOfSearch = null;
    this.#dropSelectedByFilter();
    if (ended) void this.#showAround(id);
    else this.list.show(this.query);
  }

  setSort(sort: ListSort): void {
    if (this.#search.trim() === '') this.#sort = sort;
    else this.#sortOfSearch = sort;
    this.list.show(this.query);
  }

  setColumns(columns: readonly string[]): void {
    void preferences.change({ contactColumns: [...columns] }).catch(tellProblem);
  }

  resetColumns(): void {
    this.widths.clear();
    this.setColumns(defaultSettings.contactColumns);
  }

  /** Puts a contact on top, in whatever the list shows; one that the filter hides lifts the filter. */
  async goToContact(id: string): Promise<void> {
    if (this.list.current?.id === id) return;
    if (this.#search !== '' || this.filtered || this.#filter.deleted) {
      const { exact } = await this.#positionOf(id);
      if (!exact || this.#search !== '') {
        this.#search = '';
        this.#filter = noFilter;
      }
    }
    await this.#showAround(id);
  }

  /** Turns to a place in the whole file, which the index counts: what was searched for is over. */
  turnTo(place: number): void {
    this.#search = '';
    this.#sortOfSearch = null;
    this.list.show(this.query, place);
  }

  /** Something changed, by whomever: the rows are asked for again and the card on top stays on top. */
  async refresh(): Promise<void> {
    const id = this.list.current?.id;
    await this.list.refresh();
    if (id !== undefined && this.list.current?.id !== id && this.sort.by === 'name') {
      const { offset, exact } = await this.#positionOf(id).catch(() => ({ offset: 0, exact: false }));
      if (exact) this.list.goTo(offset);
    }
  }

  /** The chosen rows as the acts on many contacts want them; null where nothing is chosen. */
  get chosen(): ContactSelection | null {
    const { all, keys } = this.selection.value;
    if (all) return { by: 'filter', filter: this.list.shown?.filter ?? this.query.filter, except: keys };
    return keys.length > 0 ? { by: 'ids', ids: keys } : null;
  }

  get chosenCount(): number {
    return this.selection.count(this.list.total);
  }

  /** All that the filter finds. */
  get everything(): ContactSelection {
    return { by: 'filter', filter: this.query.filter, except: [] };
  }

  /** "All" meant all that the filter found then: with another filter it would mean other contacts. */
  #dropSelectedByFilter(): void {
    if (this.selection.value.all) this.selection.clear();
  }

  async #showAround(id: string | undefined): Promise<void> {
    const query = this.query;
    if (id === undefined || query.sort.by !== 'name' || query.sort.direction !== 'asc') {
      this.list.show(query);
      return;
    }
    // Until the place is known the rows stay as they are: showing the top of the list first would flicker.
    const { offset, exact } = await this.#positionOf(id).catch(() => ({ offset: 0, exact: false }));
    // Typed on meanwhile: what was typed last counts.
    if (JSON.stringify(query) === JSON.stringify(this.query)) this.list.show(query, exact ? offset : 0);
  }

  #positionOf(id: string): Promise<{ offset: number; exact: boolean }> {
    return api.contacts.position({ ...this.query.filter, id });
  }
}

export const contactsView = new ContactsView();
