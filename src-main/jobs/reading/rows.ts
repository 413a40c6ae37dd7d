import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { type Cell, isBlank, type Span } from '../../domain/importing/cells.ts';
import { fileLimits } from '../limits.ts';
import { Refusal } from '../refusal.ts';
import type { Table } from './table.ts';

/** Text of this length is packed into one block: large enough to pack well, small enough to be opened at once. */
const BLOCK_CHARACTERS = 48 * 1024;
/** Rows are read in order, some way back at times (the sheet's head, a row asked for again). */
const BLOCKS_OPEN = 2;
/** A gap of more empty rows than this is not packed row by row. */
const GAP = 1_000;
/** Rows with spans that are remembered: headers and headings, not a page built of them. */
const SPANNED_ROWS_KEPT = 10_000;
const PROGRESS_ROWS = 10_000;

interface Block {
  /** Index of its first row. */
  from: number;
  packed: Uint8Array;
}

/**
 * Takes in the rows of a sheet one by one and keeps them packed, so that a million rows cost the memory of a few: a file
 * is read once from beginning to end, whoever writes to it or pulls its stick afterwards.
 */
export class Rows {
  readonly #file: string;
  readonly #onRows: ((rows: number) => void) | undefined;
  readonly #isUsed: boolean[] = [];
  #used = 0;
  readonly #blocks: Block[] = [];
  readonly #store = new Store();
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
    this.#append('[]', names.length);
    this.#rowCount = 1;
  }

  /** Rows that are already there; the next one has this index. */
  get count(): number {
    return this.#count;
  }

  get isEmpty(): boolean {
    return this.#rowCount === (this.#header ? 1 : 0);
  }

  /** The columns that hold anything, in order. */
  get columns(): number[] {
    return [...this.#isUsed.keys()].filter((column) => this.#isUsed[column]);
  }

  /** Leaves rows empty up to the one with this index, which is about to be added. @throws Refusal `file-too-large` */
  skipTo(index: number): void {
    if (index >= fileLimits.rows) throw new Refusal('file-too-large', { file: this.#file, limit: 'rows' });
    if (index - this.#count <= GAP) while (this.#count < index) this.#append('[]', 0);
    else {
      this.#pack();
      this.#count = index;
      while (this.#filled.length < index) this.#filled = grown(this.#filled);
    }
  }

  /**
   * @param cells texts of any length: what is over a cell's limit is cut
   * @param spans which of them reach over several columns
   * @throws Refusal `file-too-large`
   */
  add(cells: readonly (Cell | undefined)[], spans: readonly Span[] = []): void {
    if (this.#count >= fileLimits.rows) throw new Refusal('file-too-large', { file: this.#file, limit: 'rows' });
    const kept: Cell[] = [];
    let filled = 0;
    for (let column = 0; column < cells.length; column += 1) {
      const cell = cells[column];
      if (cell === null || cell === undefined) continue;
      if (typeof cell === 'string') {
        if (cell === '' || cell.trim() === '') continue;
        while (kept.length < column) kept.push(null);
        kept.push(cell.length > fileLimits.cellCharacters ? cell.slice(0, fileLimits.cellCharacters) : cell);
        if (cell.length > 4 || !isBlank(cell)) filled += 1;
      } else {
        while (kept.length < column) kept.push(null);
        kept.push(cell);
        filled += 1;
      }
      if (!this.#isUsed[column]) this.#use(column);
    }
    if (spans.length > 0 && this.#spans.size < SPANNED_ROWS_KEPT) this.#spans.set(this.#count, spans);
    this.#append(kept.length === 0 ? '[]' : JSON.stringify(kept), filled);
    if (kept.length > 0) this.#rowCount = this.#count;
  }

  /** What was taken in, as a sheet whose unused columns are gone. */
  table(name: string, hidden = false): Table {
    this.#pack();
    const { columns } = this;
    const isGapless = columns.every((column, index) => column === index);
    const place = new Map(columns.map((column, index) => [column, index]));
    const blocks = new OpenBlocks(this.#blocks);
    const [filled, rowCount, header, spans] = [this.#filled, this.#rowCount, this.#header, this.#spans];
    const headerCells = header ? columns.map((column) => header[column] ?? null) : null;
    return {
      name,
      hidden,
      rowCount,
      columnCount: columns.length,
      filled: (index) => (index < rowCount ? (filled[index] ?? 0) : 0),
      spans: (index) => (spans.get(index) ?? []).flatMap((span) => spanWithin(span, columns)),
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

  #use(column: number): void {
    while (this.#isUsed.length <= column) this.#isUsed.push(false);
    this.#isUsed[column] = true;
    this.#used += 1;
    if (this.#used > fileLimits.columns) throw new Refusal('file-too-large', { file: this.#file, limit: 'columns' });
  }

  #append(row: string, filled: number): void {
    if (this.#count === this.#filled.length) this.#filled = grown(this.#filled);
    this.#filled[this.#count] = Math.min(filled, 255);
    this.#open.push(row);
    this.#openCharacters += row.length;
    this.#count += 1;
    if (this.#openCharacters >= BLOCK_CHARACTERS) this.#pack();
    if (this.#onRows && this.#count % PROGRESS_ROWS === 0) this.#onRows(this.#count);
  }

  #pack(): void {
    if (this.#open.length === 0) return;
    const text = Buffer.from(`[${this.#open.join(',')}]`);
    const packed = this.#store.keep(deflateRawSync(text, { level: 1 }));
    this.#blocks.push({ from: this.#count - this.#open.length, packed });
    this.#open = [];
    this.#openCharacters = 0;
  }
}

const FIRST_PIECE = 16 * 1024;
const LARGEST_PIECE = 1024 * 1024;

/**
 * Keeps bytes one behind the other in a few large pieces. Left as zlib answers them, each would keep a buffer several times
 * its size; as thousands of small copies, with zlib's own buffers coming and going between them, they would take half as
 * much again.
 */
class Store {
  #piece = new Uint8Array(FIRST_PIECE);
  #filled = 0;

  keep(bytes: Uint8Array): Uint8Array {
    if (bytes.length > this.#piece.length - this.#filled) {
      this.#piece = new Uint8Array(Math.max(bytes.length, Math.min(LARGEST_PIECE, this.#piece.length * 2)));
      this.#filled = 0;
    }
    const kept = this.#piece.subarray(this.#filled, this.#filled + bytes.length);
    kept.set(bytes);
    this.#filled += bytes.length;
    return kept;
  }
}

/** The blocks that were asked for last, unpacked. */
class OpenBlocks {
  readonly #blocks: readonly Block[];
  readonly #open = new Map<number, Cell[][]>();

  constructor(blocks: readonly Block[]) {
    this.#blocks = blocks;
  }

  row(index: number): Cell[] {
    const number = this.#numberOf(index);
    const block = this.#blocks[number];
    return block && index >= block.from ? (this.#rowsOf(number, block.packed)[index - block.from] ?? []) : [];
  }

  #rowsOf(number: number, packed: Uint8Array): Cell[][] {
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
