import { fold } from '../text.ts';
import { type Cell, cellText, isBlank } from './cells.ts';
import type { Column } from './columns.ts';

export interface LeftOutRow {
  /** 1-based. */
  row: number;
  text: string;
  reason: 'total' | 'remark' | 'blank';
}

const totalWords =
  /^(grand |sub |sub)?(total|jumlah|totals)( (keseluruhan|semua|akhir|pelanggan|data|customers?|contacts?|rows?|baris))?( \d+)?$/;
const remarkWords =
  /^(catatan|note|notes|ket|keterangan|nb|dicetak|printed|exported|diekspor|sumber|source|halaman|page|dibuat oleh|per tanggal|akhir data|end of)\b/;

/** Whether a row below the header is no record but a total, a remark, a repeated header, or nothing at all. */
export function leftOutReason(cells: readonly Cell[], columns: readonly Column[]): LeftOutRow['reason'] | null {
  const filled = columns.filter((column) => !isBlank(cells[column.index]) && !isNumbering(column, cells[column.index]));
  if (filled.length === 0) return 'blank';
  const matched = filled.filter((column) => column.field !== null);
  const reachable = matched.some((column) => column.field === 'phone' || column.field === 'email');
  const texts = filled.map((column) => fold(cellText(cells[column.index]).slice(0, 200)));
  if (!reachable && texts.some((text) => totalWords.test(text)) && matched.length <= 1) return 'total';

  const repeated = filled.filter((column) => cellText(cells[column.index]) === column.name).length;
  if (filled.length >= 2 && repeated >= filled.length * 0.6) return 'remark';
  const isWide = columns.filter((column) => column.field !== null).length >= 3;
  if (!isWide || reachable) return null;
  if (matched.length === 0) return filled.length === 1 ? 'remark' : null;
  return filled.length === 1 && remarkWords.test(texts[0] ?? '') ? 'remark' : null;
}

/** The row's number, written beforehand also where no record stands. */
function isNumbering(column: Column, cell: Cell | undefined): boolean {
  return column.field === null && column.shape.running && /^\d*$/.test(cellText(cell));
}

/** The words of a row that was left out, for the list that tells of it. */
export function rowText(cells: readonly Cell[]): string {
  return cells
    .filter((cell) => !isBlank(cell))
    .map(cellText)
    .join(' · ')
    .slice(0, 200);
}
