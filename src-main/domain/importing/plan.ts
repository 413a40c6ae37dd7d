import { type DecimalSign, decideSeparators } from '../numbers.ts';
import { type Cell, isBlank, type SheetRows } from './cells.ts';
import { type DateColumn, decideDateOrder, type DateOrder } from './birthday.ts';
import { type ChosenField, type Column, matchColumns } from './columns.ts';
import { findHeader, type FoundHeader, headerAt } from './header.ts';
import { leftOutReason, type LeftOutRow, rowText } from './left-out.ts';
import { appliedMapping, chooseMapping, type SavedMapping } from './mapping.ts';
import { answerKey, type Answers, type GroupAnswer, type UnderstandingReason } from './notes.ts';
import { withSections } from './sections.ts';
import type { CustomFieldSpec, RowReading, Target } from './target.ts';
import { targetOf, type TargetName } from './targets/index.ts';

export interface NamedSheet extends SheetRows {
  name: string;
  hidden: boolean;
}

/** What was decided about a whole file, so that a few of its rows can be read alike later. */
export interface Decisions {
  dates: readonly [column: number, order: DateOrder][];
  decimals: readonly [column: number, sign: DecimalSign][];
  role: string | null;
}

export interface PlanChoices {
  /** Left out: contacts. */
  target?: TargetName;
  sheet?: string;
  /** 1-based. */
  headerRow?: number;
  mapping: readonly ChosenField[];
  answers?: readonly { column: number; reason: UnderstandingReason; answer: GroupAnswer }[];
  dateOrder?: DateOrder;
  /** Mappings that may fit, the one used last first. */
  saved?: readonly SavedMapping[];
  /** The saved mapping that is meant, whatever the headings are. */
  savedId?: string;
  decided?: Decisions;
  region: string;
  currencyDecimals: number;
  customFields: readonly CustomFieldSpec[];
  thisYear: number;
}

/** What the reader of single rows goes by. */
export interface RowRules {
  columns: readonly Column[];
  region: string;
  /** By id. */
  customFields: ReadonlyMap<string, CustomFieldSpec>;
  currencyDecimals: number;
  /** How date columns write day and month, by the column's index. */
  dates: ReadonlyMap<number, DateColumn>;
  /** How number columns write their decimals, by the column's index; the undecided are not in it. */
  decimals: ReadonlyMap<number, DecimalSign>;
  thisYear: number;
  answers: Answers;
  decided: Decisions | undefined;
}

/** How a file is going to be read. */
export interface ImportPlan {
  target: Target<unknown>;
  sheet: NamedSheet;
  header: FoundHeader;
  columns: Column[];
  /** Own fields that are to be made. */
  newFields: CustomFieldSpec[];
  /** The saved mapping that was applied. */
  mappingId: string | null;
  rules: RowRules;
  reading: RowReading<unknown>;
  decisions: Decisions;
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
  const target = targetOf(choices.target ?? 'contacts');
  const found = chooseSheet(sheets, target, choices);
  if (!found) return null;
  const { sheet, header, sectionRows } = withSections(found.sheet, found.header);
  const mapping = chooseMapping(choices.saved ?? [], choices.savedId, header.names);
  const applied = mapping ? appliedMapping(mapping.content, header.names) : null;
  const { columns, newFields } = matchColumns(sheet, header, target, {
    region: choices.region,
    customFields: choices.customFields,
    chosen: [...choices.mapping, ...(applied?.columns ?? [])],
  });
  const { leftOut, dataRows } = sortRows(sheet, header, columns, sectionRows);
  const answers = new Map<string, GroupAnswer>();
  for (const { column, reason, answer } of [...(applied?.answers ?? []), ...(choices.answers ?? [])]) {
    answers.set(answerKey(column, reason), answer);
  }
  const dateOrder = choices.dateOrder ?? applied?.dateOrder;
  const customFields = [...choices.customFields, ...newFields];
  const settled = { ...choices, customFields, ...(dateOrder ? { dateOrder } : {}) };
  const dates = decideDates(sheet, dataRows, columns, target, settled, answers);
  const decimals = decideDecimals(sheet, dataRows, columns, target, settled);
  const rules: RowRules = {
    columns,
    region: choices.region,
    customFields: new Map(customFields.map((field) => [field.id, field])),
    currencyDecimals: choices.currencyDecimals,
    dates: dates.columns,
    decimals,
    thisYear: choices.thisYear,
    answers,
    decided: choices.decided,
  };
  const reading = target.reader(rules, { sheet, header });
  return {
    target,
    sheet,
    header,
    columns,
    newFields,
    mappingId: mapping?.id ?? null,
    leftOut,
    dataRows,
    dateQuestion: dates.question,
    rules,
    reading,
    decisions: {
      dates: [...dates.columns].map(([index, { order }]) => [index, order]),
      decimals: [...decimals],
      role: reading.role ?? null,
    },
  };
}

/** The sheet that was asked for; else, of those with a recognised header, the longest, a visible one before a hidden one. */
function chooseSheet(
  sheets: readonly NamedSheet[],
  target: Target<unknown>,
  choices: PlanChoices,
): { sheet: NamedSheet; header: FoundHeader } | null {
  const asked = choices.sheet === undefined ? sheets : sheets.filter((sheet) => sheet.name === choices.sheet);
  const { headerRow } = choices;
  const found = asked.flatMap((sheet) => {
    if (headerRow !== undefined) {
      return headerRow <= sheet.rowCount ? [{ sheet, header: headerAt(sheet, headerRow - 1, target.words) }] : [];
    }
    const header = findHeader(sheet, target.words);
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
  const isRemembered = chooseMapping(choices.saved ?? [], choices.savedId, best.header.names) !== null;
  if (best.header.identifies || isChosen || isRemembered) return best;
  // Where the words do not say it, the values must: phones or e-mails.
  const { columns } = matchColumns(best.sheet, best.header, target, {
    region: choices.region,
    customFields: [],
    chosen: [],
  });
  return columns.some(({ shape }) => target.words.identifying.includes(target.fieldByValues(shape) ?? ''))
    ? best
    : null;
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

/** The fields of columns of one kind, the shop's own among them. */
function fieldsOf(target: Target<unknown>, customFields: readonly CustomFieldSpec[], kinds: readonly string[]) {
  return new Set([
    ...target.fields.filter(({ kind }) => kinds.includes(kind)).map(({ name }) => name),
    ...customFields.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => `custom:${id}`),
  ]);
}

function decideDates(
  sheet: NamedSheet,
  dataRows: Uint32Array,
  columns: readonly Column[],
  target: Target<unknown>,
  choices: PlanChoices,
  answers: Answers,
): { columns: Map<number, DateColumn>; question: ImportPlan['dateQuestion'] } {
  const dates = fieldsOf(target, choices.customFields, ['date']);
  const before = new Map(choices.decided?.dates);
  const decidedColumns = new Map<number, DateColumn>();
  let question: ImportPlan['dateQuestion'] = null;
  for (const column of columns) {
    if (column.field === null || !dates.has(column.field)) continue;
    const texts = textsOf(sheet, dataRows, column.index);
    const decided = decideDateOrder(texts, choices.region, before.get(column.index) ?? choices.dateOrder);
    if (decided.ambiguous !== null) {
      if (answers.get(answerKey(column.index, 'date-ambiguous')) === 'other-order') decided.order = otherOrder(decided);
      question ??= { column: column.name, taken: decided.order, example: decided.ambiguous };
    }
    decidedColumns.set(column.index, decided);
  }
  return { columns: decidedColumns, question };
}

const otherOrder = ({ order }: DateColumn): DateOrder => (order === 'mdy' ? 'dmy' : 'mdy');

function decideDecimals(
  sheet: NamedSheet,
  dataRows: Uint32Array,
  columns: readonly Column[],
  target: Target<unknown>,
  { customFields, decided }: PlanChoices,
): Map<number, DecimalSign> {
  const numeric = fieldsOf(target, customFields, ['money', 'number', 'quantity']);
  const decimals = new Map<number, DecimalSign>(decided?.decimals);
  for (const column of columns) {
    if (column.field === null || !numeric.has(column.field) || decimals.has(column.index)) continue;
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
