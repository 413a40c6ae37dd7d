import { z } from 'zod';
import { ContactRef } from '../contacts/record.ts';
import { TemplateName } from '../documents/words.ts';
import { languages } from '../settings.ts';
import { CivilDate, Id, Instant } from '../shared.ts';
import { StaffRef } from '../staff.ts';
import { LineKind, QuoteStatus } from './words.ts';

const Int = z.number().int();

/** What a document comes to, in minor units: computed once, shown everywhere. See domain/totals.ts. */
export const QuoteTotals = z.object({
  gross: Int,
  lineDiscount: Int,
  /** What the lines come to, less their own discounts. */
  subtotal: Int,
  discount: Int,
  charges: Int,
  taxIncluded: z.boolean(),
  taxes: z.array(z.object({ id: z.string(), name: z.string(), rate: Int, base: Int, amount: Int })),
  tax: Int,
  net: Int,
  rounding: Int,
  /** subtotal − discount + charges (+ taxes, where they come on top) + rounding. */
  total: Int,
  withholdings: z.array(z.object({ name: z.string(), rate: Int, base: Int, amount: Int })),
  payable: Int,
  deposit: Int,
  balance: Int,
});
export type QuoteTotals = z.infer<typeof QuoteTotals>;

export const QuoteLine = z.object({
  id: Id,
  kind: LineKind,
  productId: Id.nullable(),
  description: z.string(),
  unit: z.string(),
  /** With up to three decimals. */
  quantity: z.number(),
  unitPrice: Int,
  discountPercent: z.number().nullable(),
  discountAmount: Int.nullable(),
  taxes: z.array(z.object({ id: z.string(), name: z.string() })),
  optional: z.boolean(),
  chosen: z.boolean(),
  /** What stands at its end; of a section its subtotal. */
  amount: Int,
});
export type QuoteLine = z.infer<typeof QuoteLine>;

/** A difference between two revisions. `field` is the name of what differs; of lines `name` says which one. */
export const QuoteChange = z.object({
  what: z.enum(['line-added', 'line-removed', 'line-changed', 'changed']),
  name: z.string(),
  field: z.string(),
  before: z.string(),
  after: z.string(),
});
export type QuoteChange = z.infer<typeof QuoteChange>;

/** Whom a quotation is for, as it stands on the paper. */
export const QuoteParty = z.object({
  name: z.string(),
  company: z.string(),
  address: z.string(),
  phone: z.string(),
  email: z.string(),
  taxNumber: z.string(),
});
export type QuoteParty = z.infer<typeof QuoteParty>;

/** A row of the list. */
export const QuoteRow = z.object({
  id: Id,
  /** '' of a draft that never had one. */
  number: z.string(),
  /** A, B, C … */
  revision: z.string(),
  status: QuoteStatus,
  subject: z.string(),
  contact: ContactRef.nullable(),
  deal: z.object({ id: Id, title: z.string() }).nullable(),
  staff: StaffRef.nullable(),
  total: Int,
  currency: z.string(),
  /** Digits after the point that its amounts have: the shop's may have changed since. */
  currencyDecimals: Int,
  issuedOn: CivilDate.nullable(),
  validUntil: CivilDate.nullable(),
  createdAt: Instant,
  updatedAt: Instant,
});
export type QuoteRow = z.infer<typeof QuoteRow>;

/** The whole record. */
export const Quote = QuoteRow.extend({
  language: z.enum(languages),
  template: TemplateName,
  validDays: Int,
  terms: z.string(),
  note: z.string(),
  taxIncluded: z.boolean(),
  discountPercent: z.number().nullable(),
  discountAmount: Int.nullable(),
  charges: z.array(
    z.object({ name: z.string(), amount: Int, taxes: z.array(z.object({ id: z.string(), name: z.string() })) }),
  ),
  withholdings: z.array(z.object({ name: z.string(), percent: z.number() })),
  roundTo: Int,
  depositPercent: z.number().nullable(),
  depositAmount: Int.nullable(),
  customer: QuoteParty,
  lines: z.array(QuoteLine),
  totals: QuoteTotals,
  /** Where the paper lies, below the data folder; '' of a draft. */
  file: z.string(),
  /** Characters that the paper could not show. */
  warnings: z.array(z.string()),
  /** The discount in percent of the prices, and what was approved of it. */
  discountRate: z.number(),
  approved: z.object({ rate: z.number(), by: z.string() }).nullable(),
  decided: z.object({ at: Instant, by: z.string(), how: z.string(), note: z.string() }).nullable(),
  /** All revisions, the first one first. */
  revisions: z.array(
    z.object({ id: Id, revision: z.string(), status: QuoteStatus, total: Int, issuedOn: CivilDate.nullable() }),
  ),
  /** Against the revision before. */
  changes: z.array(QuoteChange),
  /** Null for whoever may not see what things cost, and where nothing is known of it. */
  cost: z.object({ cost: Int, margin: Int, belowCost: z.array(Id), unknown: Int }).nullable(),
  deletedAt: Instant.nullable(),
});
export type Quote = z.infer<typeof Quote>;
