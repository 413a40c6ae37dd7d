/**
 * Rows that are not all at hand: the list says which it is about to show, and draws what is there meanwhile.
 * Everything is read in templates, so an implementation keeps its state in runes.
 */
export interface RowSource<T> {
  readonly total: number;
  /** Undefined while it is on its way. */
  row(index: number): T | undefined;
  /** Rows `from` up to and not including `to` are about to be seen. */
  want(from: number, to: number): void;
  /** Keys of the rows `from` up to and not including `to`, for a selection over rows that are not at hand. */
  keys?(from: number, to: number): Promise<readonly string[]>;
}

/** A list that is all at hand, as a source. */
export function rowsOf<T>(list: readonly T[]): RowSource<T> {
  return { total: list.length, row: (index) => list[index], want: () => undefined };
}

/** More than any screen shows. A list in a parent without a height is as high as all its rows, and would draw them all. */
const MOST = 300;

/** Which rows a window onto them shows, with some more at both ends so that scrolling finds them drawn. */
export function visibleRows(
  scrollTop: number,
  viewHeight: number,
  rowHeight: number,
  total: number,
  extra: number,
): { from: number; to: number } {
  if (rowHeight <= 0) return { from: 0, to: 0 };
  const first = Math.floor(scrollTop / rowHeight);
  const last = Math.min(Math.ceil((scrollTop + viewHeight) / rowHeight), first + MOST);
  return { from: Math.max(Math.min(first, total) - extra, 0), to: Math.min(last + extra, total) };
}
