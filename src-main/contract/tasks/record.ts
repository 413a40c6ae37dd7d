import { z } from 'zod';
import { Repeat } from '../agenda/repeat.ts';
import { NamedAbout, TimeOfDay } from '../agenda/words.ts';
import { CivilDate, Id, Instant } from '../shared.ts';
import { StaffRef } from '../staff.ts';
import { Priority, TaskKind } from './words.ts';

/** A row of the list. */
export const TaskRow = z.object({
  id: Id,
  kind: TaskKind,
  title: z.string(),
  priority: Priority,
  /** Percent; 100 where it is done. */
  progress: z.number().int(),
  dueDay: CivilDate.nullable(),
  dueTime: TimeOfDay.nullable(),
  /** The day on which it is to be done: due, or snoozed to. */
  onDay: CivilDate.nullable(),
  /** Where it stands today; `done` before anything else. */
  state: z.enum(['overdue', 'today', 'later', 'undated', 'done']),
  snoozedUntil: CivilDate.nullable(),
  snoozedReason: z.string(),
  /** For whom. */
  staff: StaffRef.nullable(),
  /** Who asked, where that is somebody else. */
  askedBy: StaffRef.nullable(),
  about: z.array(NamedAbout),
  repeats: z.boolean(),
  doneAt: Instant.nullable(),
  createdAt: Instant,
  updatedAt: Instant,
});
export type TaskRow = z.infer<typeof TaskRow>;

/** The whole record. */
export const Task = TaskRow.extend({
  note: z.string(),
  reminderMinutes: z.number().int().nullable(),
  repeat: Repeat.nullable(),
  /** The first day of the repetition, from which all its days are counted. */
  repeatFrom: CivilDate.nullable(),
  /** When it comes after this one; null where it does not repeat or this is the last. */
  nextDay: CivilDate.nullable(),
  doneNote: z.string(),
  doneBy: StaffRef.nullable(),
  deletedAt: Instant.nullable(),
});
export type Task = z.infer<typeof Task>;
