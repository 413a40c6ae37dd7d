import { z } from 'zod';
import { Repeat } from '../agenda/repeat.ts';
import { NamedAbout, TimeOfDay, TimeZone } from '../agenda/words.ts';
import { CivilDate, Id, Instant } from '../shared.ts';
import { StaffRef } from '../staff.ts';

/**
 * When something is, as the clock on the shop's wall shows it, with the zone of that wall: what a change of the PC's time
 * zone, or of daylight saving, does not move. All day: without times, and `endsOn` is the last day. `endsOn` and `endsAt`
 * together are never before the start.
 */
export const WallTime = z.object({
  allDay: z.boolean(),
  startsOn: CivilDate,
  startsAt: TimeOfDay.nullable(),
  endsOn: CivilDate,
  endsAt: TimeOfDay.nullable(),
});
export type WallTime = z.infer<typeof WallTime>;

/** One time of an appointment: what a calendar shows. */
export const Occurrence = WallTime.extend({
  /** Of the appointment. */
  id: Id,
  /** The day by which this one is named, wherever it was moved; of one that does not repeat, its first. */
  day: CivilDate,
  title: z.string(),
  place: z.string(),
  zone: TimeZone,
  /** False where the times are those of another zone than the PC's: the calendar then says which. */
  ownZone: z.boolean(),
  /** The same as the wall of the PC shows it: where a calendar puts it. */
  here: WallTime,
  start: Instant,
  end: Instant,
  staff: StaffRef.nullable(),
  about: z.array(NamedAbout),
  repeats: z.boolean(),
  /** Moved away from where its repetition has it. */
  moved: z.boolean(),
  reminderMinutes: z.number().int().nullable(),
  doneAt: Instant.nullable(),
});
export type Occurrence = z.infer<typeof Occurrence>;

/** Another appointment at the same time. */
export const Clash = z.object({
  occurrence: Occurrence,
  /** The time of the one asked about that meets it. */
  day: CivilDate,
  because: z.array(z.enum(['staff', 'contact'])),
});
export type Clash = z.infer<typeof Clash>;

/** The whole record. */
export const Appointment = WallTime.extend({
  id: Id,
  title: z.string(),
  place: z.string(),
  note: z.string(),
  zone: TimeZone,
  ownZone: z.boolean(),
  here: WallTime,
  start: Instant,
  end: Instant,
  staff: StaffRef.nullable(),
  about: z.array(NamedAbout),
  reminderMinutes: z.number().int().nullable(),
  repeat: Repeat.nullable(),
  /** The next one that is not over yet, counted from now; null where there is none. */
  nextDay: CivilDate.nullable(),
  deletedAt: Instant.nullable(),
  createdAt: Instant,
  updatedAt: Instant,
});
export type Appointment = z.infer<typeof Appointment>;
