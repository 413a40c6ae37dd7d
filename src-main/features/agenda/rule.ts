import { Repeat } from '../../contract/tasks.ts';

/** A rule as its column keeps it: the same rule is the same text. */
export const ruleText = (rule: Repeat): string =>
  JSON.stringify(Repeat.parse({ ...rule, days: [...new Set(rule.days)].sort((a, b) => a - b) }));

/** The rule in a column. */
export const ruleOf = (text: string): Repeat => Repeat.parse(JSON.parse(text));
