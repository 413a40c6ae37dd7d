import { contactSorts, type ContactFilter, type ContactRow } from '../../../../src-main/contract/contacts.ts';
import { PagedList } from '../../../ui/paged-list.svelte.ts';

export interface ListSort {
  by: (typeof contactSorts)[number];
  direction: 'asc' | 'desc';
}

/** What the list shows: a filter and an order. */
export interface ListQuery {
  filter: ContactFilter;
  sort: ListSort;
}

/** The contacts of a filter. */
export class ContactList extends PagedList<ListQuery, ContactRow> {}

/** Whether a column of the table is something that the list can be sorted by. */
export function isSortedBy(column: string): column is ListSort['by'] {
  return (contactSorts as readonly string[]).includes(column);
}
