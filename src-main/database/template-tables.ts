import type { DocumentKind } from '../contract/documents/words.ts';
import type { Defaulted } from './column-types.ts';

export interface DocumentTemplatesTable {
  id: string;
  kind: DocumentKind;
  name: string;
  source: 'design' | 'word';
  /** JSON of a `Design`; null of a Word file. */
  design: string | null;
  /** Of a Word file: how it was called, and which one it is. */
  file_name: Defaulted<string>;
  file_sha256: Defaulted<string>;
  created_at: number;
  updated_at: number;
  deleted_at: number | null;
}

/** Files by their content, never changed and never taken away: an undone change finds its file again. */
export interface TemplateFilesTable {
  sha256: string;
  bytes: Uint8Array;
}

/** What templates of documents are kept in. */
export interface TemplateTables {
  document_templates: DocumentTemplatesTable;
  template_files: TemplateFilesTable;
}
