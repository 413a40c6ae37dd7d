import { z } from 'zod';
import { ContactRef } from '../contacts/record.ts';
import { ProductRef } from '../products/record.ts';
import { CivilDate, Id, Instant } from '../shared.ts';
import { StaffRef } from '../staff.ts';
import { ScoreReason } from './rules.ts';

export const leadStatuses = ['open', 'converted', 'dropped'] as const;
export const LeadStatus = z.enum(leadStatuses);
export type LeadStatus = z.infer<typeof LeadStatus>;

/** A contact with a wish, as a row of the list. */
export const LeadRow = z.object({
  id: Id,
  contact: ContactRef,
  city: z.string(),
  source: z.string(),
  interest: z.string(),
  product: ProductRef.nullable(),
  category: z.object({ id: Id, name: z.string() }).nullable(),
  /** Minor units. */
  budget: z.number().int().nullable(),
  /** By when it is wanted. */
  wantedOn: CivilDate.nullable(),
  status: LeadStatus,
  score: z.number().int(),
  staff: StaffRef.nullable(),
  dealId: Id.nullable(),
  createdAt: Instant,
  updatedAt: Instant,
});
export type LeadRow = z.infer<typeof LeadRow>;

export const Lead = LeadRow.extend({
  need: z.string(),
  /** Which facts gave which points; they add up to `score`. */
  reasons: z.array(ScoreReason),
  /** The rule that gave it to its staff; null: by hand. */
  assignedByRule: Id.nullable(),
  dropReason: z.string(),
  closedAt: Instant.nullable(),
  deletedAt: Instant.nullable(),
});
export type Lead = z.infer<typeof Lead>;
