import type { Repeat } from '../../../src-main/contract/tasks.ts';
import type { Occurrence, WallTime } from '../../../src-main/contract/appointments.ts';
import { daysBetween } from '../../../src-main/domain/dates.ts';
import { daysInMonth, weekdayOf } from '../../../src-main/domain/repeats.ts';
import { instantOf, today } from '../../days.ts';
import { format, t } from '../../i18n/index.svelte.ts';

/** `HH:MM` as minutes since midnight. */
export const minutesOfTime = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
/** Minutes since midnight as `HH:MM`. */
export const timeOfMinutes = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** A time of day as the language writes it. On a day without a change of the clock, which would skip an hour. */
export const clock = (time: string): string => format.time(instantOf('2026-01-01', minutesOfTime(time)));

/** A day as one says it: `besok`, `Jumat` within the week, else the date. */
export function dayWord(day: string, from = today()): string {
  const ahead = daysBetween(from, day);
  if (ahead === 0) return t.agenda.today;
  if (ahead === 1) return t.agenda.tomorrow;
  if (ahead === -1) return t.agenda.yesterday;
  if (ahead > 1 && ahead < 7) return t.agenda.weekdays[weekdayOf(day) - 1] ?? '';
  return format.civil(day, 'short');
}

/** When an appointment is, in one line. */
export function whenWord(when: WallTime, dayOf: (day: string) => string = (day) => format.civil(day, 'short')): string {
  const { startsOn, endsOn, startsAt, endsAt } = when;
  const [from, to] = [dayOf(startsOn), dayOf(endsOn)];
  if (when.allDay || startsAt === null || endsAt === null)
    return startsOn === endsOn ? from : t.agenda.fromTo(from, to);
  if (startsOn === endsOn) return `${from}, ${timesWord(startsAt, endsAt)}`;
  return t.agenda.fromTo(`${from} ${clock(startsAt)}`, `${to} ${clock(endsAt)}`);
}

/** From when to when on one day. */
export const timesWord = (from: string, to: string): string =>
  from === to ? clock(from) : t.agenda.fromTo(clock(from), clock(to));

/** What the wall of another zone shows, beside the times here: `10.00 – 11.00 Waktu Indonesia Barat`; '' where it is the same. */
export function otherZoneWord({ ownZone, allDay, zone, start, startsAt, endsAt }: Zoned): string {
  if (ownZone || allDay || startsAt === null || endsAt === null) return '';
  return t.calendar.otherZone(timesWord(startsAt, endsAt), format.zone(zone, start));
}
/** By which clock times are typed, as the hint of a field; empty where it is the one here. */
export const zoneHintOf = ({ ownZone, zone, start }: Zoned): { hint?: string } =>
  ownZone ? {} : { hint: t.calendar.inZone(format.zone(zone, start)) };
type Zoned = Pick<Occurrence, 'ownZone' | 'allDay' | 'zone' | 'start' | 'startsAt' | 'endsAt'>;

/** A rule of repetition in words: `setiap 2 minggu pada Senin, sampai 31 Desember 2026`. */
export function repeatWord(rule: Repeat, anchor: string): string {
  const words = t.agenda.repeat;
  const { end } = rule;
  const ends =
    end.by === 'until'
      ? words.sentenceUntil(format.civil(end.until))
      : end.by === 'count'
        ? words.sentenceCount(end.count)
        : '';
  const days =
    rule.unit === 'week' ? (rule.days.length > 0 ? rule.days.toSorted((a, b) => a - b) : [weekdayOf(anchor)]) : [];
  const monthly = rule.unit === 'month' || rule.unit === 'year';
  return words.sentence({
    unit: rule.unit,
    every: rule.every,
    days,
    place: monthly ? placeWord(rule, anchor) : '',
    end: ends,
  });
}

/** Which day of the month. A year says it by its date where nothing else was chosen. */
export function placeWord(rule: Pick<Repeat, 'unit' | 'on'>, anchor: string): string {
  const words = t.agenda.repeat.places;
  const day = Number(anchor.slice(8, 10));
  if (rule.on === 'weekday') return words.weekday(Math.ceil(day / 7), weekdayOf(anchor));
  if (rule.on === 'lastDay') return words.lastDay;
  if (rule.on === 'lastWeekday') return words.lastWeekday(weekdayOf(anchor));
  return rule.unit === 'month' ? words.day(String(day)) : '';
}

/** Which days of a month can be meant by its anchor: only what is true of it. */
export function placesOf(anchor: string): Repeat['on'][] {
  const [year = 0, month = 1, day = 1] = anchor.split('-').map(Number);
  const last = daysInMonth(year, month);
  return [
    'day',
    'weekday',
    ...(day === last ? (['lastDay'] as const) : []),
    ...(day > last - 7 ? (['lastWeekday'] as const) : []),
  ];
}

/** How long before. */
export const reminderWord = (minutes: number): string =>
  t.agenda.reminders[String(minutes)] ?? t.agenda.minutesBefore(minutes);

/** A member of staff as the screen names them; the owner may not have said a name yet. */
export const staffName = (staff: { name: string } | null): string =>
  staff === null ? t.agenda.nobody : staff.name || t.agenda.owner;
