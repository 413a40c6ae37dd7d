import type { Selectable } from 'kysely';
import type { QuoteTotals } from '../../contract/quotes.ts';
import type { DocumentsTable } from '../../database/document-tables.ts';
import type { LineDraft } from '../quotes/lines.ts';
import type { QuoteColumns } from '../quotes/rows.ts';
import type { Content } from './kinds/kind.ts';

export type DocumentColumns = Selectable<DocumentsTable>;

/** What a sale on paper says beside its lines: as a quotation has it. */
export type SaleMoney = Pick<
  QuoteColumns,
  | 'tax_included'
  | 'discount_percent'
  | 'discount_amount'
  | 'round_to'
  | 'deposit_percent'
  | 'deposit_amount'
  | 'charges'
  | 'withholdings'
>;

/** What a pro-forma or an invoice keeps. */
export interface SaleSays {
  money: SaleMoney;
  lines: LineDraft[];
  /** What the shop calls the products, by product. */
  skus: Record<string, string>;
  totals: QuoteTotals;
  terms: string;
  /** The number of what it was made of; '' of nothing. */
  reference: string;
  /** Of its source, when it was made: shown where something was. */
  received: number;
}

export const contentOf = <Says>(row: Pick<DocumentColumns, 'content'>): Content<Says> =>
  JSON.parse(row.content) as Content<Says>;
