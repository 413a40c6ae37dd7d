import { z } from 'zod';
import { Done, Id, procedure, requiredLine } from './shared.ts';

/** One branch of the tree of categories; `count` is how many products stand in it or below it. */
export const ProductCategory = z.object({ id: Id, name: z.string(), parentId: Id.nullable() });
export type ProductCategory = z.infer<typeof ProductCategory>;

export const productCategories = {
  /** The whole tree, each branch before what is below it, by name. */
  list: procedure
    .meta({ permission: 'products.read', cli: { summary: 'List the categories of products' } })
    .output(z.array(ProductCategory.extend({ count: z.number().int(), depth: z.number().int() }))),
  create: procedure
    .meta({ permission: 'products.write', cli: { summary: 'Add a category of products' } })
    .input(z.object({ name: requiredLine(80), parentId: Id.nullable().default(null) }))
    .output(ProductCategory.extend({ batchId: Id })),
  /** Renames it, or hangs it elsewhere with all that is below it. */
  update: procedure
    .meta({ permission: 'products.write', cli: false })
    .input(z.object({ id: Id, name: requiredLine(80).optional(), parentId: Id.nullable().optional() }))
    .output(ProductCategory.extend({ batchId: Id })),
  /** What stands in it moves one branch up. */
  remove: procedure
    .meta({ permission: 'products.write', cli: false })
    .input(z.object({ id: Id }))
    .output(Done),
};
