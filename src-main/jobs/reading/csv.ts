import type { FileChoices, Separator } from '../../contract/file-formats.ts';
import { unguardCell } from '../../domain/csv.ts';
import { fileLimits } from '../limits.ts';
import { QUOTED_MAX, readQuoted } from './quoted.ts';
import type { Rows } from './rows.ts';
import { findSeparator, separatorHint, signs } from './separator.ts';

/** After so many quotes that never close, quotes mean nothing in this file. */
const STRAY_QUOTES_MAX = 100;
/** So much of a text is looked at to find its separator. */
const HEAD_CHARACTERS = 65_536;

/**
 * Splits delimited text (RFC 4180, and what real programs make of it) into rows whose values are always text: leading
 * zeros, `1-2` and `=1+1` stay as they were written. The text comes in pieces, cut anywhere.
 *
 * @throws Refusal `file-too-large`
 */
export class CsvReader {
  readonly #rows: Rows;
  readonly #choices: FileChoices;
  #separator: Separator | null = null;
  #delimiter = ',';
  #delimiterCode = 0;
  /** Text that is not cut yet; a value begins at its beginning. */
  #rest = '';
  #cells: string[] = [];
  /** Inside a value that is longer than any may be: its end is looked for, its text is dropped. */
  #isSkipping = false;
  #strayQuotes = 0;

  constructor(rows: Rows, choices: FileChoices) {
    this.#rows = rows;
    this.#choices = choices;
  }

  get separator(): Separator {
    return this.#separator ?? 'comma';
  }

  write(text: string): void {
    this.#rest = this.#rest === '' ? text : this.#rest + text;
    if (this.#separator === null && this.#rest.length < HEAD_CHARACTERS) return;
    this.#cut(false);
  }

  end(): void {
    this.#cut(true);
    if (this.#cells.length > 0) this.#endRow();
  }

  #cut(isLast: boolean): void {
    if (this.#separator === null) this.#begin();
    const text = this.#rest;
    let at = 0;
    while (at < text.length) {
      const next = this.#value(text, at, isLast);
      if (next < 0) break;
      at = next;
    }
    this.#rest = text.slice(at);
  }

  #begin(): void {
    const hint = separatorHint(this.#rest);
    const { separator, pasted } = this.#choices;
    const found =
      separator ?? hint?.separator ?? (pasted ? 'tab' : findSeparator(this.#rest.slice(0, HEAD_CHARACTERS)));
    this.#separator = found;
    this.#delimiter = signs[found];
    this.#delimiterCode = this.#delimiter.charCodeAt(0);
    if (hint) this.#rest = this.#rest.slice(hint.length);
  }

  /** Takes the value at `at` and what ends it; answers where the next begins, or -1 where the text does not reach. */
  #value(text: string, at: number, isLast: boolean): number {
    const quoted = !this.#isSkipping && text.charCodeAt(at) === QUOTE ? this.#quoted(text, at, isLast) : null;
    if (quoted === 'unfinished') return -1;
    let end = quoted ? quoted.end : at;
    if (!quoted) end = this.#endOfPlain(text, at);
    const sign = text.charCodeAt(end);
    // The sign after a carriage return decides whether it stands alone.
    const isCut = end >= text.length || (sign === RETURN && end + 1 >= text.length);
    if (isCut && !isLast) {
      if (quoted || end - at < fileLimits.cellCharacters) return -1;
      if (!this.#isSkipping) this.#cells.push(text.slice(at, at + fileLimits.cellCharacters));
      this.#isSkipping = true;
      return end;
    }
    if (this.#isSkipping) this.#isSkipping = false;
    else this.#cells.push(quoted ? quoted.value : text.slice(at, end));
    if (end >= text.length) return text.length;
    if (sign === this.#delimiterCode) {
      // A delimiter at the very end still has an empty value behind it.
      if (isLast && end + 1 >= text.length) this.#cells.push('');
      return end + 1;
    }
    this.#endRow();
    return sign === RETURN && text.charCodeAt(end + 1) === NEWLINE ? end + 2 : end + 1;
  }

  #endOfPlain(text: string, at: number): number {
    const delimiter = this.#delimiterCode;
    let end = at;
    for (; end < text.length; end += 1) {
      const code = text.charCodeAt(end);
      if (code === delimiter || code === NEWLINE || code === RETURN) break;
    }
    return end;
  }

  /** Null where the quote is a plain character. */
  #quoted(text: string, at: number, isLast: boolean): { value: string; end: number } | 'unfinished' | null {
    if (this.#strayQuotes >= STRAY_QUOTES_MAX) return null;
    const found = readQuoted(text, at, this.#delimiter);
    const isReached = text.length - at > QUOTED_MAX + 2;
    // What seems to close at the end of this piece may be the first of two quotes.
    if (!isLast && (found ? found.end >= text.length - 1 : !isReached)) return 'unfinished';
    if (!found) this.#strayQuotes += 1;
    // Excel's clipboard quotes a cell only for these; any other quote was typed.
    const isTyped = this.#choices.pasted === true && found !== null && !/[\t\r\n]/.test(found.value);
    return isTyped ? null : found;
  }

  #endRow(): void {
    const { pasted } = this.#choices;
    // What was exported with a guard before it comes back as it was.
    this.#rows.add(pasted ? this.#cells : this.#cells.map((cell) => (cell.startsWith("'") ? unguardCell(cell) : cell)));
    this.#cells = [];
  }
}

const QUOTE = 0x22;
const NEWLINE = 0x0a;
const RETURN = 0x0d;
