import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatHybridTime, parseHybridTime, receive, tick } from '../../src-main/domain/hlc.ts';

const wall = fc.integer({ min: 0, max: 90_000_000_000_000 });
const time = fc.record({ millis: wall, counter: fc.integer({ min: 0, max: 99_999 }) });
const text = (value: { millis: number; counter: number }) => formatHybridTime(value, 'd');

describe('the hybrid logical clock', () => {
  it('never runs backwards, however the PC’s clock is set', () => {
    fc.assert(
      fc.property(time, fc.array(wall, { minLength: 1, maxLength: 50 }), (start, walls) => {
        let last = start;
        for (const millis of walls) {
          const next = tick(last, millis);
          expect(text(next) > text(last)).toBe(true);
          expect(next.millis).toBeGreaterThanOrEqual(millis);
          last = next;
        }
      }),
    );
  });

  it('is later than everything it has seen of another PC', () => {
    fc.assert(
      fc.property(time, time, wall, (mine, theirs, millis) => {
        const next = text(receive(mine, theirs, millis));
        expect(next > text(mine) && next > text(theirs)).toBe(true);
      }),
    );
  });

  it('goes through text unchanged, and text order is time order', () => {
    fc.assert(
      fc.property(time, time, (a, b) => {
        expect(parseHybridTime(formatHybridTime(a, 'device-1'))).toEqual({ ...a, device: 'device-1' });
        const order = a.millis - b.millis || a.counter - b.counter;
        expect(Math.sign(text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0)).toBe(Math.sign(order));
      }),
    );
    expect(parseHybridTime('yesterday')).toBeNull();
  });
});
