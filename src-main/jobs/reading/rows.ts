import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { type Cell, isBlank, type Span } from '../../domain/importing/cells.ts';
import { fileLimits } from '../limits.ts';
import { Refusal } from '../refusal.ts';
import type { Table } from './table.ts';

/** Text of this length is packed into one block: large enough to pack well, small enough to be opened at once. */
const BLOCK_CHARACTERS = 256 * 1024;
/** Rows are read in order, some way back at times (the sheet's head, a row asked for again). */
const BLOCKS_OPEN = 2;
/** Rows with spans that are remembered: headers and headings, not a page built of them. */
const SPANNED_ROWS_KEPT = 10_000;
const PROGRESS_ROWS = 10_000;

/**
 * Takes in the rows of a text one by one and keeps them packed, so that a million rows cost the memory of a few: a file
 * is read once from beginning to end, whoever writes to it or pulls its stick afterwards.
 */
export class Rows {
  readonly #file: string;
  readonly #onRows: ((rows: number) => void) | undefined;
  readonly #used = new Set<number>();
  readonly #blocks: { from: number; packed: Buffer }[] = [];
  #open: string[] = [];
  #openCharacters = 0;
  #count = 0;
  /** Rows up to the last one that holds anything. */
  #rowCount = 0;
  #filled = new Uint8Array(64);
  #header: readonly string[] | null = null;
  readonly #spans = new Map<number, readonly Span[]>();

  constructor(file: string, onRows?: (rows: number) => void) {
    this.#file = file;
    this.#onRows = onRows;
  }

  /** A first row that names columns which may turn out to be unused; those go, whatever their name. */
  addHeader(names: readonly string[]): void {
    this.#header = names;
    this.#append([], names.length);
  }

  /**
   * @param cells without length limit; what is over a cell's limit is cut
   * @param spans which of them reach over several columns
   * @throws Refusal `file-too-large`
   */
  add(cells: readonly (string | null | undefined)[], spans: readonly Span[] = []): void {
    if (this.#count >= fileLimits.rows) throw new Refusal('file-too-large', { file: this.#file, limit: 'rows' });
    const kept: (string | null)[] = [];
    let filled = 0;
    for (let column = 0; column < cells.length; column += 1) {
      const value = cells[column];
      if (value === null || value === undefined || value.trim() === '') continue;
      while (kept.length < column) kept.push(null);
      kept.push(value.length > fileLimits.cellCharacters ? value.slice(0, fileLimits.cellCharacters) : value);
      if (!isBlank(value)) filled += 1;
      this.#used.add(column);
    }
    if (this.#used.size > fileLimits.columns) {
      throw new Refusal('file-too-large', { file: this.#file, limit: 'columns' });
    }
    if (spans.length > 0 && this.#spans.size < SPANNED_ROWS_KEPT) this.#spans.set(this.#count, spans);
    this.#append(kept, filled);
  }

  #append(kept: readonly (string | null)[], filled: number): void {
    if (this.#count === this.#filled.length) this.#filled = grown(this.#filled);
    this.#filled[this.#count] = Math.min(filled, 255);
    const text = JSON.stringify(kept);
    this.#open.push(text);
    this.#openCharacters += text.length;
    this.#count += 1;
    if (kept.length > 0) this.#rowCount = this.#count;
    if (this.#openCharacters >= BLOCK_CHARACTERS) this.#pack();
    if (this.#onRows && this.#count % PROGRESS_ROWS === 0) this.#onRows(this.#count);
  }

  get isEmpty(): boolean {
    return this.#rowCount === 0;
  }

  /** What was taken in, as a sheet whose unused columns are gone. */
  table(name: string): Table {
    this.#pack();
    const columns = [...this.#used].sort((a, b) => a - b);
    const isGapless = columns.every((column, index) => column === index);
    const place = new Map(columns.map((column, index) => [column, index]));
    const blocks = new OpenBlocks(this.#blocks);
    const [filled, rowCount, header] = [this.#filled, this.#rowCount, this.#header];
    const headerCells = header ? columns.map((column) => header[column] ?? null) : null;
    return {
      name,
      hidden: false,
      rowCount,
      columnCount: columns.length,
      filled: (index) => (index < rowCount ? (filled[index] ?? 0) : 0),
      spans: (index) => (this.#spans.get(index) ?? []).flatMap((span) => spanWithin(span, columns)),
      row(index) {
        if (index < 0 || index >= rowCount) return [];
        if (index === 0 && headerCells) return headerCells.slice();
        const kept = blocks.row(index);
        if (isGapless) return kept.slice();
        const cells: Cell[] = [];
        kept.forEach((value, column) => {
          const target = place.get(column);
          if (target === undefined || value === null) return;
          while (cells.length < target) cells.push(null);
          cells.push(value);
        });
        return cells;
      },
    };
  }

  #pack(): void {
    if (this.#open.length === 0) return;
    const from = this.#count - this.#open.length;
    const text = Buffer.from(`[${this.#open.join(',')}]`);
    this.#blocks.push({ from, packed: deflateRawSync(text, { level: 1 }) });
    this.#open = [];
    this.#openCharacters = 0;
  }
}

/** The blocks that were asked for last, unpacked. */
class OpenBlocks {
  readonly #blocks: readonly { from: number; packed: Buffer }[];
  readonly #open = new Map<number, Cell[][]>();

  constructor(blocks: readonly { from: number; packed: Buffer }[]) {
    this.#blocks = blocks;
  }

  row(index: number): Cell[] {
    const number = this.#numberOf(index);
    const block = this.#blocks[number];
    if (!block) return [];
    return this.#rowsOf(number, block.packed)[index - block.from] ?? [];
  }

  #rowsOf(number: number, packed: Buffer): Cell[][] {
    const known = this.#open.get(number);
    if (known) return known;
    const rows = JSON.parse(inflateRawSync(packed).toString('utf8')) as Cell[][];
    const oldest = this.#open.keys().next();
    if (this.#open.size >= BLOCKS_OPEN && !oldest.done) this.#open.delete(oldest.value);
    this.#open.set(number, rows);
    return rows;
  }

  /** The last block that begins at or before the row. */
  #numberOf(index: number): number {
    let [low, high] = [0, this.#blocks.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#blocks[middle]?.from ?? Infinity) <= index) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** A span in the columns that are left; none where only one of them is under it. */
export function spanWithin({ from, to }: Span, columns: readonly number[]): Span[] {
  const first = columns.findIndex((column) => column >= from);
  const last = columns.findLastIndex((column) => column <= to);
  return first >= 0 && last > first ? [{ from: first, to: last }] : [];
}

function grown(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(bytes.length * 2);
  larger.set(bytes);
  return larger;
}
