import type * as XLSX from 'xlsx';
import type { Cell } from '../../domain/importing/cells.ts';
import { fileLimits } from '../limits.ts';
import { withMerges } from './merges.ts';
import { numberCell, showsDate } from './number-format.ts';
import { Rows } from './rows.ts';
import type { Table } from './table.ts';

interface SheetOptions {
  name: string;
  hidden: boolean;
  /** The workbook counts its days from 1904 (old Macs). */
  is1904: boolean;
  file: string;
}

/**
 * A sheet of SheetJS (dense) as rows of plain cells.
 *
 * @throws Refusal `file-too-large`
 */
export function sheetTable(sheet: XLSX.WorkSheet, { name, hidden, is1904, file }: SheetOptions): Table {
  const data: XLSX.CellObject[][] = sheet['!data'] ?? [];
  const rows = new Rows(file);
  for (const index of presentIn(data)) {
    const row = data[index] ?? [];
    const cells: Cell[] = [];
    for (const column of presentIn(row)) {
      const cell = toCell(row[column], is1904);
      if (cell === null || column >= fileLimits.sheetColumns) continue;
      while (cells.length < column) cells.push(null);
      cells.push(cell);
    }
    if (cells.length === 0) continue;
    rows.skipTo(index);
    rows.add(cells);
  }
  const merges = (sheet['!merges'] ?? []).map(({ s: start, e: end }) => ({
    top: start.r,
    bottom: end.r,
    left: start.c,
    right: end.c,
  }));
  return withMerges(rows.table(name, hidden), merges, rows.columns);
}

/** The indexes that are there. A sheet may claim any row and column; walking all the way to it could take for ever. */
function presentIn(cells: readonly unknown[]): Iterable<number> {
  return cells.length <= 100_000 ? cells.keys() : Object.keys(cells).map(Number);
}

/** What a cell of SheetJS holds, plainly; a formula's last value, an error as nothing. */
function toCell(cell: XLSX.CellObject | undefined, is1904: boolean): Cell {
  if (!cell) return null;
  const { t: type, v: value } = cell;
  if (type === 's') return typeof value === 'string' && value.trim() !== '' ? value : null;
  if (type === 'b') return value === true;
  if (type !== 'n' || typeof value !== 'number') return null;
  return numberCell(value, typeof cell.z === 'string' && showsDate(cell.z), is1904);
}
