import { z } from 'zod';
import { Id } from '../shared.ts';

/** What papers there are. A feature that lands later adds its own. */
export const documentKinds = [
  'quotation',
  'proforma',
  'invoice',
  'delivery-note',
  'receipt',
  'letter',
  'statement',
  'price-list',
  'labels',
] as const;
export const DocumentKind = z.enum(documentKinds);
export type DocumentKind = z.infer<typeof DocumentKind>;

/** How a paper is laid out; `receipt` is a narrow one, for a roll. */
export const layouts = ['classic', 'modern', 'compact', 'receipt'] as const;
export const Layout = z.enum(layouts);
export type Layout = z.infer<typeof Layout>;

/** What a document looks like: the name of a design that the app brings along, or the id of one of the shop's own. */
export const TemplateName = z.union([Layout, Id]);
export type TemplateName = z.infer<typeof TemplateName>;

/** A4 210 × 297, A5 148 × 210, Letter 215.9 × 279.4, F4 (folio) 215 × 330, a roll of 80 mm as long as it needs. */
export const paperSizes = ['a4', 'a5', 'letter', 'f4', 'roll-80'] as const;
export const PaperSize = z.enum(paperSizes);
export type PaperSize = z.infer<typeof PaperSize>;

/** Columns that a table of lines can have, in the order in which they stand. */
export const lineColumns = [
  'no',
  'sku',
  'description',
  'quantity',
  'unit',
  'price',
  'discount',
  'tax',
  'amount',
] as const;
export const LineColumn = z.enum(lineColumns);
export type LineColumn = z.infer<typeof LineColumn>;

/** What is kept as a document of its own, each with its numbers. Sheets of labels are only printed. */
export const numberedDocuments = [
  'proforma',
  'invoice',
  'delivery-note',
  'receipt',
  'letter',
  'statement',
  'price-list',
] as const satisfies readonly DocumentKind[];
export const NumberedDocument = z.enum(numberedDocuments);
export type NumberedDocument = z.infer<typeof NumberedDocument>;

/** Sheets of labels that stationers sell; `own` has sizes of its own. */
export const labelSheets = ['tj-103', 'tj-107', 'tj-121', 'l7160', 'l7159', '5160', 'own'] as const;
export const LabelSheetName = z.enum(labelSheets);
export type LabelSheetName = z.infer<typeof LabelSheetName>;

/** Why somebody gets no letter, or no label. */
export const skipReasons = ['blocked', 'refused', 'no-address', 'gone'] as const;
export const SkipReason = z.enum(skipReasons);
export type SkipReason = z.infer<typeof SkipReason>;
