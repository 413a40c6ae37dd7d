import type { DocumentKind, LineColumn } from '../../contract/documents/words.ts';

/** What a paper shows, all of it text in its language. How it looks is a design's business; nobody computes here any more. */
export interface Paper {
  kind: DocumentKind;
  title: string;
  /** Its number first, then the days. */
  facts: Labelled[];
  subject: Labelled | null;
  business: { name: string; lines: string[] };
  customer: { label: string; name: string; lines: string[] } | null;
  body: PaperBlock[];
  terms: Labelled | null;
  /** Who signs; the shop's own side first. */
  signatures: Signature[];
  words: PaperPhrases;
}

export interface Labelled {
  label: string;
  value: string;
}

export interface Signature {
  label: string;
  name: string;
  /** What stands in the box where the materai (Indonesian duty stamp) goes; left out, there is no box. */
  materai?: string;
}

/** What a page says of itself. */
export interface PaperPhrases {
  /** With `{page}` and `{pages}` in it. */
  page: string;
  carriedForward: string;
  broughtForward: string;
}

export type PaperBlock =
  | { kind: 'lines'; columns: Partial<Record<LineColumn, string>>; rows: PaperRow[] }
  | { kind: 'table'; columns: TableColumn[]; rows: TableRow[] }
  | { kind: 'totals'; rows: PaperTotal[]; inWords: Labelled | null }
  /** Paragraphs. */
  | { kind: 'text'; text: string }
  /** A receipt: the amount set off, from whom, for what. */
  | { kind: 'amount'; amount: string; rows: Labelled[]; inWords: Labelled }
  | { kind: 'labels'; sheet: LabelSheet; labels: { lines: string[] }[] };

/** A line of a document; its cells hold a text for each column that it has. */
export type PaperRow =
  | {
      kind: 'item';
      cells: Partial<Record<LineColumn, string>>;
      /** In small letters below the description. */
      note: string;
      /** Offered besides: it does not count. */
      muted: boolean;
      /** What the lines come to, this one with them; '' where nothing is added up. */
      sum: string;
    }
  | { kind: 'section'; text: string; amount: string }
  | { kind: 'text'; text: string }
  | { kind: 'page-break' };

export interface TableColumn {
  name: string;
  align: 'left' | 'right';
  /** Takes the room that the others leave. */
  wide?: boolean;
}
export interface TableRow {
  cells: string[];
  /** A group's row is one cell across the table. */
  tone?: 'strong' | 'muted' | 'group';
}
export type PaperTotal = Labelled & { strong?: true; muted?: boolean };

/** A sheet of labels to peel off; lengths in millimetres. */
export interface LabelSheet {
  page: { width: number; height: number };
  columns: number;
  rows: number;
  /** Of one label. */
  width: number;
  height: number;
  /** From the edge of the sheet to the first label. */
  left: number;
  top: number;
  /** Between two labels. */
  gapX: number;
  gapY: number;
}
