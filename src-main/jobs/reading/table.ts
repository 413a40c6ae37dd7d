import type { Cell } from '../../domain/importing/cells.ts';
import type { FileSource } from '../../contract/file-formats.ts';

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

export interface ReadFile {
  source: FileSource;
  tables: Table[];
}
