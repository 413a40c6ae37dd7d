import { ContactFilter, type ContactRow, contactSorts } from '../../../../src-main/contract/contacts.ts';
import type { Settings } from '../../../../src-main/contract/settings.ts';
import { api, tellProblem } from '../../../api/index.ts';
import { preferences } from '../../../preferences.svelte.ts';
import { type ListQuery, ListView } from '../../lists/list-view.svelte.ts';

export type Face = Settings['contactFace'];

interface Order {
  by: (typeof contactSorts)[number];
  direction: 'asc' | 'desc';
}

/** The contacts that a list shows, and their order. */
export type ContactQuery = ListQuery<ContactFilter, Order>;

const byName: Order = { by: 'name', direction: 'asc' };
const byRelevance: Order = { by: 'relevance', direction: 'asc' };

/** What the contact screen shows, in whichever face; with the card that is on top. */
class ContactsView extends ListView<ContactFilter, Order, ContactRow> {
  #face = $state.raw<Face | null>(null);

  get face(): Face {
    // Cards of the bin would look like cards of customers.
    return this.filter.deleted ? 'table' : (this.#face ?? preferences.current.contactFace);
  }

  override get sort(): Order {
    if (this.face === 'cards') return this.searching ? byRelevance : byName;
    return super.sort;
  }

  setFace(face: Face): void {
    const id = this.list.current?.id;
    this.#face = face;
    // Only the table shows the bin: the cards are those of the living.
    if (face === 'cards' && this.filter.deleted) this.liftFilter();
    void preferences.change({ contactFace: face }).catch(tellProblem);
    void this.#showAround(id);
  }

  /** Puts a contact on top, in whatever the list shows; one that the filter hides lifts the filter. */
  async goToContact(id: string): Promise<void> {
    if (this.list.current?.id === id) return;
    if (this.search !== '' || this.filtered || this.filter.deleted) {
      const { exact } = await this.#positionOf(id);
      if (!exact || this.search !== '') {
        this.endSearch();
        this.liftFilter();
      }
    }
    await this.#showAround(id);
  }

  /** Turns to a place in the whole file, which the index counts: what was searched for is over. */
  turnTo(place: number): void {
    this.endSearch();
    this.list.show(this.query, place);
  }

  /** The card on top stays on top. */
  override async refresh(): Promise<void> {
    const id = this.list.current?.id;
    await super.refresh();
    if (id !== undefined && this.list.current?.id !== id && this.sort.by === 'name') {
      const { offset, exact } = await this.#positionOf(id).catch(() => ({ offset: 0, exact: false }));
      if (exact) this.list.goTo(offset);
    }
  }

  /** Emptying the search keeps the card that is on top and shows its neighbours in the file. */
  protected override searchEnded(): void {
    void this.#showAround(this.list.current?.id);
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

export const contactsView = new ContactsView({
  fetch: ({ filter, sort }, offset, limit, signal) => api.contacts.list({ ...filter, sort, offset, limit }, { signal }),
  noFilter: ContactFilter.parse({}),
  sorts: contactSorts,
  order: byName,
  orderOfSearch: byRelevance,
  columns: 'contactColumns',
});
