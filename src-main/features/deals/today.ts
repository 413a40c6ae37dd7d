import type { DealRow } from '../../contract/deals.ts';
import type { TodayRow } from '../../contract/today.ts';
import { todayIn } from '../../domain/dates.ts';
import { blankRow, type TodayContext, type TodaySource } from '../today/source.ts';
import { findRows } from './queries/rows.ts';
import { findExpected, findQuiet } from './queries/today.ts';
import type { DealsService } from './service.ts';

/** What deals put on Today: those expected by now, and those gone quiet. Each can be put to rest. */
export const dealsSources = (deals: DealsService): TodaySource[] =>
  (
    [
      ['deals', findExpected],
      ['dealsQuiet', findQuiet],
    ] as const
  ).map(([section, find]) => ({
    section,
    async page(context, page) {
      const asked = { ...context, callerId: context.caller.staffId };
      const { total, ids } = await find(context.db, asked, page);
      const rows = await findRows(context.db, ids, { now: context.now, timeZone: context.zone });
      return { total, items: rows.map((row) => asRow(section, row, context)) };
    },
    snooze: (actor, key, until) => deals.snooze(actor, { id: key, ...until }),
  }));

/** A quiet deal names the day on which it was touched last. */
function asRow(section: 'deals' | 'dealsQuiet', row: DealRow, { today, zone }: TodayContext): TodayRow {
  const isLate = section === 'deals' && row.expectedOn !== null && row.expectedOn < today;
  return {
    ...blankRow,
    section,
    key: row.id,
    record: { entity: 'deal', id: row.id },
    title: row.title,
    detail: row.stageName,
    day: section === 'deals' ? row.expectedOn : todayIn(zone, row.lastTouch.at),
    contact: row.contact && { id: row.contact.id, name: row.contact.name },
    staff: row.staff,
    tone: isLate ? 'late' : section === 'deals' ? 'today' : 'calm',
    amount: row.value,
    actions: ['snooze', 'open'],
  };
}
