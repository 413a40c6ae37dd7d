import { age, daysUntilNextBirthday, parseCivilDate } from '../../../../src-main/domain/dates.ts';
import { format, t } from '../../../i18n/index.svelte.ts';

/** The day on the calendar here and now. */
export const today = (): string => dayOf(Date.now());

/** The day on which an instant falls here. By the clock's own parts: making a formatter for each of many rows costs more. */
export function dayOf(instant: number): string {
  const date = new Date(instant);
  const [month, day] = [date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0'));
  return `${String(date.getFullYear()).padStart(4, '0')}-${month}-${day}`;
}

const thisYear = (): number => Number(today().slice(2, 4));

/** A date as people type it; undefined where it is none or lacks its year. */
export function typedDate(text: string): string | undefined {
  const { date } = parseCivilDate(text, { twoDigitYearPivot: thisYear() + 20 });
  return date === null || date.startsWith('-') ? undefined : date;
}

/** A birthday as people type it, with or without its year; nobody is born tomorrow. */
export function typedBirthday(text: string): string | undefined {
  const { date, problem } = parseCivilDate(text, { twoDigitYearPivot: thisYear() });
  if (date === null || problem === 'impossible') return undefined;
  return date.startsWith('-') || date <= today() ? date : undefined;
}

/** A time of day as people type it, as minutes since midnight: `9`, `14.30`, `9:05`, `0915`. */
export function typedTime(text: string): number | undefined {
  const match = /^(\d{1,2})(?:[.:]?(\d{2}))?$/.exec(text.trim());
  if (!match) return undefined;
  const hours = Number(match[1]);
  const minutes = Number(match[2] ?? 0);
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : undefined;
}

/** Minutes since midnight of an instant here. */
export const minutesOf = (instant: number): number => {
  const date = new Date(instant);
  return date.getHours() * 60 + date.getMinutes();
};

/** The instant of a day and a time of day here. */
export function instantOf(day: string, minutes: number): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date, Math.floor(minutes / 60), minutes % 60).getTime();
}

/** A birthday with what follows from it: the age, and how many days are left. */
export function birthdayWords(birthday: string): string {
  const now = today();
  const left = daysUntilNextBirthday(birthday, now);
  const years = age(birthday, now);
  const next = left === 0 ? t.record.birthdayToday : format.days(left);
  const words = [format.civil(birthday), years === null ? '' : t.record.years(years), next];
  return words.filter(Boolean).join(' · ');
}
