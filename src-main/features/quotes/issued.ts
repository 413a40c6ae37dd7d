import { AppError } from '../../contract/errors.ts';
import type { QuoteTotals } from '../../contract/quotes.ts';
import type { Handle } from '../../database/tables.ts';
import { revisionName } from '../../domain/numbering.ts';
import { findLines, findParty, findSkus, getQuoteRow, staffName } from './queries.ts';
import type { LineColumns, QuoteColumns } from './rows.ts';
import { totalsOfRow } from './record.ts';

export { findParty, staffName };

/** A quotation that is out, with what counts of it, for whoever makes another paper of it. */
export interface IssuedQuote {
  row: QuoteColumns;
  /** Without options that nobody has chosen. */
  lines: LineColumns[];
  totals: QuoteTotals;
  /** Its number, from the second revision on with its letter. */
  called: string;
}

/** @throws AppError `not-found`, `in-bin`, `quote-not-issued`, `quote-locked` of a declined one */
export async function getIssuedQuote(db: Handle, id: string): Promise<IssuedQuote> {
  const row = await getQuoteRow(db, id);
  const called = row.number ?? row.subject;
  if (row.status === 'draft' || row.status === 'superseded') throw new AppError('quote-not-issued', { quote: called });
  if (row.status === 'declined') throw new AppError('quote-locked', { quote: called, status: row.status });
  const all = await findLines(db, id);
  return {
    row,
    lines: all.filter((line) => line.kind !== 'item' || line.optional === 0 || line.chosen === 1),
    totals: totalsOfRow(row, all),
    called: row.revision > 1 ? `${called} ${revisionName(row.revision)}` : called,
  };
}

/** What the shop calls the products of these lines, as a document keeps it. */
export const skusOf = async (
  db: Handle,
  lines: readonly Pick<LineColumns, 'product_id'>[],
): Promise<Record<string, string>> => Object.fromEntries(await findSkus(db, lines));
