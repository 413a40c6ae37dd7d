import type { Occurrence } from '../../../src-main/contract/appointments.ts';
import { daysBetween } from '../../../src-main/domain/dates.ts';
import { minutesOfTime } from '../agenda/agenda-words.ts';
import { DAY_MINUTES } from './shift.ts';

/** An appointment as it stands in the column of a day: minutes from midnight, and beside how many others. */
export interface Placed {
  one: Occurrence;
  from: number;
  to: number;
  lane: number;
  lanes: number;
  /** Begins on an earlier day, or goes on to a later one. */
  cutAbove: boolean;
  cutBelow: boolean;
}

/** Shorter than this nothing can be read in it, so that it takes the room of as much. */
const LEAST = 30;

/** From when to when by the wall here, in minutes from the midnight of a day. */
export function minutesOn(day: string, { here }: Pick<Occurrence, 'here'>): { start: number; end: number } {
  const wall = (on: string, time: string | null) => daysBetween(day, on) * DAY_MINUTES + minutesOfTime(time ?? '00:00');
  return { start: wall(here.startsOn, here.startsAt), end: wall(here.endsOn, here.endsAt) };
}

/** Those of a day with a time, side by side where they meet. */
export function placedOn(day: string, items: readonly Occurrence[]): Placed[] {
  const placed = items
    .filter(({ allDay }) => !allDay)
    .map((one) => ({ one, ...minutesOn(day, one) }))
    .filter(({ start, end }) => start < DAY_MINUTES && (end > 0 || (end === start && start >= 0)))
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
    .map(({ one, start, end }): Placed => {
      const from = Math.max(start, 0);
      const to = Math.min(Math.max(end, from + LEAST), DAY_MINUTES);
      return { one, from, to, lane: 0, lanes: 1, cutAbove: start < 0, cutBelow: end > DAY_MINUTES };
    });
  let cluster: Placed[] = [];
  let until = 0;
  const close = () => {
    const lanes = Math.max(...cluster.map(({ lane }) => lane), 0) + 1;
    for (const each of cluster) each.lanes = lanes;
    cluster = [];
  };
  for (const each of placed) {
    if (each.from >= until) close();
    const taken = new Set(cluster.filter(({ to }) => to > each.from).map(({ lane }) => lane));
    while (taken.has(each.lane)) each.lane += 1;
    cluster.push(each);
    until = Math.max(until, each.to);
  }
  close();
  return placed;
}

/** The days on which something stands, by the calendar here. */
export function touches(one: Occurrence, day: string): boolean {
  if (one.allDay) return one.here.startsOn <= day && day <= one.here.endsOn;
  const { start, end } = minutesOn(day, one);
  return start < DAY_MINUTES && (end > 0 || (end === start && start >= 0));
}
