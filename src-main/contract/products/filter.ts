import { z } from 'zod';
import { Id } from '../shared.ts';
import { ProductKind } from './words.ts';

export const ProductFilter = z.object({
  search: z.string().max(200).default(''),
  kind: ProductKind.nullable().default(null),
  /** Of this category or one below it. */
  categoryId: Id.nullable().default(null),
  active: z.boolean().nullable().default(null),
  /** At or below the level at which the shop wants to be told; false: above it, or without one. */
  lowStock: z.boolean().nullable().default(null),
  /** The bin instead of the living. */
  deleted: z.boolean().default(false),
});
export type ProductFilter = z.infer<typeof ProductFilter>;

export const productSorts = ['name', 'sku', 'price', 'stock', 'createdAt', 'updatedAt', 'relevance'] as const;
/** `relevance`: a code that is just what was typed, then names, then the rest; without a search, by name. */
export const ProductSort = z.object({
  by: z.enum(productSorts).default('relevance'),
  direction: z.enum(['asc', 'desc']).default('asc'),
});
export type ProductSort = z.infer<typeof ProductSort>;

/** A set of products: chosen one by one, or all that a filter finds less some. */
export const ProductSelection = z.discriminatedUnion('by', [
  z.object({ by: z.literal('ids'), ids: z.array(Id).min(1).max(100_000) }),
  z.object({ by: z.literal('filter'), filter: ProductFilter, except: z.array(Id).max(10_000).default([]) }),
]);
export type ProductSelection = z.infer<typeof ProductSelection>;
