import { clean } from '../text.ts';
import { type Cell, cellText, isBlank, type SheetRows } from './cells.ts';
import type { FoundHeader } from './header.ts';
import { isNoHeading } from './left-out.ts';

/** What the column is called under which each row has the heading that it stands below. */
export const SECTION_COLUMN = 'Section';

const HEADING_MAX = 80;
/** A list narrower than this has rows of one cell that are records. */
const NARROWEST = 3;
const ROWS_LOOKED_AT = 400;

/**
 * Price lists and address lists are divided by headings: "PERALATAN DAPUR" alone in its row, above the products of that
 * kind. Finds them and hands each row the heading it stands below, in one more column behind the others.
 *
 * A heading must prove that it is no record that only lacks its other values: merged over several columns, words where
 * the column holds codes, left of where the values begin, or (twice at least) capitals where hardly a value is in
 * capitals.
 *
 * @returns the sheet and header with the additional column, and the 0-based rows of the headings; as they were where
 * there are none
 */
export function withSections<S extends SheetRows>(
  sheet: S,
  header: FoundHeader,
): { sheet: S; header: FoundHeader; sectionRows: ReadonlySet<number> } {
  const found = findSections(sheet, header);
  if (found.length === 0) return { sheet, header, sectionRows: new Set() };
  const place = sheet.columnCount;
  const headingOf = (index: number) => found[lastAtOrBefore(found, index)];
  return {
    sheet: {
      ...sheet,
      columnCount: place + 1,
      row(index: number): Cell[] {
        const cells = sheet.row(index);
        const heading = headingOf(index);
        if (!heading || heading.row >= index) return cells;
        while (cells.length < place) cells.push(null);
        cells[place] = heading.text;
        return cells;
      },
    },
    header: { ...header, names: [...header.names, SECTION_COLUMN] },
    sectionRows: new Set(found.map(({ row }) => row)),
  };
}

interface Heading {
  row: number;
  text: string;
}

function findSections(sheet: SheetRows, header: FoundHeader): Heading[] {
  if (header.names.filter((name) => name !== '').length < NARROWEST) return [];
  const filledIn = sheet.filled
    ? (index: number) => sheet.filled?.(index) ?? 0
    : (index: number) => sheet.row(index).filter((cell) => !isBlank(cell)).length;
  const alone: number[] = [];
  const records: number[] = [];
  /** Rows that nothing follows are no headings. */
  let lastFull = -1;
  for (let index = header.row + 1; index < sheet.rowCount; index += 1) {
    const filled = filledIn(index);
    if (filled === 1) alone.push(index);
    if (filled < 2) continue;
    lastFull = index;
    if (filled >= NARROWEST && records.length < ROWS_LOOKED_AT) records.push(index);
  }
  // A list of which most rows hold one value is another kind of list.
  if (alone.length === 0 || alone.length > (sheet.rowCount - header.row) / 2 || records.length < 2) return [];

  const columns = profilesOf(sheet, records);
  const proved: Heading[] = [];
  const inCapitals: Heading[] = [];
  for (const row of alone) {
    if (row > lastFull) break;
    const cells = sheet.row(row);
    const column = cells.findIndex((cell) => !isBlank(cell));
    const text = clean(cellText(cells[column])).replace(/\s*:$/, '');
    const profile = columns[column];
    if (typeof cells[column] !== 'string' || !profile || !canBeHeading(text)) continue;
    const isMerged = sheet.spans?.(row).some((span) => span.from <= column && span.to >= column) === true;
    const isForeign = profile.codes >= 0.8 && !/\d/.test(text);
    if (isMerged || isForeign || profile.isMargin) proved.push({ row, text });
    else if (profile.capitals <= 0.05 && isCapitals(text)) inCapitals.push({ row, text });
  }
  const all = proved.length + inCapitals.length >= 2 ? [...proved, ...inCapitals] : proved;
  return all.sort((a, b) => a.row - b.row);
}

function canBeHeading(text: string): boolean {
  return text.length <= HEADING_MAX && /\p{L}/u.test(text) && !/@\S|\d{6,}/.test(text) && !isNoHeading(text);
}

const isCapitals = (text: string) => /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text);

/** What the records of a list hold in each column: shares of the filled cells. */
interface Profile {
  /** With a digit in it, or a number. */
  codes: number;
  capitals: number;
  /** Hardly ever filled, and left of the first column that is. */
  isMargin: boolean;
}

function profilesOf(sheet: SheetRows, records: readonly number[]): Profile[] {
  const rows = records.map((index) => sheet.row(index));
  let isLeft = true;
  return Array.from({ length: sheet.columnCount }, (_, column) => {
    const texts = rows.filter((cells) => !isBlank(cells[column])).map((cells) => cellText(cells[column]));
    const share = (test: (text: string) => boolean) =>
      texts.length === 0 ? 0 : texts.filter(test).length / texts.length;
    if (texts.length > rows.length * 0.5) isLeft = false;
    return {
      codes: share((text) => /\d/.test(text)),
      capitals: share(isCapitals),
      isMargin: isLeft && texts.length <= rows.length * 0.1,
    };
  });
}

function lastAtOrBefore(headings: readonly Heading[], row: number): number {
  let [low, high] = [0, headings.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((headings[middle]?.row ?? Infinity) <= row) low = middle;
    else high = middle - 1;
  }
  return low;
}
