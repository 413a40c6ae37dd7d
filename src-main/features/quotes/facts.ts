import type { Handle } from '../../database/tables.ts';
import { revisionName } from '../../domain/numbering.ts';
import type { DocumentTotals } from '../../domain/totals.ts';
import type { LineDraft } from './lines.ts';
import { findLines, findSkus, getQuoteRow, staffName } from './queries.ts';
import { partyOf, totalsOfRow } from './record.ts';
import { addUp, chargesOf, type LineColumns, type QuoteColumns, taxesOf } from './rows.ts';

/**
 * What a quotation says, for whoever writes about it: a letter, a message. Of one that was issued as it was then.
 * @throws AppError `not-found`, `in-bin`
 */
export async function quoteFacts(db: Handle, id: string): Promise<QuoteFacts> {
  return factsOf(db, await getQuoteRow(db, id), await findLines(db, id));
}

export type QuoteFacts = Awaited<ReturnType<typeof factsOf>>;

/** The same of rows that are not written yet, such as one that is being issued. */
export async function factsOf(db: Handle, row: QuoteColumns, lines: readonly LineColumns[]) {
  const skus = await findSkus(db, lines);
  return {
    row,
    staffName: await staffName(db, row.staff_id),
    document: {
      kind: 'quotation' as const,
      number: row.number ?? '',
      revision: revisionName(row.revision),
      date: row.issued_on,
      validUntil: row.valid_until,
      subject: row.subject,
      terms: row.terms,
      party: await partyOf(db, row),
      totals: totalsOfRow(row, lines),
      charges: chargesOf(row),
      lines: lineFacts(lines, addUp(row, lines), (id) => skus.get(id)),
    },
  };
}

/** Lines with what stands at their end, for whoever writes about them. */
export function lineFacts(
  lines: readonly LineDraft[],
  totals: DocumentTotals,
  skuOf: (id: string) => string | undefined,
) {
  const amounts = new Map(totals.lines.map((line) => [line.key, line]));
  const subtotals = new Map(totals.sections.map((section) => [section.key, section.subtotal]));
  return lines.flatMap((line) => {
    if (line.kind === 'page-break') return [];
    return {
      kind: line.kind,
      sku: skuOf(line.product_id ?? '') ?? '',
      description: line.description,
      quantity: line.quantity,
      unit: line.unit,
      price: line.unit_price,
      discountPercent: line.discount_percent,
      discountAmount: line.discount_amount,
      taxes: taxesOf(line).map((tax) => tax.name),
      amount: (line.kind === 'section' ? subtotals.get(line.id) : amounts.get(line.id)?.amount) ?? 0,
      optional: amounts.get(line.id)?.counted === false,
    };
  });
}
