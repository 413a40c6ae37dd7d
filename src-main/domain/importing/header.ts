import { type Cell, cellText, isBlank, isCellDate, type SheetRows } from './cells.ts';
import { matchHeader } from './synonyms.ts';

/** Without one of these a list is no list of contacts. */
const identifyingFields = ['name', 'firstName', 'lastName', 'company', 'phone', 'email'] as const;

/** How far down a header is looked for: titles, logos and remarks stand above it. */
const LOOKED_THROUGH = 60;

export interface FoundHeader {
  /** 0-based row; the data begins below. */
  row: number;
  /** The text over each column; '' where there is none. */
  names: string[];
  /** Different fields its texts name. */
  recognised: number;
  /** True where one of them says who it is: a name, a company, a phone or an e-mail. */
  identifies: boolean;
}

/**
 * Finds the header: the row that names most fields. Where no row names any, the first row of plain words with values
 * of another kind below; null where there is no such row either.
 */
export function findHeader(sheet: SheetRows): FoundHeader | null {
  let best: FoundHeader | null = null;
  let bestScore = 0;
  const last = Math.min(sheet.rowCount, LOOKED_THROUGH);
  for (let index = 0; index < last; index += 1) {
    const cells = sheet.row(index);
    if (!canBeHeader(cells)) continue;
    const found = headerAt(sheet, index);
    const filled = cells.filter((cell) => !isBlank(cell)).length;
    // One known word among many cells is a coincidence in a row of data; in a narrow list it is a header.
    if (found.recognised === 0 || (found.recognised === 1 && filled > 3)) continue;
    const score = found.recognised + (found.identifies ? 0.5 : 0) + Math.min(filled, 30) / 100;
    if (score > bestScore) [best, bestScore] = [found, score];
  }
  return best ?? firstRowOfWords(sheet, last);
}

/** The header in a row that is already known (chosen by the person): names with the row above where merged cells left gaps. */
export function headerAt(sheet: SheetRows, index: number): FoundHeader {
  const cells = sheet.row(index);
  const above = index > 0 ? sheet.row(index - 1) : [];
  // A title is one cell; two or more above the header are the upper half of a header in two rows.
  const isDouble = above.filter((cell) => !isBlank(cell)).length >= 2 && canBeHeader(above);
  const names: string[] = [];
  for (let column = 0; column < sheet.columnCount; column += 1) {
    const own = cellText(cells[column]);
    names.push((own || (isDouble ? cellText(above[column]) : '')).replace(/\s+/g, ' ').slice(0, 200));
  }
  const fields = new Set(names.map((name) => matchHeader(name)?.field).filter(Boolean));
  const identifies = identifyingFields.some((field) => fields.has(field));
  return { row: index, names, recognised: fields.size, identifies };
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

function firstRowOfWords(sheet: SheetRows, last: number): FoundHeader | null {
  for (let index = 0; index < last; index += 1) {
    const cells = sheet.row(index);
    const filled = cells.filter((cell) => !isBlank(cell)).length;
    if (filled === 0) continue;
    const isTitle = filled === 1 && sheet.columnCount > 1;
    if (isTitle) continue;
    if (!canBeHeader(cells)) return null;
    return headerAt(sheet, index);
  }
  return null;
}
