import type { NumberedDocument } from '../contract/documents/words.ts';
import type { Defaulted } from './column-types.ts';

/** Amounts in minor units. A row never changes, but for whose it is and that it was cancelled. */
export interface DocumentsTable {
  id: string;
  kind: NumberedDocument;
  number: string;
  number_prefix: Defaulted<string>;
  number_period: Defaulted<string>;
  number_counter: number;
  contact_id: string | null;
  deal_id: string | null;
  quote_id: string | null;
  /** The document that it follows from: the invoice of a receipt. */
  source_id: string | null;
  staff_id: string | null;
  language: 'id' | 'en';
  /** The name of a built-in design, or the id of one of the shop's. */
  template: string;
  currency: string;
  currency_decimals: number;
  subject: Defaulted<string>;
  made_on: string;
  due_on: string | null;
  /** What it comes to; null where it says no amount. */
  total: number | null;
  /** JSON of all that it says, of a shape of its kind: see features/documents/kinds. */
  content: string;
  /** Below the data folder, with slashes; letters that were made together share one. */
  file: Defaulted<string>;
  /** JSON of what the paper could not show. */
  warnings: Defaulted<string>;
  made_at: number;
  cancelled_at: number | null;
  cancelled_by_id: string | null;
  cancel_reason: Defaulted<string>;
  updated_at: number;
}

/** What documents other than quotations are kept in. */
export interface DocumentTables {
  documents: DocumentsTable;
}
