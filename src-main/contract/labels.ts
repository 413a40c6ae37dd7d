import { z } from 'zod';
import { Group, Tag } from './contacts/record.ts';
import { Color, Done, Id, procedure, requiredLine } from './shared.ts';

const named = { name: requiredLine(80), color: Color.default('gray') };
const labels = (what: 'Tag' | 'Group', schema: typeof Tag) => ({
  list: procedure
    .meta({ permission: 'contacts.read', cli: { summary: `List ${what.toLowerCase()}s` } })
    .output(z.array(schema.extend({ count: z.number().int() }))),
  create: procedure
    .meta({ permission: 'contacts.write', cli: { summary: `Add a ${what.toLowerCase()}` } })
    .input(z.object(named))
    .output(schema.extend({ batchId: Id })),
  update: procedure
    .meta({ permission: 'contacts.write', cli: false })
    .input(z.object({ id: Id, name: requiredLine(80).optional(), color: Color.optional() }))
    .output(schema.extend({ batchId: Id })),
  remove: procedure
    .meta({ permission: 'contacts.write', cli: false })
    .input(z.object({ id: Id }))
    .output(Done),
});
export const tags = labels('Tag', Tag);
export const groups = labels('Group', Group);
