/** How promising a lead is: points for facts, by rules that the owner has set up. */
import type { LeadFact, ScoreReason, ScoreRule } from '../contract/leads/rules.ts';
import { fold } from './text.ts';

/** What is known of a lead and its contact. */
export interface LeadFacts {
  groupIds: readonly string[];
  tagIds: readonly string[];
  cities: readonly string[];
  /** Full years; null where the year of birth is not known. */
  age: number | null;
  source: string;
  /** Bought so far, minor units; null where no sales are kept. */
  spending: number | null;
  budget: number | null;
  /** Days until it is wanted; null where no day was said. */
  wantedIn: number | null;
  /** Values of own fields, by field. */
  answers: ReadonlyMap<string, string>;
}

const within = (value: number | null, from: number | null, to: number | null): boolean =>
  value !== null && value >= (from ?? -Infinity) && value <= (to ?? Infinity);

/** Whether a fact is so. */
export function isSo(when: LeadFact, facts: LeadFacts): boolean {
  switch (when.fact) {
    case 'group':
      return facts.groupIds.includes(when.groupId);
    case 'tag':
      return facts.tagIds.includes(when.tagId);
    case 'city':
      return facts.cities.some((city) => fold(city) === fold(when.city));
    case 'age':
      return within(facts.age, when.from, when.to);
    case 'source':
      return fold(facts.source) === fold(when.source);
    case 'spending':
      return within(facts.spending, when.from, when.to);
    case 'budget':
      return within(facts.budget, when.from, when.to);
    case 'wanted':
      return within(facts.wantedIn, null, when.withinDays);
    case 'answer': {
      const answer = facts.answers.get(when.fieldId) ?? '';
      return answer !== '' && (when.value === '' || fold(answer) === fold(when.value));
    }
  }
}

/** The points of a lead, and which rule gave which: they add up. The order of the rules changes nothing but the list's. */
export function scoreLead(rules: readonly ScoreRule[], facts: LeadFacts): { score: number; reasons: ScoreReason[] } {
  const reasons = rules
    .filter((rule) => isSo(rule.when, facts))
    .map(({ id, when, points }) => ({ ruleId: id, when, points }));
  return { score: reasons.reduce((sum, { points }) => sum + points, 0), reasons };
}

/** Whether a range can ever hold: its beginning does not lie past its end, and it says something. */
export function isUsableFact(when: LeadFact): boolean {
  if (!('from' in when)) return true;
  if (when.from === null && when.to === null) return false;
  return when.from === null || when.to === null || when.from <= when.to;
}

export interface Wish {
  source: string;
  cities: readonly string[];
  /** The categories of the wish, itself and all above it. */
  categoryIds: readonly string[];
}

/** Whether a rule of assignment fits; what it leaves empty fits all. */
export const suits = (
  rule: { source: string; city: string; categoryId: string | null },
  { source, cities, categoryIds }: Wish,
): boolean =>
  (rule.source === '' || fold(rule.source) === fold(source)) &&
  (rule.city === '' || cities.some((city) => fold(city) === fold(rule.city))) &&
  (rule.categoryId === null || categoryIds.includes(rule.categoryId));

/** Whose turn it is: the one after who had the last, among those who still work here. */
export function nextInTurn(
  staffIds: readonly string[],
  last: string | null,
  works: ReadonlySet<string>,
): string | null {
  const from = last === null ? 0 : staffIds.indexOf(last) + 1;
  for (let step = 0; step < staffIds.length; step += 1) {
    const id = staffIds[(from + step) % staffIds.length];
    if (id !== undefined && works.has(id)) return id;
  }
  return null;
}
