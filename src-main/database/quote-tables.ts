import type { TemplateName } from '../contract/documents/words.ts';
import type { LineKind, QuoteStatus } from '../contract/quotes/words.ts';
import type { Defaulted, Flag } from './column-types.ts';

/** Amounts in minor units, quantities in thousandths, percents in basis points. */
export interface QuotationsTable {
  id: string;
  /** The id of revision A. */
  root_id: string;
  /** 1 is A. */
  revision: number;
  /** Null until it is issued; all revisions share it. */
  number: string | null;
  number_prefix: Defaulted<string>;
  number_period: Defaulted<string>;
  number_counter: number | null;
  status: Defaulted<Exclude<QuoteStatus, 'expired'>>;
  contact_id: string | null;
  deal_id: string | null;
  staff_id: string | null;
  subject: Defaulted<string>;
  language: 'id' | 'en';
  template: TemplateName;
  currency: string;
  currency_decimals: number;
  issued_on: string | null;
  /** 0: for ever. */
  valid_days: number;
  valid_until: string | null;
  terms: Defaulted<string>;
  note: Defaulted<string>;
  tax_included: Flag;
  discount_percent: number | null;
  discount_amount: number | null;
  round_to: Defaulted<number>;
  deposit_percent: number | null;
  deposit_amount: number | null;
  /** JSON of `StoredCharge[]`. */
  charges: Defaulted<string>;
  /** JSON of `{ name, rate }[]`. */
  withholdings: Defaulted<string>;
  total: Defaulted<number>;
  /** JSON of the totals as they were issued; null of a draft. */
  totals: string | null;
  /** JSON of whom it is for and who offers, as they were when it was issued; null of a draft. */
  customer: string | null;
  business: string | null;
  /** Below the data folder, with slashes; '' of a draft. */
  file: Defaulted<string>;
  /** JSON of what the paper could not show. */
  warnings: Defaulted<string>;
  /** The discount that was approved, and by whom. */
  approved_rate: number | null;
  approved_by_id: string | null;
  issued_at: number | null;
  decided_at: number | null;
  decided_by: Defaulted<string>;
  decided_how: Defaulted<string>;
  decided_note: Defaulted<string>;
  created_at: number;
  updated_at: number;
  deleted_at: number | null;
}
export interface QuotationLinesTable {
  id: string;
  quotation_id: string;
  position: number;
  kind: LineKind;
  product_id: string | null;
  description: Defaulted<string>;
  unit: Defaulted<string>;
  quantity: Defaulted<number>;
  unit_price: Defaulted<number>;
  discount_percent: number | null;
  discount_amount: number | null;
  /** JSON of whole taxes: what a tax was when the line was written down stays with it. */
  taxes: Defaulted<string>;
  optional: Defaulted<Flag>;
  chosen: Defaulted<Flag>;
}
export interface DocumentCountersTable {
  id: string;
  kind: string;
  prefix: Defaulted<string>;
  period: Defaulted<string>;
  last: number;
}

/** What quotations are kept in. */
export interface QuoteTables {
  quotations: QuotationsTable;
  quotation_lines: QuotationLinesTable;
  document_counters: DocumentCountersTable;
}
