import { type DecimalSign, decideSeparators } from '../numbers.ts';
import { type Cell, cellText, isBlank, type SheetRows } from './cells.ts';
import { type DateColumn, decideDateOrder, type DateOrder } from './birthday.ts';
import { type ChosenField, type Column, matchColumns } from './columns.ts';
import { findHeader, type FoundHeader, headerAt } from './header.ts';
import { leftOutReason, type LeftOutRow, rowText } from './left-out.ts';
import type { RowOptions } from './row.ts';
import { withSections } from './sections.ts';
import type { CustomFieldSpec } from './target.ts';
import { roleInWords } from './words.ts';

export interface NamedSheet extends SheetRows {
  name: string;
  hidden: boolean;
}

export interface PlanChoices {
  sheet?: string;
  /** 1-based. */
  headerRow?: number;
  mapping: readonly ChosenField[];
  dateOrder?: DateOrder;
  region: string;
  currencyDecimals: number;
  customFields: readonly CustomFieldSpec[];
  thisYear: number;
}

/** How a file is going to be read. */
export interface ImportPlan {
  sheet: NamedSheet;
  header: FoundHeader;
  columns: Column[];
  rowOptions: RowOptions;
  /** A date column in which nothing decides the order of day and month. */
  dateQuestion: { column: string; taken: DateOrder; example: string } | null;
  leftOut: LeftOutRow[];
  /** 0-based rows that are records, in order. */
  dataRows: Uint32Array;
}

/** So many rows that were left out are told one by one. */
const LEFT_OUT_TOLD = 200;

/**
 * Decides how a file is read: which sheet, which row is the header, what the columns are, which rows are records.
 * Null where no sheet has anything like a header (or the chosen sheet is not there).
 */
export function planImport(sheets: readonly NamedSheet[], choices: PlanChoices): ImportPlan | null {
  const found = chooseSheet(sheets, choices);
  if (!found) return null;
  const { sheet, header, sectionRows } = withSections(found.sheet, found.header);
  const columns = matchColumns(sheet, header, {
    region: choices.region,
    customFields: choices.customFields,
    chosen: choices.mapping,
  });
  const { leftOut, dataRows } = sortRows(sheet, header, columns, sectionRows);
  const dates = decideDates(sheet, dataRows, columns, choices);
  return {
    sheet,
    header,
    columns,
    leftOut,
    dataRows,
    dateQuestion: dates.question,
    rowOptions: {
      columns,
      region: choices.region,
      customFields: new Map(choices.customFields.map((field) => [field.id, field])),
      currencyDecimals: choices.currencyDecimals,
      dates: dates.columns,
      decimals: decideDecimals(sheet, dataRows, columns, choices),
      thisYear: choices.thisYear,
      defaultRole: roleOfList(sheet, header, columns),
    },
  };
}

/** The sheet that was asked for; else, of those with a recognised header, the longest, a visible one before a hidden one. */
function chooseSheet(
  sheets: readonly NamedSheet[],
  choices: PlanChoices,
): { sheet: NamedSheet; header: FoundHeader } | null {
  const asked = choices.sheet === undefined ? sheets : sheets.filter((sheet) => sheet.name === choices.sheet);
  const { headerRow } = choices;
  const found = asked.flatMap((sheet) => {
    if (headerRow !== undefined) {
      return headerRow <= sheet.rowCount ? [{ sheet, header: headerAt(sheet, headerRow - 1) }] : [];
    }
    const header = findHeader(sheet);
    return header ? [{ sheet, header }] : [];
  });
  const rank = ({ sheet, header }: (typeof found)[number]): [number, number, number] => [
    header.identifies ? 2 : Math.min(header.recognised, 1),
    sheet.hidden ? 0 : 1,
    sheet.rowCount - header.row,
  ];
  found.sort((a, b) => {
    const [left, right] = [rank(a), rank(b)];
    return right[0] - left[0] || right[1] - left[1] || right[2] - left[2];
  });
  const best = found[0];
  if (!best) return null;
  const isChosen = headerRow !== undefined || choices.mapping.some((column) => column.field !== null);
  if (best.header.identifies || isChosen) return best;
  // Where the words do not say it, the values must: phones or e-mails.
  const columns = matchColumns(best.sheet, best.header, {
    region: choices.region,
    customFields: choices.customFields,
    chosen: [],
  });
  return columns.some(({ field }) => field === 'phone' || field === 'email') ? best : null;
}

function sortRows(
  sheet: NamedSheet,
  header: FoundHeader,
  columns: readonly Column[],
  sectionRows: ReadonlySet<number>,
): { leftOut: LeftOutRow[]; dataRows: Uint32Array } {
  const leftOut: LeftOutRow[] = [];
  const dataRows = new Uint32Array(Math.max(0, sheet.rowCount - header.row - 1));
  let count = 0;
  for (let index = header.row + 1; index < sheet.rowCount; index += 1) {
    const cells = sheet.row(index);
    const reason = sectionRows.has(index) ? 'section' : leftOutReason(cells, columns);
    if (reason === null) {
      dataRows[count] = index;
      count += 1;
    } else if (leftOut.length < LEFT_OUT_TOLD) leftOut.push({ row: index + 1, text: rowText(cells), reason });
  }
  return { leftOut, dataRows: dataRows.slice(0, count) };
}

function decideDates(
  sheet: NamedSheet,
  dataRows: Uint32Array,
  columns: readonly Column[],
  choices: PlanChoices,
): { columns: Map<number, DateColumn>; question: ImportPlan['dateQuestion'] } {
  const customDates = new Set(
    choices.customFields.filter((field) => field.kind === 'date').map(({ id }) => `custom:${id}`),
  );
  const decidedColumns = new Map<number, DateColumn>();
  let question: ImportPlan['dateQuestion'] = null;
  for (const column of columns) {
    if (column.field === null || (column.field !== 'birthday' && !customDates.has(column.field))) continue;
    const decided = decideDateOrder(textsOf(sheet, dataRows, column.index), choices.region, choices.dateOrder);
    decidedColumns.set(column.index, decided);
    if (decided.ambiguous !== null && !question) {
      question = { column: column.name, taken: decided.order, example: decided.ambiguous };
    }
  }
  return { columns: decidedColumns, question };
}

function decideDecimals(
  sheet: NamedSheet,
  dataRows: Uint32Array,
  columns: readonly Column[],
  { customFields }: PlanChoices,
): Map<number, DecimalSign> {
  const numeric = new Set(
    customFields.filter(({ kind }) => kind === 'money' || kind === 'number').map(({ id }) => `custom:${id}`),
  );
  const decimals = new Map<number, DecimalSign>();
  for (const column of columns) {
    if (column.field === null || !numeric.has(column.field)) continue;
    const { decimal } = decideSeparators([...textsOf(sheet, dataRows, column.index)]);
    if (decimal !== null) decimals.set(column.index, decimal);
  }
  return decimals;
}

function* textsOf(sheet: NamedSheet, dataRows: Uint32Array, column: number): Generator<Cell> {
  for (const index of dataRows) {
    const cell = sheet.row(index)[column];
    if (cell !== undefined && !isBlank(cell)) yield cell;
  }
}

/** "DATA PELANGGAN TOKO MAJU JAYA", a sheet "Pemasok", a column "Nama Customer": the list says whom it holds. */
function roleOfList(sheet: NamedSheet, header: FoundHeader, columns: readonly Column[]): RowOptions['defaultRole'] {
  const nameColumn = columns.find((column) => column.field === 'name');
  const texts = [nameColumn?.name ?? '', sheet.name];
  for (let index = 0; index < header.row; index += 1) texts.push(...sheet.row(index).map(cellText));
  for (const text of texts) {
    const role = roleInWords(text);
    if (role) return role;
  }
  return null;
}
