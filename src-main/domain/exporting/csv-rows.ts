import { csvLine } from '../csv.ts';
import { decimalText } from '../money.ts';
import type { ExportValue, OutColumn, OutMoney } from './cells.ts';
import type { WallClock } from './serial.ts';

export type Separator = ',' | ';' | '\t';

/** What Excel expects between the cells where this locale is the system's: `;` where the decimal mark is a comma. */
export function separatorOf(locale: string): Separator {
  return decimalMark(locale) === ',' ? ';' : ',';
}

function decimalMark(locale: string): string {
  try {
    return new Intl.NumberFormat(locale).formatToParts(0.5).find(({ type }) => type === 'decimal')?.value ?? '.';
  } catch {
    return '.';
  }
}

export interface CsvDress {
  columns: readonly OutColumn[];
  money: OutMoney;
  separator: Separator;
  clock: WallClock;
}

/** The header's line behind a byte order mark, without which Excel takes UTF-8 for its own code page. */
export const csvHead = ({ columns, separator }: CsvDress): string =>
  `\uFEFF${csvLine(
    columns.map(({ header }) => header),
    separator,
  )}`;

/** One row. Decimals have the mark that goes with the separator; days are ISO, which every Excel reads as days. */
export function csvRow(values: readonly ExportValue[], { columns, money, separator, clock }: CsvDress): string {
  const cells = columns.map(({ kind }, index) => {
    const value = values[index] ?? null;
    if (value === null || value === '') return '';
    if (kind === 'money' && Number.isSafeInteger(Number(value)))
      return marked(decimalText(Number(value), money.decimals), separator);
    if (kind === 'number') return marked(String(value), separator);
    if (kind === 'instant' && typeof value === 'number') return wallText(value, clock);
    return String(value);
  });
  return csvLine(cells, separator);
}

const marked = (number: string, separator: Separator): string =>
  separator === ';' && /^-?\d+\.\d+$/.test(number) ? number.replace('.', ',') : number;

/** `2026-11-22 09:00:05`, as the wall clock shows it. */
function wallText(instant: number, clock: WallClock): string {
  const serial = clock.serialOf(instant);
  const wall = serial === null ? new Date(instant) : new Date(Math.round((serial - 25_569) * 86_400_000));
  return wall.toISOString().slice(0, 19).replace('T', ' ');
}
