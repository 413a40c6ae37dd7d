import type { DocumentMake } from '../../contract/documents.ts';
import { AppError } from '../../contract/errors.ts';
import type { QuoteCreate, QuoteParty, QuoteTotals } from '../../contract/quotes.ts';
import { findParty, getIssuedQuote } from '../quotes/issued.ts';
import type { LineDraft } from '../quotes/lines.ts';
import { totalsOnly } from '../quotes/record.ts';
import { addUp } from '../quotes/rows.ts';
import { draftRows, requireLivingContact } from '../quotes/write.ts';
import type { Gathered, Making } from './kinds/kind.ts';
import { getDocumentRow, receivedOf } from './queries.ts';
import { contentOf, type SaleMoney, type SaleSays } from './rows.ts';

type From = Extract<DocumentMake, { kind: 'invoice' }>;
/** What all kinds are asked alike: of what they are made. */
export type Asked = Partial<Omit<From, 'kind' | 'lines'>> & { lines?: From['lines'] };

/** What a document is made of: whose it is, and what was agreed. */
export interface Source extends Omit<Gathered<unknown>, 'says' | 'dueOn' | 'total'> {
  /** What it is called; '' of nothing but a contact. */
  reference: string;
  /** Null of a contact without lines. */
  sale: { money: SaleMoney; lines: LineDraft[]; totals: QuoteTotals; terms: string } | null;
  /** What receipts say was received of it. */
  received: number;
}

/**
 * Finds what a document is made of. Of a quotation or another document everything stands as it stands there; a deal and
 * lines that are given are priced as a quotation would be.
 * @throws AppError `not-found`, `in-bin`, `quote-not-issued`, `quote-locked`, `document-cancelled`, `document-empty`
 */
export async function findSource(making: Making, asked: Asked): Promise<Source> {
  if (asked.documentId !== undefined) return ofDocument(making, asked, asked.documentId);
  if (asked.quoteId !== undefined) return ofQuote(making, asked, asked.quoteId);
  if (asked.dealId !== undefined || asked.lines !== undefined) return ofLines(making, asked);
  if (asked.contactId === undefined) throw new AppError('document-empty', { kind: '' });
  await requireLivingContact(making.db, asked.contactId);
  const { settings } = making;
  return {
    contactId: asked.contactId,
    dealId: null,
    quoteId: null,
    sourceId: null,
    language: asked.language ?? making.language,
    currency: settings.currency,
    decimals: settings.currencyDecimals,
    subject: asked.subject ?? '',
    customer: await findParty(making.db, asked.contactId),
    reference: '',
    sale: null,
    received: 0,
  };
}

async function ofQuote({ db }: Making, asked: Asked, id: string): Promise<Source> {
  const { row, lines, totals, called } = await getIssuedQuote(db, id);
  const money = moneyOf(row);
  return {
    contactId: row.contact_id,
    dealId: row.deal_id,
    quoteId: row.id,
    sourceId: null,
    language: asked.language ?? row.language,
    currency: row.currency,
    decimals: row.currency_decimals,
    subject: asked.subject ?? row.subject,
    customer: row.customer === null ? null : (JSON.parse(row.customer) as QuoteParty),
    reference: called,
    sale: { money, lines: lines.map(({ quotation_id: _, ...line }) => line), totals, terms: row.terms },
    received: await receivedOf(db, { quoteId: row.id }),
  };
}

async function ofDocument({ db }: Making, asked: Asked, id: string): Promise<Source> {
  const row = await getDocumentRow(db, id);
  if (row.cancelled_at !== null) throw new AppError('document-cancelled', { number: row.number });
  const isSale = row.kind === 'invoice' || row.kind === 'proforma';
  const { customer, says } = contentOf<SaleSays>(row);
  return {
    contactId: row.contact_id,
    dealId: row.deal_id,
    quoteId: row.quote_id,
    sourceId: row.id,
    language: asked.language ?? row.language,
    currency: row.currency,
    decimals: row.currency_decimals,
    subject: asked.subject ?? row.subject,
    customer,
    reference: row.number,
    sale: isSale ? { money: says.money, lines: says.lines, totals: says.totals, terms: says.terms } : null,
    received: isSale ? await receivedOf(db, { documentId: row.id }) : 0,
  };
}

/** What a deal holds, or lines that are given, priced for this customer. */
async function ofLines(making: Making, asked: Asked): Promise<Source> {
  const { quoteId: _, documentId: __, ...rest } = asked;
  const { row, lines } = await draftRows(making.db, pricedAs(rest), making, making.actor);
  if (row.contact_id === null) throw new AppError('not-found', { what: 'contact', id: '' });
  const counted = lines.filter((line) => line.kind !== 'item' || line.optional === 0 || line.chosen === 1);
  const money = moneyOf(row);
  return {
    contactId: row.contact_id,
    dealId: row.deal_id,
    quoteId: null,
    sourceId: null,
    language: row.language,
    currency: row.currency,
    decimals: row.currency_decimals,
    subject: row.subject,
    customer: await findParty(making.db, row.contact_id),
    reference: '',
    sale: { money, lines: counted, totals: totalsOnly(addUp(row, counted)), terms: '' },
    received: 0,
  };
}

/** Only what a quotation would be priced by: the rest is the document's own. */
const pricedAs = (asked: Omit<Asked, 'quoteId' | 'documentId'>): QuoteCreate => {
  const { contactId, dealId, lines, subject, language } = asked;
  const { taxIncluded, discountPercent, discountAmount, charges, withholdings } = asked;
  const { roundTo, depositPercent, depositAmount } = asked;
  const given = { contactId, dealId, lines, subject, language, taxIncluded, discountPercent, discountAmount };
  const more = { charges, withholdings, roundTo, depositPercent, depositAmount };
  return Object.fromEntries(Object.entries({ ...given, ...more }).filter(([, value]) => value !== undefined));
};

const moneyOf = (row: SaleMoney): SaleMoney => ({
  tax_included: row.tax_included,
  discount_percent: row.discount_percent,
  discount_amount: row.discount_amount,
  round_to: row.round_to,
  deposit_percent: row.deposit_percent,
  deposit_amount: row.deposit_amount,
  charges: row.charges,
  withholdings: row.withholdings,
});
