import type { WallTime, When } from '../../../src-main/contract/appointments.ts';
import { addDays, daysBetween } from '../../../src-main/domain/dates.ts';
import { minutesOfTime, timeOfMinutes } from '../agenda/agenda-words.ts';

/** The smallest step of a move by hand, in minutes. */
export const STEP = 15;
export const DAY_MINUTES = 1_440;

const at = (day: string, minutes: number) => ({
  day: addDays(day, Math.floor(minutes / DAY_MINUTES)),
  time: timeOfMinutes(((minutes % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES),
});

/** The same stretch of time, days and minutes later; all days move by days only. On its own wall, whatever its zone. */
export function shifted(when: WallTime, days: number, minutes = 0): When {
  const { allDay, startsOn, startsAt, endsOn, endsAt } = when;
  const [from, to] = [addDays(startsOn, days), addDays(endsOn, days)];
  if (allDay || startsAt === null || endsAt === null) return { allDay: true, startsOn: from, endsOn: to };
  const start = at(from, minutesOfTime(startsAt) + minutes);
  const end = at(to, minutesOfTime(endsAt) + minutes);
  return { allDay: false, startsOn: start.day, startsAt: start.time, endsOn: end.day, endsAt: end.time };
}

/** The same start with another length, at least one step. */
export function resized(when: WallTime, minutes: number): When {
  const { startsOn, startsAt, endsOn, endsAt } = when;
  if (startsAt === null || endsAt === null) return shifted(when, 0);
  const length = daysBetween(startsOn, endsOn) * DAY_MINUTES + minutesOfTime(endsAt) - minutesOfTime(startsAt);
  const end = at(startsOn, minutesOfTime(startsAt) + Math.max(length + minutes, STEP));
  return { allDay: false, startsOn, startsAt, endsOn: end.day, endsAt: end.time };
}
