import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guardCell, toCsv, unguardCell } from '../../src-main/domain/csv.ts';

const cell = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom(...'\'=+-@"\t\r\n,; 1a＝🙂') }),
);

describe('guardCell', () => {
  it.each([
    '=1+1',
    '+1+2',
    '-1+2',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '＝1+1',
    ' =1',
    "'=1",
    '+62-812',
    '-',
    '-cmd|x',
  ])('puts an apostrophe before %j', (text) => expect(guardCell(text)).toBe(`'${text}`));
  it.each(['+62 812 7788 4455', '+6281277884455', '-1500', '-1.500,00', 'Budi', "Nur'aini", "'tis", '', '1+1'])(
    'leaves %j alone',
    (text) => expect(guardCell(text)).toBe(text),
  );
  it('is taken off again exactly, whatever the text', () =>
    fc.assert(
      fc.property(cell, (text) => unguardCell(guardCell(text)) === text),
      { numRuns: 2000 },
    ));
});

describe('toCsv', () => {
  it('writes RFC 4180 with a byte order mark', () =>
    expect(
      toCsv([
        ['Nama', 'Poin'],
        ['Toko "Maju", Cab. 2', 12],
        [null, undefined],
        ['a\nb', true],
      ]),
    ).toBe('\uFEFFNama,Poin\r\n"Toko ""Maju"", Cab. 2",12\r\n,\r\n"a\nb",true\r\n'));

  it('keeps negative numbers numbers', () => expect(toCsv([[-1500]], { bom: false })).toBe('-1500\r\n'));

  it('comes back unchanged from a CSV reader, with each separator', () =>
    fc.assert(
      fc.property(
        fc
          .integer({ min: 1, max: 4 })
          .chain((width) =>
            fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
          ),
        fc.constantFrom(',' as const, ';' as const, '\t' as const),
        fc.boolean(),
        (rows, separator, bom) => {
          const read: string[][] = parse(toCsv(rows, { separator, bom }), {
            delimiter: separator,
            bom: true,
            record_delimiter: '\r\n',
          });
          expect(read.map((row) => row.map(unguardCell))).toEqual(rows);
        },
      ),
      { numRuns: 500 },
    ));
});
