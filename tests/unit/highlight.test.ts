import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markDigits, markWords, type Piece } from '../../src-renderer/features/contacts/list/highlight.ts';

const shown = (pieces: Piece[]) => pieces.map((piece) => (piece.hit ? `[${piece.text}]` : piece.text)).join('');

describe('what was searched for', () => {
  it('is marked whatever its capitals and accents', () => {
    expect(shown(markWords('Hotel Añejo', ['anejo']))).toBe('Hotel [Añejo]');
    expect(shown(markWords('SITI Rahayu', ['siti', 'hay']))).toBe('[SITI] Ra[hay]u');
  });
  it('is marked at the beginning of a word only when it is one or two letters', () => {
    expect(shown(markWords('Andi Wijaya', ['a']))).toBe('[A]ndi Wijaya');
    expect(shown(markWords('Ni Luh Ani', ['ni']))).toBe('[Ni] Luh Ani');
  });
  it('is marked in a phone across dashes, with the last four digits rather than earlier ones', () => {
    expect(shown(markDigits('0812-4455-4455', ['4455']))).toBe('0812-4455-[4455]');
    expect(shown(markDigits('0812-7788-4455', ['884 455']))).toBe('0812-77[88-4455]');
  });
  it('is marked in a phone shown with 0 when the country code was typed', () => {
    expect(shown(markDigits('0812-7788-4455', ['+62 812']))).toBe('[0812]-7788-4455');
  });
  it('loses no letter of the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 4 }),
        (text, words) => {
          for (const mark of [markWords, markDigits])
            expect(
              mark(text, words)
                .map((piece) => piece.text)
                .join(''),
            ).toBe(text);
        },
      ),
    );
  });
});
