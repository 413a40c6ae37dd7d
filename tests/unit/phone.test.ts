import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  digitForms,
  formatPhone,
  parseAnyPhone,
  parsePhone,
  queryDigits,
  splitPhones,
  whatsappNumber,
} from '../../src-main/domain/phone.ts';

const digitsOfLength = (min: number, max: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: min, maxLength: max });
/** National significant numbers as Indonesian operators give them out. */
const mobile = fc
  .tuple(fc.constantFrom('811', '812', '813', '821', '852', '857', '877', '881', '895', '899'), digitsOfLength(6, 9))
  .map(([prefix, rest]) => prefix + rest);
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: fc.constantFrom(...'0812345678+() -./;,xE٣９eWA\u202e\u0000\n🙂#'), maxLength: 40 }),
);

describe('parsePhone', () => {
  it.each<[string | number, string, 'mobile' | 'fixed', string | null]>([
    ['081277884455', '+6281277884455', 'mobile', null],
    ['0812-7788-4455', '+6281277884455', 'mobile', null],
    ['0812.7788.4455', '+6281277884455', 'mobile', null],
    ['(0812) 7788 4455', '+6281277884455', 'mobile', null],
    ['81277884455', '+6281277884455', 'mobile', 'zero-restored'],
    [81277884455, '+6281277884455', 'mobile', 'zero-restored'],
    ['6281277884455', '+6281277884455', 'mobile', 'plus-restored'],
    [6281277884455, '+6281277884455', 'mobile', 'plus-restored'],
    ['+62 812-7788-4455', '+6281277884455', 'mobile', null],
    ['(+62) 812 7788 4455', '+6281277884455', 'mobile', null],
    ['+62 0812-7788-4455', '+6281277884455', 'mobile', 'trunk-zero-removed'],
    ['0062 812 7788 4455', '+6281277884455', 'mobile', null],
    ['+081277884455', '+6281277884455', 'mobile', null],
    ['0877 7681 655', '+628777681655', 'mobile', null],
    ['+62 8137165585', '+628137165585', 'mobile', null],
    ['6.281277884455E+12', '+6281277884455', 'mobile', 'scientific'],
    ['6,281277884455e12', '+6281277884455', 'mobile', 'scientific'],
    ['(022) 123-456', '+6222123456', 'fixed', null],
    ['(022) 731 9981', '+62227319981', 'fixed', null],
    ['+62 361 668735', '+62361668735', 'fixed', null],
    [227319981, '+62227319981', 'fixed', 'zero-restored'],
    ['62215550101', '+62215550101', 'fixed', 'plus-restored'],
    ['+65 9123 4567', '+6591234567', 'mobile', null],
    ['0065 9123 4567', '+6591234567', 'mobile', null],
    ['WA: 0812 7788 4455 (Budi)', '+6281277884455', 'mobile', 'words-removed'],
    ['tel:+6281277884455', '+6281277884455', 'mobile', 'words-removed'],
    ["'081277884455", '+6281277884455', 'mobile', 'words-removed'],
    ['="081277884455"', '+6281277884455', 'mobile', 'words-removed'],
    ['https://wa.me/6281277884455?text=halo', '+6281277884455', 'mobile', 'plus-restored'],
    ['٠٨١٢٧٧٨٨٤٤٥٥', '+6281277884455', 'mobile', null],
    ['０８１２７７８８４４５５', '+6281277884455', 'mobile', null],
    ['\u202A+62\u00A0812-7788-4455\u202C', '+6281277884455', 'mobile', null],
  ])('understands %j as %s', (raw, e164, kind, repaired) =>
    expect(parsePhone(raw)).toMatchObject({ e164, kind, repaired, valid: true, problem: null, digits: e164.slice(1) }),
  );

  it.each([
    ['', 'empty'],
    ['-', 'not-a-number'],
    ['Budi', 'not-a-number'],
    ['08o12345678', 'not-a-number'],
    ['110', 'too-short'],
    ['0812778', 'too-short'],
    ['7319981', 'no-area-code'],
    ['3271234567890001', 'too-long'],
    ['08123456789012345', 'too-long'],
    ['4155552671', 'not-a-number'],
    ['6.28123E+12', 'digits-lost'],
    ['6,28123E+12', 'digits-lost'],
  ])('keeps %j as text: %s', (raw, problem) =>
    expect(parsePhone(raw)).toMatchObject({ e164: null, raw, problem, valid: false, repaired: null }),
  );

  it('keeps a number of a possible length in an unused range, flagged', () =>
    expect(parsePhone('0840 1234 567')).toMatchObject({ e164: '+628401234567', valid: false, problem: 'unlikely' }));

  it('never makes up the digits that a spreadsheet threw away', () =>
    expect(parsePhone('6.28123E+12')).toMatchObject({ e164: null, digits: '628123' }));

  it('keeps an extension apart', () =>
    expect(parsePhone('(022) 731 9981 ext. 12')).toMatchObject({ e164: '+62227319981', extension: '12' }));

  it('reads numbers by the region of the shop', () => {
    expect(parsePhone('9123 4567', 'SG').e164).toBe('+6591234567');
    expect(parsePhone('(415) 555-2671', 'US').e164).toBe('+14155552671');
    expect(parsePhone('0812 7788 4455', 'SG').e164).toBeNull();
    expect(parsePhone('+62 812 7788 4455', 'SG').e164).toBe('+6281277884455');
    expect(parsePhone('0812 7788 4455', 'no such region')).toMatchObject({ e164: null, problem: 'no-area-code' });
  });

  it('reads its own E.164 as the same number, whatever it came from and in whatever region', () =>
    fc.assert(
      fc.property(
        fc.oneof(
          hostile,
          mobile,
          digitsOfLength(5, 16),
          digitsOfLength(5, 16).map((d) => `+${d}`),
        ),
        fc.constantFrom('ID', 'SG', 'US', 'DE', 'IT', 'xx'),
        fc.constantFrom('ID', 'SG', 'US'),
        (raw, region, otherRegion) => {
          const { e164 } = parsePhone(raw, region);
          if (e164 !== null) expect(parsePhone(e164, otherRegion).e164).toBe(e164);
        },
      ),
      { numRuns: 3000 },
    ));

  it('gives the short cut for Indonesian mobiles and the library the same answer', () =>
    fc.assert(
      fc.property(
        fc.tuple(
          fc.constantFrom('', '0', '62', '+62', '+62 '),
          fc.oneof(
            mobile,
            digitsOfLength(7, 14).map((d) => `8${d}`),
          ),
        ),
        fc.array(fc.tuple(fc.nat(16), fc.constantFrom(' ', '-', '.')), { maxLength: 4 }),
        ([prefix, national], marks) => {
          let text = prefix + national;
          for (const [at, mark] of marks) {
            const place = Math.max(3, Math.min(at, text.length - 1));
            text = text.slice(0, place) + mark + text.slice(place);
          }
          text = text.replace(/ +/g, ' ');
          expect(parsePhone(text, 'ID')).toEqual(parseAnyPhone(text, 'ID'));
        },
      ),
      { numRuns: 2000 },
    ));

  it('understands one number alike in every spelling', () =>
    fc.assert(
      fc.property(mobile, (national) => {
        const spellings = [
          national,
          Number(national),
          `0${national}`,
          `62${national}`,
          `+62${national}`,
          `+62 0${national}`,
        ];
        expect(new Set(spellings.map((spelling) => parsePhone(spelling).e164))).toEqual(new Set([`+62${national}`]));
      }),
    ));

  it('takes any text and number without failing and drops nothing of it', () => {
    fc.assert(
      fc.property(fc.oneof(hostile, fc.double(), fc.maxSafeInteger()), (raw) => {
        const parsed = parsePhone(raw);
        expect(parsed.e164 === null).toBe(!parsed.valid && parsed.problem !== 'unlikely');
        if (parsed.e164 !== null) expect(parsed.e164).toMatch(/^\+[1-9]\d{4,14}$/);
      }),
      { numRuns: 2000 },
    );
    expect(parsePhone('0812'.repeat(5_000))).toMatchObject({ e164: null, problem: 'too-long' });
  });
});

describe('splitPhones', () => {
  it.each([
    ['08775565895 / 08227453558', ['08775565895', '08227453558']],
    ['081277884455, 081377884455', ['081277884455', '081377884455']],
    ['081277884455; 081377884455', ['081277884455', '081377884455']],
    ['081277884455 atau 081377884455', ['081277884455', '081377884455']],
    ['0812 7788 4455\n0822 745 3558', ['0812 7788 4455', '0822 745 3558']],
    ['081277884455 08227453558', ['081277884455', '08227453558']],
    ['+62 812 7788 4455 +62 813 7788 4455', ['+62 812 7788 4455', '+62 813 7788 4455']],
    ['08123456789 - 08223456789', ['08123456789', '08223456789']],
    ['081277884455 (Budi), 0822 7453558 (Ani)', ['081277884455 (Budi)', '0822 7453558 (Ani)']],
    ['(022) 7319981/(021) 5550101', ['(022) 7319981', '(021) 5550101']],
    ['022-7319981/82', ['022-7319981', '022-7319982']],
    ['022 7319981 / 102', ['022 7319981', '102']],
    ['081277884455 / -', ['081277884455']],
    ['(022) 123-456', ['(022) 123-456']],
    ['0812 3456 789', ['0812 3456 789']],
    ['+62 812 7788 4455', ['+62 812 7788 4455']],
    ['0812/3456/7890', ['0812/3456/7890']],
    ['0812,3456,7890', ['0812,3456,7890']],
    ['021-5550101, ext 12', ['021-5550101, ext 12']],
    ['https://wa.me/6281277884455', ['https://wa.me/6281277884455']],
    ['Budi / Ani', ['Budi / Ani']],
    ['㍘', ['㍘']],
    ['-', []],
    ['- / -', []],
    ['n/a', []],
    ['tidak ada', []],
    ['', []],
  ])('%j holds %j', (cell, phones) => expect(splitPhones(cell)).toEqual(phones));

  it('finds two numbers whatever stands between, and leaves each whole', () =>
    fc.assert(
      fc.property(
        mobile,
        mobile,
        fc.constantFrom(' / ', '/', ', ', ';', '\n', ' atau ', ' & ', ' dan ', ' | ', ' '),
        fc.constantFrom('0', '+62', '+62 '),
        (first, second, between, prefix) => {
          const found = splitPhones(prefix + first + between + prefix + second).map((phone) => parsePhone(phone).e164);
          expect(found).toEqual([`+62${first}`, `+62${second}`]);
        },
      ),
    ));

  it('never cuts a number at the marks of its own formatting', () =>
    fc.assert(
      fc.property(
        mobile,
        fc.constantFrom(' ', '-', '.'),
        fc.constantFrom('0', '62', '+62'),
        (national, mark, prefix) => {
          const written = [prefix + national.slice(0, 3), national.slice(3, 7), national.slice(7)].join(mark);
          expect(splitPhones(written)).toEqual([written]);
        },
      ),
    ));

  it('takes any text and loses no digit', () => {
    fc.assert(
      fc.property(hostile, (cell) => {
        const kept = splitPhones(cell)
          .join('')
          .normalize('NFKC')
          .replace(/\P{Nd}/gu, '').length;
        expect(kept).toBeGreaterThanOrEqual(cell.normalize('NFKC').replace(/\P{Nd}/gu, '').length);
      }),
      { numRuns: 2000 },
    );
    expect(splitPhones('0812 / '.repeat(3_000))).toHaveLength(1);
  });
});

describe('formatPhone', () => {
  it.each([
    ['+6281277884455', 'ID', '0812-7788-4455'],
    ['+62227319981', 'ID', '(022) 731 9981'],
    ['+622155501010', 'ID', '(021) 5550 1010'],
    ['+62361668735', 'ID', '(0361) 668 735'],
    ['+6281277884455', 'SG', '+62 812 7788 4455'],
    ['+6591234567', 'ID', '+65 9123 4567'],
    ['+14155552671', 'US', '(415) 555-2671'],
    ['+14165552671', 'US', '+1 416 555 2671'],
    ['bukan nomor', 'ID', 'bukan nomor'],
    ['', 'ID', ''],
  ])('shows %s in %s as %s', (e164, region, shown) => expect(formatPhone(e164, region)).toBe(shown));

  it('is read back as the same number, in its own region and abroad', () =>
    fc.assert(
      fc.property(
        fc.oneof(
          mobile,
          digitsOfLength(6, 8).map((d) => `22${d}`),
          digitsOfLength(6, 7).map((d) => `361${d}`),
        ),
        fc.constantFrom('ID', 'SG', 'US'),
        (national, region) => {
          const { e164 } = parsePhone(`0${national}`);
          if (e164 !== null) expect(parsePhone(formatPhone(e164, region), region).e164).toBe(e164);
        },
      ),
      { numRuns: 1000 },
    ));
});

describe('digitForms', () => {
  it('spells a number with its country code and with its zero', () =>
    expect(digitForms('+6281277884455')).toBe('6281277884455 081277884455'));
  it('knows the national spelling of other countries', () =>
    expect(digitForms('+442079460958')).toBe('442079460958 02079460958'));
  it('keeps the digits of what is no number', () => expect(digitForms('kantor 7319981')).toBe('7319981'));

  it('holds any run of digits of the number, typed in any way', () =>
    fc.assert(
      fc.property(
        mobile,
        fc.constantFrom('0', '62', '+62 ', '+62 0', ''),
        fc.nat(6),
        fc.integer({ min: 1, max: 12 }),
        (national, prefix, from, length) => {
          const forms = digitForms(`+62${national}`);
          expect(forms).toContain(queryDigits(prefix + national));
          const shown = formatPhone(`+62${national}`);
          expect(forms).toContain(queryDigits(shown.slice(from, from + length)));
        },
      ),
    ));
});

describe('queryDigits', () => {
  it('takes a zero behind +62 off, and nothing from a run out of the middle', () => {
    expect(queryDigits('+62 0812-77')).toBe('6281277');
    expect(queryDigits('620700')).toBe('620700');
    expect(queryDigits('Budi')).toBe('');
  });
});

describe('whatsappNumber', () => {
  it('is digits only', () => expect(whatsappNumber('+6281277884455')).toBe('6281277884455'));
  it('is empty for what is no E.164 number', () => {
    expect(whatsappNumber('081277884455')).toBe('');
    expect(whatsappNumber('+62812?text=x')).toBe('');
  });
});
