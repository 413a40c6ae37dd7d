import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, isCivilDate } from '../../src-main/domain/dates.ts';
import {
  daysInMonth,
  firstFrom,
  following,
  isOccurrence,
  LAST_DAY,
  lastOccurrence,
  movedBy,
  nextAfter,
  occurrencesBetween,
  plainRule,
  type RepeatRule,
  weekdayOf,
} from '../../src-main/domain/repeats.ts';
import { anyDay, anyRule } from '../support/agenda-arbitraries.ts';

const rule = (given: Partial<RepeatRule> & Pick<RepeatRule, 'unit'>): RepeatRule => ({
  every: 1,
  days: [],
  on: 'day',
  missing: 'last',
  end: { by: 'never' },
  ...given,
});
const first = (given: RepeatRule, anchor: string, limit = 5) =>
  occurrencesBetween(given, anchor, { from: anchor, to: LAST_DAY, limit });

describe('a repetition', () => {
  it('on the 31st is on the last day of short months, and on the 31st again after them', () => {
    expect(first(rule({ unit: 'month' }), '2027-01-31', 6)).toEqual([
      '2027-01-31',
      '2027-02-28',
      '2027-03-31',
      '2027-04-30',
      '2027-05-31',
      '2027-06-30',
    ]);
    expect(first(rule({ unit: 'month', missing: 'skip' }), '2027-01-31', 4)).toEqual([
      '2027-01-31',
      '2027-03-31',
      '2027-05-31',
      '2027-07-31',
    ]);
  });

  it('on 29 February is on the 28th in other years, or only in leap years', () => {
    expect(first(rule({ unit: 'year' }), '2028-02-29', 5)).toEqual([
      '2028-02-29',
      '2029-02-28',
      '2030-02-28',
      '2031-02-28',
      '2032-02-29',
    ]);
    expect(first(rule({ unit: 'year', missing: 'skip' }), '2096-02-29', 3)).toEqual([
      '2096-02-29',
      '2104-02-29',
      '2108-02-29',
    ]);
  });

  it('follows weekdays of the month, the fifth and the last among them', () => {
    expect(first(rule({ unit: 'month', on: 'weekday' }), '2026-11-10', 3)).toEqual([
      '2026-11-10',
      '2026-12-08',
      '2027-01-12',
    ]);
    expect(first(rule({ unit: 'month', on: 'weekday', missing: 'skip' }), '2026-10-30', 3)).toEqual([
      '2026-10-30',
      '2027-01-29',
      '2027-04-30',
    ]);
    expect(first(rule({ unit: 'month', on: 'lastWeekday' }), '2026-11-24', 3)).toEqual([
      '2026-11-24',
      '2026-12-29',
      '2027-01-26',
    ]);
    expect(first(rule({ unit: 'month', on: 'lastDay' }), '2026-11-30', 4)).toEqual([
      '2026-11-30',
      '2026-12-31',
      '2027-01-31',
      '2027-02-28',
    ]);
  });

  it('of every second week keeps its weeks, whatever day it begins on', () => {
    const given = rule({ unit: 'week', every: 2, days: [1, 5] });
    expect(first(given, '2026-11-25', 4)).toEqual(['2026-11-27', '2026-12-07', '2026-12-11', '2026-12-21']);
  });

  it('ends after so many times, counted from its first', () => {
    const given = rule({ unit: 'week', days: [2, 4], end: { by: 'count', count: 3 } });
    expect(first(given, '2026-11-24', 9)).toEqual(['2026-11-24', '2026-11-26', '2026-12-01']);
    expect(firstFrom(given, '2026-11-24', '2026-12-02')).toBeNull();
    expect(lastOccurrence(given, '2026-11-24')).toBe('2026-12-01');
  });

  it('that ends before it begins never comes', () => {
    expect(
      firstFrom(rule({ unit: 'day', end: { by: 'until', until: '2026-01-01' } }), '2026-11-24', '2026-11-24'),
    ).toBeNull();
  });

  it('never drifts: asked from anywhere, it names the same days', () => {
    fc.assert(
      fc.property(anyRule, anyDay, fc.integer({ min: 0, max: 3_000 }), (any, anchor, ahead) => {
        const to = addDays(anchor, 4_000);
        const all = occurrencesBetween(any, anchor, { from: anchor, to, limit: 5_000 });
        const from = addDays(anchor, ahead);
        expect(occurrencesBetween(any, anchor, { from, to, limit: 5_000 })).toEqual(all.filter((day) => day >= from));
        expect(all).toEqual([...new Set(all)].sort());
        for (const day of all.slice(-3)) expect(isOccurrence(any, anchor, day)).toBe(true);
        const end = lastOccurrence(any, anchor);
        if (end !== null && end <= to) expect(all.at(-1)).toBe(end);
        if (any.end.by === 'count') expect(all.length).toBeLessThanOrEqual(any.end.count);
      }),
      { numRuns: 200 },
    );
  });

  it('steps from one day to the next without leaving any out', () => {
    fc.assert(
      fc.property(anyRule, anyDay, (any, anchor) => {
        const all = first(any, anchor, 12);
        all.slice(1).forEach((day, at) => expect(nextAfter(any, anchor, all[at]!)).toBe(day));
      }),
      { numRuns: 100 },
    );
  });

  it('is on days that the calendar has and the rule means', () => {
    fc.assert(
      fc.property(anyRule, anyDay, (any, anchor) => {
        for (const day of first(any, anchor, 20)) {
          expect(isCivilDate(day)).toBe(true);
          const [year, month, date] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8))];
          const last = daysInMonth(year, month);
          if (any.unit === 'day') expect(daysBetween(anchor, day) % any.every).toBe(0);
          else if (any.unit === 'week')
            expect(any.days.length === 0 ? [weekdayOf(anchor)] : any.days).toContain(weekdayOf(day));
          else if (any.on === 'lastDay') expect(date).toBe(last);
          else if (any.on === 'day') expect(date).toBe(Math.min(Number(anchor.slice(8)), last));
          else expect(weekdayOf(day)).toBe(weekdayOf(anchor));
          if (any.unit === 'year') expect(day.slice(5, 7)).toBe(anchor.slice(5, 7));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('said plainly names the same days', () => {
    fc.assert(
      fc.property(anyRule, anyDay, (any, from) => {
        const anchor = firstFrom(any, from, from);
        fc.pre(anchor !== null);
        expect(first(plainRule(any, anchor), anchor, 20)).toEqual(first(any, anchor, 20));
        expect(plainRule(plainRule(any, anchor), anchor)).toEqual(plainRule(any, anchor));
      }),
      { numRuns: 150 },
    );
  });

  it('of days or weeks that is moved moves each of its days by as many', () => {
    fc.assert(
      fc.property(anyRule, anyDay, fc.integer({ min: -20, max: 20 }), (any, from, days) => {
        fc.pre(any.unit === 'day' || (any.unit === 'week' && any.every === 1));
        const anchor = firstFrom(any, from, from);
        fc.pre(anchor !== null);
        const moved = first(movedBy(plainRule(any, anchor), days), addDays(anchor, days), 10);
        expect(moved).toEqual(first(any, anchor, 10).map((day) => addDays(day, days)));
      }),
      { numRuns: 150 },
    );
  });

  it('of weeks whose day is moved over the weekend keeps its distance between weeks', () => {
    const given = rule({ unit: 'week', every: 2, days: [5] });
    expect(first(movedBy(given, 4), '2026-12-01', 3)).toEqual(['2026-12-01', '2026-12-15', '2026-12-29']);
  });

  it('without an end is answered at once, also centuries ahead', () => {
    for (const unit of ['day', 'week', 'month', 'year'] as const)
      expect(firstFrom(rule({ unit }), '2026-11-22', '9990-01-01')! >= '9990-01-01').toBe(true);
    expect(first(rule({ unit: 'day' }), '9999-12-30', 100)).toEqual(['9999-12-30', '9999-12-31']);
    expect(lastOccurrence(rule({ unit: 'year' }), '2026-11-22')).toBe(LAST_DAY);
  });
});

describe('what follows a time that is over', () => {
  const weekly = rule({ unit: 'week', days: [1] });
  it('is the next of the rule, also when it was done ahead', () => {
    expect(following(weekly, '2026-11-02', { day: '2026-11-23', today: '2026-11-20' })).toEqual({
      next: '2026-11-30',
      skipped: 0,
    });
  });
  it('is the first that is not past, and says how many were missed', () => {
    expect(following(weekly, '2026-11-02', { day: '2026-11-02', today: '2026-11-22' })).toEqual({
      next: '2026-11-23',
      skipped: 2,
    });
    expect(following(weekly, '2026-11-02', { day: '2026-11-02', today: '2026-11-23' })).toEqual({
      next: '2026-11-23',
      skipped: 2,
    });
  });
  it('is nothing where the rule has ended', () => {
    const ended = rule({ unit: 'week', end: { by: 'until', until: '2026-11-16' } });
    expect(following(ended, '2026-11-02', { day: '2026-11-02', today: '2026-11-22' })).toEqual({
      next: null,
      skipped: 2,
    });
  });
});
