import type { JournaledTable } from '../../database/tables.ts';
import type { ColumnKind } from '../../domain/exporting/cells.ts';
import type { FileLanguage } from './list.ts';

/**
 * What a column of a table is: `id` names the row, `ref` another one, `code` is one of a closed list, `flag` 0 or 1,
 * `instant` epoch milliseconds, `day` a civil date or a birthday.
 */
type FieldKind = 'id' | 'key' | 'ref' | 'text' | 'code' | 'integer' | 'flag' | 'instant' | 'day';

export interface SheetField {
  /** Name in the table. */
  column: string;
  kind: FieldKind;
  header: Record<FileLanguage, string>;
  /** The table that a `ref` points into. */
  of?: JournaledTable;
  /** May be empty; a text that may not is '' where the cell is empty. */
  nullable?: true;
}

/** How one table of the business stands in the workbook. A new feature adds one for each of its tables:. */
export interface SheetSpec {
  table: JournaledTable;
  name: Record<FileLanguage, string>;
  /** The id first. */
  fields: readonly SheetField[];
  /** Columns that follow from the others and are made anew when a row comes in. */
  derived?: { columns: readonly string[]; of(row: Readonly<Record<string, RowValue>>): Record<string, RowValue> };
  /** Columns that, besides the id, no two rows may share: where a row's place is taken, the two are one. */
  unique?: readonly (readonly string[])[];
  /** A column for people only, that says whom a row belongs to: left unread when it comes in. */
  shown?: { header: Record<FileLanguage, string>; of: string };
}

export type RowValue = string | number | null;

/** How fields are written; codes and flags as words. */
export const kindOf: Record<FieldKind, ColumnKind> = {
  id: 'text',
  key: 'text',
  ref: 'text',
  text: 'text',
  code: 'text',
  flag: 'text',
  integer: 'number',
  instant: 'instant',
  day: 'date',
};

/** A field in one line. */
export const field = (
  column: string,
  kind: FieldKind,
  en: string,
  id: string,
  more: Pick<SheetField, 'of' | 'nullable'> = {},
): SheetField => ({ column, kind, header: { en, id }, ...more });
