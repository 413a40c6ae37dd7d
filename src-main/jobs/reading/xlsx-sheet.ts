import type { Cell } from '../../domain/importing/cells.ts';
import { fileLimits } from '../limits.ts';
import type { MergedRange } from './merges.ts';
import { numberCell } from './number-format.ts';
import { Rows } from './rows.ts';
import { cellString, partText, plainXml, tagAt, tagsOf } from './xml.ts';

export interface SheetContext {
  /** The texts that cells name by their number. */
  strings: readonly string[];
  /** Which styles show a date. */
  dates: readonly boolean[];
  is1904: boolean;
  file: string;
}

/** A sheet is turned into text in pieces of about this size, each ending where a row begins. */
const PIECE = 512 * 1024;

/**
 * Reads a worksheet part (ECMA-376 18.3) row by row. Values are taken as they stand: of a formula its last result, of an
 * error nothing.
 *
 * @throws Refusal `file-too-large`
 */
export function readSheet(content: Buffer, context: SheetContext): { rows: Rows; merges: MergedRange[] } {
  const rows = new Rows(context.file);
  const prefix = /<((?:[\w.-]+:)?)worksheet\b/.exec(content.toString('latin1', 0, 4_096))?.[1] ?? '';
  const reader = new SheetReader(rows, prefix, context);
  const start = content.indexOf(`<${prefix}sheetData`);
  const found = content.lastIndexOf(`</${prefix}sheetData`);
  // Cut off, or with no row at all: what is there is read.
  const end = found < start ? content.length : found;
  if (start >= 0) for (const piece of piecesOf(content.subarray(start, end), `<${prefix}row`)) reader.read(piece);
  return { rows, merges: mergesIn(content.subarray(end)) };
}

/** @returns the texts in their order */
export function readSharedStrings(content: Buffer): string[] {
  const prefix = /<((?:[\w.-]+:)?)sst\b/.exec(content.toString('latin1', 0, 4_096))?.[1] ?? '';
  const [open, close] = [`<${prefix}si`, `</${prefix}si>`];
  const strings: string[] = [];
  for (const piece of piecesOf(content, open)) {
    for (let at = nextTag(piece, open, 0); at >= 0; at = nextTag(piece, open, at)) {
      const tag = endOfTag(piece, at);
      const isEmpty = piece.charCodeAt(tag - 2) === SLASH;
      const end = isEmpty ? tag : piece.indexOf(close, tag);
      strings.push(isEmpty ? '' : richText(piece.slice(tag, end < 0 ? undefined : end), prefix));
      at = end < 0 ? piece.length : Math.max(end, at + 1);
    }
  }
  return strings;
}

class SheetReader {
  readonly #rows: Rows;
  readonly #context: SheetContext;
  readonly #tags: { row: string; rowEnd: string; c: string; cEnd: string; v: string; vEnd: string; is: string };
  readonly #prefix: string;
  #lastRow = 0;

  constructor(rows: Rows, prefix: string, context: SheetContext) {
    this.#rows = rows;
    this.#context = context;
    this.#prefix = prefix;
    const [open, close] = [`<${prefix}`, `</${prefix}`];
    this.#tags = {
      row: `${open}row`,
      rowEnd: `${close}row>`,
      c: `${open}c`,
      cEnd: `${close}c>`,
      v: `${open}v`,
      vEnd: `${close}v>`,
      is: `${open}is`,
    };
  }

  /**
   * Takes the rows of a piece of text that begins and ends between rows. What is looked for is looked for in the row or
   * cell alone: searched for in all that follows, what a sheet lacks would cost the square of its length.
   */
  read(text: string): void {
    const { row, rowEnd } = this.#tags;
    for (let at = nextTag(text, row, 0); at >= 0; at = nextTag(text, row, at)) {
      const inside = endOfTag(text, at);
      const number = Number(attributeOf(text.slice(at, inside), 'r'));
      // Rows in another order than their numbers say are put behind what is there.
      const isPlaced = Number.isSafeInteger(number) && number > this.#rows.count;
      this.#lastRow = isPlaced ? number : Math.max(this.#lastRow, this.#rows.count) + 1;
      at = inside;
      if (text.charCodeAt(inside - 2) === SLASH) continue;
      const found = text.indexOf(rowEnd, inside);
      const end = found < 0 ? text.length : found;
      const cells = this.#cellsIn(text.slice(inside, end));
      if (cells.length > 0) {
        this.#rows.skipTo(Math.max(this.#rows.count, this.#lastRow - 1));
        this.#rows.add(cells);
      }
      at = end;
    }
  }

  #cellsIn(row: string): Cell[] {
    const { c, cEnd } = this.#tags;
    const cells: Cell[] = [];
    let last = -1;
    for (let at = nextTag(row, c, 0); at >= 0; at = nextTag(row, c, at)) {
      const inside = endOfTag(row, at);
      const tag = row.slice(at, inside);
      const column = columnIn(attributeOf(tag, 'r')) ?? last + 1;
      last = column;
      at = inside;
      if (row.charCodeAt(inside - 2) === SLASH) continue;
      const found = row.indexOf(cEnd, inside);
      const end = found < 0 ? row.length : found;
      const cell = column < fileLimits.sheetColumns ? this.#cell(tag, row.slice(inside, end)) : null;
      if (cell !== null) {
        while (cells.length <= column) cells.push(null);
        cells[column] = cell;
      }
      at = end;
    }
    return cells;
  }

  #cell(tag: string, inner: string): Cell {
    const type = attributeOf(tag, 't');
    if (type === 'inlineStr') {
      const at = nextTag(inner, this.#tags.is, 0);
      return at < 0 ? null : richText(inner.slice(endOfTag(inner, at)), this.#prefix);
    }
    const at = nextTag(inner, this.#tags.v, 0);
    if (at < 0 || type === 'e') return null;
    const from = endOfTag(inner, at);
    const to = inner.indexOf(this.#tags.vEnd, from);
    if (to < 0) return null;
    const value = inner.slice(from, to);
    if (type === 's') return this.#context.strings[Number(value)] ?? null;
    if (type === 'str') return cellString(value);
    if (type === 'b') return value.trim() === '1' || value.trim() === 'true';
    if (type === 'd') return isoDate(value);
    if (value.trim() === '') return null;
    const isDate = this.#context.dates[Number(attributeOf(tag, 's'))] === true;
    return numberCell(Number(value), isDate, this.#context.is1904);
  }
}

/** The runs of a text put together; how it is pronounced (`rPh`) stands beside it and is none of it. */
function richText(text: string, prefix: string): string {
  const [open, close] = [`<${prefix}t`, `</${prefix}t>`];
  const spoken = text.includes(`<${prefix}rPh`)
    ? text.replace(new RegExp(`<${prefix}rPh\\b[\\s\\S]*?(?:</${prefix}rPh>|$)`, 'g'), '')
    : text;
  let whole = '';
  for (let at = nextTag(spoken, open, 0); at >= 0; at = nextTag(spoken, open, at)) {
    const from = endOfTag(spoken, at);
    if (spoken.charCodeAt(from - 2) === SLASH) {
      at = from;
      continue;
    }
    const found = spoken.indexOf(close, from);
    const to = found < 0 ? spoken.length : found;
    if (whole.length < 2 * fileLimits.cellCharacters) whole += spoken.slice(from, to);
    at = to;
  }
  return cellString(whole);
}

/** `2021-01-01T18:00:00`, as a few programs write it instead of a serial number. */
function isoDate(text: string): Cell {
  const match = /^\s*(\d{4}-\d{2}-\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}))?)?/.exec(text);
  const date = match?.[1];
  if (!match || date === undefined) return text.trim() === '' ? null : text;
  const seconds = Number(match[2] ?? 0) * 3_600 + Number(match[3] ?? 0) * 60 + Number(match[4] ?? 0);
  return seconds > 0 ? { date, seconds } : { date };
}

function mergesIn(content: Buffer): MergedRange[] {
  const at = content.indexOf('mergeCells');
  if (at < 0) return [];
  const merges: MergedRange[] = [];
  for (const { attributes } of tagsOf(partText(content.subarray(Math.max(0, at - 100))), 'mergeCell')) {
    const match = /^\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)$/i.exec(attributes.get('ref') ?? '');
    const [left, right] = [columnIn(match?.[1]), columnIn(match?.[3])];
    if (!match || left === null || right === null) continue;
    merges.push({ top: Number(match[2]) - 1, bottom: Number(match[4]) - 1, left, right });
  }
  return merges;
}

const SLASH = 0x2f;

/** The letters of `AB12` as a 0-based column; null where there are none. */
function columnIn(reference: string | undefined): number | null {
  if (reference === undefined) return null;
  let column = 0;
  let at = 0;
  for (; at < reference.length && at < 8; at += 1) {
    const letter = reference.charCodeAt(at) & ~0x20;
    if (letter < 0x41 || letter > 0x5a) break;
    column = column * 26 + letter - 0x40;
  }
  return at === 0 ? null : column - 1;
}

/** Where a tag of exactly this name begins; -1 where there is none. */
function nextTag(text: string, open: string, from: number): number {
  for (let at = text.indexOf(open, from); at >= 0; at = text.indexOf(open, at + 1)) {
    const after = text.charCodeAt(at + open.length);
    if (after === 0x3e || after === SLASH || after <= 0x20) return at;
  }
  return -1;
}

/** Behind the tag's `>`; one that never ends goes to the end. */
function endOfTag(text: string, at: number): number {
  const end = text.indexOf('>', at);
  return end < 0 ? text.length : end + 1;
}

/** One attribute of a tag; quickly where it is written as Excel writes it. */
function attributeOf(tag: string, name: string): string | undefined {
  const at = tag.indexOf(` ${name}="`);
  if (at < 0) return tag.includes("'") || /\s=|=\s|[\t\r\n]/.test(tag) ? tagAt(tag, 0).attributes.get(name) : undefined;
  const start = at + name.length + 3;
  const end = tag.indexOf('"', start);
  return end < 0 ? undefined : tag.slice(start, end);
}

/** A part as text, piece by piece; each but the first begins with the tag `open`. */
function* piecesOf(content: Buffer, open: string): Generator<string> {
  // Comments may hold anything, rows too: what has them is turned into text at once.
  if (content.includes('<!--') || content.includes('<![CDATA[')) {
    yield plainXml(content.toString('utf8'));
    return;
  }
  for (let from = 0; from < content.length;) {
    const next = from + PIECE < content.length ? content.indexOf(open, from + PIECE) : -1;
    const to = next < 0 ? content.length : next;
    yield content.toString('utf8', from, to);
    from = to;
  }
}
