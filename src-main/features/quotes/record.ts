import type { Quote, QuoteLine, QuoteParty, QuoteTotals } from '../../contract/quotes.ts';
import type { Handle } from '../../database/tables.ts';
import { lineAmount } from '../../domain/deals.ts';
import { revisionName } from '../../domain/numbering.ts';
import { differences, type Side, statusOn } from '../../domain/quotes.ts';
import { discountRate, type DocumentTotals } from '../../domain/totals.ts';
import type { LineDraft } from './lines.ts';
import { findCosts, findLines, findParty, findQuoteRow, findRevisions, findRows, staffName } from './queries.ts';
import { addUp, chargesOf, type LineColumns, type QuoteColumns, taxesOf, withholdingsOf } from './rows.ts';

const percent = (rate: number | null): number | null => (rate === null ? null : rate / 100);
const named = (taxes: readonly { id: string; name: string }[]) => taxes.map(({ id, name }) => ({ id, name }));

/** The totals as the contract tells them: without the lines, which say theirs themselves. */
export const totalsOnly = ({ lines: _, sections: __, ...totals }: DocumentTotals): QuoteTotals => totals;

/** What a quotation comes to: as it was issued, or worked out of a draft. */
export const totalsOfRow = (row: QuoteColumns, lines: readonly LineDraft[]): QuoteTotals =>
  row.totals === null ? totalsOnly(addUp(row, lines)) : (JSON.parse(row.totals) as QuoteTotals);

/** Lines with what stands at their end. */
export function shownLines(lines: readonly LineDraft[], totals: DocumentTotals): QuoteLine[] {
  const amounts = new Map(totals.lines.map((line) => [line.key, line.amount]));
  for (const section of totals.sections) amounts.set(section.key, section.subtotal);
  return lines.map((line) => ({
    id: line.id,
    kind: line.kind,
    productId: line.product_id,
    description: line.description,
    unit: line.unit,
    quantity: line.quantity / 1_000,
    unitPrice: line.unit_price,
    discountPercent: percent(line.discount_percent),
    discountAmount: line.discount_amount,
    taxes: named(taxesOf(line)),
    optional: line.optional === 1,
    chosen: line.chosen === 1,
    amount: amounts.get(line.id) ?? 0,
  }));
}

/** The whole record, also of one in the bin; undefined where there is none. @param seesCosts of whoever asks */
export async function findQuote(
  db: Handle,
  id: string,
  { today, seesCosts }: { today: string; seesCosts: boolean },
): Promise<Quote | undefined> {
  const row = await findQuoteRow(db, id);
  const [basics] = await findRows(db, [id], today);
  if (!row || !basics) return undefined;
  const lines = await findLines(db, id);
  const totals = addUp(row, lines);
  const revisions = await findRevisions(db, row.root_id);
  const earlier = revisions.findLast((one) => one.revision < row.revision);
  return {
    ...basics,
    language: row.language,
    template: row.template,
    validDays: row.valid_days,
    terms: row.terms,
    note: row.note,
    taxIncluded: row.tax_included === 1,
    discountPercent: percent(row.discount_percent),
    discountAmount: row.discount_amount,
    charges: chargesOf(row).map(({ name, amount, taxes }) => ({ name, amount, taxes: named(taxes) })),
    withholdings: withholdingsOf(row).map(({ name, rate }) => ({ name, percent: rate / 100 })),
    roundTo: row.round_to,
    depositPercent: percent(row.deposit_percent),
    depositAmount: row.deposit_amount,
    customer: await partyOf(db, row),
    lines: shownLines(lines, totals),
    totals: totalsOfRow(row, lines),
    file: row.file,
    warnings: JSON.parse(row.warnings) as string[],
    discountRate: discountRate(totals) / 100,
    approved:
      row.approved_rate === null
        ? null
        : { rate: row.approved_rate / 100, by: await staffName(db, row.approved_by_id) },
    decided:
      row.decided_at === null
        ? null
        : { at: row.decided_at, by: row.decided_by, how: row.decided_how, note: row.decided_note },
    revisions: revisions.map((one) => ({
      id: one.id,
      revision: revisionName(one.revision),
      status: statusOn(one.status, one.valid_until, today),
      total: one.total,
      issuedOn: one.issued_on,
    })),
    changes: earlier ? differences(sideOf(earlier, await findLines(db, earlier.id)), sideOf(row, lines)) : [],
    cost: seesCosts ? await costOf(db, lines, totals) : null,
    deletedAt: row.deleted_at,
  };
}

/** Whom it is for: as it was issued, or as the address book has it now. */
export const partyOf = (db: Handle, row: QuoteColumns): Promise<QuoteParty> =>
  row.customer === null ? findParty(db, row.contact_id) : Promise.resolve(JSON.parse(row.customer) as QuoteParty);

/** Prices without tax against what the products cost. */
export async function costOf(db: Handle, lines: readonly LineDraft[], totals: DocumentTotals): Promise<Quote['cost']> {
  const costs = await findCosts(
    db,
    lines.flatMap((line) => line.product_id ?? []),
  );
  const byKey = new Map(totals.lines.map((line) => [line.key, line]));
  let cost = 0;
  let unknown = 0;
  const belowCost: string[] = [];
  for (const line of lines) {
    const of = byKey.get(line.id);
    if (!of?.counted) continue;
    const unit = costs.get(line.product_id ?? '');
    if (unit === undefined) {
      unknown += 1;
      continue;
    }
    const whole = lineAmount(line.quantity, unit);
    cost += whole;
    if (of.amount - of.share < whole) belowCost.push(line.id);
  }
  return { cost, margin: totals.net - totals.charges - cost, belowCost, unknown };
}

const text = (value: number | null): string => (value === null ? '' : String(value));

/** A revision as its parts can be compared; amounts in minor units, percents as they are read. */
function sideOf(row: QuoteColumns, lines: readonly LineColumns[]): Side {
  return {
    fields: {
      subject: row.subject,
      validDays: String(row.valid_days),
      terms: row.terms,
      taxIncluded: String(row.tax_included === 1),
      discountPercent: text(percent(row.discount_percent)),
      discountAmount: text(row.discount_amount),
      charges: chargesOf(row)
        .map(({ name, amount }) => `${name}: ${amount}`)
        .join(', '),
      depositPercent: text(percent(row.deposit_percent)),
      depositAmount: text(row.deposit_amount),
      total: String(row.total),
    },
    lines: lines
      .filter((line) => line.kind !== 'page-break')
      .map((line) => ({
        name: line.description,
        productId: line.product_id,
        fields: {
          description: line.description,
          quantity: line.kind === 'item' ? String(line.quantity / 1_000) : '',
          unitPrice: line.kind === 'item' ? String(line.unit_price) : '',
          discountPercent: text(percent(line.discount_percent)),
          discountAmount: text(line.discount_amount),
          taxes: taxesOf(line)
            .map((tax) => tax.name)
            .join(', '),
          optional: line.optional === 1 ? 'true' : '',
          chosen: line.chosen === 1 ? 'true' : '',
        },
      })),
  };
}
