import { z } from 'zod';
import { DealAmount } from '../deals/input.ts';
import { CivilDate, Id, Instant, line, prose } from '../shared.ts';
import { LeadStatus } from './record.ts';

const leadFields = {
  contactId: Id,
  source: line(120),
  interest: line(300),
  productId: Id.nullable(),
  categoryId: Id.nullable(),
  budget: DealAmount.nullable(),
  need: prose(5_000),
  wantedOn: CivilDate.nullable(),
  staffId: Id.nullable(),
};
/** `staffId` left out: the assignment rules decide; null: nobody yet. */
export const LeadCreate = z.object({
  contactId: leadFields.contactId,
  source: leadFields.source.default(''),
  interest: leadFields.interest.default(''),
  productId: leadFields.productId.default(null),
  categoryId: leadFields.categoryId.default(null),
  budget: leadFields.budget.default(null),
  need: leadFields.need.default(''),
  wantedOn: leadFields.wantedOn.default(null),
  staffId: leadFields.staffId.optional(),
});
export type LeadCreate = z.infer<typeof LeadCreate>;
/** Only what is given changes. */
export const LeadUpdate = z
  .object({ id: Id, expectedUpdatedAt: Instant.optional(), ...leadFields })
  .partial()
  .required({ id: true });
export type LeadUpdate = z.infer<typeof LeadUpdate>;

export const LeadFilter = z.object({
  /** In the customer's name, the interest and the need. */
  search: z.string().max(200).default(''),
  status: LeadStatus.nullable().default('open'),
  staffIds: z.array(Id).max(200).default([]),
  unassigned: z.boolean().default(false),
  source: line(120).default(''),
  scoreFrom: z.number().int().nullable().default(null),
  contactId: Id.nullable().default(null),
  deleted: z.boolean().default(false),
});
export type LeadFilter = z.infer<typeof LeadFilter>;

export const leadSorts = ['score', 'contact', 'budget', 'wantedOn', 'createdAt', 'updatedAt'] as const;
export const LeadSort = z.object({
  by: z.enum(leadSorts).default('score'),
  direction: z.enum(['asc', 'desc']).default('desc'),
});
export type LeadSort = z.infer<typeof LeadSort>;

export const LeadSelection = z.discriminatedUnion('by', [
  z.object({ by: z.literal('ids'), ids: z.array(Id).min(1).max(100_000) }),
  z.object({ by: z.literal('filter'), filter: LeadFilter, except: z.array(Id).max(10_000).default([]) }),
]);
export type LeadSelection = z.infer<typeof LeadSelection>;
