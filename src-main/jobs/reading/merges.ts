import type { Cell, Span } from '../../domain/importing/cells.ts';
import { spanWithin } from './rows.ts';
import type { Table } from './table.ts';

/** Merged cells, 0-based and inclusive, as the sheet counts its columns. */
export interface MergedRange {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** Merged cells that are looked at; a sheet built of more is no list. */
const MERGES_MAX = 50_000;

interface Downward {
  top: number;
  bottom: number;
  /** The value, once it was looked up. */
  value?: Cell;
}

/**
 * A table with its merged cells: a value merged over several rows of one column stands in each of them; cells merged
 * over several columns are told as spans.
 *
 * @param columns the columns of the sheet that the table has kept, in order
 */
export function withMerges(table: Table, ranges: readonly MergedRange[], columns: readonly number[]): Table {
  const across = new Map<number, Span[]>();
  const down = new Map<number, Downward[]>();
  for (const { top, bottom, left, right } of ranges.slice(0, MERGES_MAX)) {
    if (top >= table.rowCount) continue;
    if (right > left) {
      const spans = spanWithin({ from: left, to: right }, columns);
      if (spans.length > 0) across.set(top, [...(across.get(top) ?? []), ...spans]);
    } else if (bottom > top) {
      const column = columns.indexOf(left);
      if (column >= 0) listIn(down, column).push({ top, bottom: Math.min(bottom, table.rowCount - 1) });
    }
  }
  if (across.size === 0 && down.size === 0) return table;
  for (const merges of down.values()) merges.sort((a, b) => a.top - b.top);

  /** What goes on in this row from above, by column. */
  const fromAbove = (row: number): [number, Cell][] => {
    const found: [number, Cell][] = [];
    for (const [column, merges] of down) {
      const merge = merges[lastAtOrBefore(merges, row)];
      if (!merge || merge.top >= row || row > merge.bottom) continue;
      merge.value ??= table.row(merge.top)[column] ?? null;
      if (merge.value !== null) found.push([column, merge.value]);
    }
    return found;
  };
  return {
    ...table,
    spans: (index) => across.get(index) ?? [],
    filled: (index) => Math.min(255, table.filled(index) + fromAbove(index).length),
    row(index) {
      const cells = table.row(index);
      if (index >= table.rowCount) return cells;
      for (const [column, value] of fromAbove(index)) {
        while (cells.length <= column) cells.push(null);
        cells[column] ??= value;
      }
      return cells;
    },
  };
}

function listIn<K, V>(map: Map<K, V[]>, key: K): V[] {
  const list = map.get(key) ?? [];
  map.set(key, list);
  return list;
}

function lastAtOrBefore(merges: readonly { top: number }[], row: number): number {
  let [low, high] = [0, merges.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((merges[middle]?.top ?? Infinity) <= row) low = middle;
    else high = middle - 1;
  }
  return low;
}
