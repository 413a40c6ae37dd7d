import type { z } from 'zod';
import { Repeat } from '../../contract/tasks.ts';
import { plainRule } from '../../domain/repeats.ts';
import { firstDayOf, requireDay } from './checks.ts';

/**
 * A rule as its column keeps it, and the day on which it begins: the same rule is the same text.
 * @throws AppError `date-impossible`, `repeat-never-comes`
 */
export function ruleFrom(given: z.input<typeof Repeat>, day: string): { text: string; first: string } {
  const rule = Repeat.parse(given);
  const first = firstDayOf(rule, requireDay(day));
  return { text: JSON.stringify(plainRule(rule, first)), first };
}

/** The rule in a column. */
export const ruleOf = (text: string): Repeat => Repeat.parse(JSON.parse(text));
