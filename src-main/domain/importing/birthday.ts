import { type DayMonthOrder, decideDayMonthOrder, type ParsedDate, parseCivilDate } from '../dates.ts';
import { type Cell, cellText, isCellDate } from './cells.ts';
import type { UnderstandingReason } from './notes.ts';

export type DateOrder = DayMonthOrder;

/** How one column writes its dates. */
export interface DateColumn {
  order: DateOrder;
  /** An example where nothing in the column decides the order; null where it is decided or does not matter. */
  ambiguous: string | null;
}

/** What the reader of a date needs to know of its column and of the present. */
export interface DateReading {
  column: DateColumn | undefined;
  thisYear: number;
}

export interface UnderstoodDate {
  value: string | null;
  reason: UnderstandingReason | null;
}

/** Decides the order of day and month for a whole column; `chosen` answers where its values do not. */
export function decideDateOrder(cells: Iterable<Cell>, region: string, chosen: DateOrder | undefined): DateColumn {
  const texts: string[] = [];
  for (const cell of cells) if (typeof cell === 'string') texts.push(afterPlace(cell));
  const { order, ambiguous } = decideDayMonthOrder(texts);
  if (order !== null) return { order, ambiguous: null };
  // Only the United States and a few islands beside them write the month first.
  const usual = chosen ?? (region === 'US' ? 'mdy' : 'dmy');
  const example = ambiguous > 0 && chosen === undefined ? (texts.find(isAmbiguous) ?? null) : null;
  return { order: usual, ambiguous: example };
}

/** A birthday cell: `YYYY-MM-DD`, or `--MM-DD` where the year is not told. */
export function readBirthday(cell: Cell, reading: DateReading): UnderstoodDate {
  const date = readDate(cell, reading);
  const isAhead = date.value !== null && Number(date.value.slice(0, 4)) > reading.thisYear;
  return isAhead ? { value: null, reason: 'date-impossible' } : date;
}

/** A date of any kind, with what had to be understood. */
export function readDate(cell: Cell, { column, thisYear }: DateReading): UnderstoodDate {
  if (isCellDate(cell)) return { value: cell.date, reason: null };
  // 1990 is a year; as a serial it would be a day of 1905.
  if (typeof cell === 'number' && cell >= 1_000 && cell < 2_200) return { value: null, reason: 'value-not-understood' };
  const isCompact = typeof cell === 'number' && cell > 17_000_000;
  const value = isCompact || typeof cell !== 'number' ? afterPlace(cellText(cell)) : cell;
  const parsed: ParsedDate = parseCivilDate(value, {
    ...(column ? { order: column.order } : {}),
    twoDigitYearPivot: thisYear % 100,
  });
  if (parsed.problem === 'zero') return { value: null, reason: 'date-empty' };
  if (parsed.problem === 'empty') return { value: null, reason: null };
  if (parsed.problem === 'impossible') return { value: null, reason: 'date-impossible' };
  if (parsed.date === null) return { value: null, reason: 'value-not-understood' };
  if (typeof value === 'number' || /^\d{5}(\.\d+)?$/.test(value))
    return { value: parsed.date, reason: 'date-from-serial' };
  if (/\p{L}{3}/u.test(value)) return { value: parsed.date, reason: 'date-from-words' };
  const isDoubtful = column?.ambiguous !== null && column !== undefined && isAmbiguous(value);
  return { value: parsed.date, reason: isDoubtful ? 'date-ambiguous' : null };
}

function isAmbiguous(text: string): boolean {
  return parseCivilDate(text).problem === 'ambiguous';
}

/** "Bandung, 12-05-1990": the place of birth stands before the date. */
function afterPlace(text: string): string {
  const match = /^\p{L}[\p{L} .'-]*,\s*(?=\d)(.+)$/u.exec(text.trim());
  return match?.[1] && /\d.*\d.*\d.*\d/.test(match[1]) ? match[1] : text;
}
