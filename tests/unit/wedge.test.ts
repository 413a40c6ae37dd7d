import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { presetOf } from '../../src-renderer/features/products/form/preset.ts';
import { Wedge } from '../../src-renderer/ui/wedge.ts';

/** Types keys with a pause (ms) before each; answers what the last one gave. */
function type(wedge: Wedge, keys: readonly string[], pauses: readonly number[], from = 1_000): string | null {
  let timeStamp = from;
  let answer: string | null = null;
  for (const [at, key] of keys.entries()) {
    timeStamp += pauses[at % pauses.length] ?? 0;
    answer = wedge.feed({ key, timeStamp, ctrlKey: false, metaKey: false, altKey: false });
  }
  return answer;
}

describe('a scanner', () => {
  const code = fc.string({ unit: fc.constantFrom(...'0123456789ABC-'), minLength: 4, maxLength: 20 });
  it('that types fast and ends with Enter gives its code, whatever was typed by hand before', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 10 }), code, (before, scanned) => {
        const wedge = new Wedge();
        type(wedge, [...before], [300]);
        expect(type(wedge, [...scanned, 'Enter'], [200, ...Array<number>(30).fill(8)], 60_000)).toBe(scanned);
      }),
    );
  });

  it('is not a hand, nor a few keys, nor a shortcut', () => {
    expect(type(new Wedge(), [...'8991234', 'Enter'], [120])).toBeNull();
    expect(type(new Wedge(), [...'899', 'Enter'], [8])).toBeNull();
    const wedge = new Wedge();
    type(wedge, [...'8991234'], [8]);
    wedge.feed({ key: 'a', timeStamp: 1_060, ctrlKey: true, metaKey: false, altKey: false });
    expect(wedge.feed({ key: 'Enter', timeStamp: 1_068, ctrlKey: false, metaKey: false, altKey: false })).toBeNull();
  });
});

it('what was not found begins a new product as what it looks like', () => {
  expect(presetOf('899 1234 567891')).toEqual({ barcode: '8991234567891' });
  expect(presetOf('SKU-017')).toEqual({ sku: 'SKU-017' });
  expect(presetOf(' Panci Set 28cm ')).toEqual({ name: 'Panci Set 28cm' });
});
