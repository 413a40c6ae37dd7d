import type { QuoteFilter } from '../../../../src-main/contract/quotes.ts';
import { act, api } from '../../../api/index.ts';
import { t } from '../../../i18n/index.svelte.ts';
import { askToBin, askToPurge, type BulkActs, doForGood, offerExport, rowsFor } from '../../lists/bulk.ts';
import { exportedAs } from './columns.ts';
import { quotesView as view } from './view.svelte.ts';

/** What can be done to many quotations at once. */
export const acts: BulkActs<QuoteFilter> = {
  async remove(chosen, count) {
    const words = t.quotes.bulk;
    if (!(await askToBin(words, count))) return false;
    return (await act(api.quotes.remove(chosen), ({ removed }) => words.binned(removed))) !== undefined;
  },
  async restore(chosen) {
    return (await act(api.quotes.restore(chosen), ({ restored }) => t.quotes.bulk.restored(restored))) !== undefined;
  },
  async purge(chosen, count) {
    const words = t.quotes.bulk;
    if (!(await askToPurge(words, count))) return false;
    return doForGood(api.quotes.purge(chosen), ({ purged, kept }) => words.purged(purged, kept));
  },
  export() {
    const { query } = view;
    offerExport(
      view,
      (chosen) => ({ what: 'quotes', deleted: query.filter.deleted, ...rowsFor(chosen), sort: query.sort }),
      { exportedAs, cards: false },
    );
  },
};
