import { daysBetween } from '../../../../src-main/domain/dates.ts';
import type { TaskRow } from '../../../../src-main/contract/tasks.ts';
import { today } from '../../../days.ts';
import { format, t } from '../../../i18n/index.svelte.ts';
import type { Column } from '../../../ui/columns.ts';
import { clock, dayWord, staffName } from '../../agenda/agenda-words.ts';

const columnIds = [
  'title',
  'due',
  'about',
  'staff',
  'askedBy',
  'state',
  'kind',
  'priority',
  'progress',
  'snoozed',
  'doneAt',
  'createdAt',
  'updatedAt',
] as const;
type ColumnId = (typeof columnIds)[number];

const widths: Record<ColumnId, [width: number, grow?: number]> = {
  title: [18, 3],
  due: [13],
  about: [11, 2],
  staff: [8, 1],
  askedBy: [8, 1],
  state: [8],
  kind: [7],
  priority: [7],
  progress: [8],
  snoozed: [11, 1],
  doneAt: [9],
  createdAt: [9],
  updatedAt: [9],
};

/** When it is due, as one says it. */
export function dueWord({ dueDay, dueTime }: Pick<TaskRow, 'dueDay' | 'dueTime'>): string {
  return [dueDay === null ? '' : dayWord(dueDay), dueTime === null ? '' : clock(dueTime)].filter(Boolean).join(', ');
}

const texts: Record<ColumnId, (row: TaskRow) => string> = {
  title: (row) => row.title,
  due: dueWord,
  about: (row) => row.about.map(({ name }) => name).join(', '),
  staff: (row) => (row.staff === null ? '' : staffName(row.staff)),
  askedBy: (row) => (row.askedBy === null ? '' : staffName(row.askedBy)),
  state: (row) => t.tasks.states[row.state],
  kind: (row) => t.tasks.kinds[row.kind],
  priority: (row) => t.tasks.priorities[row.priority],
  progress: (row) => (row.progress === 0 ? '' : t.tasks.record.percent(row.progress)),
  snoozed: (row) =>
    row.snoozedUntil === null
      ? ''
      : [format.civil(row.snoozedUntil, 'short'), row.snoozedReason].filter(Boolean).join(': '),
  doneAt: (row) => (row.doneAt === null ? '' : format.date(row.doneAt)),
  createdAt: (row) => format.date(row.createdAt),
  updatedAt: (row) => format.date(row.updatedAt),
};

/** Every column that there is to choose from. */
export const taskColumns = (): Column<TaskRow>[] =>
  columnIds.map((id) => {
    const [width, grow] = widths[id];
    const align = id === 'progress' ? 'end' : 'start';
    return { id, label: t.tasks.columns[id], width, grow, align, sortable: false, text: texts[id] };
  });

/** By how many days a task is late; 0 where it is not. */
export const daysLate = (row: Pick<TaskRow, 'state' | 'onDay'>): number =>
  row.state === 'overdue' && row.onDay !== null ? daysBetween(row.onDay, today()) : 0;

/** Columns that are called otherwise in a file, or are more than one there. */
export const exportedAs: Record<string, string[]> = {
  due: ['dueDay', 'dueTime'],
  snoozed: ['snoozedUntil', 'snoozedReason'],
};
