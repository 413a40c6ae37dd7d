import type { TodayRow, TodaySection } from '../../contract/today.ts';
import { followUpKinds, type TaskKind, type TaskRow } from '../../contract/tasks.ts';
import { wallClockOf } from '../../domain/zones.ts';
import { blankRow, type TodayContext, type TodaySource } from '../today/source.ts';
import { findForToday } from './queries/today.ts';
import { findRows } from './queries/rows.ts';
import type { TasksService } from './service.ts';

const sections: readonly {
  section: TodaySection;
  views: readonly ('overdue' | 'today')[];
  kinds: readonly TaskKind[];
}[] = [
  { section: 'tasksOverdue', views: ['overdue'], kinds: ['todo'] },
  { section: 'tasksToday', views: ['today'], kinds: ['todo'] },
  { section: 'followUps', views: ['overdue', 'today'], kinds: followUpKinds },
];

/** What tasks put on Today: those overdue, those of today, and those that are a touch with a contact. */
export const tasksSources = (tasks: TasksService): TodaySource[] =>
  sections.map(({ section, views, kinds }) => ({
    section,
    async page(context, page) {
      const { total, ids } = await findForToday(
        context.db,
        { ...context, views, kinds, callerId: context.caller.staffId },
        page,
      );
      const rows = await findRows(context.db, tasks.records, ids, context.today);
      return { total, items: rows.map((row) => asRow(section, row, context)) };
    },
    done: (actor, key, note) => tasks.done(actor, { id: key, note }),
    snooze: (actor, key, until) => tasks.snooze(actor, { id: key, ...until }),
  }));

function asRow(section: TodaySection, row: TaskRow, { today, zone, now }: TodayContext): TodayRow {
  const contact = row.about.find(({ entity }) => entity === 'contact');
  const wall = wallClockOf(zone, now);
  const isLate = row.state === 'overdue' || (row.onDay === today && row.dueTime !== null && row.dueTime < wall.time);
  return {
    ...blankRow,
    section,
    key: row.id,
    record: { entity: 'task', id: row.id },
    title: row.title,
    detail: row.snoozedReason,
    day: row.onDay,
    time: row.dueTime,
    contact: contact ? { id: contact.id, name: contact.name } : null,
    staff: row.staff,
    tone: isLate ? 'late' : 'today',
    priority: row.priority,
    actions: ['done', 'snooze', 'open'],
  };
}
