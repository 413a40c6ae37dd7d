import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { TimeOfDay } from './agenda/words.ts';
import { CivilDate, Id, Instant, procedure } from './shared.ts';

/** Of what a reminder reminds: one time of an appointment, or a task. */
const key = { entity: z.enum(['appointment', 'task']), id: Id, day: CivilDate };
export const ReminderKey = z.object(key);

export const Reminder = z.object({
  ...key,
  title: z.string(),
  place: z.string(),
  /** When it is: the day and time of day on its own wall. */
  onDay: CivilDate,
  time: TimeOfDay.nullable(),
  start: Instant,
  /** When it was to be reminded of; a snooze moves it. */
  at: Instant,
});
export type Reminder = z.infer<typeof Reminder>;

/** What a window shows by itself where the shell could not: each reminder goes through once. */
export const ReminderEvent = z.object({
  reminders: z.array(Reminder),
  /** The shell has shown the system's notification already. */
  shown: z.boolean(),
});
export type ReminderEvent = z.infer<typeof ReminderEvent>;

export const reminders = {
  /**
   * What is due and neither dismissed nor snoozed, nor done or removed meanwhile; the oldest first. What came due while the
   * PC was off (up to a month) is among them, of something that repeats only the last time.
   */
  due: procedure
    .meta({ permission: 'agenda.read', cli: { summary: 'Reminders that are due' } })
    .output(z.array(Reminder)),
  /** Tells each reminder once, when it comes due; ends when the app closes. */
  feed: procedure.meta({ permission: 'agenda.read', cli: false }).output(eventIterator(ReminderEvent)),
  /** Again in some minutes. */
  snooze: procedure
    .meta({ permission: 'agenda.write', cli: false })
    .input(ReminderKey.extend({ minutes: z.number().int().min(1).max(10_080) }))
    .output(z.object({ at: Instant })),
  /** Never again for this time; without a key, all that are due. */
  dismiss: procedure
    .meta({ permission: 'agenda.write', cli: false })
    .input(z.object({ key: ReminderKey.nullable() }))
    .output(z.object({ dismissed: z.number().int() })),
};
