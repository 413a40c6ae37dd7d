import { z } from 'zod';
import { CustomValueInput } from '../contacts/input.ts';
import { Picture } from '../pictures.ts';
import { CivilDate, Id, Instant, line, Money, prose, Quantity, requiredLine } from '../shared.ts';
import { ProductKind } from './words.ts';

/** Rows with an id are kept or changed, rows without are new, rows left out are removed. */
export const PriceInput = z.object({
  id: Id.optional(),
  amount: Money,
  /** From this quantity on; 0 from the first. */
  minQuantity: Quantity.default(0),
  /** Only for contacts of this group; null for everybody. */
  groupId: Id.nullable().default(null),
  /** From this day on; null since ever. */
  validFrom: CivilDate.nullable().default(null),
});
export const PartInput = z.object({ id: Id.optional(), productId: Id, quantity: Quantity.min(1) });
/** The picture and a small one of it for lists, both made by the window. */
export const PictureInput = z.object({ picture: Picture(400_000), thumbnail: Picture(16_000) });

const productFields = {
  kind: ProductKind,
  name: requiredLine(300),
  sku: line(80),
  barcode: line(80),
  categoryId: Id.nullable(),
  /** What one of it is called: `pcs`, `kg`, `jam`. */
  unit: line(30),
  /** What everybody pays from the first one on: a short way to the one row of `prices` that says so. */
  price: Money.nullable(),
  prices: z.array(PriceInput).max(200),
  /** What it costs the shop. */
  cost: Money.nullable(),
  /** Null: no tax. */
  taxRateId: Id.nullable(),
  note: prose(20_000),
  active: z.boolean(),
  /** At or below it the product is low in stock; null: never. */
  lowStockLevel: Quantity.nullable(),
  /** What a bundle is made of. */
  parts: z.array(PartInput).max(100),
  picture: PictureInput.nullable(),
  customValues: z.array(CustomValueInput).max(200),
};

/** What may be left out gets its empty value; the tax then is the one that the settings name. */
export const ProductCreate = z.object({
  ...productFields,
  kind: productFields.kind.default('goods'),
  sku: productFields.sku.default(''),
  barcode: productFields.barcode.default(''),
  categoryId: productFields.categoryId.default(null),
  unit: productFields.unit.default(''),
  price: productFields.price.optional(),
  prices: productFields.prices.default([]),
  cost: productFields.cost.default(null),
  taxRateId: productFields.taxRateId.optional(),
  note: productFields.note.default(''),
  active: productFields.active.default(true),
  lowStockLevel: productFields.lowStockLevel.default(null),
  parts: productFields.parts.default([]),
  picture: productFields.picture.default(null),
  customValues: productFields.customValues.default([]),
  /** What is there at the start, as the first line of the stock's book. */
  openingStock: Quantity.optional(),
});
/**
 * Only what is given changes; a list that is given replaces the list. `expectedUpdatedAt`, where given, refuses with
 * `changed-meanwhile` when somebody else was faster.
 */
export const ProductUpdate = z
  .object({ id: Id, expectedUpdatedAt: Instant.optional(), ...productFields })
  .partial()
  .required({ id: true });
export type ProductCreate = z.infer<typeof ProductCreate>;
export type ProductUpdate = z.infer<typeof ProductUpdate>;
