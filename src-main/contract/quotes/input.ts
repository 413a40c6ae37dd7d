import { z } from 'zod';
import { TemplateName } from '../documents/words.ts';
import { languages } from '../settings.ts';
import { Id, Instant, line, prose, requiredLine } from '../shared.ts';
import { LineKind } from './words.ts';

/** Whether a number has no more than so many decimals, whatever binary fractions make of it. */
const decimals = (most: number) => (value: number) =>
  Math.abs(value * 10 ** most - Math.round(value * 10 ** most)) < 1e-4;

/** How much or how many, with up to three decimals. What is not above zero is refused in words. */
const Amount3 = z.number().min(-1_000_000_000).max(1_000_000_000).refine(decimals(3), 'three-decimals');
/** Percent with up to two decimals. */
const Percent = z.number().min(0).max(100).refine(decimals(2), 'two-decimals');
/** Minor units. Past the range of money it is refused in words. */
const Minor = z.number().int();
/** By its id or its name. */
const Named = requiredLine(120);

/**
 * A line as it is written down. An item without a product is free text. Left out, the product gives description, unit,
 * what this customer pays and the tax; without a product the shop's usual tax counts. `tax: null` means none.
 */
export const QuoteLineInput = z.object({
  id: Id.optional(),
  kind: LineKind.default('item'),
  /** Its id, SKU or barcode. */
  product: Named.nullable().optional(),
  description: prose(2_000).optional(),
  unit: line(40).optional(),
  quantity: Amount3.default(1),
  unitPrice: Minor.optional(),
  discountPercent: Percent.nullable().default(null),
  discountAmount: Minor.min(0).nullable().default(null),
  tax: Named.nullable().optional(),
  /** Instead of `tax`, where there are several. */
  taxes: z.array(Named).max(5).optional(),
  /** Offered besides: outside the total until the customer has chosen it. */
  optional: z.boolean().default(false),
  chosen: z.boolean().default(false),
});
export type QuoteLineInput = z.infer<typeof QuoteLineInput>;

/** Delivery and whatever else is charged; without taxes it bears none. */
export const ChargeInput = z.object({
  name: requiredLine(120),
  amount: Minor,
  taxes: z.array(Named).max(5).default([]),
});

const fields = {
  /** The customer; left out, that of the deal. */
  contactId: Id.optional(),
  subject: line(300),
  lines: z.array(QuoteLineInput).max(5_000),
  language: z.enum(languages),
  template: TemplateName,
  validDays: z.number().int().min(0).max(3_650),
  terms: prose(10_000),
  /** For the shop alone. */
  note: prose(20_000),
  taxIncluded: z.boolean(),
  discountPercent: Percent.nullable(),
  discountAmount: Minor.min(0).nullable(),
  charges: z.array(ChargeInput).max(20),
  withholdings: z.array(z.object({ name: requiredLine(60), percent: Percent })).max(5),
  /** The total is brought to the nearest multiple of so many minor units; 1: as it is. */
  roundTo: z.number().int().min(1).max(1_000_000),
  depositPercent: Percent.nullable(),
  depositAmount: Minor.min(0).nullable(),
  staffId: Id.nullable(),
};

/** What is left out comes from the deal (products, customer) or from the shop's settings. */
export const QuoteCreate = z.object({ ...fields, dealId: Id.optional() }).partial();
export type QuoteCreate = z.infer<typeof QuoteCreate>;

/** Only what is given changes; lines that are given replace the lines. */
export const QuoteUpdate = z
  .object({ id: Id, expectedUpdatedAt: Instant.optional(), ...fields })
  .partial()
  .required({ id: true });
export type QuoteUpdate = z.infer<typeof QuoteUpdate>;
