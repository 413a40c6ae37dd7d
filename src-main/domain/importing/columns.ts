import type { Cell, SheetRows } from './cells.ts';
import type { FoundHeader } from './header.ts';
import { headerWords, labelOf, setOf } from './header-words.ts';
import { type ColumnShape, shapeOf } from './shapes.ts';
import { type CustomFieldSpec, onceKey, type Target } from './target.ts';

export interface Column {
  index: number;
  name: string;
  /** A field of the target, or `custom:<id>`. */
  field: string | null;
  matchedBy: 'name' | 'values' | 'mapping' | 'person' | 'none';
  /** Which address, phone or e-mail of the row it belongs to. */
  set: string;
  /** Label for its phones, e-mails or address, from the header's words. */
  label: string | null;
  shape: ColumnShape;
}

/** What a person chose by hand, or a mapping remembers; null leaves a column out. */
export interface ChosenField {
  index: number;
  /** `new:<kind>`: an own field that is to be made. */
  field: string | null;
  name?: string | undefined;
  by?: 'mapping' | undefined;
}

/** Own fields that an import is going to make have an id of their own until then: the place of their column. */
const newFieldId = (index: number): string => `new-${index}`;

interface Candidate {
  column: number;
  field: string;
  strength: number;
  by: 'name' | 'values';
}

/** How many rows are looked at to tell what a column holds. */
const ROWS_LOOKED_AT = 3_000;

interface Matched {
  columns: Column[];
  /** The own fields that are to be made, with the ids they have until then. */
  newFields: CustomFieldSpec[];
}

/**
 * Matches the columns of a sheet to fields: what the person chose first, then what a mapping remembers, then what the
 * header says, then what the values look like. A field is given once unless it can repeat; the surer match keeps it.
 */
export function matchColumns(
  sheet: SheetRows,
  header: FoundHeader,
  target: Target<unknown>,
  options: { region: string; customFields: readonly CustomFieldSpec[]; chosen: readonly ChosenField[] },
): Matched {
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
  const known = new Set(target.fields.map(({ name }) => name));
  const own = new OwnFields(target.hasOwnFields ? options.customFields : []);
  const taken = new Set<string>();
  const settled = new Set<number>();
  const give = (column: Column, field: string, by: Column['matchedBy']): void => {
    const key = onceKey(target.fields, field, column.set);
    if (key !== null && taken.has(key)) return;
    if (key !== null) taken.add(key);
    column.field = field;
    column.matchedBy = by;
    settled.add(column.index);
  };

  for (const choice of options.chosen) {
    const column = columns[choice.index];
    if (!column || settled.has(choice.index)) continue;
    settled.add(choice.index);
    column.matchedBy = choice.by ?? 'person';
    const field = target.hasOwnFields ? own.resolve(choice, column.name) : choice.field;
    if (field !== null && (known.has(field) || own.has(field))) give(column, field, column.matchedBy);
  }
  const candidates = columns
    .filter((column) => !settled.has(column.index))
    .flatMap((column) => candidatesOf(column, target, own))
    .sort((a, b) => b.strength - a.strength || a.column - b.column);
  for (const { column: index, field, by } of candidates) {
    const column = columns[index];
    if (column && !settled.has(index)) give(column, field, by);
  }
  const free = columns.filter((column) => !settled.has(column.index));
  const last = target.lastResort?.(free, taken);
  const column = last && columns[last.index];
  if (column) give(column, last.field, 'values');
  return { columns, newFields: own.made };
}

/** The shop's own fields, those there are and those that are asked for. */
class OwnFields {
  readonly made: CustomFieldSpec[] = [];
  readonly #byName = new Map<string, CustomFieldSpec>();
  readonly #ids = new Set<string>();

  constructor(fields: readonly CustomFieldSpec[]) {
    for (const field of fields) this.#add(field);
  }

  #add(field: CustomFieldSpec): void {
    this.#byName.set(headerWords(field.name), field);
    this.#ids.add(`custom:${field.id}`);
  }

  has(field: string): boolean {
    return this.#ids.has(field);
  }

  named(header: string): string | undefined {
    const field = this.#byName.get(headerWords(header));
    return field && `custom:${field.id}`;
  }

  /** A field that is asked for as new is made, unless there is one of that name. */
  resolve({ field, index, name }: ChosenField, header: string): string | null {
    const kind = field?.startsWith('new:') ? field.slice('new:'.length) : undefined;
    if (!isNewKind(kind)) return field;
    const called = name?.trim() || header;
    if (called === '') return null;
    const known = this.named(called);
    if (known) return known;
    const made: CustomFieldSpec = { id: newFieldId(index), name: called.slice(0, 120), kind, choices: [] };
    this.made.push(made);
    this.#add(made);
    return `custom:${made.id}`;
  }
}

type NewFieldKind = 'text' | 'number' | 'money' | 'date' | 'yesno';
const newKinds: ReadonlySet<string> = new Set(['text', 'number', 'money', 'date', 'yesno']);
const isNewKind = (kind: string | undefined): kind is NewFieldKind => kind !== undefined && newKinds.has(kind);

/** What kind of own field the values of a column would fit: offered first, the person decides. */
export function suitsKind({ shape, name }: Column): NewFieldKind {
  if (shape.filled === 0) return 'text';
  if (shape.date >= 0.8) return 'date';
  if (shape.yesNo >= 0.9) return 'yesno';
  const codes = /\b(kode|code|no|nomor|number|id|nik|npwp)\b/i.test(name);
  if (shape.number < 0.9 || codes || shape.leadingZero > 0) return 'text';
  return shape.money > 0.5 ? 'money' : 'number';
}

function candidatesOf(column: Column, target: Target<unknown>, own: OwnFields): Candidate[] {
  const { shape, index } = column;
  const match = target.words.match(column.name);
  const custom = own.named(column.name);
  if (custom !== undefined) return [{ column: index, field: custom, strength: 30, by: 'name' }];
  const byName = match?.field ?? null;
  const isId = target.fields.some(({ name }) => name === 'id') && shape.ids >= 0.6;
  if (isId) return [{ column: index, field: 'id', strength: byName === 'id' ? 29 : 25, by: 'values' }];
  // "ID" over numbers of another program is no id of ours.
  if (byName === 'id') return [];
  const byValues = match && byName === null ? null : target.fieldByValues(shape);
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

function columnShapes(sheet: SheetRows, header: FoundHeader, region: string): ColumnShape[] {
  const columns: Cell[][] = header.names.map(() => []);
  const last = Math.min(sheet.rowCount, header.row + 1 + ROWS_LOOKED_AT);
  for (let index = header.row + 1; index < last; index += 1) {
    const cells = sheet.row(index);
    columns.forEach((column, place) => column.push(cells[place] ?? null));
  }
  return columns.map((cells) => shapeOf(cells, region));
}
