import type { ColumnShape } from './shapes.ts';
import type { Cell } from './cells.ts';
import type { Column } from './columns.ts';
import type { FoundHeader } from './header.ts';
import type { HeaderWords } from './header-words.ts';
import type { Note, RejectReason } from './notes.ts';
import type { NamedSheet, RowRules } from './plan.ts';

/** One thing that a column can be. */
export interface FieldSpec {
  name: string;
  /** Decides what is settled for a whole column first: the order of day and month, the decimal sign. */
  kind: 'text' | 'date' | 'money' | 'quantity';
  /**
   * How many columns may fill it; `one-per-set`: Business City and Home City, Phone 1 - Label and Phone 2 - Label (see
   * `setOf`).
   */
  takes: 'one' | 'one-per-set' | 'several';
}

export interface Understood<Draft> {
  draft: Draft | null;
  notes: Note[];
  reject: { reason: RejectReason; column: string; value: string } | null;
}

/**
 * Everything the importer must know of one kind of list: one file in targets/, a line in targets/index.ts. How a row is
 * stored is said by the feature whose records they are (features/imports/writer.ts).
 */
export interface Target<Draft> {
  fields: readonly FieldSpec[];
  words: HeaderWords;
  /** What a column of these values must be, whatever stands over it; null where that cannot be told. */
  fieldByValues(shape: ColumnShape): string | null;
  /** Gives fields to columns that nothing told yet. */
  lastResort?(columns: readonly Column[], taken: ReadonlySet<string>): { index: number; field: string } | null;
  /** Whether own fields of the shop may be filled. */
  hasOwnFields: boolean;
  /** The reader of the rows of one file. */
  reader(rules: RowRules, about: { sheet: NamedSheet; header: FoundHeader }): RowReading<Draft>;
  /** A draft as the preview shows it: field by field, what is empty left out. */
  describe(draft: Draft): { field: string; value: string }[];
}

export interface RowReading<Draft> {
  understand(cells: readonly Cell[]): Understood<Draft>;
  /** What the list as a whole is about, so that a few of its rows can be read alike later. */
  role?: string | null;
}

type OwnField = `custom:${string}`;
export const isCustomField = (field: string): field is OwnField => field.startsWith('custom:');

/** What may be taken only once: the field, or the field within its set; null where it may repeat. */
export function onceKey(specs: readonly FieldSpec[], field: string, set: string): string | null {
  const takes = specs.find(({ name }) => name === field)?.takes ?? 'one';
  if (takes === 'several') return null;
  return takes === 'one-per-set' ? `${field}@${set}` : field;
}

/** A custom field of the shop, as far as reading a file needs to know it. */
export interface CustomFieldSpec {
  id: string;
  name: string;
  kind: 'text' | 'number' | 'money' | 'date' | 'choice' | 'yesno';
  choices: readonly string[];
}
