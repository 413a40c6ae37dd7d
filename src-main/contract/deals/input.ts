import { z } from 'zod';
import { CivilDate, Id, Instant, line, prose, Quantity, requiredLine } from '../shared.ts';
import { ValueSource } from './words.ts';

/**
 * An amount somebody typed. Past the money range it is refused in words (`amount-too-large`), so the door lets through
 * whatever is a whole number.
 */
export const DealAmount = z.number().int().min(0);

/** Somebody else on the customer's side. */
export const DealPersonInput = z.object({ id: Id.optional(), contactId: Id, role: line(120).default('') });
/** `unitPrice` left out: what this customer pays for that quantity today. */
export const DealProductInput = z.object({
  id: Id.optional(),
  productId: Id,
  quantity: Quantity.min(1).default(1_000),
  unitPrice: DealAmount.optional(),
});

const dealFields = {
  title: requiredLine(300),
  /** The customer. */
  contactId: Id,
  /** Null: not known yet. With `valueBy: 'products'` it follows from them and is not looked at. */
  value: DealAmount.nullable(),
  valueBy: ValueSource,
  expectedOn: CivilDate.nullable(),
  staffId: Id.nullable(),
  source: line(120),
  note: prose(20_000),
  people: z.array(DealPersonInput).max(50),
  products: z.array(DealProductInput).max(200),
};

/**
 * What may be left out gets its empty value. Without a title the deal is called after its first product or its customer;
 * without a stage it begins in the first of the first pipeline; with products and no value, they give it.
 */
export const DealCreate = z.object({
  ...dealFields,
  title: line(300).default(''),
  stageId: Id.optional(),
  value: dealFields.value.default(null),
  valueBy: ValueSource.optional(),
  expectedOn: dealFields.expectedOn.default(null),
  /** Left out: whoever adds it. */
  staffId: dealFields.staffId.optional(),
  source: dealFields.source.default(''),
  note: dealFields.note.default(''),
  people: dealFields.people.default([]),
  products: dealFields.products.default([]),
});
/**
 * Only what is given changes; a list that is given replaces the list. `expectedUpdatedAt`, where given, refuses with
 * `changed-meanwhile` when somebody else was faster.
 */
export const DealUpdate = z
  .object({ id: Id, expectedUpdatedAt: Instant.optional(), ...dealFields })
  .partial()
  .required({ id: true });
export type DealCreate = z.infer<typeof DealCreate>;
export type DealUpdate = z.infer<typeof DealUpdate>;
