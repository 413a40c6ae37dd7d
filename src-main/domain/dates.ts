/**
 * Civil dates: a day of the calendar without clock or time zone, as ISO text (`2026-12-31`, or `--05-17` for a birthday
 * whose year nobody told). They are read and counted with UTC parts only, so that no time zone can shift them by a day.
 */
import { fold } from './text.ts';

export type DayMonthOrder = 'dmy' | 'mdy' | 'ymd';

export type DateProblem =
  /** Nothing there. */
  | 'empty'
  /** 0000-00-00, 0/0/00: how databases and phones write "none". */
  | 'zero'
  /** 4/12/1988 where nothing says which is the month; `date` holds the reading by `order`. */
  | 'ambiguous'
  /** 31 February, month 13. */
  | 'impossible'
  | 'not-a-date';

export interface ParsedDate {
  date: string | null;
  problem: DateProblem | null;
}

export interface DateOptions {
  /** How the column writes day and month (`decideDayMonthOrder`). Without it a doubtful date is read as dmy and flagged. */
  order?: DayMonthOrder;
  /** Two-digit years up to this one are of 2000, later ones of 1900. For birthdays: the present year's last two digits. */
  twoDigitYearPivot?: number;
  /** A bare number is an Excel serial; workbooks of old Macs count from 1904. */
  date1904?: boolean;
}

const DAY_MS = 86_400_000;
const DEFAULT_PIVOT = 30;

/** Months in Indonesian and English by their folded beginnings; "mei" and "may", "agustus", "agt" and "aug". */
const MONTHS: ReadonlyArray<readonly [RegExp, number]> = [
  [/^jan(uari|uary)?$/, 1],
  [/^(feb|peb)(ruari|ruary)?$/, 2],
  [/^mar(et|ch)?$|^mrt$/, 3],
  [/^apr(il)?$/, 4],
  [/^mei$|^may$/, 5],
  [/^jun(i|e)?$/, 6],
  [/^jul(i|y)?$/, 7],
  [/^agustus$|^agst?$|^agt$|^agu$|^ags$|^aug(ust)?$/, 8],
  [/^sept?(ember)?$/, 9],
  [/^(okt|oct)(ober)?$/, 10],
  [/^(nov|nop)(ember)?$/, 11],
  [/^(des|dec)(ember)?$/, 12],
];

/** True for a day that the Gregorian calendar has; without a year 29 February counts. */
export function isCalendarDay(year: number | null, month: number, day: number): boolean {
  if (!Number.isInteger(month) || !Number.isInteger(day) || month < 1 || month > 12 || day < 1) return false;
  return day <= daysInMonth(year ?? 2000, month);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** ISO text of a day; the year null gives `--MM-DD`. */
function isoDay(year: number | null, month: number, day: number): string {
  const pad = (value: number, width: number) => String(value).padStart(width, '0');
  return `${year === null ? '-' : pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** True for `YYYY-MM-DD` and `--MM-DD` that the calendar has: what the database keeps. */
export function isCivilDate(text: string): boolean {
  const match = /^(?:(\d{4})|-)-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  return isCalendarDay(match[1] === undefined ? null : Number(match[1]), Number(match[2]), Number(match[3]));
}

/**
 * Reads a date as shops write it: "31/12/2026", "12-31-26", "5 Mei 1990", "May 5, 1990", ISO, `--05-17`, an Excel
 * serial (number), a Date by its UTC parts (which is where SheetJS puts them). A time of day behind it is ignored.
 */
export function parseCivilDate(value: unknown, options: DateOptions = {}): ParsedDate {
  if (value === null || value === undefined) return { date: null, problem: 'empty' };
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) return { date: null, problem: 'not-a-date' };
    return checked(value.getUTCFullYear(), value.getUTCMonth() + 1, value.getUTCDate());
  }
  if (typeof value === 'number') {
    const date = fromExcelSerial(value, options);
    return { date, problem: date !== null ? null : value === 0 ? 'zero' : 'not-a-date' };
  }
  if (typeof value !== 'string') return { date: null, problem: 'not-a-date' };
  const text = value.slice(0, 60).normalize('NFKC').trim();
  if (/^[-–—.\s]*$/.test(text)) return { date: null, problem: 'empty' };
  if (/^0+([-/.\s]0+)+([T\s]0+(:0+)*)?$/.test(text) || /^0+$/.test(text)) return { date: null, problem: 'zero' };
  if (/^\d{5}(\.\d+)?$/.test(text)) return parseCivilDate(Number(text), options);
  return parseWritten(withoutTime(text), options);
}

function withoutTime(text: string): string {
  return text
    .replace(/[T\s,]+\d{1,2}[:.]\d{2}([:.]\d{2}(\.\d+)?)?\s*([ap]\.?m\.?|wib|wita|wit|z|[+-]\d{2}:?\d{2})?$/i, '')
    .trim();
}

function parseWritten(text: string, options: DateOptions): ParsedDate {
  const noYear = /^--(\d{1,2})-?(\d{1,2})$/.exec(text);
  if (noYear) return checked(null, Number(noYear[1]), Number(noYear[2]));
  const compact = /^((?:18|19|20|21)\d{2})(\d{2})(\d{2})$/.exec(text);
  if (compact) return checked(Number(compact[1]), Number(compact[2]), Number(compact[3]));
  const yearFirst = /^(\d{4})[-/.\s](\d{1,2})[-/.\s](\d{1,2})$/.exec(text);
  if (yearFirst) return checked(Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3]));
  const numeric = numericParts(text);
  if (numeric) return readNumeric(numeric, options);
  return readNamed(text, options);
}

/** Day and month in the order written, and the year as written ('' for none). */
function numericParts(text: string): { first: number; second: number; year: string } | null {
  const match = /^(\d{1,2})\s*[-/.\s]\s*(\d{1,2})(?:\s*[-/.\s]\s*(\d{4}|\d{2}))?$/.exec(text);
  return match ? { first: Number(match[1]), second: Number(match[2]), year: match[3] ?? '' } : null;
}

function readNumeric(
  { first, second, year: written }: { first: number; second: number; year: string },
  options: DateOptions,
): ParsedDate {
  const { order } = options;
  if (order === 'ymd' && written.length === 2) {
    return checked(fullYear(String(first).padStart(2, '0'), options), second, Number(written));
  }
  const year = written === '' ? null : fullYear(written, options);
  const dayFirst = isCalendarDay(year, second, first);
  const monthFirst = isCalendarDay(year, first, second);
  // The other order is taken only where the column's own makes no date: 12-31-26 among 31-12-26.
  if (order === 'mdy' && monthFirst) return { date: isoDay(year, first, second), problem: null };
  if (dayFirst) {
    const doubtful = order === undefined && monthFirst && first !== second;
    return { date: isoDay(year, second, first), problem: doubtful ? 'ambiguous' : null };
  }
  return monthFirst ? { date: isoDay(year, first, second), problem: null } : { date: null, problem: 'impossible' };
}

/** "5 Mei 1990", "Sabtu, 5 Mei 1990", "May 5th, 1990", "5-Agt-90", "17 Mei". */
function readNamed(text: string, options: DateOptions): ParsedDate {
  const parts = fold(text)
    .split(' ')
    .flatMap((part) => part.match(/\p{L}+|\d+/gu) ?? [])
    .filter((part) => !/^(st|nd|rd|th|tanggal|tgl|of)$/.test(part) && !WEEKDAY.test(part));
  const at = parts.findIndex((part) => monthNumber(part) !== null);
  const month = monthNumber(parts[at] ?? '');
  const numbers = parts.filter((_, index) => index !== at);
  if (month === null || numbers.length < 1 || numbers.length > 2) return { date: null, problem: 'not-a-date' };
  if (!numbers.every((part) => /^\d{1,2}$|^\d{4}$/.test(part))) return { date: null, problem: 'not-a-date' };
  const [first = '', second = ''] = numbers;
  if (first.length === 4) {
    return second === '' || second.length === 4
      ? { date: null, problem: 'not-a-date' }
      : checked(Number(first), month, Number(second));
  }
  return checked(second === '' ? null : fullYear(second, options), month, Number(first));
}

const WEEKDAY =
  /^(senin|selasa|rabu|kamis|jumat|sabtu|minggu|ahad|mon(day)?|tue(s|sday)?|wed(nesday)?|thu(rs|rsday)?|fri(day)?|sat(urday)?|sun(day)?)$/;

function monthNumber(word: string): number | null {
  return MONTHS.find(([pattern]) => pattern.test(word))?.[1] ?? null;
}

function fullYear(written: string, { twoDigitYearPivot = DEFAULT_PIVOT }: DateOptions): number {
  const year = Number(written);
  if (written.length > 2) return year;
  return year + (year <= twoDigitYearPivot ? 2000 : 1900);
}

function checked(year: number | null, month: number, day: number): ParsedDate {
  const known = year === null || (year >= 1 && year <= 9999);
  return known && isCalendarDay(year, month, day)
    ? { date: isoDay(year, month, day), problem: null }
    : { date: null, problem: 'impossible' };
}

/**
 * The day of an Excel serial; its fraction is the time of day and is dropped. Excel's 1900 calendar has a 29 February
 * 1900 that never was (kept from Lotus 1-2-3): serial 60 is that day and gives null, later ones are one too high.
 */
export function fromExcelSerial(serial: number, { date1904 = false }: { date1904?: boolean } = {}): string | null {
  const day = Math.floor(serial);
  const least = date1904 ? 0 : 1;
  if (!Number.isFinite(serial) || day < least || day > 2_958_465 || (!date1904 && day === 60)) return null;
  const epoch = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, day < 60 ? 31 : 30);
  return new Date(epoch + day * DAY_MS).toISOString().slice(0, 10);
}

/**
 * Which of day and month a column writes first, from the dates that can be read only one way (25/12/1988). Dates that
 * contradict each other, and a column without any such date, give null: the user is asked once. The order of the values
 * does not matter.
 *
 * @returns `evidence`: dates that fit only the order found; `ambiguous`: dates that fit both.
 */
export function decideDayMonthOrder(values: readonly unknown[]): {
  order: 'dmy' | 'mdy' | null;
  evidence: number;
  ambiguous: number;
} {
  let dayFirst = 0;
  let monthFirst = 0;
  let ambiguous = 0;
  for (const value of values) {
    const parts = typeof value === 'string' ? numericParts(withoutTime(value.slice(0, 60).trim())) : null;
    if (!parts) continue;
    const asDay = isCalendarDay(null, parts.second, parts.first);
    const asMonth = isCalendarDay(null, parts.first, parts.second);
    if (asDay && asMonth) ambiguous += parts.first === parts.second ? 0 : 1;
    else if (asDay) dayFirst += 1;
    else if (asMonth) monthFirst += 1;
  }
  // A slip of the finger in one row of a long list is no contradiction.
  const evidence = Math.max(dayFirst, monthFirst);
  const against = Math.min(dayFirst, monthFirst);
  const decided = evidence > 0 && against * 10 <= evidence;
  return { order: decided ? (dayFirst > monthFirst ? 'dmy' : 'mdy') : null, evidence, ambiguous };
}

/** A zone's wall, and the dates that it has shown, by the number of their quarter hour. */
interface Wall {
  calendar: Intl.DateTimeFormat;
  days: Map<number, string>;
}

const walls = new Map<string, Wall>();
const QUARTER_HOUR = 900_000;
const MOST_QUARTERS = 100_000;

/**
 * The civil date that a clock on the wall in this time zone shows at this moment. Zones change on quarter hours only, so
 * all moments of one have the same date; a large list has each many times, and asking Intl is slow.
 */
export function todayIn(timeZone: string, epochMs: number): string {
  const { calendar, days } = wallOf(timeZone);
  const quarter = Math.floor(epochMs / QUARTER_HOUR);
  const known = days.get(quarter);
  if (known !== undefined) return known;
  const parts = calendar.formatToParts(quarter * QUARTER_HOUR);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  const day = isoDay(part('year'), part('month'), part('day'));
  if (days.size > MOST_QUARTERS) days.clear();
  days.set(quarter, day);
  return day;
}

function wallOf(timeZone: string): Wall {
  const known = walls.get(timeZone);
  if (known) return known;
  const calendar = new Intl.DateTimeFormat('en', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const wall = { calendar, days: new Map<number, string>() };
  walls.set(timeZone, wall);
  return wall;
}

/** The date so many days later (or earlier, for a negative count). @throws RangeError for a text that is no full date. */
export function addDays(date: string, days: number): string {
  return dayOfNumber(dayNumber(date) + days);
}

/** Whole days from one full date to another. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/**
 * Days from 1970-01-01 to a full date, by arithmetic alone: a calendar asks for tens of thousands.
 * @throws RangeError for a text that is no full date
 */
export function dayNumber(date: string): number {
  const [year, month, day] = [digits(date, 0, 4), digits(date, 5, 7), digits(date, 8, 10)];
  const isWritten = date.length === 10 && date[4] === '-' && date[7] === '-';
  if (!isWritten || year === null || month === null || day === null || !isCalendarDay(year, month, day))
    throw new RangeError(`not a full civil date: ${date.slice(0, 40)}`);
  // Years begin in March here, so that the odd day is their last; 400 of them always have as many days.
  const shifted = month > 2 ? year : year - 1;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_OF_ERA + dayOfEra - DAYS_TO_1970;
}

/** The other way round, by the same reckoning. @throws RangeError outside the years 0 to 9999 */
export function dayOfNumber(number: number): string {
  const days = number + DAYS_TO_1970;
  const era = Math.floor(days / DAYS_OF_ERA);
  const dayOfEra = days - era * DAYS_OF_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = yearOfEra + era * 400 + (month > 2 ? 0 : 1);
  if (!(year >= 0 && year <= 9_999)) throw new RangeError(`a day outside the calendar: ${number}`);
  return isoDay(year, month, dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1);
}
const DAYS_OF_ERA = 146_097;
/** From 1 March of the year 0. */
const DAYS_TO_1970 = 719_468;

/** The number that digits of a text say; null where anything else stands there. */
function digits(text: string, from: number, to: number): number | null {
  let number = 0;
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) return null;
    number = number * 10 + digit;
  }
  return number;
}

/**
 * Days until the birthday comes next, 0 on the day itself. Who was born on 29 February has it on 28 February in other
 * years (the shop's greeting must not be late).
 */
export function daysUntilNextBirthday(birthday: string, today: string): number {
  const year = Number(today.slice(0, 4));
  const thisYear = daysBetween(today, birthdayIn(birthday, year));
  return thisYear >= 0 ? thisYear : daysBetween(today, birthdayIn(birthday, year + 1));
}

/** Completed years of life on a day; null where the year of birth is not known or lies ahead. */
export function age(birthday: string, today: string): number | null {
  if (birthday.startsWith('-')) return null;
  const years = Number(today.slice(0, 4)) - Number(birthday.slice(0, 4));
  const had = daysBetween(birthdayIn(birthday, Number(today.slice(0, 4))), today) >= 0;
  const completed = had ? years : years - 1;
  return completed < 0 ? null : completed;
}

function birthdayIn(birthday: string, year: number): string {
  const [month = '', day = ''] = birthday.slice(-5).split('-');
  const isLeapDay = month === '02' && day === '29';
  return isoDay(year, Number(month), isLeapDay && !isLeapYear(year) ? 28 : Number(day));
}
