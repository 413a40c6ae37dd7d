/**
 * When something comes again. Every day is worked out from the first one (the anchor) and the rule alone, by arithmetic,
 * never from the time before: nothing drifts, and a month far ahead costs no more than the next one.
 */
import { addDays, daysBetween, isCalendarDay, isCivilDate } from './dates.ts';

/** As `Repeat` of the contract. */
export interface RepeatRule {
  unit: 'day' | 'week' | 'month' | 'year';
  every: number;
  /** Of weeks: 1 (Monday) to 7; none means the anchor's. */
  days: number[];
  on: 'day' | 'weekday' | 'lastDay' | 'lastWeekday';
  missing: 'last' | 'skip';
  end: { by: 'never' } | { by: 'count'; count: number } | { by: 'until'; until: string };
}

/** The calendar ends here: what has no end ends with it. */
export const LAST_DAY = '9999-12-31';
const LAST_YEAR = 9_999;

/** 1 (Monday) to 7 (Sunday). */
export const weekdayOf = (day: string): number => (((daysBetween('2024-01-01', day) % 7) + 7) % 7) + 1;

export const daysInMonth = (year: number, month: number): number =>
  [31, 30, 29, 28].find((day) => isCalendarDay(year, month, day)) ?? 28;

const iso = (year: number, month: number, day: number): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
const partsOf = (day: string): [number, number, number] => [
  Number(day.slice(0, 4)),
  Number(day.slice(5, 7)),
  Number(day.slice(8, 10)),
];

/** The days of the rule's n-th stretch (a day, week, month or year of those that count), none before the anchor. */
function daysOfStretch(rule: RepeatRule, anchor: string, n: number): string[] {
  const { unit, every } = rule;
  if (unit === 'day') {
    const day = n * every;
    return daysBetween(anchor, LAST_DAY) < day ? [] : [addDays(anchor, day)];
  }
  if (unit === 'week') {
    const left = daysBetween(anchor, LAST_DAY);
    const monday = n * every * 7 - (weekdayOf(anchor) - 1);
    return weekDays(rule, anchor)
      .map((weekday) => monday + weekday - 1)
      .filter((ahead) => ahead >= 0 && ahead <= left)
      .map((ahead) => addDays(anchor, ahead));
  }
  const [year, month] = partsOf(anchor);
  const months = (unit === 'year' ? 12 : 1) * every * n + month - 1;
  const at = { year: year + Math.floor(months / 12), month: (months % 12) + 1 };
  if (at.year > LAST_YEAR) return [];
  const day = dayOfMonth(rule, anchor, at.year, at.month);
  return day === null ? [] : [iso(at.year, at.month, day)];
}

const weekDays = (rule: RepeatRule, anchor: string): number[] =>
  rule.days.length > 0 ? [...new Set(rule.days)].sort((a, b) => a - b) : [weekdayOf(anchor)];

/** Which day of a month the rule means; null where that month is left out. */
function dayOfMonth({ on, missing }: RepeatRule, anchor: string, year: number, month: number): number | null {
  const [, , day] = partsOf(anchor);
  const last = daysInMonth(year, month);
  if (on === 'lastDay') return last;
  if (on === 'day') return day <= last ? day : missing === 'last' ? last : null;
  const weekday = weekdayOf(anchor);
  const lastSuch = last - ((weekdayOf(iso(year, month, last)) - weekday + 7) % 7);
  if (on === 'lastWeekday') return lastSuch;
  const firstSuch = 1 + ((weekday - weekdayOf(iso(year, month, 1)) + 7) % 7);
  const wanted = firstSuch + 7 * Math.floor((day - 1) / 7);
  return wanted <= last ? wanted : missing === 'last' ? lastSuch : null;
}

/** The stretch in which a day lies, or the last one before it. */
function stretchOf({ unit, every }: RepeatRule, anchor: string, day: string): number {
  if (day <= anchor) return 0;
  if (unit === 'day') return Math.floor(daysBetween(anchor, day) / every);
  if (unit === 'week') return Math.floor((daysBetween(anchor, day) + weekdayOf(anchor) - 1) / 7 / every);
  const [fromYear, fromMonth] = partsOf(anchor);
  const [year, month] = partsOf(day);
  const months = (year - fromYear) * 12 + month - fromMonth;
  return Math.floor(months / ((unit === 'year' ? 12 : 1) * every));
}

/** How many times there are before a stretch. */
function timesBefore(rule: RepeatRule, anchor: string, stretch: number): number {
  if (stretch === 0) return 0;
  if (rule.unit === 'week')
    return daysOfStretch(rule, anchor, 0).length + (stretch - 1) * weekDays(rule, anchor).length;
  const irregular = rule.unit !== 'day' && rule.missing === 'skip' && (rule.on === 'day' || rule.on === 'weekday');
  if (!irregular || Number(anchor.slice(8)) <= 28) return stretch;
  let times = 0;
  for (let n = 0; n < stretch; n += 1) times += daysOfStretch(rule, anchor, n).length;
  return times;
}

/** Stretches without any day that are looked through before giving up: 29 February every 999 years, say. */
const EMPTY_STRETCHES = 9_999;

/** The rule's days from a day on, in their order, to its end. */
export function* occurrencesFrom(rule: RepeatRule, anchor: string, from: string): Generator<string, void, void> {
  const until = rule.end.by === 'until' ? rule.end.until : LAST_DAY;
  let stretch = stretchOf(rule, anchor, from);
  let left = rule.end.by === 'count' ? rule.end.count - timesBefore(rule, anchor, stretch) : Infinity;
  for (let empty = 0; empty < EMPTY_STRETCHES; stretch += 1) {
    const days = daysOfStretch(rule, anchor, stretch);
    empty = days.length === 0 ? empty + 1 : 0;
    for (const day of days) {
      if (left <= 0 || day > until) return;
      left -= 1;
      if (day >= from) yield day;
    }
  }
}

/** The rule's days from one day to another, both included; at most so many. */
export function occurrencesBetween(
  rule: RepeatRule,
  anchor: string,
  { from, to, limit }: { from: string; to: string; limit: number },
): string[] {
  const days: string[] = [];
  if (to < anchor || limit <= 0) return days;
  for (const day of occurrencesFrom(rule, anchor, from)) {
    if (day > to) break;
    days.push(day);
    if (days.length >= limit) break;
  }
  return days;
}

/** The first of the rule's days that is not before a day; null where there is none any more. */
export const firstFrom = (rule: RepeatRule, anchor: string, from: string): string | null =>
  occurrencesFrom(rule, anchor, from).next().value ?? null;

/** The first of the rule's days after a day. */
export const nextAfter = (rule: RepeatRule, anchor: string, day: string): string | null =>
  day >= LAST_DAY ? null : firstFrom(rule, anchor, addDays(day, 1));

export const isOccurrence = (rule: RepeatRule, anchor: string, day: string): boolean =>
  isCivilDate(day) && firstFrom(rule, anchor, day) === day;

/** The last of the rule's days; {@link LAST_DAY} where it never ends, null where it has none. */
export function lastOccurrence(rule: RepeatRule, anchor: string): string | null {
  if (rule.end.by === 'never') return LAST_DAY;
  const [first] = occurrencesFrom(rule, anchor, anchor);
  if (first === undefined) return null;
  if (rule.end.by === 'until') {
    let last: string | null = null;
    const stretch = stretchOf(rule, anchor, rule.end.until);
    for (let n = stretch; n >= 0 && last === null; n -= 1)
      last =
        daysOfStretch(rule, anchor, n)
          .filter((day) => rule.end.by !== 'until' || day <= rule.end.until)
          .at(-1) ?? null;
    return last;
  }
  // A count: no stretch has more than a week's days, so its last one is near where so many stretches lead.
  let last = first;
  for (const day of occurrencesFrom(rule, anchor, anchor)) last = day;
  return last;
}

/**
 * What follows when a time that was done or missed is over: the first day after it that is not past, and how many were
 * missed in between. Done ahead of its day, the next one is the next of the rule.
 */
export function following(
  rule: RepeatRule,
  anchor: string,
  { day, today }: { day: string; today: string },
): { next: string | null; skipped: number } {
  const from = addDays(day, 1) > today ? addDays(day, 1) : today;
  const next = firstFrom(rule, anchor, from);
  const skipped = countBetween(rule, anchor, addDays(day, 1), addDays(from, -1));
  return { next, skipped };
}

function countBetween(rule: RepeatRule, anchor: string, from: string, to: string): number {
  return from > to ? 0 : occurrencesBetween(rule, anchor, { from, to, limit: 9_999 }).length;
}

/**
 * The same rule said in the one way in which it is kept: what makes no difference is the same, so that a rule that went out
 * in a calendar file and comes in again has not changed.
 */
export function plainRule(rule: RepeatRule, anchor: string): RepeatRule {
  const { unit, every, end } = rule;
  if (unit === 'day') return { unit, every, days: [], on: 'day', missing: 'last', end };
  if (unit === 'week') return { unit, every, days: weekDays(rule, anchor), on: 'day', missing: 'last', end };
  const isFifth = rule.on === 'weekday' && Number(anchor.slice(8)) > 28;
  const on = isFifth && rule.missing === 'last' ? 'lastWeekday' : rule.on;
  const mayLack = (on === 'day' || on === 'weekday') && Number(anchor.slice(8)) > 28;
  return { unit, every, days: [], on, missing: mayLack ? rule.missing : 'last', end };
}

/** The rule moved along with its anchor by so many days, so that each of its days moves by as many. */
export function movedBy(rule: RepeatRule, days: number): RepeatRule {
  const shift = ((days % 7) + 7) % 7;
  const moved: RepeatRule = {
    ...rule,
    days: rule.days.map((day) => ((day - 1 + shift) % 7) + 1).sort((a, b) => a - b),
  };
  return rule.end.by === 'until' ? { ...moved, end: { by: 'until', until: addDays(rule.end.until, days) } } : moved;
}
