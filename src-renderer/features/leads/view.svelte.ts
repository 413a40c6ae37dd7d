import { LeadFilter, type LeadRow, type LeadSort, leadSorts } from '../../../src-main/contract/leads.ts';
import { api } from '../../api/index.ts';
import { ListView } from '../lists/list-view.svelte.ts';

const bestFirst: LeadSort = { by: 'score', direction: 'desc' };

/** What the list of leads shows: whom to call first stands first. */
export const leadsView = new ListView<LeadFilter, LeadSort, LeadRow>({
  fetch: ({ filter, sort }, offset, limit, signal) => api.leads.list({ ...filter, sort, offset, limit }, { signal }),
  noFilter: LeadFilter.parse({}),
  sorts: leadSorts,
  order: bestFirst,
  orderOfSearch: bestFirst,
  columns: 'leadColumns',
  lead: 'contact',
});
