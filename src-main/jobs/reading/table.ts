import type { Cell } from '../../domain/importing/cells.ts';

/** One sheet of a file: rows of plain cells, made as they are asked for so that a large sheet is held only once. */
export interface Table {
  name: string;
  hidden: boolean;
  /** Rows up to the last one that holds anything. */
  rowCount: number;
  /** Columns up to the last one that holds anything. */
  columnCount: number;
  /** The cells of a 0-based row, at most `columnCount`, without trailing empties. */
  row(index: number): Cell[];
}

export type FileFormat = 'xlsx' | 'xls' | 'ods' | 'csv';

export interface ReadFile {
  format: FileFormat;
  tables: Table[];
}
