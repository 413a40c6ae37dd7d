/**
 * What a document comes to: the one engine behind the form, the paper, the sheet and the report (DOMAIN.md, "Money and
 * tax"). Amounts in minor units, quantities in thousandths, rates in basis points; exact in between, and rounded half
 * away from zero by money.ts alone.
 */
import { MOST_MONEY } from './deals.ts';
import { mulDivHalfAway, spreadLargestRemainder } from './money.ts';
import { type DocumentTax, Taxed, type TaxTotal } from './totals/taxed.ts';

export type { DocumentTax, TaxTotal } from './totals/taxed.ts';

/** Basis points of what it is taken from, or an amount. */
export type Share = { percent: number } | { amount: number };

export interface ItemLine {
  kind: 'item';
  /** What tells the line apart: its id. */
  key: string;
  quantity: number;
  unitPrice: number;
  discount: Share | null;
  taxes: readonly DocumentTax[];
  /** Offered besides: outside the total until the customer has chosen it. */
  optional: boolean;
  chosen: boolean;
}
/** A heading whose subtotal is that of the items up to the next one. */
export interface OtherLine {
  kind: 'section' | 'text' | 'page-break';
  key: string;
}
export type DocumentLine = ItemLine | OtherLine;

export interface Charge {
  key: string;
  amount: number;
  taxes: readonly DocumentTax[];
}

export interface DocumentInput {
  lines: readonly DocumentLine[];
  /** Whether prices (and charges) hold their tax already. */
  taxIncluded: boolean;
  /** Off the whole: spread over the lines, so that each tax sees its part. Charges are not discounted. */
  discount: Share | null;
  charges: readonly Charge[];
  /** What the buyer keeps back and pays to the tax office himself (PPh): shown, never part of the total. */
  withholdings: readonly { name: string; rate: number }[];
  /** The total is brought to the nearest multiple of so many minor units; 1: as it is. */
  roundTo: number;
  /** What is asked for in advance, of the total. */
  deposit: Share | null;
}

export interface LineTotals {
  key: string;
  /** Quantity × price. */
  gross: number;
  /** Of the line itself. */
  discount: number;
  /** Gross less that discount: what stands at the end of the line. */
  amount: number;
  /** The line's part of the document's discount. */
  share: number;
  /** Whether it counts: not an option that nobody has chosen. */
  counted: boolean;
}

export interface DocumentTotals {
  /** One for each item, in the order given. */
  lines: LineTotals[];
  /** One for each section, in the order given. */
  sections: { key: string; subtotal: number }[];
  /** Σ gross of what counts, and what its lines' own discounts take off. */
  gross: number;
  lineDiscount: number;
  /** Σ amounts of what counts. */
  subtotal: number;
  discount: number;
  charges: number;
  taxIncluded: boolean;
  taxes: TaxTotal[];
  tax: number;
  /** Without any tax. */
  net: number;
  rounding: number;
  /** subtotal − discount + charges (+ tax, where it comes on top) + rounding. */
  total: number;
  withholdings: { name: string; rate: number; base: number; amount: number }[];
  /** What reaches the shop: the total less what is withheld. */
  payable: number;
  deposit: number;
  /** The total less the deposit. */
  balance: number;
}

export type TotalsFlaw =
  | 'quantity-not-positive'
  | 'price-negative'
  | 'discount-too-large'
  | 'deposit-too-large'
  | 'amount-too-large';

/** Why a document cannot be added up; `line` counts all lines from 1, and is 0 where it concerns the whole. */
export class TotalsError extends RangeError {
  readonly flaw: TotalsFlaw;
  readonly line: number;
  constructor(flaw: TotalsFlaw, line: number) {
    super(`${flaw} (${line})`);
    this.flaw = flaw;
    this.line = line;
  }
}

/** @throws TotalsError */
export function totalsOf(input: DocumentInput): DocumentTotals {
  const items: { line: ItemLine; totals: LineTotals }[] = [];
  const sections: { key: string; subtotal: number }[] = [];
  for (const [at, line] of input.lines.entries()) {
    if (line.kind === 'section') sections.push({ key: line.key, subtotal: 0 });
    if (line.kind !== 'item') continue;
    const totals = lineTotals(line, at + 1);
    items.push({ line, totals });
    const section = sections.at(-1);
    if (section && totals.counted) section.subtotal = checked(section.subtotal + totals.amount, at + 1);
  }
  const counted = items.filter(({ totals }) => totals.counted);
  const subtotal = sum(counted.map(({ totals }) => totals.amount));
  const discount = takenOff(input.discount, subtotal, 'discount-too-large', 0);
  const shares = spreadLargestRemainder(
    counted.length === 0 ? 0 : discount,
    counted.map(({ totals }) => totals.amount),
    // Two lines that are alike but for their taxes are told apart by these: so their order never decides what is taxed.
    counted.map(({ line }) => `${taxKey(line.taxes)} ${line.key}`),
  );
  const taxed = new Taxed(input.taxIncluded);
  for (const [at, { line, totals }] of counted.entries()) {
    totals.share = shares[at] ?? 0;
    taxed.add(totals.amount - totals.share, line.taxes);
  }
  for (const charge of input.charges) {
    if (charge.amount < 0) throw new TotalsError('price-negative', 0);
    taxed.add(charge.amount, charge.taxes);
  }
  const charges = sum(input.charges.map((charge) => charge.amount));
  const taxes = taxed.totals();
  const tax = sum(taxes.map((one) => one.amount));
  const unrounded = checked(subtotal - discount + charges + (input.taxIncluded ? 0 : tax), 0);
  const total = checked(mulDivHalfAway(unrounded, 1, input.roundTo) * input.roundTo, 0);
  const net = unrounded - tax;
  const withholdings = input.withholdings.map(({ name, rate }) => ({
    name,
    rate,
    base: net,
    amount: mulDivHalfAway(net, rate, 10_000),
  }));
  const deposit = takenOff(input.deposit, total, 'deposit-too-large', 0);
  return {
    lines: items.map(({ totals }) => totals),
    sections,
    gross: sum(counted.map(({ totals }) => totals.gross)),
    lineDiscount: sum(counted.map(({ totals }) => totals.discount)),
    subtotal,
    discount,
    charges,
    taxIncluded: input.taxIncluded,
    taxes,
    tax,
    net,
    rounding: total - unrounded,
    total,
    withholdings,
    payable: total - withholdings.reduce((all, one) => all + one.amount, 0),
    deposit,
    balance: total - deposit,
  };
}

/** How much of something a discount takes: basis points of it, for the limit of staff; 0 of nothing. */
export const discountRate = ({ gross, lineDiscount, discount }: DocumentTotals): number =>
  gross === 0 ? 0 : mulDivHalfAway(lineDiscount + discount, 10_000, gross);

function lineTotals(line: ItemLine, place: number): LineTotals {
  if (line.quantity <= 0) throw new TotalsError('quantity-not-positive', place);
  if (line.unitPrice < 0) throw new TotalsError('price-negative', place);
  const exact = mulDivHalfAway(BigInt(line.quantity), BigInt(line.unitPrice), 1_000n);
  if (exact > BigInt(MOST_MONEY)) throw new TotalsError('amount-too-large', place);
  const gross = Number(exact);
  const discount = takenOff(line.discount, gross, 'discount-too-large', place);
  const counted = !line.optional || line.chosen;
  return { key: line.key, gross, discount, amount: gross - discount, share: 0, counted };
}

function takenOff(share: Share | null, whole: number, flaw: TotalsFlaw, place: number): number {
  if (share === null) return 0;
  const taken = 'percent' in share ? mulDivHalfAway(whole, share.percent, 10_000) : share.amount;
  if (taken < 0 || taken > whole) throw new TotalsError(flaw, place);
  return taken;
}

function sum(amounts: readonly number[]): number {
  let all = 0;
  for (const amount of amounts) all = checked(all + amount, 0);
  return all;
}

function checked(amount: number, place: number): number {
  if (amount > MOST_MONEY) throw new TotalsError('amount-too-large', place);
  return amount;
}

const taxKey = (taxes: readonly DocumentTax[]): string =>
  taxes
    .map((tax) => `${tax.rate}/${tax.baseNumerator}/${tax.baseDenominator}/${tax.id}`)
    .sort()
    .join(' ');
