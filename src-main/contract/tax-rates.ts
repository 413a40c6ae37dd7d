import { z } from 'zod';
import { Done, Id, procedure, requiredLine } from './shared.ts';

const BasisPoints = z.number().int().min(0).max(10_000);
const Fraction = z.number().int().min(1).max(1_000);

/** A tax: its rate in basis points, on a fraction of the price (PPN 2025: 12% on 11/12 of it). */
export const TaxRate = z.object({
  id: Id,
  name: z.string(),
  rate: z.number().int(),
  baseNumerator: z.number().int(),
  baseDenominator: z.number().int(),
});
export type TaxRate = z.infer<typeof TaxRate>;

export const taxRates = {
  list: procedure
    .meta({ permission: 'products.read', cli: { summary: 'List tax rates' } })
    .output(z.array(TaxRate.extend({ count: z.number().int() }))),
  create: procedure
    .meta({ permission: 'settings.write', cli: { summary: 'Add a tax rate' } })
    .input(
      z.object({
        name: requiredLine(60),
        rate: BasisPoints,
        baseNumerator: Fraction.default(1),
        baseDenominator: Fraction.default(1),
      }),
    )
    .output(TaxRate.extend({ batchId: Id })),
  update: procedure
    .meta({ permission: 'settings.write', cli: false })
    .input(
      z.object({
        id: Id,
        name: requiredLine(60).optional(),
        rate: BasisPoints.optional(),
        baseNumerator: Fraction.optional(),
        baseDenominator: Fraction.optional(),
      }),
    )
    .output(TaxRate.extend({ batchId: Id })),
  /** Hides the rate: what bears it keeps it. */
  remove: procedure
    .meta({ permission: 'settings.write', cli: false })
    .input(z.object({ id: Id }))
    .output(Done),
};
