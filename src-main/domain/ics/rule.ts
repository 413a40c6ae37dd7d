/** Repetitions as RRULE (RFC 5545, 3.3.10), as far as shops have them. */
import { addDays, isCivilDate } from '../dates.ts';
import { daysInMonth, type RepeatRule, weekdayOf } from '../repeats.ts';
import { instantOf, wallClockOf } from '../zones.ts';

const names = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
const nameOf = (weekday: number): string => names[weekday - 1] ?? 'MO';
const dayOf = (anchor: string): number => Number(anchor.slice(8));
const monthOf = (anchor: string): number => Number(anchor.slice(5, 7));
/** Which of its weekday in the month: the second Tuesday is 2. */
const ordinalOf = (anchor: string): number => Math.floor((dayOf(anchor) - 1) / 7) + 1;
const isLastDay = (anchor: string): boolean =>
  dayOf(anchor) === daysInMonth(Number(anchor.slice(0, 4)), monthOf(anchor));
const isLastWeekday = (anchor: string): boolean =>
  dayOf(anchor) + 7 > daysInMonth(Number(anchor.slice(0, 4)), monthOf(anchor));

/** What a rule is counted from, for the end of it: a moment in UTC where it has times. */
export interface Anchor {
  day: string;
  time: string | null;
  zone: string;
}

const compact = (day: string): string => day.replaceAll('-', '');

/** The value of RRULE. */
export function ruleToText(rule: RepeatRule, anchor: Anchor): string {
  const frequencies = { day: 'DAILY', week: 'WEEKLY', month: 'MONTHLY', year: 'YEARLY' } as const;
  const parts = [`FREQ=${frequencies[rule.unit]}`];
  if (rule.every > 1) parts.push(`INTERVAL=${rule.every}`);
  if (rule.unit === 'week') {
    const days = rule.days.length > 0 ? [...new Set(rule.days)].sort((a, b) => a - b) : [weekdayOf(anchor.day)];
    parts.push(`BYDAY=${days.map(nameOf).join(',')}`);
  }
  if (rule.unit === 'year') parts.push(`BYMONTH=${monthOf(anchor.day)}`);
  if (rule.unit === 'month' || rule.unit === 'year') parts.push(...placeInMonth(rule, anchor.day));
  if (rule.end.by === 'count') parts.push(`COUNT=${rule.end.count}`);
  if (rule.end.by === 'until') parts.push(`UNTIL=${untilToText(rule.end.until, anchor)}`);
  return parts.join(';');
}

function placeInMonth({ on, missing }: RepeatRule, anchor: string): string[] {
  const [day, weekday] = [dayOf(anchor), nameOf(weekdayOf(anchor))];
  if (on === 'lastDay') return ['BYMONTHDAY=-1'];
  if (on === 'lastWeekday') return [`BYDAY=-1${weekday}`];
  if (on === 'weekday')
    return [`BYDAY=${ordinalOf(anchor) === 5 && missing === 'last' ? -1 : ordinalOf(anchor)}${weekday}`];
  if (day <= 28 || missing === 'skip') return [`BYMONTHDAY=${day}`];
  // The last of these days that a month has: the 31st, or the 30th, or the 28th.
  const days = Array.from({ length: day - 27 }, (_, at) => 28 + at);
  return [`BYMONTHDAY=${days.join(',')}`, 'BYSETPOS=-1'];
}

function untilToText(until: string, { time, zone }: Anchor): string {
  if (time === null) return compact(until);
  return `${new Date(instantOf(zone, until, time)).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

/** A rule from the value of RRULE; null where it says something that is not understood. */
export function ruleFromText(value: string, anchor: Anchor): RepeatRule | null {
  const parts = new Map<string, string>();
  for (const part of value.toUpperCase().split(';').filter(Boolean)) {
    const [name = '', said = ''] = part.split('=');
    if (parts.has(name) || said === '') return null;
    parts.set(name, said);
  }
  const known = ['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYDAY', 'BYMONTHDAY', 'BYMONTH', 'BYSETPOS', 'WKST'];
  if ([...parts.keys()].some((name) => !known.includes(name))) return null;
  const every = wholeNumber(parts.get('INTERVAL') ?? '1', 999);
  const end = endFrom(parts, anchor);
  if (every === null || end === null) return null;
  const rule: RepeatRule = { unit: 'day', every, days: [], on: 'day', missing: 'last', end };
  const given = new Set(['BYDAY', 'BYMONTHDAY', 'BYMONTH', 'BYSETPOS'].filter((name) => parts.has(name)));
  switch (parts.get('FREQ')) {
    case 'DAILY': {
      if (given.size === 0) return rule;
      // "Every working day" is written as a day of these weekdays.
      const days = weekdaysFrom(parts.get('BYDAY'));
      return given.size === 1 && days && every === 1 ? { ...rule, unit: 'week', days } : null;
    }
    case 'WEEKLY': {
      const days = parts.has('BYDAY') ? weekdaysFrom(parts.get('BYDAY')) : [weekdayOf(anchor.day)];
      if (!days || given.size > (parts.has('BYDAY') ? 1 : 0)) return null;
      // Where the week begins on another day, "every second week" means other weeks.
      if ((parts.get('WKST') ?? 'MO') !== 'MO' && every > 1 && days.length > 1) return null;
      return { ...rule, unit: 'week', days };
    }
    case 'MONTHLY':
      return parts.has('BYMONTH') ? null : withPlace({ ...rule, unit: 'month' }, parts, anchor.day);
    case 'YEARLY': {
      if (parts.has('BYMONTH') && parts.get('BYMONTH') !== String(monthOf(anchor.day))) return null;
      // A weekday of the whole year, not of its month.
      if (parts.has('BYDAY') && !parts.has('BYMONTH')) return null;
      return withPlace({ ...rule, unit: 'year' }, parts, anchor.day);
    }
    default:
      return null;
  }
}

function withPlace(rule: RepeatRule, parts: ReadonlyMap<string, string>, anchor: string): RepeatRule | null {
  const [byDay, byMonthDay, position] = [parts.get('BYDAY'), parts.get('BYMONTHDAY'), parts.get('BYSETPOS')];
  const day = dayOf(anchor);
  if (byDay !== undefined && byMonthDay !== undefined) return null;
  if (byDay !== undefined) return withWeekday(rule, byDay, position, anchor);
  if (byMonthDay === undefined || byMonthDay === String(day)) {
    if (position !== undefined) return null;
    return { ...rule, on: 'day', missing: day <= 28 ? 'last' : 'skip' };
  }
  if (byMonthDay === '-1') return position === undefined && isLastDay(anchor) ? { ...rule, on: 'lastDay' } : null;
  const days = byMonthDay.split(',').map(Number);
  const most = Math.max(...days);
  const isLadder = position === '-1' && days.length === most - 27 && days.every((one, at) => one === 28 + at);
  // The first one itself may be the last day of a short month.
  return isLadder && most <= 31 && most === day ? { ...rule, on: 'day', missing: 'last' } : null;
}

function withWeekday(rule: RepeatRule, byDay: string, position: string | undefined, anchor: string): RepeatRule | null {
  const [, ordinal = '', name = ''] = /^([+-]?\d)?(MO|TU|WE|TH|FR|SA|SU)$/.exec(byDay) ?? [];
  if (name !== nameOf(weekdayOf(anchor)) || (ordinal !== '' && position !== undefined)) return null;
  const which = Number(ordinal || (position ?? '0'));
  if (which === -1) return isLastWeekday(anchor) ? { ...rule, on: 'lastWeekday' } : null;
  if (which !== ordinalOf(anchor)) return null;
  return { ...rule, on: 'weekday', missing: which === 5 ? 'skip' : 'last' };
}

function weekdaysFrom(value: string | undefined): number[] | null {
  const days = (value ?? '').split(',').map((name) => names.findIndex((one) => one === name) + 1);
  return days.length > 0 && days.every((day) => day > 0) ? [...new Set(days)].sort((a, b) => a - b) : null;
}

function endFrom(parts: ReadonlyMap<string, string>, anchor: Anchor): RepeatRule['end'] | null {
  const [count, until] = [parts.get('COUNT'), parts.get('UNTIL')];
  if (count !== undefined && until !== undefined) return null;
  if (count !== undefined) {
    const number = wholeNumber(count, 9_999);
    return number === null ? null : { by: 'count', count: number };
  }
  if (until === undefined) return { by: 'never' };
  const [, year = '', month = '', date = '', hour, minute, utc] =
    /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})\d{2}(Z)?)?$/.exec(until) ?? [];
  let day = `${year}-${month}-${date}`;
  if (!isCivilDate(day)) return null;
  let time = hour === undefined ? null : `${hour}:${minute ?? '00'}`;
  if (utc !== undefined && time !== null) ({ day, time } = wallClockOf(anchor.zone, Date.parse(`${day}T${time}:00Z`)));
  // The time of that day comes after the end.
  if (time !== null && anchor.time !== null && time < anchor.time) day = addDays(day, -1);
  return { by: 'until', until: day };
}

function wholeNumber(text: string, most: number): number | null {
  const number = Number(text);
  return /^\d{1,5}$/.test(text) && number >= 1 && number <= most ? number : null;
}
