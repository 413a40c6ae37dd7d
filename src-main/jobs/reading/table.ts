import type { SheetRows } from '../../domain/importing/cells.ts';
import type { FileSource } from '../../contract/file-formats.ts';

/** One sheet of a file: rows of plain cells, made as they are asked for so that a large sheet is held only once. */
export interface Table extends Required<SheetRows> {
  name: string;
  hidden: boolean;
}

export interface ReadFile {
  source: FileSource;
  tables: Table[];
}
