import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { Done, Id, Instant, procedure } from './shared.ts';

/** What changed, so that open lists know whether it concerns them: the names of the tables. */
export const ChangeEvent = z.object({ tables: z.array(z.string()), batchId: Id.nullable() });
export type ChangeEvent = z.infer<typeof ChangeEvent>;

const count = z.number().int();
/** What the sample shop brings, or took away with it. */
const SampleCounts = z.object({
  contacts: count,
  products: count,
  deals: count,
  leads: count,
  tasks: count,
  appointments: count,
});
export type SampleCounts = z.infer<typeof SampleCounts>;

export const shop = {
  /** What the window needs before it paints. */
  status: procedure
    .meta({ permission: 'settings.read', cli: { summary: 'Where the data lives and what is in it' } })
    .output(
      z.object({
        version: z.string(),
        dataFolder: z.string(),
        shell: z.enum(['desktop', 'browser', 'cli', 'test']),
        staff: z.object({ id: Id, name: z.string(), role: z.enum(['owner', 'manager', 'sales', 'service', 'viewer']) }),
        contacts: z.number().int(),
        inBin: z.number().int(),
        products: z.number().int(),
        productsInBin: z.number().int(),
        deals: z.number().int(),
        dealsInBin: z.number().int(),
        quotes: z.number().int(),
        quotesInBin: z.number().int(),
        /** The sample shop, while it is there. */
        sample: z.object({ addedAt: Instant }).nullable(),
        /** Imports that were interrupted and have been taken back at this start. */
        takenBack: z.array(z.object({ id: Id, file: z.string() })),
      }),
    ),
  /** One event for every act that changed something; ends when the app closes. */
  changes: procedure.meta({ permission: 'settings.read', cli: false }).output(eventIterator(ChangeEvent)),
  /** A small shop to try everything on. */
  addSample: procedure
    .meta({ permission: 'contacts.write', cli: { summary: 'Add the sample shop' } })
    .input(z.object({ language: z.enum(['id', 'en']).default('id') }))
    .output(Done.extend(SampleCounts.shape)),
  /** Takes the sample shop away again; what was changed in it since goes too, what one added oneself stays. */
  removeSample: procedure
    .meta({ permission: 'contacts.delete', cli: { summary: 'Remove the sample shop' } })
    .output(Done.extend({ removed: SampleCounts })),
  /** Opens an outside address (https, mailto, tel) where the door can. */
  openExternal: procedure
    .meta({ permission: 'settings.read', cli: false })
    .input(z.object({ url: z.string().max(2_000) }))
    .output(z.object({ opened: z.boolean() })),
};
