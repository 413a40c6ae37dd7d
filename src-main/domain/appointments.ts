/** When appointments are: on the wall, as moments, and whether two of them meet. */
import { addDays, daysBetween, isCivilDate } from './dates.ts';
import { addMinutes, instantOf, startOfDay } from './zones.ts';

/** As `WallTime` of the contract. */
export interface Times {
  allDay: boolean;
  startsOn: string;
  startsAt: string | null;
  endsOn: string;
  endsAt: string | null;
}
/** As somebody says it: what is left out follows from the rest. */
export interface SaidTimes {
  allDay?: boolean | undefined;
  startsOn: string;
  startsAt?: string | null | undefined;
  endsOn?: string | undefined;
  endsAt?: string | null | undefined;
}

export type TimesProblem = 'impossible' | 'ends-before-start' | 'too-long';

/** The longest that an appointment may last: a range then never needs to look further back than that. */
export const LONGEST_DAYS = 31;
const AN_HOUR = 60;

/**
 * What somebody said, made whole: without a time it is all day; without an end it lasts an hour.
 * @returns the times, or what is wrong with them
 */
export function timesOf(
  said: SaidTimes,
): { times: Times; problem: null } | { times: null; problem: TimesProblem; value: string } {
  const { startsOn, startsAt = null } = said;
  for (const day of [startsOn, said.endsOn ?? startsOn])
    if (!isCivilDate(day)) return { times: null, problem: 'impossible', value: day };
  if (said.allDay === true || startsAt === null)
    return checked({ allDay: true, startsOn, startsAt: null, endsOn: said.endsOn ?? startsOn, endsAt: null });
  const endsAt = said.endsAt ?? null;
  if (endsAt !== null) return checked({ allDay: false, startsOn, startsAt, endsOn: said.endsOn ?? startsOn, endsAt });
  if (said.endsOn !== undefined && said.endsOn !== startsOn)
    return checked({ allDay: false, startsOn, startsAt, endsOn: said.endsOn, endsAt: startsAt });
  const end = addMinutes(startsOn, startsAt, AN_HOUR);
  return checked({ allDay: false, startsOn, startsAt, endsOn: end.day, endsAt: end.time });
}

function checked(times: Times) {
  if (`${times.endsOn}${times.endsAt ?? ''}` < `${times.startsOn}${times.startsAt ?? ''}`)
    return { times: null, problem: 'ends-before-start', value: times.endsOn } as const;
  if (daysBetween(times.startsOn, times.endsOn) > LONGEST_DAYS)
    return { times: null, problem: 'too-long', value: times.endsOn } as const;
  return { times, problem: null };
}

/** The same times of day on other days. */
export function onDay(times: Times, day: string): Times {
  // Nearly all of them: a calendar asks for thousands.
  if (times.endsOn === times.startsOn) return { ...times, startsOn: day, endsOn: day };
  const span = daysBetween(times.startsOn, times.endsOn);
  return { ...times, startsOn: day, endsOn: addDays(day, span) };
}

/** From when to when it is, in epoch ms; the end is the first moment after it, never before the start. */
export function momentsOf(times: Times, zone: string): { start: number; end: number } {
  const { startsAt, endsAt } = times;
  if (startsAt === null || endsAt === null)
    return { start: startOfDay(zone, times.startsOn), end: startOfDay(zone, addDays(times.endsOn, 1)) };
  const start = instantOf(zone, times.startsOn, startsAt);
  return { start, end: Math.max(start, instantOf(zone, times.endsOn, endsAt)) };
}

/** Whether two stretches of time share a moment; one without length stands in the middle of another, not at its edges. */
export function meet(a: { start: number; end: number }, b: { start: number; end: number }): boolean {
  if (a.start === a.end && b.start === b.end) return a.start === b.start;
  return a.start < b.end && b.start < a.end;
}

export const sameTimes = (a: Times, b: Times): boolean =>
  a.startsOn === b.startsOn && a.startsAt === b.startsAt && a.endsOn === b.endsOn && a.endsAt === b.endsAt;
