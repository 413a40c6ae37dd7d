import { z } from 'zod';

/** `bundle`: made of other products, without a stock of its own. */
export const productKinds = ['goods', 'service', 'bundle'] as const;
export const ProductKind = z.enum(productKinds);
export type ProductKind = z.infer<typeof ProductKind>;

/** How stock moves: what was there at first, what went out, what came back, and what somebody puts right by hand. */
const stockKinds = ['opening', 'sale', 'return', 'adjustment'] as const;
export const StockKind = z.enum(stockKinds);
export type StockKind = z.infer<typeof StockKind>;
