import type { ProductFilter } from '../../../../src-main/contract/products.ts';
import { act, api } from '../../../api/index.ts';
import { t } from '../../../i18n/index.svelte.ts';
import { askToBin, askToPurge, type BulkActs, doForGood, offerExport, rowsFor } from '../../lists/bulk.ts';
import type { Chosen } from '../../lists/list-view.svelte.ts';
import { exportedAs } from './columns.ts';
import { productsView as view } from './view.svelte.ts';

/** What can be done to many products at once. */
export const acts: BulkActs<ProductFilter> = {
  async remove(chosen, count) {
    const words = t.products.bulk;
    if (!(await askToBin(words, count))) return false;
    const done = await act(api.products.remove(chosen), ({ removed, hidden }) => words.binned(removed, hidden));
    return done !== undefined;
  },
  async restore(chosen) {
    const done = await act(api.products.restore(chosen), ({ restored }) => t.products.bulk.restored(restored));
    return done !== undefined;
  },
  async purge(chosen, count) {
    const words = t.products.bulk;
    if (!(await askToPurge(words, count))) return false;
    return doForGood(api.products.purge(chosen), ({ purged, kept }) => words.purged(purged, kept));
  },
  export() {
    const { query } = view;
    offerExport(
      view,
      (chosen) => ({ what: 'products', deleted: query.filter.deleted, ...rowsFor(chosen), sort: query.sort }),
      { exportedAs, cards: false },
    );
  },
};

/** Takes products out of the lists one chooses from, or back into them. @returns whether it was done */
export async function setActive(selection: Chosen<ProductFilter>, active: boolean): Promise<boolean> {
  const { shown, hid } = t.products.bulk;
  const done = await act(api.products.setActive({ selection, active }), ({ changed }) =>
    active ? shown(changed) : hid(changed),
  );
  return done !== undefined;
}
