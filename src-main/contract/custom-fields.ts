import { z } from 'zod';
import { CustomField } from './contacts/record.ts';
import { CustomFieldEntity, CustomFieldKind } from './contacts/words.ts';
import { Done, Id, procedure, requiredLine } from './shared.ts';

const choices = z.array(requiredLine(120)).max(200);
export const customFields = {
  list: procedure
    .meta({ permission: 'contacts.read', cli: { summary: 'List custom fields' } })
    .input(z.object({ entity: CustomFieldEntity.default('contact') }).prefault({}))
    .output(z.array(CustomField)),
  create: procedure
    .meta({ permission: 'settings.write', cli: { summary: 'Add a custom field to contacts or products' } })
    .input(
      z.object({
        entity: CustomFieldEntity.default('contact'),
        name: requiredLine(80),
        kind: CustomFieldKind,
        choices: choices.default([]),
      }),
    )
    .output(CustomField.extend({ batchId: Id })),
  update: procedure
    .meta({ permission: 'settings.write', cli: false })
    .input(
      z.object({
        id: Id,
        name: requiredLine(80).optional(),
        choices: choices.optional(),
        position: z.number().int().min(0).optional(),
      }),
    )
    .output(CustomField.extend({ batchId: Id })),
  /** Hides the field; its values stay and come back with an undo. */
  remove: procedure
    .meta({ permission: 'settings.write', cli: false })
    .input(z.object({ id: Id }))
    .output(Done),
};
