import { z } from 'zod';
import { Repeat } from '../agenda/repeat.ts';
import { About, ReminderMinutes, TimeOfDay, TimeZone } from '../agenda/words.ts';
import { CivilDate, Id, Instant, line, prose, requiredLine } from '../shared.ts';

/** Left out: it ends on the day it starts; with a time, an hour after its start; all day where there is no time. */
export const When = z.object({
  allDay: z.boolean().optional(),
  startsOn: CivilDate,
  startsAt: TimeOfDay.nullable().default(null),
  endsOn: CivilDate.optional(),
  endsAt: TimeOfDay.nullable().default(null),
});
export type When = z.input<typeof When>;

const fields = {
  title: requiredLine(200),
  place: line(300),
  note: prose(),
  /** Left out: the zone of the PC. */
  zone: TimeZone.optional(),
  staffId: Id.nullable(),
  /** The contacts with whom it is, and whatever else it is about. */
  about: z.array(About).max(50),
  reminderMinutes: ReminderMinutes.nullable(),
  repeat: Repeat.nullable(),
};

export const AppointmentCreate = When.extend({
  title: fields.title,
  place: fields.place.default(''),
  note: fields.note.default(''),
  zone: fields.zone,
  staffId: fields.staffId.optional(),
  about: fields.about.default([]),
  reminderMinutes: fields.reminderMinutes.default(30),
  repeat: fields.repeat.default(null),
});
export type AppointmentCreate = z.infer<typeof AppointmentCreate>;

/** What is left out stays. Changes all times of one that repeats; `when` moves its first. */
export const AppointmentUpdate = z.object({
  ...z.object(fields).partial().shape,
  id: Id,
  when: When.optional(),
  expectedUpdatedAt: Instant.optional(),
});
export type AppointmentUpdate = z.infer<typeof AppointmentUpdate>;

/**
 * Which of its times: one of them, or all (the only one of an appointment that does not repeat). Of all, `day` names the
 * one that is dragged: the others move by as much. Left out: the first.
 */
export const OneOrAll = z.discriminatedUnion('which', [
  z.object({ which: z.literal('all'), day: CivilDate.optional() }),
  z.object({ which: z.literal('one'), day: CivilDate }),
]);
