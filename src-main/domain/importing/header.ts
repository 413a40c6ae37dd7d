import { type Cell, cellText, isBlank, isCellDate, type SheetRows } from './cells.ts';
import { contactWords } from './synonyms.ts';

/** What a kind of list calls its columns. */
export interface HeaderWords {
  /** What a header says by its words; undefined where it says nothing that is known. */
  match(header: string): { field: string | null; strength: number } | undefined;
  /** Without one of these fields a list is no list of that kind. */
  identifying: readonly string[];
}

/** How far down a header is looked for: titles, logos and remarks stand above it. */
const LOOKED_THROUGH = 60;

export interface FoundHeader {
  /** 0-based row; the data begins below. */
  row: number;
  /** The text over each column; '' where there is none. */
  names: string[];
  /** Different fields its texts name. */
  recognised: number;
  /** True where one of them says what the rows are: a name, a company, a phone or an e-mail. */
  identifies: boolean;
}

/**
 * Finds the header: the row that names most fields. Where no row names any, the first row of plain words with values
 * of another kind below; null where there is no such row either.
 */
export function findHeader(sheet: SheetRows, words: HeaderWords = contactWords): FoundHeader | null {
  let best: FoundHeader | null = null;
  let bestScore = 0;
  const last = Math.min(sheet.rowCount, LOOKED_THROUGH);
  for (let index = 0; index < last; index += 1) {
    const cells = sheet.row(index);
    if (!canBeHeader(cells)) continue;
    const found = headerAt(sheet, index, words);
    const filled = cells.filter((cell) => !isBlank(cell)).length;
    // One known word among many cells is a coincidence in a row of data; in a narrow list it is a header.
    if (found.recognised === 0 || (found.recognised === 1 && filled > 3)) continue;
    const score = found.recognised + (found.identifies ? 0.5 : 0) + Math.min(filled, 30) / 100;
    if (score > bestScore) [best, bestScore] = [found, score];
  }
  return best ?? firstRowOfWords(sheet, last, words);
}

/** The header in a row that is already known (chosen by the person), together with the upper half of a header in two rows. */
export function headerAt(sheet: SheetRows, index: number, words: HeaderWords = contactWords): FoundHeader {
  const own = namesIn(sheet.row(index), sheet.columnCount);
  const above = upperHalf(sheet, index);
  const names = own.map((name, column) => {
    const upper = above?.[column] ?? '';
    if (name === '' || upper === '' || upper === name) return name || upper;
    // "Harga" over "Eceran" and "Grosir"; "Pembeli" and "Penerima" over a "Nama" each.
    const both = `${upper} ${name}`;
    const isRepeated = own.indexOf(name) !== own.lastIndexOf(name);
    const needsBoth = !words.match(name)?.field && Boolean(words.match(both)?.field);
    return isRepeated || needsBoth ? both : name;
  });
  const fields = new Set(names.map((name) => words.match(name)?.field).filter(Boolean));
  const identifies = words.identifying.some((field) => fields.has(field));
  return { row: index, names, recognised: fields.size, identifies };
}

/** The names in the row above, each over all the columns it is merged over; null where that row is no header. */
function upperHalf(sheet: SheetRows, index: number): string[] | null {
  if (index === 0) return null;
  const cells = sheet.row(index - 1);
  if (!canBeHeader(cells)) return null;
  const spans = sheet.spans?.(index - 1) ?? [];
  // A title is one cell, or merged over the whole width.
  const isTitle = spans.some((span) => span.to - span.from + 1 >= sheet.columnCount);
  const filled = cells.filter((cell) => !isBlank(cell)).length;
  if (isTitle || (filled < 2 && spans.length === 0)) return null;
  const names = namesIn(cells, sheet.columnCount);
  for (const { from, to } of spans)
    for (let column = from + 1; column <= to; column += 1) names[column] ||= names[from] ?? '';
  return names;
}

function namesIn(cells: readonly Cell[], columnCount: number): string[] {
  return Array.from({ length: columnCount }, (_, column) => cellText(cells[column]).replace(/\s+/g, ' ').slice(0, 200));
}

/** Words and no values: an e-mail, a phone, a date or a long text never names a column. */
function canBeHeader(cells: readonly Cell[]): boolean {
  const filled = cells.filter((cell) => !isBlank(cell));
  if (filled.length === 0) return false;
  const words = filled.filter((cell) => {
    if (typeof cell !== 'string' || isCellDate(cell)) return false;
    return cell.length <= 120 && !/@\S+\.|\d{6,}/.test(cell) && /\p{L}|^\s*(no\.?|#)\s*$/iu.test(cell);
  });
  return words.length >= filled.length * 0.8;
}

function firstRowOfWords(sheet: SheetRows, last: number, words: HeaderWords): FoundHeader | null {
  for (let index = 0; index < last; index += 1) {
    const cells = sheet.row(index);
    const filled = cells.filter((cell) => !isBlank(cell)).length;
    if (filled === 0) continue;
    const isTitle = filled === 1 && sheet.columnCount > 1;
    if (isTitle) continue;
    if (!canBeHeader(cells)) return null;
    return headerAt(sheet, index, words);
  }
  return null;
}
