import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { separatorOf } from '../../src-main/domain/exporting/csv-rows.ts';
import { serialOfDate, WallClock } from '../../src-main/domain/exporting/serial.ts';
import { sheetNames, sheetText, textOfSheet } from '../../src-main/domain/exporting/sheet-text.ts';
import { columnName } from '../../src-main/domain/exporting/sheet-xml.ts';
import { moneyFormat } from '../../src-main/domain/exporting/sheet-styles.ts';
import { type Card, vcard } from '../../src-main/domain/exporting/vcard.ts';
import { fromExcelSerial } from '../../src-main/domain/dates.ts';
import { formatPhoneAbroad, parsePhone } from '../../src-main/domain/phone.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom('_', 'x', '0', '4', '1', 'A', '\u0000', '\u0001', '\r', '\n', '&', '<', '\ud83d', '\ufffe'),
  }),
);

describe('text of a sheet', () => {
  it('comes back unchanged, whatever it is', () =>
    fc.assert(
      fc.property(anyText, (text) => textOfSheet(sheetText(text)) === text),
      { numRuns: 2_000 },
    ));
  it('holds nothing that XML cannot', () =>
    fc.assert(
      fc.property(anyText, (text) => !/[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF<]|\p{Surrogate}/u.test(sheetText(text))),
      { numRuns: 1_000 },
    ));
});

describe('names of sheets', () => {
  it('are safe and no two alike', () =>
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 40 }), { maxLength: 12 }), (wanted) => {
        const names = sheetNames(wanted);
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(wanted.length);
        for (const name of names) {
          expect(name.length).toBeLessThanOrEqual(31);
          expect(name).toMatch(/^(?!')[^:\\/?*[\]\u0000-\u001F]+(?<!')$/);
        }
      }),
    ));
  it('leave to Excel the one that it keeps for itself', () =>
    expect(sheetNames(['History', 'A/B', 'a b'])).toEqual(['History (2)', 'A B', 'a b (2)']));
});

describe('serials', () => {
  it('are those that are read back as the same day', () =>
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-03-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
        (date) => {
          const day = date.toISOString().slice(0, 10);
          expect(fromExcelSerial(serialOfDate(day) ?? 0)).toBe(day);
        },
      ),
    ));
  it('are not there for what Excel has no day for', () => {
    for (const text of ['--02-29', '1899-12-31', '1900-02-28', '2026-02-30', '']) expect(serialOfDate(text)).toBeNull();
  });
  it('say a moment to the millisecond, or nothing', () => {
    const clocks = ['Asia/Jakarta', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'UTC'].map(
      (zone) => new WallClock(zone),
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_102_444_800_000 }), fc.constantFrom(...clocks), (instant, clock) => {
        const serial = clock.serialOf(instant);
        return serial === null || clock.instantOf(serial) === instant;
      }),
      { numRuns: 500 },
    );
    expect(new WallClock('Asia/Jakarta').serialOf(Date.UTC(2026, 10, 22, 2, 0))).toBeCloseTo(46_348.375, 9);
  });
});

it('names columns as Excel does', () =>
  expect([0, 25, 26, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']));

it('separates by a semicolon where the decimal mark is a comma', () =>
  expect(['id-ID', 'de-DE', 'en-GB', 'en-US', 'not a locale'].map(separatorOf)).toEqual([';', ';', ',', ',', ',']));

it('writes amounts in the currency of the shop', () => {
  expect(moneyFormat({ currency: 'IDR', decimals: 0 })).toBe('"Rp" #,##0;[Red]-"Rp" #,##0');
  expect(moneyFormat({ currency: 'USD', decimals: 2 })).toBe('"$" #,##0.00;[Red]-"$" #,##0.00');
});

it('writes phones with spaces, as the same number', () => {
  for (const e164 of ['+6281277884455', '+62227319981', '+6591234567', '+12025550143'])
    expect(parsePhone(formatPhoneAbroad(e164), 'ID').e164).toBe(e164);
  expect(formatPhoneAbroad('+6281277884455')).toBe('+62 812 7788 4455');
  expect(formatPhoneAbroad('tanya')).toBe('tanya');
});

const card: Card = {
  id: '0199a7c2-0000-7000-8000-000000000001',
  isOrganization: false,
  name: 'Agus Salim',
  title: 'Bpk., S.E.',
  displayName: 'Bpk. Agus Salim, S.E.',
  nickname: 'Pak; Agus',
  phones: [
    { number: '+6281277884455', label: 'mobile', preferred: true },
    { number: 'tanya, dulu', label: 'work', preferred: false },
  ],
  emails: [{ address: 'agus@example.com', label: 'work', preferred: false }],
  addresses: [
    {
      label: 'home',
      street: 'Jl. Braga 1\nlantai 2',
      city: 'Bandung',
      region: '',
      postalCode: '40111',
      country: '',
      preferred: false,
    },
  ],
  links: [{ label: 'website', value: 'https://example.com/a,b' }],
  organization: 'PT Maju, Tbk',
  jobTitle: 'Kasir',
  occupation: '',
  gender: 'male',
  birthday: '--05-17',
  language: 'id',
  note: 'baris satu\nbaris; dua, \\ tiga',
  categories: ['VIP', 'a,b'],
  referredBy: 'Siti',
  updatedAt: Date.UTC(2026, 10, 22, 2, 0),
};
const linesOf = (text: string) => text.replace(/\r\n[ \t]/g, '').split('\r\n');

describe('a vCard', () => {
  it('4.0 says everything by RFC 6350', () => {
    expect(linesOf(vcard(card, '4.0'))).toEqual([
      'BEGIN:VCARD',
      'VERSION:4.0',
      'PRODID:-//Langganan//Langganan//EN',
      'UID:urn:uuid:0199a7c2-0000-7000-8000-000000000001',
      'KIND:individual',
      'FN:Bpk. Agus Salim\\, S.E.',
      'N:;Agus Salim;;Bpk.;S.E.',
      'NICKNAME:Pak\\; Agus',
      'ORG:PT Maju\\, Tbk',
      'TITLE:Kasir',
      'TEL;VALUE=uri;TYPE=cell;PREF=1:tel:+6281277884455',
      'TEL;TYPE=work,voice:tanya\\, dulu',
      'EMAIL;TYPE=work:agus@example.com',
      'ADR;TYPE=home:;;Jl. Braga 1\\nlantai 2;Bandung;;40111;',
      'URL:https://example.com/a,b',
      'BDAY:--0517',
      'GENDER:M',
      'LANG:id',
      'CATEGORIES:VIP,a\\,b',
      'RELATED;TYPE=contact;VALUE=text:Siti',
      'NOTE:baris satu\\nbaris\\; dua\\, \\\\ tiga',
      'REV:20261122T020000Z',
      'END:VCARD',
      '',
    ]);
  });
  it('3.0 says by RFC 2426 what that has words for', () => {
    const lines = linesOf(vcard(card, '3.0'));
    expect(lines).toContain('TEL;TYPE=CELL;TYPE=PREF:+6281277884455');
    expect(lines).toContain('EMAIL;TYPE=INTERNET;TYPE=WORK:agus@example.com');
    expect(lines).toContain('BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-17');
    expect(linesOf(vcard({ ...card, birthday: '1990-05-17' }, '3.0'))).toContain('BDAY:1990-05-17');
    expect(lines.some((line) => /^(KIND|GENDER|RELATED|LANG)/.test(line))).toBe(false);
  });
  it('has no line over 75 octets and cuts no letter in two, and unfolds to what it was', () =>
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 300 }),
        fc.constantFrom('3.0' as const, '4.0' as const),
        (note, version) => {
          const text = vcard({ ...card, note }, version);
          const raw = text.split('\r\n');
          for (const line of raw) {
            expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
            expect(line.isWellFormed()).toBe(true);
          }
          const said =
            linesOf(text)
              .find((line) => line.startsWith('NOTE:'))
              ?.slice('NOTE:'.length) ?? '';
          const back = said.replace(/\\(.)/g, (_, sign: string) => (sign === 'n' ? '\n' : sign));
          expect(back).toBe(
            note
              .toWellFormed()
              .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g, '')
              .replace(/\r\n?/g, '\n'),
          );
        },
      ),
      { numRuns: 200 },
    ));
  it('cannot be broken out of', () => {
    const text = vcard(
      { ...card, note: 'x\r\nEND:VCARD\r\nBEGIN:VCARD', links: [{ label: 'website', value: 'a\r\nTEL:1' }] },
      '4.0',
    );
    expect(linesOf(text).filter((line) => /^(BEGIN|END|TEL:1)/.test(line))).toEqual(['BEGIN:VCARD', 'END:VCARD']);
  });
});
