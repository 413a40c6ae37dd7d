import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checklistFlaw,
  clockOf,
  daysSince,
  isQuiet,
  linesTotal,
  missingFields,
  MOST_MONEY,
  standIn,
  staysOf,
  type Touch,
  weighted,
} from '../../src-main/domain/deals.ts';
import { requirableFields } from '../../src-main/contract/pipelines.ts';
import { addMonths, monthSpans } from '../../src-main/domain/months.ts';
import { isRank, rankBetween } from '../../src-main/domain/ranks.ts';

const DAY = 86_400_000;
const money = fc.integer({ min: 0, max: MOST_MONEY });
const chance = fc.integer({ min: 0, max: 10_000 });

describe('a weighted value', () => {
  it('adds up to the last unit, however deals are put together', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(money, chance, fc.nat(5)), { maxLength: 60 }), (deals) => {
        const total = deals.reduce((sum, [value, bp]) => sum + weighted(value, bp), 0);
        const parts = Map.groupBy(deals, ([, , group]) => group);
        const sums = [...parts.values()].map((part) => part.reduce((sum, [value, bp]) => sum + weighted(value, bp), 0));
        expect(sums.reduce((one, other) => one + other, 0)).toBe(total);
      }),
      { numRuns: 200 },
    );
  });

  it('lies between nothing and the whole, and is off by at most half a unit', () => {
    fc.assert(
      fc.property(money, chance, (value, bp) => {
        const exact = BigInt(value) * BigInt(bp);
        const off = BigInt(weighted(value, bp)) * 10_000n - exact;
        expect(off <= 5_000n && off >= -5_000n).toBe(true);
        expect(weighted(value, 10_000)).toBe(value);
        expect(weighted(value, 0)).toBe(0);
      }),
    );
  });

  it('of lines is refused past what an amount may be', () => {
    expect(linesTotal([{ quantity: 2_500, unitPrice: 3 }])).toBe(8);
    expect(linesTotal([{ quantity: 1_000, unitPrice: MOST_MONEY }])).toBe(MOST_MONEY);
    expect(
      linesTotal([
        { quantity: 1_000, unitPrice: MOST_MONEY },
        { quantity: 1_000, unitPrice: 1 },
      ]),
    ).toBeNull();
    expect(linesTotal([{ quantity: 1_000_000_000_000, unitPrice: MOST_MONEY }])).toBeNull();
  });
});

describe('the quiet clock', () => {
  const touch: fc.Arbitrary<Touch> = fc.record({
    at: fc.integer({ min: 0, max: 1_000 * DAY }),
    kind: fc.constantFrom('move', 'note', 'call', 'edit'),
  });

  it('runs from whatever came last, in whatever order it is told', () => {
    fc.assert(
      fc.property(
        fc.array(touch, { minLength: 1, maxLength: 20 }),
        fc.option(fc.nat(1_000 * DAY)),
        (touches, awake) => {
          const clock = clockOf(touches, awake);
          const latest = Math.max(...touches.map(({ at }) => at), awake ?? 0);
          expect(clock?.at).toBe(latest);
          expect(clockOf([...touches].reverse(), awake)?.at).toBe(latest);
        },
      ),
    );
  });

  it('counts a deal as quiet from the day on that its stage names, and never where it names none', () => {
    fc.assert(
      fc.property(fc.nat(400 * DAY), fc.integer({ min: 1, max: 365 }), fc.nat(800 * DAY), (at, days, later) => {
        expect(isQuiet(at, days, at + later)).toBe(later >= days * DAY);
        expect(isQuiet(at, null, at + later)).toBe(false);
        // Whoever touches it later is never nearer to quiet.
        expect(isQuiet(at + 1, days, at + later) && !isQuiet(at, days, at + later)).toBe(false);
      }),
    );
  });

  it('stands still while a deal rests', () => {
    const clock = clockOf([{ at: 0, kind: 'note' }], 30 * DAY);
    expect(clock).toEqual({ at: 30 * DAY, kind: 'wake' });
    expect(isQuiet(clock?.at ?? 0, 3, 32 * DAY)).toBe(false);
    expect(isQuiet(clock?.at ?? 0, 3, 33 * DAY)).toBe(true);
    expect(daysSince(clock?.at ?? 0, 20 * DAY)).toBe(0);
  });
});

describe('stays in stages', () => {
  it('cover the whole life of a deal without a gap', () => {
    const beginnings = fc.array(fc.nat(100), { minLength: 1, maxLength: 20 }).map((steps) => {
      let at = 0;
      return steps.map((step, n) => ({ stageId: String(n % 4), status: 'open' as const, enteredAt: (at += step) }));
    });
    fc.assert(
      fc.property(beginnings, (rows) => {
        const stays = staysOf(rows);
        stays.forEach((stay, n) => expect(stay.leftAt).toBe(stays[n + 1]?.enteredAt ?? null));
        const now = (rows.at(-1)?.enteredAt ?? 0) + 50;
        const lived = stays.reduce((sum, stay) => sum + ((stay.leftAt ?? now) - stay.enteredAt), 0);
        expect(lived).toBe(now - (rows[0]?.enteredAt ?? 0));
      }),
    );
  });

  it('go on in the nearest stage before one that was taken out, else in the first', () => {
    const stages = [{ position: 1 }, { position: 4 }, { position: 2 }];
    expect(standIn(stages, 3)).toEqual({ position: 2 });
    expect(standIn(stages, 0)).toEqual({ position: 1 });
    expect(standIn([], 0)).toBeUndefined();
  });
});

describe('what a stage asks for', () => {
  it('is told as far as it is missing', () => {
    const nothing = {
      value: null,
      expectedOn: null,
      products: 0,
      hasContact: false,
      people: 0,
      staffId: null,
      source: '',
    };
    expect(missingFields(nothing, requirableFields)).toEqual(requirableFields);
    expect(missingFields({ ...nothing, value: 0 }, ['value'])).toEqual(['value']);
    expect(missingFields({ ...nothing, value: 1, expectedOn: '2026-12-01' }, ['value', 'expectedOn'])).toEqual([]);
  });

  it('is refused where it could never be met', () => {
    const flaw = (checks: { text: string; required?: boolean; staffId?: string | null }[], fields: string[] = []) =>
      checklistFlaw(
        checks.map((check) => ({ required: false, staffId: null, ...check })),
        fields,
        requirableFields,
        (id) => id === 'rina',
      )?.reason;
    expect(flaw([{ text: '  ' }])).toBe('no-text');
    expect(flaw([{ text: 'Call' }, { text: 'call ' }])).toBe('twice');
    expect(flaw([{ text: 'Call', required: true, staffId: 'budi' }])).toBe('nobody-may-tick');
    expect(flaw([{ text: 'Call', staffId: 'budi' }])).toBeUndefined();
    expect(flaw([{ text: 'Call', required: true, staffId: 'rina' }], ['value'])).toBeUndefined();
    expect(flaw([], ['shoeSize'])).toBe('unknown-field');
  });
});

describe('ranks', () => {
  it('keep the order of cards through any moves, and write one of them each time', () => {
    const moves = fc.array(fc.tuple(fc.nat(1_000), fc.nat(1_000)), { maxLength: 120 });
    fc.assert(
      fc.property(moves, (steps) => {
        const cards = Array.from({ length: 8 }, (_, n) => ({ name: n, rank: '' }));
        let last: string | null = null;
        for (const card of cards) card.rank = last = rankBetween(last, null);
        for (const [from, to] of steps) {
          const [card] = cards.splice(from % cards.length, 1);
          if (!card) continue;
          const at = to % (cards.length + 1);
          card.rank = rankBetween(cards[at - 1]?.rank ?? null, cards[at]?.rank ?? null);
          cards.splice(at, 0, card);
        }
        const sorted = [...cards].sort((a, b) => (a.rank < b.rank ? -1 : 1));
        expect(sorted.map((card) => card.name)).toEqual(cards.map((card) => card.name));
        for (const { rank } of cards) expect(isRank(rank), rank).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('stay short when every new card goes to the top, or to the bottom', () => {
    let top = rankBetween(null, null);
    let bottom = top;
    for (let n = 0; n < 20_000; n += 1) {
      const higher = rankBetween(null, top);
      const lower = rankBetween(bottom, null);
      if (higher >= top || lower <= bottom) throw new Error(`${higher} ${top} ${bottom} ${lower}`);
      [top, bottom] = [higher, lower];
    }
    expect(Math.max(top.length, bottom.length)).toBeLessThanOrEqual(5);
  });

  it('that stand the wrong way round are refused', () => {
    expect(() => rankBetween('a1', 'a0')).toThrow(RangeError);
    expect(() => rankBetween('a1', 'a1')).toThrow(RangeError);
    for (const text of ['', 'a', '0', 'b0', 'a00', 'x', 'a0 ', '-']) expect(isRank(text), text).toBe(false);
  });
});

describe('months', () => {
  it('follow each other without a gap in every zone', () => {
    for (const zone of ['Asia/Jakarta', 'UTC', 'America/New_York', 'Pacific/Apia']) {
      const spans = monthSpans('2025-11', '2027-02', zone);
      expect(spans).toHaveLength(16);
      spans.forEach((span, n) => expect(span.until).toBe(spans[n + 1]?.from ?? span.until));
    }
    expect(monthSpans('2026-02', '2026-01', 'UTC')).toEqual([]);
    expect(addMonths('2026-01', -1)).toBe('2025-12');
  });
});
