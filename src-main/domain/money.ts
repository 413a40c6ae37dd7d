/**
 * Money in integer minor units of the business currency (whole rupiah for IDR by default; see DOMAIN.md "Money and tax").
 * The one place where amounts are rounded (half away from zero) and spread.
 */
import { parseScaled, type DecimalSign, type NumberProblem } from './numbers.ts';

export { decideSeparators } from './numbers.ts';

/**
 * Reads an amount: "Rp 1.500.000,00", "Rp575.000,00", "1,500,000", "1,5 jt", 1500000, "(1.500)". "-" is empty.
 *
 * @param options.decimals places of the minor unit: 0 for whole rupiah, 2 for cents
 * @param options.decimal the column's decimal sign (`decideSeparators`); without it "1.500" is fifteen hundred
 */
export function parseMoney(
  value: unknown,
  { decimals, decimal }: { decimals: number; decimal?: DecimalSign },
): { minor: number | null; problem: NumberProblem | null } {
  const { value: minor, problem } = parseScaled(value, decimals, { decimal });
  return { minor, problem };
}

const formatters = new Map<string, Intl.NumberFormat>();

/** An amount as the locale writes it: `Rp 1.500.000` (with a no-break space). An unknown currency stands as its code. */
export function formatMoney(
  minor: number,
  { currency, decimals, locale }: { currency: string; decimals: number; locale: string },
): string {
  const key = `${locale}|${currency}|${decimals}`;
  const formatter = formatters.get(key) ?? moneyFormatter(locale, currency, decimals);
  formatters.set(key, formatter);
  return formatter.format(decimalText(minor, decimals));
}

function moneyFormatter(locale: string, currency: string, decimals: number): Intl.NumberFormat {
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return new Intl.NumberFormat(locale, { style: 'currency', currency, ...digits });
}

/** 150050 with two decimals → "1500.50": exact, for spreadsheets, CSV and Intl. */
export function decimalText(minor: number, decimals: number): Intl.StringNumericLiteral {
  const digits = String(Math.abs(minor)).padStart(decimals + 1, '0');
  const point = digits.length - decimals;
  const text = decimals === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`;
  return (minor < 0 ? `-${text}` : text) as Intl.StringNumericLiteral;
}

/**
 * a × b ÷ c, the product exact, rounded half away from zero: 5 × 1 ÷ 2 = 3, −5 × 1 ÷ 2 = −3. Bigint when any argument
 * is one.
 *
 * @throws RangeError for c = 0, a fraction, or a result past the safe integers
 */
export function mulDivHalfAway(a: number, b: number, c: number): number;
export function mulDivHalfAway(a: bigint | number, b: bigint | number, c: bigint | number): bigint | number;
export function mulDivHalfAway(a: bigint | number, b: bigint | number, c: bigint | number): bigint | number {
  const product = BigInt(a) * BigInt(b);
  const divisor = BigInt(c);
  if (divisor === 0n) throw new RangeError('division by zero');
  const negative = product < 0n !== divisor < 0n;
  const [amount, by] = [abs(product), abs(divisor)];
  const rounded = (amount * 2n + by) / (by * 2n);
  const result = negative ? -rounded : rounded;
  if ([a, b, c].some((part) => typeof part === 'bigint')) return result;
  const number = Number(result);
  if (!Number.isSafeInteger(number)) throw new RangeError('amount past the safe integers');
  return number;
}

function abs(value: bigint): bigint {
  return value < 0n ? -value : value;
}

/**
 * Spreads a total over parts in proportion to their weights, to the last unit (largest remainder, Hamilton's method):
 * the shares are integers, add up to the total, and each is less than one unit from its exact share. Weights that are
 * all zero share alike.
 *
 * @param keys what tells equal parts apart (line ids): with them the share of a part does not depend on its position
 * @throws RangeError for negative weights, or a total without parts
 */
export function spreadLargestRemainder(
  total: number,
  weights: readonly number[],
  keys: readonly string[] = [],
): number[] {
  if (weights.length === 0 && total !== 0) throw new RangeError('nothing to spread the total over');
  if (weights.some((weight) => weight < 0)) throw new RangeError('a weight is negative');
  const given = weights.map(BigInt);
  const sum = given.reduce((one, other) => one + other, 0n);
  const parts = sum === 0n ? given.map(() => 1n) : given;
  const whole = sum === 0n ? BigInt(parts.length) : sum;
  const amount = abs(BigInt(total));
  const shares = parts.map((weight, at) => ({
    at,
    weight,
    key: keys[at] ?? '',
    share: whole === 0n ? 0n : (amount * weight) / whole,
    remainder: whole === 0n ? 0n : (amount * weight) % whole,
  }));
  const missing = amount - shares.reduce((done, { share }) => done + share, 0n);
  const byRemainder = [...shares].sort(
    (a, b) => compare(b.remainder, a.remainder) || compare(b.weight, a.weight) || compare(a.key, b.key) || a.at - b.at,
  );
  for (const part of byRemainder.slice(0, Number(missing))) part.share += 1n;
  const sign = total < 0 ? -1n : 1n;
  return shares.map(({ share }) => Number(share * sign));
}

function compare<T extends bigint | string>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
