import type { LineColumns, QuoteColumns } from './rows.ts';

/** A paper made of a Word file of the shop's own. */
export interface WordPaper {
  docx: Uint8Array<ArrayBuffer>;
  /** Null where nothing on this PC makes one. */
  pdf: Uint8Array<ArrayBuffer> | null;
}

/** Fills the Word file that is the template of a quotation; null where its template is none (features/word). */
export type FillPaper = (row: QuoteColumns, lines: readonly LineColumns[]) => Promise<WordPaper | null>;

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** What a paper is, by the end of its name. */
export const typeOfPaper = (name: string): string => (name.endsWith('.docx') ? DOCX : 'application/pdf');
