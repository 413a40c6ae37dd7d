import { mulDivHalfAway } from './money.ts';

/** A tax on a fraction of the price: PPN since 2025 is 12% (1200 basis points) on 11/12 (PMK 131/2024). */
export interface TaxRule {
  /** Basis points. */
  rate: number;
  baseNumerator: number;
  baseDenominator: number;
}

/** The tax that comes on top of an amount, rounded once: the base itself never is. */
export const taxOnTop = (amount: number, { rate, baseNumerator, baseDenominator }: TaxRule): number =>
  mulDivHalfAway(amount, rate * baseNumerator, 10_000 * baseDenominator);

/** The tax that an amount holds already. */
export function taxIncluded(amount: number, { rate, baseNumerator, baseDenominator }: TaxRule): number {
  const part = rate * baseNumerator;
  return mulDivHalfAway(amount, part, 10_000 * baseDenominator + part);
}

/** What the buyer pays in the end and what of it is tax, whichever way the shop writes its prices. */
export function withTax(amount: number, rule: TaxRule | null, included: boolean): { total: number; tax: number } {
  if (!rule) return { total: amount, tax: 0 };
  if (included) return { total: amount, tax: taxIncluded(amount, rule) };
  const tax = taxOnTop(amount, rule);
  return { total: amount + tax, tax };
}
