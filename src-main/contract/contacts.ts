import { z } from 'zod';
import { mergeableFields, Suspicion, suspicionReasons } from './contacts/duplicates.ts';
import { ContactFilter, ContactSort, Selection } from './contacts/filter.ts';
import { ContactCreate, ContactUpdate } from './contacts/input.ts';
import { Contact, ContactRow, Interaction } from './contacts/record.ts';
import { InteractionKind } from './contacts/words.ts';
import { Done, Id, Instant, line, Page, procedure, prose } from './shared.ts';

// What the feature's procedures speak of; whoever needs a schema of it asks here.
export * from './contacts/duplicates.ts';
export * from './contacts/filter.ts';
export * from './contacts/input.ts';
export * from './contacts/record.ts';
export * from './contacts/words.ts';

const read = { permission: 'contacts.read' } as const;
const write = { permission: 'contacts.write' } as const;
const remove = { permission: 'contacts.delete' } as const;

export const contacts = {
  list: procedure
    .meta({ ...read, cli: { summary: 'List or search contacts' } })
    .input(ContactFilter.extend({ sort: ContactSort.prefault({}), ...Page }))
    .output(z.object({ total: z.number().int(), items: z.array(ContactRow) })),
  /** The A–Z rail: how many contacts of the filter stand under each letter. */
  letters: procedure
    .meta({ ...read, cli: false })
    .input(ContactFilter)
    .output(z.array(z.object({ letter: z.string(), count: z.number().int(), offset: z.number().int() }))),
  /** Offset, in the list sorted by name, of the first contact whose name is at or after `text`, or of a contact. */
  position: procedure
    .meta({ ...read, cli: false })
    .input(ContactFilter.extend({ text: z.string().max(200).optional(), id: Id.optional() }))
    .output(z.object({ offset: z.number().int(), exact: z.boolean() })),
  /** Cities, sources, job titles … in use, for completing what is typed. */
  suggest: procedure
    .meta({ ...read, cli: false })
    .input(
      z.object({
        field: z.enum(['city', 'source', 'occupation', 'jobTitle', 'label']),
        text: z.string().max(120).default(''),
      }),
    )
    .output(z.array(z.object({ value: z.string(), count: z.number().int() }))),
  get: procedure
    .meta({ ...read, cli: { summary: 'Show one contact' } })
    .input(z.object({ id: Id }))
    .output(Contact),
  create: procedure
    .meta({ ...write, cli: { summary: 'Add a contact' } })
    .input(ContactCreate)
    .output(Contact.extend({ batchId: Id })),
  update: procedure
    .meta({ ...write, cli: { summary: 'Change a contact' } })
    .input(ContactUpdate)
    .output(Contact.extend({ batchId: Id })),
  /** Into the bin. */
  remove: procedure
    .meta({ ...remove, cli: { summary: 'Move contacts to the bin' } })
    .input(Selection)
    .output(Done.extend({ removed: z.number().int() })),
  restore: procedure
    .meta({ ...remove, cli: { summary: 'Take contacts out of the bin' } })
    .input(Selection)
    .output(Done.extend({ restored: z.number().int() })),
  /** Empties the bin for good. */
  purge: procedure
    .meta({ ...remove, cli: { summary: 'Erase contacts of the bin for good' } })
    .input(Selection)
    .output(Done.extend({ purged: z.number().int() })),
  block: procedure
    .meta({ ...write, cli: { summary: 'Block a contact with a reason, or unblock it' } })
    .input(z.object({ id: Id, reason: line(500).nullable() }))
    .output(Done),
  /** Adds and takes away tags and groups on a whole selection. */
  tagMany: procedure
    .meta({ ...write, cli: { summary: 'Add or remove tags and groups on many contacts' } })
    .input(
      z.object({
        selection: Selection,
        addTagIds: z.array(Id).default([]),
        removeTagIds: z.array(Id).default([]),
        addGroupIds: z.array(Id).default([]),
        removeGroupIds: z.array(Id).default([]),
      }),
    )
    .output(Done.extend({ changed: z.number().int() })),

  interactions: procedure
    .meta({ ...read, cli: { summary: 'The timeline of a contact' } })
    .input(z.object({ contactId: Id, ...Page }))
    .output(z.object({ total: z.number().int(), items: z.array(Interaction) })),
  addInteraction: procedure
    .meta({ ...write, cli: { summary: 'Add a note, call, visit or message' } })
    .input(
      z.object({
        contactId: Id,
        /** A deal of this contact that it is about: sets that one's quiet clock back alone. */
        dealId: Id.optional(),
        kind: InteractionKind.default('note'),
        text: prose(20_000),
        occurredAt: Instant.optional(),
      }),
    )
    .output(Interaction.extend({ batchId: Id })),
  updateInteraction: procedure
    .meta({ ...write, cli: false })
    .input(
      z.object({
        id: Id,
        kind: InteractionKind.optional(),
        text: prose(20_000).optional(),
        occurredAt: Instant.optional(),
      }),
    )
    .output(Interaction.extend({ batchId: Id })),
  removeInteraction: procedure
    .meta({ ...write, cli: false })
    .input(z.object({ id: Id }))
    .output(Done),

  /** While typing a new or changed contact: who might be the same already. */
  similar: procedure
    .meta({ ...read, cli: false })
    .input(
      z.object({
        name: z.string().max(10_000).default(''),
        city: z.string().max(120).default(''),
        phones: z.array(z.string().max(200)).max(50).default([]),
        emails: z.array(z.string().max(320)).max(50).default([]),
        exceptId: Id.optional(),
      }),
    )
    .output(z.array(Suspicion)),
  /** Groups of contacts that may be one, the surest first. */
  suspects: procedure
    .meta({ ...read, cli: { summary: 'Contacts that may be duplicates of each other' } })
    .input(z.object({ ...Page }))
    .output(
      z.object({
        total: z.number().int(),
        items: z.array(
          z.object({ key: z.string(), contacts: z.array(ContactRow), reasons: z.array(z.enum(suspicionReasons)) }),
        ),
      }),
    ),
  merge: procedure
    .meta({ ...write, cli: { summary: 'Merge contacts into one' } })
    .input(
      z.object({
        winnerId: Id,
        loserIds: z.array(Id).min(1).max(20),
        /** From which contact each field is taken; what is not named stays the winner's, or fills the winner's gap. */
        choices: z
          .array(z.object({ field: z.enum(mergeableFields), fromId: Id }))
          .max(mergeableFields.length)
          .default([]),
      }),
    )
    .output(Done.extend({ winner: Contact })),
  /** Remembers that these contacts are different people, for exactly these. */
  notSame: procedure
    .meta({ ...write, cli: { summary: 'Remember that contacts are not the same' } })
    .input(z.object({ ids: z.array(Id).min(2).max(20) }))
    .output(Done),
};
