import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isEmailAddress,
  parseEmail,
  parseGender,
  parseYesNo,
  splitEmails,
  splitList,
} from '../../src-main/domain/fields.ts';

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...'ab@.,;:<> "\u0000🙂\u202eL1-*|/') }),
);

describe('parseGender', () => {
  it.each(['L', 'l', 'Laki-laki', 'LAKI LAKI', 'Pria', 'M', 'male', ' lk. '])('%j is male', (text) =>
    expect(parseGender(text)).toBe('male'),
  );
  it.each(['P', 'p', 'Perempuan', 'Wanita', 'F', 'Female', 'W'])('%j is female', (text) =>
    expect(parseGender(text)).toBe('female'),
  );
  it.each(['', '-', 'x', 'Pelanggan', 'constructor'])('%j says nothing', (text) =>
    expect(parseGender(text)).toBeNull(),
  );
});

describe('parseYesNo', () => {
  it.each(['Ya', 'y', 'YES', '1', 'true', '✓', 'x', 'sudah'])('%j is yes', (text) =>
    expect(parseYesNo(text)).toBe(true),
  );
  it.each(['Tidak', 'tdk', 'no', '0', 'FALSE', 'belum', 'Tidak ada'])('%j is no', (text) =>
    expect(parseYesNo(text)).toBe(false),
  );
  it.each(['', 'mungkin', '2', 'ada-ada saja'])('%j is neither', (text) => expect(parseYesNo(text)).toBeNull());
});

describe('parseEmail', () => {
  it('reads the usual shape by the short cut as by the full way', () => {
    const word = fc.stringMatching(/^[A-Za-z0-9_.+-]{1,12}$/);
    const label = fc.stringMatching(/^[A-Za-z0-9-]{1,70}$/);
    fc.assert(
      fc.property(
        word,
        fc.array(label, { maxLength: 3 }),
        fc.stringMatching(/^[A-Za-z]{1,5}$/),
        (local, labels, top) => {
          const text = `${local}@${[...labels, top].join('.')}`;
          // In angle brackets, as mail programs copy it, an address always goes the full way.
          expect(parseEmail(text).address).toBe(parseEmail(`<${text}>`).address);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['joko.maharani@example.com', 'joko.maharani@example.com', false],
    ['  Dewi.Wibowo@EXAMPLE.COM ', 'Dewi.Wibowo@example.com', false],
    ['joko.maharani@example,com', 'joko.maharani@example.com', true],
    ['teuku.putra @example.com', 'teuku.putra@example.com', true],
    ['teuku. putra@ example .com', 'teuku.putra@example.com', true],
    ['budi@@example.com', 'budi@example.com', true],
    ['budi@example..com.', 'budi@example.com', true],
    ['mailto:budi@example.com?subject=x', 'budi@example.com', true],
    ['Budi Santoso <budi@example.com>', 'budi@example.com', true],
    ["o'neill+toko@example.co.id", "o'neill+toko@example.co.id", false],
  ])('reads %j as %s', (text, address, repaired) => expect(parseEmail(text)).toMatchObject({ address, repaired }));

  it.each([
    '',
    '-',
    'budi',
    'budi@',
    '@example.com',
    'budi@example',
    'budi@-x.com',
    `${'a'.repeat(65)}@example.com`,
    'a@b@c',
  ])('keeps %j as text', (text) => expect(parseEmail(text)).toEqual({ address: null, raw: text, repaired: false }));

  it('reads its own result as the same address, and takes anything', () =>
    fc.assert(
      fc.property(fc.oneof(hostile, fc.emailAddress()), (text) => {
        const { address } = parseEmail(text);
        if (address === null) return;
        expect(isEmailAddress(address)).toBe(true);
        expect(parseEmail(address)).toEqual({ address, raw: address, repaired: false });
      }),
      { numRuns: 2000 },
    ));

  it('answers for 100,000 characters too', () => {
    expect(parseEmail('a@'.repeat(50_000)).address).toBeNull();
    expect(parseEmail(`a@${'b.'.repeat(120)}`).address).toBeNull();
    expect(parseEmail(`${'a.'.repeat(200)}@example.com`).address).toBeNull();
  });
});

describe('splitEmails', () => {
  it.each([
    ['a@example.com; b@example.com', ['a@example.com', 'b@example.com']],
    ['a@example.com, b@example.com', ['a@example.com', 'b@example.com']],
    ['a@example,com', ['a@example,com']],
    ['a@example,com, b@example,com', ['a@example,com', 'b@example,com']],
    ['a@example.com\nb@example.com', ['a@example.com', 'b@example.com']],
    ['-', []],
  ])('%j holds %j', (cell, addresses) => expect(splitEmails(cell)).toEqual(addresses));
});

describe('splitList', () => {
  it.each([
    ['VIP;Hotel', ['VIP', 'Hotel']],
    ['VIP, hotel ,vip', ['VIP', 'hotel']],
    ['Pemasok ::: * myContacts', ['Pemasok']],
    ['* myContacts', []],
    ['grosir ', ['grosir']],
    [' - ', []],
    ['', []],
  ])('%j holds %j', (cell, items) => expect(splitList(cell)).toEqual(items));

  it('gives every label once and takes anything', () =>
    fc.assert(
      fc.property(hostile, (cell) => {
        const items = splitList(cell);
        expect(splitList(items.join(';'))).toEqual(items);
      }),
      { examples: [['::\u0000:']] },
    ));
});
