import * as XLSX from 'xlsx';
import type { Cell } from '../../domain/importing/cells.ts';
import { fileLimits } from '../limits.ts';

/** SheetJS's own reader of number formats, which its types leave open. */
const numberFormats = XLSX.SSF as {
  is_date(format: string): boolean;
  /** Year, month, day and seconds of the day. */
  parse_date_code(
    serial: number,
    options: { date1904: boolean },
  ): { y: number; m: number; d: number; T: number } | null;
};
const dateFormats = new Map<string, boolean>();

/** Whether a number format shows a date; a format of hours alone does not. */
function showsDate(format: string): boolean {
  const known = dateFormats.get(format);
  if (known !== undefined) return known;
  const found = numberFormats.is_date(format) && /[yd]/i.test(format.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, ''));
  dateFormats.set(format, found);
  return found;
}

/** What a cell of SheetJS holds, plainly; a formula's last value, an error as nothing. */
export function toCell(cell: XLSX.CellObject | undefined, is1904: boolean): Cell {
  if (!cell) return null;
  const { t: type, v: value } = cell;
  if (type === 's')
    return typeof value === 'string' && value.trim() !== '' ? value.slice(0, fileLimits.cellCharacters) : null;
  if (type === 'b') return value === true;
  if (type !== 'n' || typeof value !== 'number' || !Number.isFinite(value)) return null;
  if (typeof cell.z !== 'string' || !showsDate(cell.z)) return value;
  // The parts come from the serial number itself, so no time zone can shift the day.
  const parts = numberFormats.parse_date_code(value, { date1904: is1904 });
  if (!parts || parts.d < 1 || parts.m < 1) return value;
  const pad = (n: number, width = 2) => String(n).padStart(width, '0');
  const date = `${pad(parts.y, 4)}-${pad(parts.m)}-${pad(parts.d)}`;
  return parts.T > 0 ? { date, seconds: parts.T } : { date };
}
