import { z } from 'zod';
import { CivilDate, Id, line, Money } from '../shared.ts';
import { DealStatus } from './words.ts';

export const DealFilter = z.object({
  /** In the title, and in the names of the customer and the products. */
  search: z.string().max(200).default(''),
  pipelineId: Id.nullable().default(null),
  stageIds: z.array(Id).max(200).default([]),
  /** Null: all. The board shows the open ones, whatever stands here. */
  status: DealStatus.nullable().default(null),
  staffIds: z.array(Id).max(200).default([]),
  /** Besides those of `staffIds`, or alone: what nobody has. */
  unassigned: z.boolean().default(false),
  source: line(120).default(''),
  valueFrom: Money.nullable().default(null),
  valueTo: Money.nullable().default(null),
  expectedFrom: CivilDate.nullable().default(null),
  expectedTo: CivilDate.nullable().default(null),
  quiet: z.boolean().nullable().default(null),
  snoozed: z.boolean().nullable().default(null),
  /** Whose customer bears one of these. */
  tagIds: z.array(Id).max(50).default([]),
  productId: Id.nullable().default(null),
  /** Of this customer, or with this person in it. */
  contactId: Id.nullable().default(null),
  /** The bin instead of the living. */
  deleted: z.boolean().default(false),
});
export type DealFilter = z.infer<typeof DealFilter>;

export const dealSorts = [
  'title',
  'customer',
  'stage',
  'value',
  'expectedOn',
  'quietSince',
  'createdAt',
  'updatedAt',
  'closedAt',
] as const;
/** Empty ones stand last, whichever way. */
export const DealSort = z.object({
  by: z.enum(dealSorts).default('updatedAt'),
  direction: z.enum(['asc', 'desc']).default('desc'),
});
export type DealSort = z.infer<typeof DealSort>;

/** The order within a column: by hand (as dragged), or another. */
export const boardOrders = ['hand', 'value', 'expectedOn', 'quietSince', 'updatedAt'] as const;
export const BoardOrder = z.enum(boardOrders);
export type BoardOrder = z.infer<typeof BoardOrder>;

/** A set of deals: chosen one by one, or all that a filter finds less some. */
export const DealSelection = z.discriminatedUnion('by', [
  z.object({ by: z.literal('ids'), ids: z.array(Id).min(1).max(100_000) }),
  z.object({ by: z.literal('filter'), filter: DealFilter, except: z.array(Id).max(10_000).default([]) }),
]);
export type DealSelection = z.infer<typeof DealSelection>;
