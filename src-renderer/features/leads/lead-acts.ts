import type { LeadFilter, LeadRow } from '../../../src-main/contract/leads.ts';
import { act, actOrThrow, api } from '../../api/index.ts';
import { t } from '../../i18n/index.svelte.ts';
import { router } from '../../router.svelte.ts';
import { shortName } from '../contacts/record/naming.ts';
import { askToBin, askToPurge, type BulkActs, doForGood, offerExport, rowsFor } from '../lists/bulk.ts';
import { exportedAs } from './columns.ts';
import { leadsView as view } from './view.svelte.ts';

type One = Pick<LeadRow, 'id' | 'updatedAt' | 'contact'>;
const seen = ({ id, updatedAt }: One) => ({ id, expectedUpdatedAt: updatedAt });

/** Makes a deal of a lead, in one act, and opens it. */
export async function convertLead(lead: One): Promise<void> {
  const done = await act(api.leads.convert(seen(lead)), ({ deal }) => t.leads.record.converted(deal.title));
  if (done) router.go('deals', done.deal.id);
}

export const reopenLead = (lead: One) =>
  act(api.leads.reopen(seen(lead)), t.leads.record.reopened(shortName(lead.contact)));

/** @throws what the main process refuses: the dialog that asked says it */
export async function dropLead(lead: One, reason: string): Promise<void> {
  await actOrThrow(api.leads.drop({ ...seen(lead), reason }), t.leads.record.dropped(shortName(lead.contact)));
}

/** What can be done to many leads at once. */
export const acts: BulkActs<LeadFilter> = {
  async remove(chosen, count) {
    const words = t.leads.bulk;
    if (!(await askToBin(words, count))) return false;
    return (await act(api.leads.remove(chosen), ({ removed }) => words.binned(removed))) !== undefined;
  },
  async restore(chosen) {
    return (await act(api.leads.restore(chosen), ({ restored }) => t.leads.bulk.restored(restored))) !== undefined;
  },
  async purge(chosen, count) {
    const words = t.leads.bulk;
    if (!(await askToPurge(words, count))) return false;
    return doForGood(api.leads.purge(chosen), ({ purged }) => words.purged(purged));
  },
  export() {
    const { query } = view;
    offerExport(
      view,
      (chosen) => ({ what: 'leads', deleted: query.filter.deleted, ...rowsFor(chosen), sort: query.sort }),
      // In the table what is wanted is said by whichever of them is known.
      { exportedAs, cards: false },
    );
  },
};
