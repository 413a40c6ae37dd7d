import type { Cell, SheetRows } from './cells.ts';
import type { FoundHeader } from './header.ts';
import { type ColumnShape, shapeOf } from './shapes.ts';
import { headerWords, labelOf, matchHeader, setOf } from './synonyms.ts';
import { type CustomFieldSpec, isContactImportField, isCustomField, onceKey, type TargetField } from './target.ts';

export interface Column {
  index: number;
  name: string;
  field: TargetField | null;
  matchedBy: 'name' | 'values' | 'person' | 'none';
  /** Which address, phone or e-mail of the row it belongs to. */
  set: string;
  /** Label for its phones, e-mails or address, from the header's words. */
  label: string | null;
  shape: ColumnShape;
}

/** What a person chose by hand; null leaves a column out. */
export interface ChosenField {
  index: number;
  field: string | null;
}

interface Candidate {
  column: number;
  field: TargetField;
  strength: number;
  by: 'name' | 'values';
}

/** How many rows are looked at to tell what a column holds. */
const ROWS_LOOKED_AT = 3_000;

/**
 * Matches the columns of a sheet to fields: what the person chose first, then what the header says, then what the
 * values look like. A field is given once unless it can repeat; the surer match keeps it.
 */
export function matchColumns(
  sheet: SheetRows,
  header: FoundHeader,
  options: { region: string; customFields: readonly CustomFieldSpec[]; chosen: readonly ChosenField[] },
): Column[] {
  const shapes = columnShapes(sheet, header, options.region);
  const columns: Column[] = header.names.map((name, index) => ({
    index,
    name,
    field: null,
    matchedBy: 'none',
    set: setOf(name),
    label: labelOf(name),
    shape: shapes[index] ?? shapeOf([], options.region),
  }));
  const customByName = new Map(options.customFields.map((field) => [headerWords(field.name), field.id]));
  const customIds = new Set(options.customFields.map((field) => `custom:${field.id}`));
  const taken = new Set<string>();
  const settled = new Set<number>();
  const give = (column: Column, field: TargetField, by: Column['matchedBy']): void => {
    const key = onceKey(field, column.set);
    if (key !== null && taken.has(key)) return;
    if (key !== null) taken.add(key);
    column.field = field;
    column.matchedBy = by;
    settled.add(column.index);
  };

  for (const { index, field } of options.chosen) {
    const column = columns[index];
    if (!column) continue;
    settled.add(index);
    column.matchedBy = 'person';
    if (field !== null && (isContactImportField(field) || (isCustomField(field) && customIds.has(field)))) {
      give(column, field, 'person');
    }
  }
  const candidates = columns
    .filter((column) => !settled.has(column.index))
    .flatMap((column) => candidatesOf(column, customByName))
    .sort((a, b) => b.strength - a.strength || a.column - b.column);
  for (const { column: index, field, by } of candidates) {
    const column = columns[index];
    if (column && !settled.has(index)) give(column, field, by);
  }
  nameByValues(columns, settled, taken, give);
  return columns;
}

function candidatesOf(column: Column, customByName: ReadonlyMap<string, string>): Candidate[] {
  const { shape, index } = column;
  const custom = customByName.get(headerWords(column.name));
  if (custom !== undefined) return [{ column: index, field: `custom:${custom}`, strength: 30, by: 'name' }];
  const match = matchHeader(column.name);
  const byName = match?.field ?? null;
  const byValues = match && byName === null ? null : fieldByValues(shape);
  const found: Candidate[] = [];
  // "Kontak" over phones: a word for a person over values that are none.
  const contradicted = byName === 'name' && (byValues === 'phone' || byValues === 'email');
  // "L/P" may hold anything, and so may a full column called "Title" that holds job titles.
  if (byName !== null && !contradicted) {
    const emptyPenalty = shape.filled === 0 ? 5 : 0;
    found.push({ column: index, field: byName, strength: 10 + (match?.strength ?? 0) - emptyPenalty, by: 'name' });
  }
  if (byValues !== null && byValues !== byName && !shape.running && (byName === null || contradicted)) {
    found.push({ column: index, field: byValues, strength: 2, by: 'values' });
  }
  return found;
}

/** Only what can be told from values alone; a date or an amount may be anything. */
function fieldByValues(shape: ColumnShape): TargetField | null {
  if (shape.filled === 0) return null;
  if (shape.email >= 0.6) return 'email';
  if (shape.phone >= 0.6) return 'phone';
  if (shape.gender >= 0.9 && shape.filled >= 3) return 'gender';
  if (shape.addressLike >= 0.5) return 'address';
  return null;
}

/** A contact list without a recognised name still has names: the leftmost column of many different words. */
function nameByValues(
  columns: Column[],
  settled: ReadonlySet<number>,
  taken: ReadonlySet<string>,
  give: (column: Column, field: TargetField, by: 'values') => void,
): void {
  if (['name', 'firstName', 'lastName', 'company'].some((field) => taken.has(field))) return;
  const isFree = (column: Column) => !settled.has(column.index) && matchHeader(column.name) === undefined;
  const best = columns.find((column) => isFree(column) && column.shape.nameLike >= 0.7 && column.shape.distinct >= 0.5);
  if (best) give(best, 'name', 'values');
}

function columnShapes(sheet: SheetRows, header: FoundHeader, region: string): ColumnShape[] {
  const columns: Cell[][] = header.names.map(() => []);
  const last = Math.min(sheet.rowCount, header.row + 1 + ROWS_LOOKED_AT);
  for (let index = header.row + 1; index < last; index += 1) {
    const cells = sheet.row(index);
    columns.forEach((column, place) => column.push(cells[place] ?? null));
  }
  return columns.map((cells) => shapeOf(cells, region));
}
