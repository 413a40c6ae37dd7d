import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean, cleanLines, fold, nearSameName, similarity, words } from '../../src-main/domain/text.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom(' ', "'", '’', '.', 'é', 'e\u0301', '\u3099', 'ß', 'İ', 'Σ', '\u202e', '\ud800') }),
);

describe('fold', () => {
  it.each([
    ['  Renée   MÜLLER ', 'renee muller'],
    ['Åsa Lindström', 'asa lindstrom'],
    ['Straße', 'strasse'],
    ['Søren Đặng', 'soren dang'],
    ["Nur'aini", 'nuraini'],
    ['Nur’aini', 'nuraini'],
    ['CV "Maju" Bersama', 'cv maju bersama'],
    ['Ｔｏｋｏ　Ａ', 'toko a'],
    ['ﬁrma', 'firma'],
    ['Bpk.H.Ahmad', 'bpk h ahmad'],
    ['Ma\u00ADju\u200B', 'maju'],
    ['ISTANBUL İ', 'istanbul i'],
    ['李小龍', '李小龍'],
    ['🙂', ''],
    ['', ''],
  ])('%j folds to %j', (text, folded) => expect(fold(text)).toBe(folded));

  it('keeps Indic vowel signs apart, for they are letters', () => expect(fold('कि')).not.toBe(fold('का')));

  it('changes nothing the second time, whatever the text', () =>
    fc.assert(
      fc.property(anyText, (text) => fold(fold(text)) === fold(text)),
      { numRuns: 2000 },
    ));

  it('does not care about case', () =>
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'aBcéÖß’ .1') }), (t) => fold(t.toLowerCase()) === fold(t)),
    ));

  it('gives the plain-ASCII shortcut and the full way the same result', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => fold(`${text} é`) === `${fold(text)} e`.trim()),
    ));
});

describe('clean', () => {
  it.each([
    ['  a\u00A0b \t c\n', 'a b c'],
    ['a\u0000b\u0007', 'ab'],
    ['\u202Eevil\u2066\u200F', 'evil'],
    ['e\u0301', '\u00E9'],
    ['👩\u200D🍳', '👩\u200D🍳'],
    ['x\uD800', 'x\uFFFD'],
    ['\u0000', ''],
  ])('%j becomes %j', (text, cleaned) => expect(clean(text)).toBe(cleaned));

  it('gives the plain-ASCII shortcut and the full way the same result, of one line and of several', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
        expect(clean(`${text} é`)).toBe(`${clean(text)} é`.trim());
        expect(cleanLines(`é${text}é`)).toBe(`é${cleanLines(`.${text}.`).slice(1, -1)}é`);
      }),
    ));

  it('keeps line breaks where lines are meant', () =>
    expect(cleanLines(' Jl. Melati 0 \r\nBlok\u00A0C\u202E\n\n')).toBe('Jl. Melati 0\nBlok C'));

  it('changes nothing the second time, and leaves no control or direction character', () =>
    fc.assert(
      fc.property(anyText, (text) => {
        expect(clean(clean(text))).toBe(clean(text));
        expect(cleanLines(cleanLines(text))).toBe(cleanLines(text));
        expect(clean(text)).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
        expect(cleanLines(text).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
      }),
      { numRuns: 1000 },
    ));
});

describe('words', () => {
  it('are the folded words in order', () =>
    expect(words('  Ni Made, ANGGRAINI ')).toEqual(['ni', 'made', 'anggraini']));
  it('are none where there is no letter', () => expect(words(' - ')).toEqual([]));
});

describe('similarity', () => {
  it.each([
    ['MARTHA', 'MARHTA', 0.961],
    ['DWAYNE', 'DUANE', 0.84],
    ['DIXON', 'DICKSONX', 0.813],
  ])('of %s and %s is the published %d', (a, b, value) => expect(similarity(a, b)).toBeCloseTo(value, 3));

  it('is symmetric, within 0 and 1, and 1 for the same', () =>
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        const value = similarity(a, b);
        expect(value).toBe(similarity(b, a));
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
        expect(similarity(a, a)).toBe(1);
      }),
    ));

  it('answers for texts of 100,000 letters too', () =>
    expect(similarity('a'.repeat(100_000), 'b'.repeat(100_000))).toBe(0));
});

describe('nearSameName', () => {
  it.each([
    ['Siti Rahayu', 'SITI  RAHAYU'],
    ['Siti Rahayu', 'Rahayu, Siti'],
    ['Siti Rahayu', 'Siti Rahyu'],
    ['Siti Rahayu', 'Siti Rahauy'],
    ['Ahmad Saputra', 'Achmad Saputra'],
    ['Nur Aini Lubis', 'Nuraini Lubis'],
    ['Djoko Soesanto', 'Joko Susanto'],
    ['B. Santoso', 'Budi Santoso'],
    ['Renée Müller', 'Renee Muller'],
    ['Wulan', 'wulan'],
  ])('%s and %s look like one', (a, b) => {
    expect(nearSameName(a, b)).toBe(true);
    expect(nearSameName(b, a)).toBe(true);
  });

  it.each([
    ['Budi Santoso', 'Budi Susanto'],
    ['Rina Putri', 'Rani Putri'],
    ['Budi', 'Rudi'],
    ['Budi', 'Budi Santoso'],
    ['Toko Ananda Cab. 1', 'Toko Ananda Cab. 2'],
    ['Ananda 12345', 'Ananda 12346'],
    ['Melati Susanto', 'Melari Susarto'],
    ['B', 'Budi'],
    ['', ''],
    ['🙂', '🙂'],
  ])('%j and %j do not', (a, b) => {
    expect(nearSameName(a, b)).toBe(false);
    expect(nearSameName(b, a)).toBe(false);
  });

  it('is symmetric', () =>
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('budi', 'budy', 'santoso', 'santosa', 'b', 'djoko', 'joko', '1', '12'), {
          maxLength: 4,
        }),
        fc.array(fc.constantFrom('budi', 'budy', 'santoso', 'santosa', 'b', 'djoko', 'joko', '1', '12'), {
          maxLength: 4,
        }),
        (a, b) => nearSameName(a.join(' '), b.join(' ')) === nearSameName(b.join(' '), a.join(' ')),
      ),
    ));
});
