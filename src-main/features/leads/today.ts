import { LeadFilter } from '../../contract/leads.ts';
import { todayIn } from '../../domain/dates.ts';
import { blankRow, type TodaySource } from '../today/source.ts';
import { takeUpLeadDay } from '../../database/lead-index.ts';
import { countFound, findPage, findRows } from './queries.ts';

/** What leads put on Today: those that are open, the most promising first. */
export const leadsSource: TodaySource = {
  section: 'leads',
  async page({ db, today, zone, caller, mine }, page) {
    await takeUpLeadDay(db, today);
    const filter = LeadFilter.parse(mine ? { staffIds: [caller.staffId], unassigned: true } : {});
    const total = await countFound(db, filter);
    const ids = page.offset >= total ? [] : await findPage(db, filter, { by: 'score', direction: 'desc' }, page);
    const items = (await findRows(db, ids)).map((row) => {
      const isLate = row.wantedOn !== null && row.wantedOn < today;
      return {
        ...blankRow,
        section: 'leads' as const,
        key: row.id,
        record: { entity: 'lead' as const, id: row.id },
        title: row.interest || (row.product?.name ?? row.contact.name),
        detail: row.source,
        day: row.wantedOn ?? todayIn(zone, row.createdAt),
        contact: { id: row.contact.id, name: row.contact.name },
        staff: row.staff,
        tone: isLate ? ('late' as const) : ('calm' as const),
        amount: row.budget,
        actions: ['open' as const],
      };
    });
    return { total, items };
  },
};
