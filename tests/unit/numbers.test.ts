import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideSeparators, parseInteger, parseQuantity, parseScaled } from '../../src-main/domain/numbers.ts';

describe('parseInteger', () => {
  it.each<[unknown, number]>([
    ['12', 12],
    ['1.500', 1500],
    ['1,500,000', 1_500_000],
    ['1 500 000', 1_500_000],
    ["1'500", 1500],
    ['-5', -5],
    ['(5)', -5],
    ['400 poin', 400],
    ['１２', 12],
    [487, 487],
    [-0, 0],
  ])('reads %j as %d', (value, number) => expect(parseInteger(value)).toEqual({ value: number, problem: null }));

  it.each<[unknown, string]>([
    ['', 'empty'],
    ['-', 'empty'],
    [null, 'empty'],
    ['habis', 'not-a-number'],
    ['1.2.3', 'not-a-number'],
    ['1,50,000', 'not-a-number'],
    ['12abc', 'not-a-number'],
    ['1-2', 'not-a-number'],
    ['0x10', 'not-a-number'],
    ['Infinity', 'not-a-number'],
    [Number.NaN, 'not-a-number'],
    [{}, 'not-a-number'],
    ['9'.repeat(30), 'too-large'],
    [1e21, 'too-large'],
  ])('finds no number in %j: %s', (value, problem) => expect(parseInteger(value)).toEqual({ value: null, problem }));

  it('flags what it had to round', () => expect(parseInteger('2,5')).toEqual({ value: 3, problem: 'rounded' }));
});

describe('parseQuantity', () => {
  it('keeps thousandths', () => {
    expect(parseQuantity('1,5 kg')).toEqual({ value: 1500, problem: null });
    expect(parseQuantity(0.1 + 0.2)).toEqual({ value: 300, problem: 'rounded' });
    expect(parseQuantity('0.250')).toEqual({ value: 250, problem: null });
    expect(parseQuantity(1e-7)).toEqual({ value: 0, problem: 'rounded' });
  });
  it('flags 1.500, unless the column tells', () => {
    expect(parseQuantity('1.500')).toEqual({ value: 1_500_000, problem: 'ambiguous' });
    expect(parseQuantity('1.500', { decimal: '.' })).toEqual({ value: 1500, problem: null });
    expect(parseQuantity('1.500', { decimal: ',' })).toEqual({ value: 1_500_000, problem: null });
  });
});

describe('parseScaled', () => {
  it('reads back every number as Indonesia and America write it', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: -1e12, max: 1e12 }),
        fc.constantFrom(0, 2, 3),
        fc.constantFrom('id', 'en'),
        fc.boolean(),
        (scaled, places, locale, grouping) => {
          const format = new Intl.NumberFormat(locale, {
            useGrouping: grouping,
            minimumFractionDigits: places,
            maximumFractionDigits: places,
          });
          const text = format.format(`${scaled}e-${places}` as Intl.StringNumericLiteral);
          const decimal = locale === 'id' ? ',' : '.';
          const { value } = parseScaled(text, places, { decimal });
          expect(value).toBe(scaled === 0 ? 0 : scaled);
          expect(parseScaled(scaled / 10 ** places, places).value).toBe(scaled === 0 ? 0 : scaled);
        },
      ),
    ));

  it('gives a safe integer or a problem for anything, without failing', () =>
    fc.assert(
      fc.property(
        fc.oneof(fc.anything(), fc.string({ unit: fc.constantFrom(..."0123456789.,-() Rp'kjt🙂\u0000") }), fc.double()),
        fc.constantFrom(0, 2, 3),
        (value, places) => {
          const parsed = parseScaled(value, places);
          if (parsed.value === null) expect(parsed.problem).not.toBeNull();
          else expect(Number.isSafeInteger(parsed.value)).toBe(true);
        },
      ),
      { numRuns: 3000 },
    ));
});

describe('decideSeparators', () => {
  it.each<[unknown[], '.' | ',' | null]>([
    [['Rp 1.500.000,00', '1.500'], ','],
    [['1.500.000', '1.500'], ','],
    [['1,500,000.00'], '.'],
    [['1.5', '1.500'], '.'],
    [['Rp 1.500,-'], ','],
    [['1.500', '2.000', 5000], null],
    [['1,5', '1.5'], null],
    [['habis', '', null], null],
    [[], null],
  ])('finds in %j the decimal sign %j', (values, decimal) => expect(decideSeparators(values).decimal).toBe(decimal));

  it('does not depend on the order of the rows', () =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom('1.500', '1,5', '1.5', '1.500.000', 'habis', 5, 'Rp 5,-')), (values) => {
        expect(decideSeparators([...values].reverse())).toEqual(decideSeparators(values));
      }),
    ));
});
