import type { WorkSheet } from 'xlsx';
import { type Cell, isCellDate } from '../domain/importing/cells.ts';

export interface WriteTableInput {
  sheet: string;
  header: string[];
  rows: Cell[][];
}

/** Excel counts days from here (its day 60, 29 February 1900, never was). */
const EPOCH = Date.UTC(1899, 11, 30);
const DAY = 86_400_000;

interface SheetCell {
  t: 's' | 'n' | 'b';
  v: string | number | boolean;
  z?: string;
}

/**
 * A workbook (.xlsx) of one sheet: texts stay texts, whatever they look like (no formula is ever made of them), dates and
 * numbers are such, the header stands still.
 */
// eslint-disable-next-line require-yield -- it has nothing to hand over before its end
export async function* writeTable({
  sheet,
  header,
  rows,
}: WriteTableInput): AsyncGenerator<never, Uint8Array, unknown> {
  const { utils, write } = await import('xlsx');
  const data: (SheetCell | undefined)[][] = [header, ...rows].map((row) => row.map(sheetCell));
  const last = { r: data.length - 1, c: Math.max(0, ...data.map((row) => row.length - 1)) };
  const widths = header.map((name, column) => ({
    wch: Math.min(50, Math.max(8, name.length + 2, ...rows.slice(0, 200).map((row) => textLength(row[column])))),
  }));
  const worksheet = {
    '!data': data,
    '!ref': utils.encode_range({ s: { r: 0, c: 0 }, e: last }),
    '!cols': widths,
    '!autofilter': { ref: utils.encode_range({ s: { r: 0, c: 0 }, e: last }) },
  };
  const workbook = utils.book_new();
  // Its types know only the sheets that are not dense.
  utils.book_append_sheet(
    workbook,
    worksheet as unknown as WorkSheet,
    sheet.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31) || 'Sheet1',
  );
  return new Uint8Array(write(workbook, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer);
}

const textLength = (cell: Cell | undefined): number => (typeof cell === 'string' ? Math.min(50, cell.length) : 10);

function sheetCell(cell: Cell): SheetCell | undefined {
  if (cell === null || cell === '') return undefined;
  if (typeof cell === 'string') return { t: 's', v: cell.slice(0, 32_767) };
  if (typeof cell === 'number') return { t: 'n', v: cell };
  if (typeof cell === 'boolean') return { t: 'b', v: cell };
  if (!isCellDate(cell)) return undefined;
  const days = (Date.parse(`${cell.date}T00:00:00Z`) - EPOCH) / DAY;
  // Before March 1900 Excel's own days are off by one, and before 1900 it has none.
  if (days < 61) return { t: 's', v: cell.date };
  const time = (cell.seconds ?? 0) / 86_400;
  return { t: 'n', v: days + time, z: cell.seconds === undefined ? 'yyyy-mm-dd' : 'yyyy-mm-dd hh:mm' };
}
