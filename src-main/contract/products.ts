import { z } from 'zod';
import { ProductFilter, ProductSelection, ProductSort } from './products/filter.ts';
import { ProductCreate, ProductUpdate } from './products/input.ts';
import { PickedProduct, Product, ProductRow, StockMovement } from './products/record.ts';
import { CivilDate, Done, Id, line, Page, procedure, Quantity, requiredLine, SignedQuantity } from './shared.ts';

// What the feature's procedures speak of; whoever needs a schema of it asks here.
export * from './products/filter.ts';
export * from './products/input.ts';
export * from './products/record.ts';
export * from './products/words.ts';

const read = { permission: 'products.read' } as const;
const write = { permission: 'products.write' } as const;
const remove = { permission: 'products.delete' } as const;

const stockInput = { id: Id };

export const products = {
  list: procedure
    .meta({ ...read, cli: { summary: 'List or search products' } })
    .input(ProductFilter.extend({ sort: ProductSort.prefault({}), ...Page }))
    .output(z.object({ total: z.number().int(), items: z.array(ProductRow) })),
  /** Units in use, for completing what is typed. */
  units: procedure
    .meta({ ...read, cli: false })
    .input(z.object({ text: z.string().max(80).default('') }))
    .output(z.array(z.object({ value: z.string(), count: z.number().int() }))),
  get: procedure
    .meta({ ...read, cli: { summary: 'Show one product' } })
    .input(z.object({ id: Id }))
    .output(Product),
  /**
   * What somebody means who types or scans: a code that is just that comes alone (`exact`), else the nearest of what is
   * sold today. With what this contact pays for that quantity on that day (left out: today).
   */
  pick: procedure
    .meta({ ...read, cli: { summary: 'Find a product by code or name, with the price that counts' } })
    .input(
      z.object({
        text: z.string().max(200).default(''),
        contactId: Id.nullable().default(null),
        quantity: Quantity.default(1_000),
        day: CivilDate.optional(),
        limit: z.number().int().min(1).max(50).default(12),
        /** Left out of the answer: a bundle cannot hold itself. */
        exceptIds: z.array(Id).max(200).default([]),
      }),
    )
    .output(z.object({ exact: z.boolean(), items: z.array(PickedProduct) })),
  create: procedure
    .meta({ ...write, cli: { summary: 'Add a product' } })
    .input(ProductCreate)
    .output(Product.extend({ batchId: Id })),
  update: procedure
    .meta({ ...write, cli: { summary: 'Change a product' } })
    .input(ProductUpdate)
    .output(Product.extend({ batchId: Id })),
  /** Into the bin; what is in use is hidden (no longer active) instead, so that whatever names it stays whole. */
  remove: procedure
    .meta({ ...remove, cli: { summary: 'Move products to the bin, or hide those in use' } })
    .input(ProductSelection)
    .output(Done.extend({ removed: z.number().int(), hidden: z.number().int() })),
  restore: procedure
    .meta({ ...remove, cli: { summary: 'Take products out of the bin' } })
    .input(ProductSelection)
    .output(Done.extend({ restored: z.number().int() })),
  /** Empties the bin for good; what something still names stays there. */
  purge: procedure
    .meta({ ...remove, cli: { summary: 'Erase products of the bin for good' } })
    .input(ProductSelection)
    .output(Done.extend({ purged: z.number().int(), kept: z.number().int() })),
  /** Shows or hides many. */
  setActive: procedure
    .meta({ ...write, cli: { summary: 'Show or hide products' } })
    .input(z.object({ selection: ProductSelection, active: z.boolean() }))
    .output(Done.extend({ changed: z.number().int() })),

  /** The stock's book, the newest line first. */
  stock: procedure
    .meta({ ...read, cli: { summary: 'The stock movements of a product' } })
    .input(z.object({ id: Id, ...Page }))
    .output(z.object({ total: z.number().int(), items: z.array(StockMovement) })),
  /** A line in the stock's book. By hand: a count, a change with its reason, or what was there at first. */
  adjustStock: procedure
    .meta({ ...write, cli: { summary: 'Put the stock of a product right (thousandths), with a reason' } })
    .input(
      z.discriminatedUnion('by', [
        /** Came in (more than zero) or went out. */
        z.object({ by: z.literal('change'), ...stockInput, quantity: SignedQuantity, reason: requiredLine(200) }),
        /** Counted: what differs from the book becomes the change. */
        z.object({ by: z.literal('count'), ...stockInput, quantity: Quantity, reason: requiredLine(200) }),
        /** The first line: what was there when the book was opened. */
        z.object({ by: z.literal('opening'), ...stockInput, quantity: Quantity, reason: line(200).default('') }),
      ]),
    )
    .output(Done.extend({ balance: z.number().int() })),
};
