import type { DealFilter } from '../../../../src-main/contract/deals.ts';
import { act, api } from '../../../api/index.ts';
import { t } from '../../../i18n/index.svelte.ts';
import { askToBin, askToPurge, type BulkActs, doForGood, offerExport, rowsFor } from '../../lists/bulk.ts';
import type { Chosen } from '../../lists/list-view.svelte.ts';
import { dealDialogs } from '../dialogs/deal-dialogs.svelte.ts';
import { dealsView as view } from './view.svelte.ts';

/** What can be done to many deals at once. */
export const acts: BulkActs<DealFilter> = {
  async remove(chosen, count) {
    const words = t.deals.bulk;
    if (!(await askToBin(words, count))) return false;
    return (await act(api.deals.remove(chosen), ({ removed }) => words.binned(removed))) !== undefined;
  },
  async restore(chosen) {
    return (await act(api.deals.restore(chosen), ({ restored }) => t.deals.bulk.restored(restored))) !== undefined;
  },
  async purge(chosen, count) {
    const words = t.deals.bulk;
    if (!(await askToPurge(words, count))) return false;
    return doForGood(api.deals.purge(chosen), ({ purged }) => words.purged(purged));
  },
  export() {
    const { query } = view;
    offerExport(
      view,
      (chosen) => ({ what: 'deals', deleted: query.filter.deleted, ...rowsFor(chosen), sort: query.sort }),
      { exportedAs: {}, cards: false },
    );
  },
};

/** Asks where, why or to whom, and does it. @returns whether it was done */
export const askMany = (
  kind: 'move-many' | 'lose-many' | 'assign-many',
  selection: Chosen<DealFilter>,
  count: number,
): Promise<boolean> =>
  new Promise((resolve) => {
    const many = { selection, count, ondone: () => resolve(true), onleave: () => resolve(false) };
    dealDialogs.ask({ kind, ...many });
  });
