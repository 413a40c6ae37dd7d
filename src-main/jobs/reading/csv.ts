import { Refusal } from '../refusal.ts';
import { type FileChoices, type Separator, separators } from '../../contract/file-formats.ts';
import type { Cell } from '../../domain/importing/cells.ts';
import { fileLimits } from '../limits.ts';
import type { Table } from './table.ts';

const delimiters: Readonly<Record<Separator, string>> = { comma: ',', semicolon: ';', tab: '\t', pipe: '|' };
/** A quoted value longer than this was never meant: its first quote is then a plain character. */
const QUOTED_MAX = 2 * fileLimits.cellCharacters;
/** After so many quotes that never close, quotes mean nothing in this file. */
const STRAY_QUOTES_MAX = 100;

/**
 * Splits delimited text (RFC 4180, and what real programs make of it) into a table whose values are always text:
 * leading zeros, `1-2` and `=1+1` stay as they were written. Only the places where rows begin are kept; a row is cut
 * when it is asked for.
 *
 * @throws Refusal `file-empty`, `file-too-large`
 */
export function readCsv(text: string, file: string, choices: FileChoices): { separator: Separator; table: Table } {
  const source = new Records(text, choices.separator);
  const starts: number[] = [];
  const used = new Set<number>();
  let rowCount = 0;
  for (let at = source.start; at < text.length;) {
    if (starts.length >= fileLimits.rows) throw new Refusal('file-too-large', { file, limit: 'rows' });
    starts.push(at);
    at = source.read(at, (value, column) => {
      if (value.trim() === '') return;
      used.add(column);
      rowCount = starts.length;
    });
    if (used.size > fileLimits.columns) throw new Refusal('file-too-large', { file, limit: 'columns' });
  }
  if (rowCount === 0) throw new Refusal('file-empty', { file });

  const columns = [...used].sort((a, b) => a - b);
  const place = new Map(columns.map((column, index) => [column, index]));
  const table: Table = {
    name: '',
    hidden: false,
    rowCount,
    columnCount: columns.length,
    row(index) {
      const cells: Cell[] = [];
      const at = index < rowCount ? starts[index] : undefined;
      if (at === undefined) return cells;
      source.read(at, (value, column) => {
        const target = place.get(column);
        if (target === undefined || value === '') return;
        while (cells.length < target) cells.push(null);
        cells.push(value.slice(0, fileLimits.cellCharacters));
      });
      return cells;
    },
  };
  return { separator: source.separator, table };
}

/** Reads one record at a time from a text whose delimiter it finds out. */
class Records {
  readonly start: number;
  readonly #text: string;
  readonly separator: Separator;
  readonly #delimiter: string;
  #strayQuotes = 0;
  #lastStrayQuote = -1;
  /** From here on quotes are plain characters. */
  #plainFrom = Infinity;

  constructor(text: string, chosen: Separator | undefined) {
    this.#text = text;
    // Excel's own hint in the first line, which is no data.
    const hint = /^sep=(.)(\r\n|\n|\r|$)/i.exec(text);
    this.start = hint ? hint[0].length : 0;
    this.separator = chosen ?? separatorOf(hint?.[1]) ?? findSeparator(text.slice(0, 65_536));
    this.#delimiter = delimiters[this.separator];
  }

  /** Hands over the values of the record at `at` and answers where the next one begins. */
  read(at: number, onValue: (value: string, column: number) => void): number {
    const text = this.#text;
    let column = 0;
    for (;;) {
      let end = at;
      let value: string | null = null;
      if (text[at] === '"' && at < this.#plainFrom) {
        const quoted = readQuoted(text, at, this.#delimiter);
        if (quoted) ({ value, end } = quoted);
        else {
          this.#noteStrayQuote(at);
        }
      }
      if (value === null) {
        while (end < text.length && text[end] !== this.#delimiter && text[end] !== '\n' && text[end] !== '\r') end += 1;
        value = text.slice(at, end);
      }
      onValue(value, column);
      if (text[end] !== this.#delimiter) return text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : end + 1;
      at = end + 1;
      column += 1;
    }
  }

  /** Each place counts once, so that a row read again is cut as it was the first time. */
  #noteStrayQuote(at: number): void {
    if (at <= this.#lastStrayQuote) return;
    this.#lastStrayQuote = at;
    this.#strayQuotes += 1;
    if (this.#strayQuotes === STRAY_QUOTES_MAX) this.#plainFrom = at;
  }
}

/**
 * A quoted value from its opening quote on. A quote inside that is neither doubled nor followed by the end of the
 * value is taken as it stands. Null where it never closes.
 */
function readQuoted(text: string, at: number, delimiter: string): { value: string; end: number } | null {
  const last = Math.min(text.length, at + 1 + QUOTED_MAX);
  let value = '';
  let from = at + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote < 0 || quote >= last) return null;
    if (text[quote + 1] === '"') {
      value += text.slice(from, quote + 1);
      from = quote + 2;
      continue;
    }
    let end = quote + 1;
    while (text[end] === ' ') end += 1;
    const after = text[end];
    if (after === undefined || after === delimiter || after === '\n' || after === '\r') {
      return { value: value + text.slice(from, quote), end };
    }
    value += text.slice(from, quote + 1);
    from = quote + 1;
  }
}

const separatorOf = (sign: string | undefined) => separators.find((one) => delimiters[one] === sign);

/** The separator that cuts the first records into the same number of values most often; a comma where none does. */
function findSeparator(head: string): Separator {
  let best: Separator = 'comma';
  let bestScore = 0;
  for (const separator of separators) {
    const delimiter = delimiters[separator];
    const widths = new Map<number, number>();
    let records = 0;
    for (let at = 0; at < head.length && records < 50; records += 1) {
      let width = 1;
      for (;;) {
        const quoted = head[at] === '"' ? readQuoted(head, at, delimiter) : null;
        if (quoted) at = quoted.end;
        while (at < head.length && head[at] !== delimiter && head[at] !== '\n' && head[at] !== '\r') at += 1;
        if (head[at] !== delimiter) break;
        width += 1;
        at += 1;
      }
      at += head[at] === '\r' && head[at + 1] === '\n' ? 2 : 1;
      if (width > 1) widths.set(width, (widths.get(width) ?? 0) + 1);
    }
    const score = Math.max(0, ...[...widths].map(([width, count]) => (count / records) * Math.log2(width + 1)));
    if (score > bestScore) [best, bestScore] = [separator, score];
  }
  return best;
}
