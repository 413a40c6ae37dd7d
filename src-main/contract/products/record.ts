import { z } from 'zod';
import { CivilDate, Id, Instant } from '../shared.ts';
import { TaxRate } from '../tax-rates.ts';
import { ProductKind, StockKind } from './words.ts';

/** Why a price is what it is: whose price it is, from which quantity and since when. */
const PriceReason = z.object({
  groupId: Id.nullable(),
  groupName: z.string(),
  minQuantity: z.number().int(),
  validFrom: CivilDate.nullable(),
});

export const Price = z.object({
  id: Id,
  amount: z.number().int(),
  minQuantity: z.number().int(),
  groupId: Id.nullable(),
  groupName: z.string(),
  validFrom: CivilDate.nullable(),
});

/** A product as a line to choose. */
export const ProductRef = z.object({ id: Id, name: z.string(), sku: z.string(), unit: z.string(), kind: ProductKind });
export type ProductRef = z.infer<typeof ProductRef>;

export const Part = z.object({ id: Id, product: ProductRef, quantity: z.number().int() });

/** A row of the list. */
export const ProductRow = ProductRef.extend({
  barcode: z.string(),
  categoryId: Id.nullable(),
  /** `Dapur › Panci`, or ''. */
  category: z.string(),
  /** What everybody pays today for the first one. */
  price: z.number().int().nullable(),
  cost: z.number().int().nullable(),
  taxName: z.string(),
  /** Thousandths; null where no stock is kept of it. Of a bundle: how many can be made of its parts. */
  stock: z.number().int().nullable(),
  lowStock: z.boolean(),
  active: z.boolean(),
  thumbnail: z.string().nullable(),
  customValues: z.array(z.object({ fieldId: Id, value: z.string() })),
  createdAt: Instant,
  updatedAt: Instant,
});
export type ProductRow = z.infer<typeof ProductRow>;

/** The whole record. */
export const Product = ProductRow.extend({
  prices: z.array(Price),
  tax: TaxRate.nullable(),
  note: z.string(),
  lowStockLevel: z.number().int().nullable(),
  parts: z.array(Part),
  /** The bundles that it is in (the first 50), and how many in all. */
  bundles: z.object({ total: z.number().int(), items: z.array(ProductRef) }),
  picture: z.string().nullable(),
  deletedAt: Instant.nullable(),
});
export type Product = z.infer<typeof Product>;

/** A line of the stock's book. */
export const StockMovement = z.object({
  id: Id,
  kind: StockKind,
  /** Thousandths; less than zero where something went out. */
  quantity: z.number().int(),
  /** What was there after it. */
  balance: z.number().int(),
  reason: z.string(),
  at: Instant,
  staffName: z.string(),
});
export type StockMovement = z.infer<typeof StockMovement>;

/** A product that a document may take up, with what this buyer pays for it on that day. */
export const PickedProduct = ProductRef.extend({
  barcode: z.string(),
  category: z.string(),
  price: z.number().int().nullable(),
  reason: PriceReason.nullable(),
  tax: TaxRate.nullable(),
  stock: z.number().int().nullable(),
  lowStock: z.boolean(),
  thumbnail: z.string().nullable(),
});
export type PickedProduct = z.infer<typeof PickedProduct>;
