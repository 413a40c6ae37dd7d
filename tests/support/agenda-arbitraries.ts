import fc from 'fast-check';
import { addDays } from '../../src-main/domain/dates.ts';
import type { RepeatRule } from '../../src-main/domain/repeats.ts';

/** Days with their month ends and leap days more often than chance would have them. */
export const anyDay: fc.Arbitrary<string> = fc.oneof(
  fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('1990-01-01', days)),
  fc.constantFrom('2024-02-29', '2026-01-31', '2026-08-31', '2026-12-31', '2027-01-30', '2028-02-29', '2026-10-29'),
);
export const anyTime: fc.Arbitrary<string> = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);

/** Without daylight saving, with it north and south of the line, by half an hour, and with two gaps a year in Ramadan. */
export const zones = [
  'Asia/Jakarta',
  'Asia/Jayapura',
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'America/Santiago',
  'Africa/Casablanca',
  'Asia/Kolkata',
] as const;
export const anyZone: fc.Arbitrary<string> = fc.constantFrom(...zones);

export const anyRule: fc.Arbitrary<RepeatRule> = fc.record({
  unit: fc.constantFrom('day' as const, 'week' as const, 'month' as const, 'year' as const),
  every: fc.integer({ min: 1, max: 5 }),
  days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 4 }),
  on: fc.constantFrom('day' as const, 'weekday' as const, 'lastDay' as const, 'lastWeekday' as const),
  missing: fc.constantFrom('last' as const, 'skip' as const),
  end: fc.oneof(
    fc.constant({ by: 'never' as const }),
    fc.integer({ min: 1, max: 30 }).map((count) => ({ by: 'count' as const, count })),
    anyDay.map((until) => ({ by: 'until' as const, until })),
  ),
});
