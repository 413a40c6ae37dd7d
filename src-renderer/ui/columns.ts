import type { Snippet } from 'svelte';

export interface Column<T> {
  id: string;
  label: string;
  /** In rem; the least where `grow` is given. */
  width: number;
  /** Its share of the room that is left over. */
  grow?: number;
  align?: 'start' | 'end';
  sortable?: boolean;
  /** The words of the cell … */
  text?: (row: T) => string;
  /** … or more than words. */
  cell?: Snippet<[T]>;
}

export interface Sort {
  column: string;
  direction: 'asc' | 'desc';
}

export const LEAST_WIDTH = 4;
export const MOST_WIDTH = 60;

/** One rem in pixels: it follows the size of letters that is set. */
export const remPixels = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize);

/** The columns as a grid template: a width set by hand is fixed, others share what is left. */
export function gridTemplate<T>(columns: readonly Column<T>[], widths: ReadonlyMap<string, number>): string {
  return columns
    .map((column) => {
      const fixed = widths.get(column.id);
      if (fixed !== undefined) return `${fixed}rem`;
      return column.grow ? `minmax(${column.width}rem, ${column.grow}fr)` : `${column.width}rem`;
    })
    .join(' ');
}

/** In rem; below it the table scrolls sideways. */
export function leastWidth<T>(columns: readonly Column<T>[], widths: ReadonlyMap<string, number>): number {
  return columns.reduce((sum, column) => sum + (widths.get(column.id) ?? column.width), 0);
}

/**
 * As many columns from the left as have room, and never fewer than two: beside something that tells the rest, a column
 * that is cut through says less than none.
 *
 * @param room in rem
 */
export function columnsWithRoom<T>(
  columns: readonly Column<T>[],
  widths: ReadonlyMap<string, number>,
  room: number,
): Column<T>[] {
  let used = 0;
  return columns.filter((column, place) => {
    used += widths.get(column.id) ?? column.width;
    return place < 2 || used <= room;
  });
}

/** The chosen columns in their order, as far as they (still) exist. */
export function chosenColumns<T>(columns: readonly Column<T>[], chosen: readonly string[]): Column<T>[] {
  return chosen.flatMap((id) => columns.find((column) => column.id === id) ?? []);
}

/** Columns with more than words in some of their cells, by the column's id. */
export function withCells<T>(columns: readonly Column<T>[], cells: Record<string, Snippet<[T]>>): Column<T>[] {
  return columns.map((column) => {
    const cell = Object.hasOwn(cells, column.id) ? cells[column.id] : undefined;
    return cell ? { ...column, cell } : column;
  });
}

/** What a click on a header asks for: first upwards, then downwards. */
export function nextSort(sort: Sort | undefined, column: string): Sort {
  return { column, direction: sort?.column === column && sort.direction === 'asc' ? 'desc' : 'asc' };
}
