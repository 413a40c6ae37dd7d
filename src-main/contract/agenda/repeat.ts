import { z } from 'zod';
import { CivilDate } from '../shared.ts';

export const repeatUnits = ['day', 'week', 'month', 'year'] as const;
export const repeatPlaces = ['day', 'weekday', 'lastDay', 'lastWeekday'] as const;

/**
 * How something comes again. All of it is counted from the first day (the anchor), never from the last time, so that it
 * does not drift: the 31st is the 30th in June and the 31st again in July.
 */
export const Repeat = z.object({
  unit: z.enum(repeatUnits),
  /** Every so many days, weeks, months or years. */
  every: z.number().int().min(1).max(999).default(1),
  /** Of weeks: the days, 1 (Monday) to 7 (Sunday); none means the first day's own. */
  days: z.array(z.number().int().min(1).max(7)).max(7).default([]),
  /**
   * Of months and years: on the first day's number (`day`), on its weekday (`weekday`: the second Tuesday), on the last
   * day of the month, or on the last of its weekday.
   */
  on: z.enum(repeatPlaces).default('day'),
  /** Where a month has no such day: its last one (or last such weekday), or that month is left out. */
  missing: z.enum(['last', 'skip']).default('last'),
  end: z
    .discriminatedUnion('by', [
      z.object({ by: z.literal('never') }),
      /** So many times in all, the first one among them. */
      z.object({ by: z.literal('count'), count: z.number().int().min(1).max(9_999) }),
      /** The last day on which it may come. */
      z.object({ by: z.literal('until'), until: CivilDate }),
    ])
    .default({ by: 'never' }),
});
export type Repeat = z.infer<typeof Repeat>;
export type RepeatInput = z.input<typeof Repeat>;
