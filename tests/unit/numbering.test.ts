import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatNumber, numberResets, patternFlaw, periodOf, revisionName } from '../../src-main/domain/numbering.ts';
import { amountInWords, numberInWords, type WordLanguage } from '../../src-main/domain/terbilang.ts';

describe('the number of a document', () => {
  it.each([
    ['{####}/QUO/{ROMAN_MONTH}/{YYYY}', '', '0012/QUO/XI/2026'],
    ['QUO-{YYYY}-{####}', '', 'QUO-2026-0012'],
    ['QUO-{YYYY}-{####}', 'K2', 'K2-QUO-2026-0012'],
    ['QUO/{PC}/{YY}{MM}{DD}/{###}', 'K2', 'QUO/K2/261122/012'],
    ['{#}', '', '12'],
  ])('follows %s with the prefix "%s"', (pattern, prefix, number) => {
    expect(formatNumber(pattern, 12, '2026-11-22', prefix)).toBe(number);
  });

  it('grows past its digits rather than repeat', () => {
    expect(formatNumber('Q-{##}', 100, '2026-11-22')).toBe('Q-100');
  });

  it('is refused a pattern that would repeat or count nothing', () => {
    const flaw = (pattern: string, reset: (typeof numberResets)[number] = 'never') =>
      patternFlaw({ pattern, reset })?.reason ?? null;
    expect(flaw('QUO-{YYYY}-{####}', 'yearly')).toBeNull();
    expect(flaw('{####}/{ROMAN_MONTH}/{YY}', 'monthly')).toBeNull();
    expect(flaw('QUO')).toBe('no-counter');
    expect(flaw('{##}-{##}')).toBe('counter-twice');
    expect(flaw('{####}-{WEEK}')).toBe('unknown-field');
    expect(flaw('{####}-{YYYY')).toBe('unknown-field');
    expect(flaw('{constructor}{##}')).toBe('unknown-field');
    expect(flaw('Q-{####}', 'yearly')).toBe('repeats');
    expect(flaw('Q-{####}/{YYYY}', 'monthly')).toBe('repeats');
    expect(flaw('{YYYY}{##}', 'yearly')).toBe('repeats');
    expect(flaw(`${'x'.repeat(60)}{##}`)).toBe('too-long');
  });

  it('never comes twice, whatever the pattern that was taken and however the days go', () => {
    const part = fc.constantFrom('{YYYY}', '{YY}', '{MM}', '{ROMAN_MONTH}', '{DD}', '{PC}', '-', '/', 'QUO', '.');
    const pattern = fc
      .tuple(
        fc.array(part, { maxLength: 5 }),
        fc.constantFrom('{#}', '{##}', '{####}'),
        fc.array(part, { maxLength: 5 }),
      )
      .map(([before, counter, after]) => [...before, counter, ...after].join(''));
    fc.assert(
      fc.property(pattern, fc.constantFrom(...numberResets), (text, reset) => {
        if (patternFlaw({ pattern: text, reset })) return;
        const counters = new Map<string, number>();
        const seen = new Set<string>();
        for (const day of ['2025-12-31', '2026-01-01', '2026-01-31', '2026-02-01', '2026-11-11', '2027-01-11'])
          for (let at = 0; at < 12; at += 1) {
            const period = periodOf(reset, day);
            const counter = (counters.get(period) ?? 0) + 1;
            counters.set(period, counter);
            const number = formatNumber(text, counter, day);
            if (seen.has(number)) throw new Error(`${number} twice`);
            seen.add(number);
          }
      }),
      { numRuns: 500 },
    );
  });

  it('has revisions A to Z, then AA', () => {
    expect([1, 2, 26, 27, 28, 52, 53, 702, 703].map(revisionName)).toEqual([
      'A',
      'B',
      'Z',
      'AA',
      'AB',
      'AZ',
      'BA',
      'ZZ',
      'AAA',
    ]);
  });
});

describe('an amount in words', () => {
  const rupiah = (minor: number) => amountInWords(minor, { currency: 'IDR', decimals: 0, language: 'id' });
  it.each([
    [0, 'nol rupiah'],
    [10, 'sepuluh rupiah'],
    [11, 'sebelas rupiah'],
    [19, 'sembilan belas rupiah'],
    [21, 'dua puluh satu rupiah'],
    [100, 'seratus rupiah'],
    [111, 'seratus sebelas rupiah'],
    [1_000, 'seribu rupiah'],
    [1_001, 'seribu satu rupiah'],
    [2_000, 'dua ribu rupiah'],
    [21_000, 'dua puluh satu ribu rupiah'],
    [101_000, 'seratus satu ribu rupiah'],
    [1_000_000, 'satu juta rupiah'],
    [1_500_000, 'satu juta lima ratus ribu rupiah'],
    [1_001_000, 'satu juta seribu rupiah'],
    [99_999_999_999_999, expect.stringMatching(/^sembilan puluh sembilan triliun .* rupiah$/)],
    [-5, 'minus lima rupiah'],
  ])('says %d', (minor, words) => {
    expect(rupiah(minor)).toEqual(words);
  });

  it('says cents, and other currencies, in both languages', () => {
    const en = (minor: number, currency = 'USD', decimals = 2) =>
      amountInWords(minor, { currency, decimals, language: 'en' });
    expect(en(123_456)).toBe('one thousand two hundred thirty-four US dollars and fifty-six cents');
    expect(en(1_500_000, 'IDR', 0)).toBe('one million five hundred thousand rupiah');
    expect(en(1_050, 'KWD', 3)).toBe('one point zero five KWD');
    expect(amountInWords(150_050, { currency: 'IDR', decimals: 2, language: 'id' })).toBe(
      'seribu lima ratus rupiah lima puluh sen',
    );
  });

  it('can be read back to the number it came from', () => {
    const any = fc.oneof(fc.nat(2_000), fc.nat(2_000_000), fc.integer({ min: 0, max: 99_999_999_999_999 }));
    fc.assert(
      fc.property(any, fc.constantFrom('id' as const, 'en' as const), (value, language) => {
        expect(readWords(numberInWords(value, language), language)).toBe(value);
      }),
      { numRuns: 1_500 },
    );
  });
});

/** Reads words as a person would, by rules of its own: values of words, and what they multiply. */
function readWords(text: string, language: WordLanguage): number {
  const ones = {
    id: 'nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas',
    en: 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
  }[language].split(' ');
  const tens = { id: [] as string[], en: '- - twenty thirty forty fifty sixty seventy eighty ninety'.split(' ') }[
    language
  ];
  const scales = {
    id: ['ribu', 'juta', 'miliar', 'triliun'],
    en: ['thousand', 'million', 'billion', 'trillion'],
  }[language];
  let total = 0;
  let group = 0;
  for (const word of text.replaceAll('-', ' ').split(' ')) {
    if (word === 'belas') group += 10;
    else if (word === 'puluh') group += (group % 10) * 9;
    else if (word === 'seratus') group += 100;
    else if (word === 'ratus' || word === 'hundred') group *= 100;
    else if (word === 'seribu') total += 1_000;
    else if (scales.includes(word)) {
      total += group * 1_000 ** (scales.indexOf(word) + 1);
      group = 0;
    } else if (ones.includes(word)) group += ones.indexOf(word);
    else if (tens.includes(word)) group += tens.indexOf(word) * 10;
    else throw new Error(`what is "${word}"?`);
  }
  return total + group;
}
