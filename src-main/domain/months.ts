/** Months of the calendar as `YYYY-MM`. */
import { startOfDay } from './zones.ts';

const numberOf = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
const monthOf = (number: number): string =>
  `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`;

/** The month so many later (or earlier, for a negative count). */
export const addMonths = (month: string, count: number): string => monthOf(numberOf(month) + count);

export interface MonthSpan {
  month: string;
  /** Epoch ms of its first moment, and of the first one after it. */
  from: number;
  until: number;
}

/** All months from one to another with where they begin and end in a time zone; none where the second comes first. */
export function monthSpans(from: string, to: string, timeZone: string): MonthSpan[] {
  const begin = (month: string) => startOfDay(timeZone, `${month}-01`);
  const count = numberOf(to) - numberOf(from) + 1;
  const months = Array.from({ length: Math.max(0, count) }, (_, at) => addMonths(from, at));
  const begins = [...months, addMonths(to, 1)].map(begin);
  return months.map((month, at) => ({ month, from: begins[at] ?? 0, until: begins[at + 1] ?? 0 }));
}
