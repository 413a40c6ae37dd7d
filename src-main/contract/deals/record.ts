import { z } from 'zod';
import { ContactRef } from '../contacts/record.ts';
import { LostReason, RequirableField } from '../pipelines.ts';
import { ProductRef } from '../products/record.ts';
import { CivilDate, Id, Instant } from '../shared.ts';
import { StaffRef } from '../staff.ts';
import { DealStatus, TouchKind, ValueSource } from './words.ts';

/** What is to be done next about a deal. */
export const NextActivity = z.object({
  kind: z.enum(['task', 'appointment']),
  id: Id,
  title: z.string(),
  dueAt: Instant,
  state: z.enum(['overdue', 'today', 'later']),
});
export type NextActivity = z.infer<typeof NextActivity>;

/** What stands on a card of the board. */
export const DealCard = z.object({
  id: Id,
  title: z.string(),
  /** Null where the customer was erased for good. */
  contact: ContactRef.nullable(),
  stageId: Id,
  status: DealStatus,
  /** Minor units; null: not known. */
  value: z.number().int().nullable(),
  expectedOn: CivilDate.nullable(),
  staff: StaffRef.nullable(),
  nextActivity: NextActivity.nullable(),
  /** Since when it stands in this stage, and how many days that is. */
  stageSince: Instant,
  daysInStage: z.number().int(),
  quiet: z.boolean(),
  /** What set the quiet clock back last. */
  lastTouch: z.object({ at: Instant, kind: TouchKind, days: z.number().int() }),
  snoozed: z.object({ until: CivilDate, reason: z.string() }).nullable(),
  /** Of the stage's checklist: ticked, all, and how many required ones are open. */
  checks: z.object({ done: z.number().int(), total: z.number().int(), requiredOpen: z.number().int() }),
  updatedAt: Instant,
});
export type DealCard = z.infer<typeof DealCard>;

/** A row of the list. */
export const DealRow = DealCard.extend({
  pipelineId: Id,
  pipelineName: z.string(),
  stageName: z.string(),
  /** Basis points of its stage; 10,000 when won, 0 when lost. */
  probability: z.number().int(),
  weighted: z.number().int(),
  source: z.string(),
  lostReason: z.string(),
  createdAt: Instant,
  closedAt: Instant.nullable(),
});
export type DealRow = z.infer<typeof DealRow>;

export const DealPerson = z.object({ id: Id, contact: ContactRef, role: z.string() });
export const DealProduct = z.object({
  id: Id,
  product: ProductRef,
  quantity: z.number().int(),
  unitPrice: z.number().int(),
  /** Quantity × price, rounded to the minor unit. */
  amount: z.number().int(),
});
export type DealProduct = z.infer<typeof DealProduct>;

export const DealCheck = z.object({
  id: Id,
  text: z.string(),
  required: z.boolean(),
  /** Who alone may tick it. */
  staff: StaffRef.nullable(),
  tickedAt: Instant.nullable(),
  tickedBy: z.string(),
});
export type DealCheck = z.infer<typeof DealCheck>;

/** A stay in a stage; a deal that is won or lost stays so in the stage where that happened. */
export const StageStay = z.object({
  stageId: Id,
  stageName: z.string(),
  pipelineName: z.string(),
  status: DealStatus,
  enteredAt: Instant,
  /** Null: it is there still. */
  leftAt: Instant.nullable(),
});
export type StageStay = z.infer<typeof StageStay>;

/** The whole record. */
export const Deal = DealRow.extend({
  valueBy: ValueSource,
  /** What the products come to. */
  productsTotal: z.number().int(),
  note: z.string(),
  people: z.array(DealPerson),
  products: z.array(DealProduct),
  checklist: z.array(DealCheck),
  /** Why it cannot leave its stage forwards yet; both empty when it can. */
  missing: z.object({ checks: z.array(z.string()), fields: z.array(RequirableField) }),
  /** Each stage it stood in, the oldest first, without a gap. */
  stages: z.array(StageStay),
  lost: z.object({ reason: LostReason, note: z.string() }).nullable(),
  leadId: Id.nullable(),
  deletedAt: Instant.nullable(),
});
export type Deal = z.infer<typeof Deal>;

/** How many, what they are worth, and that weighted by each one's probability. Past what a number can hold: its limit. */
export const DealSums = z.object({ count: z.number().int(), sum: z.number().int(), weighted: z.number().int() });
export type DealSums = z.infer<typeof DealSums>;

/** One column of the board: right for all its deals, whatever is loaded. */
export const BoardColumn = DealSums.extend({
  stageId: Id,
  quiet: z.number().int(),
  cards: z.array(DealCard),
  /** Where the next cards begin; null: these are all. */
  next: z.string().nullable(),
});
export type BoardColumn = z.infer<typeof BoardColumn>;

/** What a win leaves to be done: the document to open, and what goes into it. */
export const WonOutcome = z.object({
  opens: z.enum(['sale', 'quotation']).nullable(),
  dealId: Id,
  contactId: Id.nullable(),
  value: z.number().int().nullable(),
  lines: z.array(z.object({ productId: Id, quantity: z.number().int(), unitPrice: z.number().int() })),
});
export type WonOutcome = z.infer<typeof WonOutcome>;
