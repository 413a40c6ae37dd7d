import { z } from 'zod';
import { Repeat } from '../agenda/repeat.ts';
import { About, ReminderMinutes, TimeOfDay } from '../agenda/words.ts';
import { CivilDate, Id, Instant, prose, requiredLine } from '../shared.ts';
import { Priority, TaskKind } from './words.ts';

const fields = {
  kind: TaskKind,
  title: requiredLine(200),
  note: prose(),
  priority: Priority,
  /** Percent of the way; a task is done by `tasks.done`, not by its progress. */
  progress: z.number().int().min(0).max(99),
  dueDay: CivilDate.nullable(),
  dueTime: TimeOfDay.nullable(),
  staffId: Id.nullable(),
  askedById: Id.nullable(),
  about: z.array(About).max(50),
  /** Before the time at which it is due, which it then needs. */
  reminderMinutes: ReminderMinutes.nullable(),
  /** Counted from the day it is due, which it then needs; null: it comes once. */
  repeat: Repeat.nullable(),
};

/**
 * Only the title is needed. Left out: for whoever adds it; asked by whoever adds it where it is for somebody else. Where
 * the day does not fit a weekly repetition, the first that does is taken.
 */
export const TaskCreate = z.object({
  kind: fields.kind.default('todo'),
  title: fields.title,
  note: fields.note.default(''),
  priority: fields.priority.default('normal'),
  progress: fields.progress.default(0),
  dueDay: fields.dueDay.default(null),
  dueTime: fields.dueTime.default(null),
  staffId: fields.staffId.optional(),
  askedById: fields.askedById.optional(),
  about: fields.about.default([]),
  reminderMinutes: fields.reminderMinutes.default(null),
  repeat: fields.repeat.default(null),
});
export type TaskCreate = z.infer<typeof TaskCreate>;

/**
 * What is left out stays. With `repeat` given, or where the due day of a repeating task changes together with it, days are
 * counted anew from the due day; a new due day alone moves only this one and leaves the rhythm.
 */
export const TaskUpdate = z.object({
  ...z.object(fields).partial().shape,
  id: Id,
  expectedUpdatedAt: Instant.optional(),
});
export type TaskUpdate = z.infer<typeof TaskUpdate>;
