/**
 * CSV as RFC 4180 writes it, safe to open in a spreadsheet program.
 *
 * Formula guard: a text that a spreadsheet would run (it begins with = + - @, their full-width forms, a tab or a line
 * break, also behind spaces) gets one apostrophe in front, and so does a text that already looks guarded. `unguardCell`
 * takes exactly one apostrophe off such a text: what was exported comes back unchanged. Plain numbers (-1500) and phones
 * of digits and spaces only (+62 812 7788 4455) can do nothing and stay as they are, for other programs to read.
 */

export type CsvValue = string | number | boolean | null | undefined;

export interface CsvOptions {
  /** Excel in Indonesia, where the comma is the decimal sign, expects ';'. */
  separator?: ',' | ';' | '\t';
  /** A byte order mark in front: without it Excel takes UTF-8 for its own code page. */
  bom?: boolean;
}

const RUNS_AS_FORMULA = /^'*\s*[=+\-@＝＋－＠﹢﹣﹦﹫−]|^'*[\t\r\n]/u;
const HARMLESS_NUMBER = /^(?:-\d+(?:[.,]\d+)*|\+\d[\d ]*)$/;

/** The whole file as text, CRLF behind every row. Null and undefined are empty cells. */
export function toCsv(rows: Iterable<readonly CsvValue[]>, { separator = ',', bom = true }: CsvOptions = {}): string {
  const lines: string[] = [];
  for (const row of rows) lines.push(csvLine(row, separator));
  return (bom ? '\uFEFF' : '') + lines.join('');
}

/** One row with its line end, for files that are written piece by piece. */
export function csvLine(row: readonly CsvValue[], separator: ',' | ';' | '\t' = ','): string {
  const cells = row.map((value) =>
    quoted(typeof value === 'string' ? guardCell(value) : String(value ?? ''), separator),
  );
  // A row of one empty cell would be an empty line, which readers skip.
  return `${cells.length === 1 && cells[0] === '' ? '""' : cells.join(separator)}\r\n`;
}

/** Whether a spreadsheet would run this text, or take off an apostrophe that belongs to it. */
export function looksLikeFormula(text: string): boolean {
  return RUNS_AS_FORMULA.test(text) && !HARMLESS_NUMBER.test(text);
}

/** A text as it may stand in a spreadsheet cell. */
export function guardCell(text: string): string {
  return looksLikeFormula(text) ? `'${text}` : text;
}

/** The text behind a guard; any other text unchanged. */
export function unguardCell(text: string): string {
  return text.startsWith("'") && RUNS_AS_FORMULA.test(text) ? text.slice(1) : text;
}

function quoted(cell: string, separator: string): string {
  const needsQuotes = cell.includes(separator) || /["\r\n]|^\s|\s$/.test(cell);
  return needsQuotes ? `"${cell.replaceAll('"', '""')}"` : cell;
}
