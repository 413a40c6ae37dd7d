import { z } from 'zod';
import { Id, line, Money, requiredLine } from '../shared.ts';

/** A fact that a rule looks at. Ranges include both ends; a null end is open. */
export const LeadFact = z.discriminatedUnion('fact', [
  z.object({ fact: z.literal('group'), groupId: Id }),
  z.object({ fact: z.literal('tag'), tagId: Id }),
  /** Of any of the contact's addresses. */
  z.object({ fact: z.literal('city'), city: requiredLine(120) }),
  /** Full years. */
  z.object({
    fact: z.literal('age'),
    from: z.number().int().min(0).max(150).nullable().default(null),
    to: z.number().int().min(0).max(150).nullable().default(null),
  }),
  /** Of the lead; where it says none, of the contact. */
  z.object({ fact: z.literal('source'), source: requiredLine(120) }),
  /** What the contact has bought so far, in minor units. */
  z.object({ fact: z.literal('spending'), from: Money.nullable().default(null), to: Money.nullable().default(null) }),
  z.object({ fact: z.literal('budget'), from: Money.nullable().default(null), to: Money.nullable().default(null) }),
  /** Days from today until it is wanted. */
  z.object({ fact: z.literal('wanted'), withinDays: z.number().int().min(0).max(3_650) }),
  /** What an own field of the contact says, as it is kept (`yes`, `2026-12-31`, minor units); '' for anything at all. */
  z.object({ fact: z.literal('answer'), fieldId: Id, value: line(2_000).default('') }),
]);
export type LeadFact = z.infer<typeof LeadFact>;

/** Points (also less than none) for a fact. */
export const ScoreRule = z.object({ id: Id, when: LeadFact, points: z.number().int().min(-1_000).max(1_000) });
export type ScoreRule = z.infer<typeof ScoreRule>;
export const ScoreRuleInput = ScoreRule.extend({ id: Id.optional() });

/** Who gets a lead: the first rule that fits counts; conditions left empty fit all; several staff take turns. */
export const AssignmentRule = z.object({
  id: Id,
  source: line(120),
  city: line(120),
  /** Of the wish, or one below it. */
  categoryId: Id.nullable(),
  staffIds: z.array(Id).min(1).max(50),
});
export type AssignmentRule = z.infer<typeof AssignmentRule>;
export const AssignmentRuleInput = AssignmentRule.extend({
  id: Id.optional(),
  source: line(120).default(''),
  city: line(120).default(''),
  categoryId: Id.nullable().default(null),
});

/** Which rule gave which points. */
export const ScoreReason = z.object({ ruleId: Id, when: LeadFact, points: z.number().int() });
export type ScoreReason = z.infer<typeof ScoreReason>;
