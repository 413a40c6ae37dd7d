import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decimalText,
  formatMoney,
  mulDivHalfAway,
  parseMoney,
  spreadLargestRemainder,
} from '../../src-main/domain/money.ts';

const minor = fc.integer({ min: -1e14, max: 1e14 });

describe('parseMoney', () => {
  it.each<[unknown, number]>([
    ['Rp 1.500.000,00', 1_500_000],
    ['Rp575.000,00', 575_000],
    ['Rp.575.000', 575_000],
    ['Rp 5.900.000', 5_900_000],
    ['Rp\u00A05.900.000', 5_900_000],
    ['IDR 5,900,000', 5_900_000],
    ['2.825.000', 2_825_000],
    ['425.000', 425_000],
    ['1,500,000', 1_500_000],
    ['1.500', 1500],
    ['Rp 1.500,-', 1500],
    ['Rp 1.500.000,--', 1_500_000],
    ['9.900,00', 9900],
    ['0,00', 0],
    ['1,5 jt', 1_500_000],
    ['250rb', 250_000],
    ['1,2 miliar', 1_200_000_000],
    ['(1.500)', -1500],
    ['-Rp 1.500', -1500],
    ['Rp -1.500', -1500],
    ['1.500-', -1500],
    ['−1.500', -1500],
    [1500000, 1_500_000],
    [0, 0],
  ])('reads %j as %d rupiah', (value, rupiah) =>
    expect(parseMoney(value, { decimals: 0 })).toEqual({ minor: rupiah, problem: null }),
  );

  it.each<[unknown, number]>([
    ['$1,500.50', 150_050],
    ['1.500,50 €', 150_050],
    ['1.5', 150],
    ['1.500', 150_000],
    [1500.5, 150_050],
    [1.005, 101],
  ])('reads %j as %d cents', (value, cents) => expect(parseMoney(value, { decimals: 2 }).minor).toBe(cents));

  it('obeys the sign of the column, and flags what it rounds', () => {
    expect(parseMoney('1.500', { decimals: 2, decimal: '.' })).toEqual({ minor: 150, problem: null });
    expect(parseMoney('1.5', { decimals: 0 })).toEqual({ minor: 2, problem: 'rounded' });
    expect(parseMoney('-1,5', { decimals: 0 })).toEqual({ minor: -2, problem: 'rounded' });
  });

  it.each([
    ['-', 'empty'],
    ['habis', 'not-a-number'],
    ['Rp', 'not-a-number'],
    ['=1+1', 'not-a-number'],
  ])('finds no amount in %j: %s', (value, problem) =>
    expect(parseMoney(value, { decimals: 0 })).toEqual({ minor: null, problem }),
  );
});

describe('formatMoney', () => {
  it('writes rupiah as Indonesia does, whatever the decimals', () => {
    expect(formatMoney(18_497_595, { currency: 'IDR', decimals: 0, locale: 'id' })).toBe('Rp\u00A018.497.595');
    expect(formatMoney(150_050, { currency: 'IDR', decimals: 2, locale: 'id' })).toBe('Rp\u00A01.500,50');
    expect(formatMoney(-150_050, { currency: 'USD', decimals: 2, locale: 'en-US' })).toBe('-$1,500.50');
  });

  it('is read back as the same amount', () =>
    fc.assert(
      fc.property(minor, fc.constantFrom(0, 2), fc.constantFrom('id', 'en'), (amount, decimals, locale) => {
        const text = formatMoney(amount, { currency: 'IDR', decimals, locale });
        const decimal = locale === 'id' ? ',' : '.';
        expect(parseMoney(text, { decimals, decimal }).minor).toBe(amount === 0 ? 0 : amount);
      }),
      { numRuns: 500 },
    ));

  it('has an exact plain spelling for other programs', () => {
    expect(decimalText(5, 2)).toBe('0.05');
    expect(decimalText(-150_050, 2)).toBe('-1500.50');
    expect(decimalText(Number.MAX_SAFE_INTEGER, 2)).toBe('90071992547409.91');
    expect(decimalText(7, 0)).toBe('7');
  });
});

describe('mulDivHalfAway', () => {
  it.each([
    [5, 1, 2, 3],
    [-5, 1, 2, -3],
    [5, 1, -2, -3],
    [1, 1, 3, 0],
    [2, 1, 3, 1],
    [16_664_500, 12 * 11, 100 * 12, 1_833_095],
  ])('%d × %d ÷ %d is %d', (a, b, c, result) => expect(mulDivHalfAway(a, b, c)).toBe(result));

  it('is exact where floating point is not', () =>
    expect(mulDivHalfAway(9_007_199_254_740_991, 9_999, 10_000)).toBe(9_006_298_534_815_517));

  it('is never more than half a unit off, and odd in its sign', () =>
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.integer(), fc.integer({ min: 1 }), (a, b, c) => {
        const result = mulDivHalfAway(BigInt(a), BigInt(b), BigInt(c)) as bigint;
        const twiceOff = 2n * (result * BigInt(c) - BigInt(a) * BigInt(b));
        expect(twiceOff <= BigInt(c) && -twiceOff <= BigInt(c)).toBe(true);
        expect(mulDivHalfAway(BigInt(-a), BigInt(b), BigInt(c))).toBe(-result);
      }),
    ));

  it('refuses to divide by zero and to lose digits', () => {
    expect(() => mulDivHalfAway(1, 1, 0)).toThrow(RangeError);
    expect(() => mulDivHalfAway(Number.MAX_SAFE_INTEGER, 2, 1)).toThrow(RangeError);
    expect(() => mulDivHalfAway(1.5, 1, 1)).toThrow(RangeError);
  });
});

describe('spreadLargestRemainder', () => {
  const weights = fc.array(fc.integer({ min: 0, max: 1e12 }), { minLength: 1, maxLength: 30 });

  it.each([
    [100, [1, 1, 1], [34, 33, 33]],
    [-100, [1, 1, 1], [-34, -33, -33]],
    [10, [0, 0], [5, 5]],
    [1, [3, 7], [0, 1]],
    [0, [], []],
    [7, [0, 5], [0, 7]],
  ])('%d over %j is %j', (total, parts, shares) => expect(spreadLargestRemainder(total, parts)).toEqual(shares));

  it('loses nothing, and no share is a unit or more from its exact part', () =>
    fc.assert(
      fc.property(minor, weights, (total, parts) => {
        const shares = spreadLargestRemainder(total, parts);
        expect(shares.reduce((sum, share) => sum + BigInt(share), 0n)).toBe(BigInt(total));
        const sum = parts.reduce((one, other) => one + BigInt(other), 0n);
        if (sum === 0n) return;
        shares.forEach((share, at) => {
          const off = BigInt(share) * sum - BigInt(total) * BigInt(parts[at] ?? 0);
          expect(off < sum && -off < sum).toBe(true);
        });
      }),
    ));

  it('gives a part the same share wherever it stands', () =>
    fc.assert(
      fc.property(
        minor,
        weights.chain((parts) =>
          fc.tuple(
            fc.constant(parts),
            fc.shuffledSubarray(
              parts.map((_, at) => at),
              { minLength: parts.length, maxLength: parts.length },
            ),
          ),
        ),
        (total, [parts, order]) => {
          const keys = parts.map((_, at) => `line-${at}`);
          const shares = spreadLargestRemainder(total, parts, keys);
          const shuffled = spreadLargestRemainder(
            total,
            order.map((at) => parts[at] ?? 0),
            order.map((at) => keys[at] ?? ''),
          );
          expect(shuffled).toEqual(order.map((at) => shares[at]));
        },
      ),
    ));

  it('refuses negative weights and a total without parts', () => {
    expect(() => spreadLargestRemainder(1, [-1, 2])).toThrow(RangeError);
    expect(() => spreadLargestRemainder(1, [])).toThrow(RangeError);
  });
});
