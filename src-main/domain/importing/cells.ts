/**
 * What stands in one cell of a file, after reading and before any understanding. A date is civil (`YYYY-MM-DD`), as
 * the sheet shows it, with the seconds of the day where it has a time; no time zone ever touches it.
 */
export type Cell = string | number | boolean | CellDate | null;
export interface CellDate {
  date: string;
  seconds?: number;
}

export const isCellDate = (cell: Cell | undefined): cell is CellDate => typeof cell === 'object' && cell !== null;

/** A dash, a dot or "n/a" typed where nothing is known. */
const nothingWords = new Set([
  '-',
  '--',
  '---',
  '–',
  '—',
  '.',
  '..',
  '...',
  'n/a',
  'na',
  '#n/a',
  'null',
  'nil',
  'nihil',
  '?',
]);

const LONGEST_NOTHING = Math.max(...[...nothingWords].map((word) => word.length));

/** True where nothing was written: empty, white space, or a mark that stands for nothing. */
export function isBlank(cell: Cell | undefined): boolean {
  if (cell === null || cell === undefined) return true;
  if (typeof cell !== 'string') return false;
  const text = cell.trim();
  return text === '' || (text.length <= LONGEST_NOTHING && nothingWords.has(text.toLowerCase()));
}

/** The cell as a person would read it. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return (cell.includes('\r') ? cell.replace(/\r\n?/g, '\n') : cell).trim();
  if (typeof cell === 'number') return plainNumber(cell);
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  if (cell.seconds === undefined) return cell.date;
  const pad = (n: number) => String(n).padStart(2, '0');
  const minutes = Math.floor(cell.seconds / 60);
  return `${cell.date} ${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

/** A number without exponent or float noise: 82245022284, 0.1. */
function plainNumber(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e21) return value.toFixed(0);
  return String(Number(value.toPrecision(15)));
}

/** The rows of one sheet, each made when it is asked for. */
export interface SheetRows {
  rowCount: number;
  columnCount: number;
  /** Cells of a 0-based row, without trailing empties. */
  row(index: number): Cell[];
  /** How many cells of a row hold anything (255: that many or more), without making the row. */
  filled?(index: number): number;
  /** Which cells of a row reach over several columns. */
  spans?(index: number): readonly Span[];
}

/** A cell that was merged with its neighbours to the right: first and last column, 0-based. */
export interface Span {
  from: number;
  to: number;
}
