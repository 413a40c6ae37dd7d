import type { ContactFilter } from '../../../../src-main/contract/contacts.ts';
import { act, api } from '../../../api/index.ts';
import { t } from '../../../i18n/index.svelte.ts';
import { askToBin, askToPurge, type BulkActs, doForGood, offerExport, rowsFor } from '../../lists/bulk.ts';
import type { Chosen } from '../../lists/list-view.svelte.ts';
import { exportedAs } from './columns.ts';
import { contactsView as view } from './view.svelte.ts';

/** What can be done to many contacts at once. */
export const acts: BulkActs<ContactFilter> = {
  async remove(chosen, count) {
    if (!(await askToBin(t.contacts.bulk, count))) return false;
    return (await act(api.contacts.remove(chosen), ({ removed }) => t.contacts.bulk.binned(removed))) !== undefined;
  },
  async restore(chosen) {
    const done = await act(api.contacts.restore(chosen), ({ restored }) => t.contacts.bulk.restored(restored));
    return done !== undefined;
  },
  async purge(chosen, count) {
    if (!(await askToPurge(t.contacts.bulk, count))) return false;
    return doForGood(api.contacts.purge(chosen), ({ purged }) => t.contacts.bulk.purged(purged));
  },
  export() {
    const { query } = view;
    offerExport(
      view,
      (chosen) => ({ what: 'contacts', deleted: query.filter.deleted, ...rowsFor(chosen), sort: query.sort }),
      { exportedAs, cards: true },
    );
  },
};

/** Puts a tag or group on all of the chosen, or takes it off. @returns whether it was done */
export async function label(
  selection: Chosen<ContactFilter>,
  what: 'tags' | 'groups',
  one: { id: string; name: string },
  direction: 'add' | 'remove',
): Promise<boolean> {
  const field = {
    tags: { add: 'addTagIds', remove: 'removeTagIds' },
    groups: { add: 'addGroupIds', remove: 'removeGroupIds' },
  };
  const done = await act(api.contacts.tagMany({ selection, [field[what][direction]]: [one.id] }), ({ changed }) =>
    direction === 'add' ? t.contacts.bulk.tagged(one.name, changed) : t.contacts.bulk.untagged(one.name, changed),
  );
  return done !== undefined;
}
