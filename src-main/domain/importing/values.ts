import { parseMoney } from '../money.ts';
import { parseQuantity } from '../numbers.ts';
import { type Cell, cellText, isBlank, isCellDate } from './cells.ts';
import type { Column } from './columns.ts';
import type { RowRules } from './plan.ts';
import type { RowReader } from './reader.ts';

/** Minutes of the day, where a cell tells them: "01/01/2026 9:05", "9.05", a date cell with a time. */
export function minutesIn(cell: Cell): number | null {
  if (isCellDate(cell)) return cell.seconds === undefined ? null : Math.floor(cell.seconds / 60);
  if (typeof cell === 'number') return cell >= 0 && cell < 1 ? Math.round(cell * 1_440) : null;
  const match = /(?:^|[T\s])(\d{1,2})[:.](\d{2})(?:[:.]\d{2})?\s*([ap])?\.?m?/i.exec(cellText(cell));
  if (!match) return null;
  const half = match[3]?.toLowerCase();
  const hours = (Number(match[1]) % (half ? 12 : 24)) + (half === 'p' ? 12 : 0);
  const minutes = Number(match[2]);
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : null;
}

/** An amount in minor units; null where the column is not there or says nothing. What cannot be read is noted. */
export function moneyIn(row: RowReader, field: string, rules: RowRules): number | null {
  const [column] = row.columnsOf(field);
  if (!column) return null;
  const cell = row.cell(column);
  const decimal = rules.decimals.get(column.index);
  const { minor } = parseMoney(cell, { decimals: rules.currencyDecimals, ...(decimal ? { decimal } : {}) });
  if (minor === null) {
    if (!isBlank(cell)) row.lose(column, row.text(column), 'value-not-understood');
    return null;
  }
  // In a column of numbers a text that is an amount is worth a word: "Rp 189.000".
  if (typeof cell === 'string' && isMostlyNumbers(column)) row.settle(column, cell, String(minor), 'money-from-text');
  return minor;
}

/** A quantity in thousandths; null where nothing is said. What cannot be read is noted. */
export function quantityIn(row: RowReader, field: string, rules: RowRules): number | null {
  const [column] = row.columnsOf(field);
  if (!column) return null;
  const decimal = rules.decimals.get(column.index);
  const { value } = parseQuantity(row.cell(column), decimal ? { decimal } : {});
  if (value === null) row.lose(column, row.text(column), 'value-not-understood');
  return value;
}

const isMostlyNumbers = ({ shape }: Column): boolean => shape.numericCells >= 0.5;
