import { fromExcelSerial } from '../../domain/dates.ts';
import type { Cell } from '../../domain/importing/cells.ts';

const DAY_SECONDS = 86_400;
const known = new Map<string, boolean>();

/** Whether a number format shows a date (ECMA-376 18.8.31); one of hours alone does not. */
export function showsDate(format: string): boolean {
  const before = known.get(format);
  if (before !== undefined) return before;
  // Texts in quotes, single letters behind a backslash, and what stands in brackets (colours, languages) show nothing.
  const found = format !== 'General' && /[yd]/i.test(format.replace(/"[^"]*"?|[\\_*].|\[[^\]]*\]/g, ''));
  if (known.size < 10_000) known.set(format, found);
  return found;
}

/** The formats that need no definition and show a date (ECMA-376 18.8.30, those of East Asia too). */
export const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 17) ||
  id === 22 ||
  (id >= 27 && id <= 31) ||
  id === 36 ||
  (id >= 50 && id <= 54) ||
  id === 57 ||
  id === 58;

/** A number as its cell shows it. The day comes from the serial number itself, so no time zone can shift it. */
export function numberCell(value: number, isDate: boolean, is1904: boolean): Cell {
  if (!Number.isFinite(value)) return null;
  if (!isDate) return value;
  // In whole seconds: a fraction stands for 17:59:59.99999 as often as for 18:00.
  const seconds = Math.round(value * DAY_SECONDS);
  const date = fromExcelSerial(Math.floor(seconds / DAY_SECONDS), { date1904: is1904 });
  if (date === null) return value;
  const ofDay = seconds % DAY_SECONDS;
  return ofDay > 0 ? { date, seconds: ofDay } : { date };
}
