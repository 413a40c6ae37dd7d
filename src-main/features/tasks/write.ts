import type { Insertable } from 'kysely';
import type { z } from 'zod';
import { AppError } from '../../contract/errors.ts';
import type { TaskCreate, TaskUpdate } from '../../contract/tasks.ts';
import type { TasksTable } from '../../database/agenda-tables.ts';
import type { Actor } from '../../database/store.ts';
import type { Trx } from '../../database/tables.ts';
import { newId } from '../../domain/ids.ts';
import { clean, cleanLines } from '../../domain/text.ts';
import type { AboutRecords } from '../agenda/about.ts';
import { requireDay, requireStaff } from '../agenda/checks.ts';
import { ruleFrom } from '../agenda/rule.ts';
import { labelKey } from '../contacts/find-or-make.ts';
import { updateRow } from '../contacts/lists.ts';
import type { TaskColumns } from './queries/rows.ts';

/** A task as it is handed in: only the title is needed. */
export type TaskDraft = z.input<typeof TaskCreate>;
/** What shall be different: what is left out stays. */
export type TaskChanges = Partial<Omit<z.input<typeof TaskUpdate>, 'id' | 'expectedUpdatedAt'>>;

/**
 * Writes a new task inside the caller's act.
 * @returns its id
 * @throws AppError `not-found`, `in-bin` (what it is about, for whom), `staff-gone`, `date-impossible`, `needs-due-day`,
 *   `repeat-never-comes`
 */
export async function insertTask(
  trx: Trx,
  records: AboutRecords,
  draft: TaskDraft,
  { actor, now }: { actor: Actor; now: number },
): Promise<string> {
  const id = newId();
  const staffId = draft.staffId === undefined ? actor.staffId : draft.staffId;
  const askedById =
    draft.askedById === undefined
      ? staffId !== null && staffId !== actor.staffId
        ? actor.staffId
        : null
      : draft.askedById;
  if (staffId !== null) await requireStaff(trx, staffId);
  if (askedById !== null) await requireStaff(trx, askedById);
  const row: Insertable<TasksTable> & Timing = {
    id,
    kind: draft.kind ?? 'todo',
    title: clean(draft.title),
    title_key: labelKey(draft.title),
    note: cleanLines(draft.note ?? ''),
    priority: draft.priority ?? 'normal',
    progress: draft.progress ?? 0,
    due_day: draft.dueDay ?? null,
    due_time: draft.dueTime ?? null,
    reminder_minutes: draft.reminderMinutes ?? null,
    ...noRepeat,
    staff_id: staffId,
    asked_by_id: askedById,
    snoozed_until: null,
    follows_id: null,
    done_at: null,
    done_by_id: null,
    created_at: now,
    updated_at: now,
    deleted_at: null,
  };
  if (draft.repeat) Object.assign(row, repeating(draft.repeat, row.due_day));
  checkTiming(row);
  await trx.insertInto('tasks').values(row).execute();
  await records.change(trx, 'task_links', id, draft.about ?? []);
  return id;
}

/**
 * Changes a task inside the caller's act: writes only what differs, so that the same again writes nothing.
 * @returns whether anything was different
 * @throws AppError as {@link insertTask}, and `changed-meanwhile`
 */
export async function updateTask(
  trx: Trx,
  records: AboutRecords,
  row: TaskColumns,
  changes: TaskChanges,
  now: number,
): Promise<boolean> {
  const columns: Partial<TaskColumns> = { ...plainColumns(changes) };
  if (changes.staffId !== undefined && changes.staffId !== row.staff_id) {
    if (changes.staffId !== null) await requireStaff(trx, changes.staffId);
    columns.staff_id = changes.staffId;
  }
  if (changes.askedById !== undefined && changes.askedById !== row.asked_by_id) {
    if (changes.askedById !== null) await requireStaff(trx, changes.askedById);
    columns.asked_by_id = changes.askedById;
  }
  Object.assign(columns, timingColumns(row, changes));
  checkTiming({ ...row, ...columns });
  let changed = false;
  if (changes.about) changed = await records.change(trx, 'task_links', row.id, changes.about);
  const differs = Object.entries(columns).some(([column, value]) => row[column as keyof TaskColumns] !== value);
  if (!differs && !changed) return false;
  await updateRow(trx, 'tasks', { ...row }, { ...columns, updated_at: Math.max(now, row.updated_at + 1) });
  return true;
}

/** A task that may be changed. @throws AppError `not-found`, `in-bin`, `changed-meanwhile` */
export async function requireTask(trx: Trx, id: string, expectedUpdatedAt?: number): Promise<TaskColumns> {
  const row = await trx.selectFrom('tasks').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new AppError('not-found', { what: 'task', id });
  if (row.deleted_at !== null) throw new AppError('in-bin', { what: 'task', id });
  if (expectedUpdatedAt !== undefined && expectedUpdatedAt !== row.updated_at)
    throw new AppError('changed-meanwhile', { what: 'task', id });
  return row;
}

type Timing = Pick<TaskColumns, 'due_day' | 'due_time' | 'reminder_minutes' | 'repeat_rule'>;
const noRepeat = { repeat_rule: null, repeat_from: null, repeat_day: null };

/** The columns of a rule that begins with a day, and the first day it really has. */
function repeating(rule: NonNullable<TaskDraft['repeat']>, day: string | null) {
  if (day === null) throw new AppError('needs-due-day', { what: 'repeat' });
  const { text, first } = ruleFrom(rule, day);
  return { repeat_rule: text, due_day: first, repeat_from: first, repeat_day: first };
}

function checkTiming({ due_day: day, due_time: time, reminder_minutes: reminder, repeat_rule: rule }: Timing): void {
  if (day !== null) requireDay(day);
  else if (time !== null) throw new AppError('needs-due-day', { what: 'time' });
  else if (rule !== null) throw new AppError('needs-due-day', { what: 'repeat' });
  if (reminder !== null && time === null) throw new AppError('needs-due-day', { what: 'reminder' });
}

/** When it is due and how it repeats, as far as that changes. A new day wakes up what was snoozed. */
function timingColumns(row: TaskColumns, changes: TaskChanges): Partial<TaskColumns> {
  const columns: Partial<TaskColumns> = {};
  const due = changes.dueDay === undefined ? row.due_day : changes.dueDay;
  if (changes.dueTime !== undefined) columns.due_time = changes.dueTime;
  if (changes.reminderMinutes !== undefined) columns.reminder_minutes = changes.reminderMinutes;
  if (due !== row.due_day) Object.assign(columns, { due_day: due, snoozed_until: null, snoozed_reason: '' });
  // Without a day there is no time either, and with the time goes what reminds of it.
  if (due === null && changes.dueTime === undefined) columns.due_time = null;
  if (columns.due_time === null && changes.reminderMinutes === undefined) columns.reminder_minutes = null;
  if (changes.repeat === null) Object.assign(columns, noRepeat);
  else if (changes.repeat !== undefined) {
    const anew = repeating(changes.repeat, due);
    if (anew.repeat_rule !== row.repeat_rule || due !== row.due_day) Object.assign(columns, anew);
  }
  return columns;
}

function plainColumns(changes: TaskChanges): Partial<TaskColumns> {
  const columns: Partial<TaskColumns> = {};
  if (changes.kind !== undefined) columns.kind = changes.kind;
  if (changes.title !== undefined)
    Object.assign(columns, { title: clean(changes.title), title_key: labelKey(changes.title) });
  if (changes.note !== undefined) columns.note = cleanLines(changes.note);
  if (changes.priority !== undefined) columns.priority = changes.priority;
  if (changes.progress !== undefined) columns.progress = changes.progress;
  return columns;
}
