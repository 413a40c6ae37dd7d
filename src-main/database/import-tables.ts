import type { Defaulted } from './column-types.ts';

export interface ImportMappingsTable {
  id: string;
  target: string;
  /** Of the headings the mapping was made for: see domain/importing/mapping.ts. */
  fingerprint: string;
  /** Empty: remembered by itself. */
  name: string;
  name_key: string;
  /** JSON of a `MappingContent`. */
  content: string;
  created_at: number;
  last_used_at: number | null;
}
export interface ImportsTable {
  /** Also the id of the journal batch. */
  id: string;
  target: string;
  file_name: string;
  status: 'running' | 'done' | 'cancelled' | 'interrupted' | 'failed' | 'undone';
  options: string;
  duplicates: 'skip' | 'fill' | 'update' | 'add';
  staff_id: string | null;
  started_at: number;
  finished_at: number | null;
  rows: Defaulted<number>;
  added: Defaulted<number>;
  updated: Defaulted<number>;
  unchanged: Defaulted<number>;
  skipped: Defaulted<number>;
  rejected: Defaulted<number>;
  /** The import whose rejected rows this one has brought in, mended. */
  follows: Defaulted<string | null>;
  /** JSON: how the file was read (columns, order of dates, signs), so that mended rows are read alike. */
  plan: Defaulted<string>;
  mapping_name: Defaulted<string>;
  /** JSON: what an undo has kept. */
  kept: Defaulted<string>;
}
export interface ImportRejectsTable {
  import_id: string;
  row: number;
  reason: string;
  column_name: Defaulted<string>;
  value: Defaulted<string>;
  /** JSON array of the row's cells as they stood in the file. */
  cells: Defaulted<string>;
  /** The import that has brought the row in after it was mended. */
  mended_by: Defaulted<string | null>;
}

/** What imports are kept in. */
export interface ImportTables {
  imports: ImportsTable;
  import_rejects: ImportRejectsTable;
  import_mappings: ImportMappingsTable;
}
