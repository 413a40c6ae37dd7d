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

const known = new Map<string, Repeat>();
const MOST_KNOWN = 1_000;

/** The rule in a column. Shops have few of them, and a calendar asks for each again and again. */
export function ruleOf(text: string): Repeat {
  const found = known.get(text);
  if (found) return found;
  const rule = Repeat.parse(JSON.parse(text));
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(text, rule);
  return rule;
}
