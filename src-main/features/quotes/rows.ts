import type { Selectable } from 'kysely';
import { AppError } from '../../contract/errors.ts';
import type { QuotationLinesTable, QuotationsTable } from '../../database/quote-tables.ts';
import {
  type DocumentInput,
  type DocumentTax,
  type DocumentTotals,
  type Share,
  totalsOf,
  TotalsError,
} from '../../domain/totals.ts';
import { MOST_MONEY } from '../../domain/deals.ts';

export type QuoteColumns = Selectable<QuotationsTable>;
export type LineColumns = Selectable<QuotationLinesTable>;

export interface StoredCharge {
  name: string;
  amount: number;
  taxes: DocumentTax[];
}
export interface StoredWithholding {
  name: string;
  /** Basis points. */
  rate: number;
}

export const taxesOf = (line: Pick<LineColumns, 'taxes'>): DocumentTax[] => JSON.parse(line.taxes) as DocumentTax[];
export const chargesOf = (row: Pick<QuoteColumns, 'charges'>): StoredCharge[] =>
  JSON.parse(row.charges) as StoredCharge[];
export const withholdingsOf = (row: Pick<QuoteColumns, 'withholdings'>): StoredWithholding[] =>
  JSON.parse(row.withholdings) as StoredWithholding[];

type Money = Pick<
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
type LineMoney = Omit<LineColumns, 'quotation_id' | 'position' | 'product_id' | 'description' | 'unit'>;

const share = (percent: number | null, amount: number | null): Share | null =>
  percent !== null ? { percent } : amount !== null ? { amount } : null;

/** Rows as the engine takes them. */
function documentOf(row: Money, lines: readonly LineMoney[]): DocumentInput {
  return {
    lines: lines.map((line) =>
      line.kind === 'item'
        ? {
            kind: 'item',
            key: line.id,
            quantity: line.quantity,
            unitPrice: line.unit_price,
            discount: share(line.discount_percent, line.discount_amount),
            taxes: taxesOf(line),
            optional: line.optional === 1,
            chosen: line.chosen === 1,
          }
        : { kind: line.kind, key: line.id },
    ),
    taxIncluded: row.tax_included === 1,
    discount: share(row.discount_percent, row.discount_amount),
    charges: chargesOf(row).map((charge, at) => ({ key: String(at), ...charge })),
    withholdings: withholdingsOf(row),
    roundTo: row.round_to,
    deposit: share(row.deposit_percent, row.deposit_amount),
  };
}

/** What rows come to. @throws AppError `line-unusable`, `amount-too-large` */
export function addUp(row: Money, lines: readonly LineMoney[]): DocumentTotals {
  try {
    return totalsOf(documentOf(row, lines));
  } catch (error) {
    if (!(error instanceof TotalsError)) throw error;
    if (error.flaw === 'amount-too-large') throw new AppError('amount-too-large', { limit: MOST_MONEY });
    throw new AppError('line-unusable', { reason: error.flaw, line: error.line });
  }
}
