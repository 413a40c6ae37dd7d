import { parseCivilDate } from '../src-main/domain/dates.ts';

/** The day on the calendar here and now. */
export const today = (): string => dayOf(Date.now());

/** The day on which an instant falls here. By the clock's own parts: making a formatter for each of many rows costs more. */
export function dayOf(instant: number): string {
  const date = new Date(instant);
  const [month, day] = [date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0'));
  return `${String(date.getFullYear()).padStart(4, '0')}-${month}-${day}`;
}

/** The year as two digits, which tell a century only together with it. */
export const shortYear = (): number => Number(today().slice(2, 4));

/** A date as people type it; undefined where it is none or lacks its year. */
export function typedDate(text: string): string | undefined {
  const { date } = parseCivilDate(text, { twoDigitYearPivot: shortYear() + 20 });
  return date === null || date.startsWith('-') ? undefined : date;
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
