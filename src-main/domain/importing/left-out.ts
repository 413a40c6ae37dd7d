import { fold } from '../text.ts';
import { type Cell, cellText, isBlank } from './cells.ts';
import type { Column } from './columns.ts';

export interface LeftOutRow {
  /** 1-based. */
  row: number;
  text: string;
  /** A heading is no record, but it goes on with the rows below it (see `withSections`). */
  reason: 'total' | 'remark' | 'blank' | 'section';
}

const counted =
  'keseluruhan|semua|akhir|pelanggan|members?|anggota|kontak|data|customers?|contacts?|rows?|baris|penjualan|sales|barang|items?|produk|' +
  'products?|transaksi|transactions?|harga|qty|stok|stock|omzet|omset|belanja|poin|points?|nilai|amount|bayar|' +
  'hari ini|bulan ini|halaman ini|this page';
const totalWords = new RegExp(
  `^(grand |sub |sub)?(total|jumlah|totals|rata rata|average)( (${counted}))*( rp)?( \\d+)*( (${counted}))?$`,
);
const remarkWords =
  /^(catatan|note|notes|ket|keterangan|nb|dicetak|printed|exported|diekspor|sumber|source|halaman|page|dibuat oleh|per tanggal|akhir data|end of|mengetahui|hormat kami)\b/;
/** An amount, or a count, as a total has it. */
const amount = /^(rp\.? ?)?[-+(]?\d[\d.,]*\)?( ?%)?$/i;
/** No name has so many words. */
const SENTENCE_WORDS = 10;

/** Whether a row below the header is no record but a total, a remark, a repeated header, or nothing at all. */
export function leftOutReason(
  cells: readonly Cell[],
  columns: readonly Column[],
): Exclude<LeftOutRow['reason'], 'section'> | null {
  const filled = columns.filter((column) => !isBlank(cells[column.index]) && !isNumbering(column, cells[column.index]));
  if (filled.length === 0) return 'blank';
  const texts = filled.map((column) => cellText(cells[column.index]).slice(0, 200));
  const isReachable = filled.some((column, index) => reaches(column, texts[index] ?? ''));
  if (!isReachable && isTotal(texts)) return 'total';

  const repeated = filled.filter((column) => cellText(cells[column.index]) === column.name).length;
  if (filled.length >= 2 && repeated >= filled.length * 0.6) return 'remark';
  const isWide = columns.filter((column) => column.field !== null).length >= 3;
  if (!isWide || isReachable || filled.length > 1) return null;
  const isMatched = filled.some((column) => column.field !== null);
  return !isMatched || isRemark(texts[0] ?? '') ? 'remark' : null;
}

/** The word for a total, and beside it nothing but amounts. */
function isTotal(texts: readonly string[]): boolean {
  const others = texts.filter((text) => !totalWords.test(fold(text)));
  return others.length < texts.length && others.every((text) => amount.test(text));
}

function isRemark(text: string): boolean {
  const folded = fold(text);
  return remarkWords.test(folded) || /^\s*[*•†]/.test(text) || folded.split(' ').length >= SENTENCE_WORDS;
}

/** A text that stands alone in its row and is still no heading of what follows. */
export function isNoHeading(text: string): boolean {
  return totalWords.test(fold(text)) || isRemark(text);
}

/** A phone or e-mail with something in it: whoever it is, it is somebody. */
function reaches(column: Column, text: string): boolean {
  if (column.field === 'email') return text.includes('@');
  return column.field === 'phone' && (text.match(/\d/g)?.length ?? 0) >= 7;
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
