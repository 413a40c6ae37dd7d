import { QuoteFilter, type QuoteRow, type QuoteSort, quoteSorts } from '../../../../src-main/contract/quotes.ts';
import { api } from '../../../api/index.ts';
import { ListView } from '../../lists/list-view.svelte.ts';

const lastChanged: QuoteSort = { by: 'updatedAt', direction: 'desc' };

/** What the list of quotations shows: what was worked on last stands first. */
export const quotesView = new ListView<QuoteFilter, QuoteSort, QuoteRow>({
  fetch: ({ filter, sort }, offset, limit, signal) => api.quotes.list({ ...filter, sort, offset, limit }, { signal }),
  noFilter: QuoteFilter.parse({}),
  sorts: quoteSorts,
  order: lastChanged,
  orderOfSearch: lastChanged,
  columns: 'quoteColumns',
  lead: 'number',
});
