import type * as XLSX from 'xlsx';
import { type Cell, isBlank, type Span } from '../../domain/importing/cells.ts';
import { fileLimits } from '../limits.ts';
import { Refusal } from '../refusal.ts';
import { toCell } from './sheet-cell.ts';
import { spanWithin } from './rows.ts';
import type { Table } from './table.ts';

interface SheetOptions {
  name: string;
  hidden: boolean;
  /** The workbook counts its days from 1904 (old Macs). */
  is1904: boolean;
  file: string;
}

/** Merged cells that are looked at; a sheet built of more is no list. */
const MERGES_MAX = 50_000;

/**
 * A sheet of SheetJS (dense) as rows of plain cells; columns that hold nothing are gone. A value merged over several
 * rows stands in each of them.
 *
 * @throws Refusal `file-too-large`
 */
export function sheetTable(sheet: XLSX.WorkSheet, { name, hidden, is1904, file }: SheetOptions): Table {
  const data: XLSX.CellObject[][] = sheet['!data'] ?? [];
  const used = new Set<number>();
  let rowCount = 0;
  const counted = presentIn(data);
  const filled = new Uint8Array(Math.min(data.length, fileLimits.rows + 1));
  for (const index of counted) {
    const row = data[index] ?? [];
    let count = 0;
    for (const column of presentIn(row)) {
      const cell = toCell(row[column], is1904);
      if (cell === null) continue;
      used.add(column);
      rowCount = Math.max(rowCount, index + 1);
      if (!isBlank(cell)) count += 1;
    }
    if (index < filled.length) filled[index] = Math.min(count, 255);
    if (used.size > fileLimits.columns) throw new Refusal('file-too-large', { file, limit: 'columns' });
  }
  if (rowCount > fileLimits.rows) throw new Refusal('file-too-large', { file, limit: 'rows' });
  const columns = [...used].sort((a, b) => a - b);
  const merges = new Merges(sheet['!merges'] ?? [], rowCount);
  return {
    name,
    hidden,
    rowCount,
    columnCount: columns.length,
    filled: (index) => Math.min(255, (filled[index] ?? 0) + merges.below(index).length),
    spans: (index) => merges.across(index).flatMap((span) => spanWithin(span, columns)),
    row(index) {
      const row = data[index];
      const fromAbove = merges.below(index);
      const cells: Cell[] = [];
      if (index >= rowCount || (!row && fromAbove.length === 0)) return cells;
      const put = (target: number, cell: Cell) => {
        if (cell === null) return;
        while (cells.length <= target) cells.push(null);
        cells[target] = cell;
      };
      if (row) columns.forEach((column, target) => put(target, toCell(row[column], is1904)));
      for (const { column, top } of fromAbove) {
        const target = columns.indexOf(column);
        if (target >= 0 && (cells[target] ?? null) === null) put(target, toCell(data[top]?.[column], is1904));
      }
      return cells;
    },
  };
}

/** The merged cells of a sheet, by row. */
class Merges {
  readonly #across = new Map<number, Span[]>();
  /** For each column its downward merges in order. */
  readonly #down = new Map<number, { top: number; bottom: number }[]>();
  #isEmpty = true;

  constructor(ranges: readonly XLSX.Range[], rowCount: number) {
    for (const { s: start, e: end } of ranges.slice(0, MERGES_MAX)) {
      if (start.r >= rowCount) continue;
      if (end.c > start.c) {
        const spans = this.#across.get(start.r) ?? [];
        spans.push({ from: start.c, to: end.c });
        this.#across.set(start.r, spans);
      } else if (end.r > start.r) {
        const column = this.#down.get(start.c) ?? [];
        column.push({ top: start.r, bottom: Math.min(end.r, rowCount - 1) });
        this.#down.set(start.c, column);
        this.#isEmpty = false;
      }
    }
    for (const column of this.#down.values()) column.sort((a, b) => a.top - b.top);
  }

  across(row: number): readonly Span[] {
    return this.#across.get(row) ?? [];
  }

  /** The columns in which a value from further up goes on in this row. */
  below(row: number): { column: number; top: number }[] {
    if (this.#isEmpty) return nothing;
    const found: { column: number; top: number }[] = [];
    for (const [column, merges] of this.#down) {
      const merge = merges[lastAtOrBefore(merges, row)];
      if (merge && merge.top < row && row <= merge.bottom) found.push({ column, top: merge.top });
    }
    return found;
  }
}

const nothing: { column: number; top: number }[] = [];

function lastAtOrBefore(merges: readonly { top: number }[], row: number): number {
  let [low, high] = [0, merges.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((merges[middle]?.top ?? Infinity) <= row) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The indexes that are there. A sheet may claim any row and column; walking all the way to it could take for ever. */
function presentIn(cells: readonly unknown[]): Iterable<number> {
  return cells.length <= 100_000 ? cells.keys() : Object.keys(cells).map(Number);
}
