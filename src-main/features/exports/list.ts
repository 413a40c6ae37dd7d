import type { ListExport } from '../../contract/exports.ts';
import type { ExportValue, OutColumn } from '../../domain/exporting/cells.ts';
import type { Card } from '../../domain/exporting/vcard.ts';

/** The language of an exported file's headings and words. */
export type FileLanguage = 'id' | 'en';

/** A list that is about to be written. Rows come in pieces of some hundred, in the order in which they shall stand. */
export interface OpenList {
  /** Name of the sheet, and what the file's name begins with. */
  name: string;
  total: number;
  columns: OutColumn[];
  rows(): AsyncIterable<ExportValue[][]>;
  /** Where the list can go out as cards. */
  cards?(): AsyncIterable<Card[]>;
}

/** What a feature offers to have its list exported: one such function in app.ts is all. */
export type ExportList<Asked extends ListExport> = (
  asked: Omit<Asked, 'language'> & { language: FileLanguage },
) => Promise<OpenList>;

export type ExportLists = { [What in ListExport['what']]: ExportList<Extract<ListExport, { what: What }>> };
