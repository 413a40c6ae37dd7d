import { type LineColumn, lineColumns } from '../../contract/documents/words.ts';
import type { QuoteParty, QuoteTotals } from '../../contract/quotes.ts';
import type { Settings } from '../../contract/settings.ts';
import { formatMoney } from '../../domain/money.ts';
import { revisionName } from '../../domain/numbering.ts';
import { amountInWords } from '../../domain/terbilang.ts';
import type { Paper, PaperBlock, PaperRow, PaperTotal } from '../../jobs/drawing/paper.ts';
import type { LineDraft } from './lines.ts';
import { totalsOfRow } from './record.ts';
import { addUp, chargesOf, type QuoteColumns, taxesOf } from './rows.ts';

/** What a paper says besides what the quotation says; the words themselves lie in src-renderer/i18n. */
export interface PaperWords {
  quotation: string;
  draft: string;
  number: string;
  revision: string;
  date: string;
  validUntil: string;
  subject: string;
  to: string;
  no: string;
  sku: string;
  description: string;
  quantity: string;
  unit: string;
  price: string;
  discount: string;
  tax: string;
  amount: string;
  optional: string;
  subtotal: string;
  documentDiscount: string;
  charges: string;
  taxIncluded: (name: string) => string;
  taxBase: (name: string) => string;
  rounding: string;
  total: string;
  withheld: (name: string) => string;
  payable: string;
  deposit: string;
  balance: string;
  inWords: string;
  terms: string;
  regards: string;
  accepted: string;
  nameAndDate: string;
  taxNumber: string;
  /** Filled in where it is drawn. */
  page: string;
  carriedForward: string;
  broughtForward: string;
  day: (iso: string) => string;
  percent: (rate: number) => string;
  quantityOf: (thousandths: number) => string;
  issuedNote: (number: string, total: string) => string;
  acceptedNote: (number: string) => string;
  declinedNote: (number: string) => string;
  followUp: (number: string) => string;
}

/** Who offers, as it stands on the paper. */
export type BusinessOnPaper = Omit<Settings['business'], 'logo'>;

export interface PaperSource {
  row: QuoteColumns;
  lines: readonly LineDraft[];
  customer: QuoteParty;
  business: BusinessOnPaper;
  seller: string;
  /** Of the paper's language. */
  language: 'id' | 'en';
  words: PaperWords;
  /** Of the products of these lines, by product. */
  skus: ReadonlyMap<string, string>;
}

/** Everything a paper shows, as text: from here on nobody computes. */
export function paperOf({ row, lines, customer, business, seller, language, words, skus }: PaperSource): Paper {
  const facts: Paper['facts'] = [{ label: words.number, value: row.number ?? words.draft }];
  if (row.revision > 1) facts.push({ label: words.revision, value: revisionName(row.revision) });
  if (row.issued_on !== null) facts.push({ label: words.date, value: words.day(row.issued_on) });
  if (row.valid_until !== null) facts.push({ label: words.validUntil, value: words.day(row.valid_until) });
  return {
    kind: 'quotation',
    title: words.quotation,
    facts,
    subject: row.subject === '' ? null : { label: words.subject, value: row.subject },
    business: businessOnPaper(business, words),
    customer: {
      label: words.to,
      name: customer.name,
      lines: [
        customer.company,
        ...customer.address.split('\n'),
        [customer.phone, customer.email].filter(Boolean).join(' · '),
      ].filter(Boolean),
    },
    body: [...saleBlocks({ row, lines, totals: totalsOfRow(row, lines), skus, language, words })],
    terms: row.terms === '' ? null : { label: words.terms, value: row.terms },
    signatures: [
      { label: words.regards, name: seller || business.name },
      { label: words.accepted, name: words.nameAndDate },
    ],
    words: { page: words.page, carriedForward: words.carriedForward, broughtForward: words.broughtForward },
  };
}

type LinesBlock = Extract<PaperBlock, { kind: 'lines' }>;
type TotalsBlock = Extract<PaperBlock, { kind: 'totals' }>;

/** Lines with what they come to: of a quotation, and of whatever was made of one. */
export interface SaleOnPaper {
  row: Parameters<typeof addUp>[0] & Pick<QuoteColumns, 'currency' | 'currency_decimals'>;
  lines: readonly LineDraft[];
  /** As they are kept: nothing is computed anew. */
  totals: QuoteTotals;
  skus: ReadonlyMap<string, string>;
  /** Of the paper's language. */
  language: 'id' | 'en';
  words: PaperWords;
}

/** The table of lines and the sums below it. */
export function saleBlocks({ row, lines, totals, skus, language, words }: SaleOnPaper): [LinesBlock, TotalsBlock] {
  const locale = language === 'id' ? 'id-ID' : 'en-GB';
  const money = (minor: number) =>
    formatMoney(minor, { currency: row.currency, decimals: row.currency_decimals, locale });
  const document = addUp(row, lines);
  const amounts = new Map(document.lines.map((line) => [line.key, line]));
  const subtotals = new Map(document.sections.map((section) => [section.key, section.subtotal]));
  let [count, sum] = [0, 0];
  const rows = lines.map((line): PaperRow => {
    if (line.kind === 'page-break') return { kind: 'page-break' };
    if (line.kind === 'text') return { kind: 'text', text: line.description };
    if (line.kind === 'section')
      return { kind: 'section', text: line.description, amount: money(subtotals.get(line.id) ?? 0) };
    const of = amounts.get(line.id);
    if (of?.counted) sum += of.amount;
    const cells: Partial<Record<LineColumn, string>> = {
      no: String((count += 1)),
      sku: skus.get(line.product_id ?? '') ?? '',
      description: line.description,
      quantity: words.quantityOf(line.quantity),
      unit: line.unit,
      price: money(line.unit_price),
      discount:
        line.discount_percent !== null
          ? words.percent(line.discount_percent)
          : line.discount_amount !== null
            ? money(line.discount_amount)
            : '',
      tax: taxesOf(line)
        .map((tax) => tax.name)
        .join(', '),
      amount: money(of?.amount ?? 0),
    };
    const note = line.optional === 1 && line.chosen === 0 ? words.optional : '';
    return { kind: 'item', cells, note, muted: of?.counted === false, sum: money(sum) };
  });
  const sums: PaperTotal[] = [{ label: words.subtotal, value: money(totals.subtotal) }];
  if (totals.discount > 0)
    sums.push({
      label: [words.documentDiscount, row.discount_percent !== null ? words.percent(row.discount_percent) : '']
        .filter(Boolean)
        .join(' '),
      value: money(-totals.discount),
    });
  for (const charge of chargesOf(row)) sums.push({ label: charge.name, value: money(charge.amount) });
  const rules = new Map(
    [...lines.flatMap(taxesOf), ...chargesOf(row).flatMap((of) => of.taxes)].map((tax) => [tax.id, tax]),
  );
  for (const tax of totals.taxes) {
    const rule = rules.get(tax.id);
    // Only a base that is no whole price needs telling.
    if (rule && rule.baseNumerator !== rule.baseDenominator)
      sums.push({ label: words.taxBase(tax.name), value: money(tax.base), muted: true });
    sums.push({
      label: totals.taxIncluded ? words.taxIncluded(tax.name) : tax.name,
      value: money(tax.amount),
      muted: totals.taxIncluded,
    });
  }
  if (totals.rounding !== 0) sums.push({ label: words.rounding, value: money(totals.rounding) });
  sums.push({ label: words.total, value: money(totals.total), strong: true });
  for (const held of totals.withholdings)
    sums.push({ label: words.withheld(`${held.name} ${words.percent(held.rate)}`), value: money(-held.amount) });
  if (totals.withholdings.length > 0) sums.push({ label: words.payable, value: money(totals.payable) });
  if (totals.deposit > 0)
    sums.push(
      { label: words.deposit, value: money(totals.deposit) },
      { label: words.balance, value: money(totals.balance) },
    );

  const spoken = amountInWords(totals.total, {
    currency: row.currency,
    decimals: row.currency_decimals,
    language,
  });
  return [
    { kind: 'lines', columns: filledColumns(words, rows), rows },
    {
      kind: 'totals',
      rows: sums,
      inWords: { label: words.inWords, value: spoken.charAt(0).toUpperCase() + spoken.slice(1) },
    },
  ];
}

/** The shop in the head of its papers. */
export const businessOnPaper = (business: BusinessOnPaper, words: PaperWords): Paper['business'] => ({
  name: business.name,
  lines: [
    ...business.address.split('\n'),
    [...business.phones, business.email].filter(Boolean).join(' · '),
    business.taxNumber && `${words.taxNumber} ${business.taxNumber}`,
  ].filter(Boolean),
});

/** What each column is called; one that no line has anything in is left out. */
export function filledColumns(words: Record<LineColumn, string>, rows: readonly PaperRow[]) {
  const filled = (key: LineColumn) => rows.some((row) => row.kind === 'item' && Boolean(row.cells[key]));
  const columns: Partial<Record<LineColumn, string>> = {};
  for (const key of lineColumns)
    if (!(key === 'sku' || key === 'unit' || key === 'discount' || key === 'tax') || filled(key))
      columns[key] = words[key];
  return columns;
}
