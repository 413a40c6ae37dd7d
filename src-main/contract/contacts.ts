import { z } from 'zod';
import { Birthday, Color, Done, Id, Instant, Page, line, procedure, prose, requiredLine } from './shared.ts';

export const contactKinds = ['person', 'organization'] as const;
export const contactRoles = ['customer', 'supplier', 'partner', 'prospect'] as const;
export const genders = ['female', 'male'] as const;
export const channels = ['phone', 'whatsapp', 'sms', 'email', 'post'] as const;
export const phoneLabels = ['mobile', 'work', 'home', 'whatsapp', 'fax', 'other'] as const;
export const emailLabels = ['work', 'home', 'other'] as const;
export const addressLabels = ['home', 'work', 'delivery', 'billing', 'other'] as const;
export const linkLabels = [
  'website',
  'instagram',
  'facebook',
  'tiktok',
  'x',
  'linkedin',
  'tokopedia',
  'shopee',
  'other',
] as const;
export const interactionKinds = ['note', 'call', 'visit', 'message'] as const;

export const ContactKind = z.enum(contactKinds);
export const ContactRole = z.enum(contactRoles);
export const Channel = z.enum(channels);
export const InteractionKind = z.enum(interactionKinds);
export type ContactKind = z.infer<typeof ContactKind>;
export type ContactRole = z.infer<typeof ContactRole>;
export type Channel = z.infer<typeof Channel>;
export type InteractionKind = z.infer<typeof InteractionKind>;

/** A label is one of the list or the shop's own word. */
const label = (max = 40) => line(max).default('other');
const preferred = z.boolean().default(false);

/** Rows with an id are kept or changed, rows without are new, rows left out are removed. */
export const PhoneInput = z.object({ id: Id.optional(), raw: requiredLine(200), label: label(), preferred });
export const EmailInput = z.object({ id: Id.optional(), address: requiredLine(320), label: label(), preferred });
export const AddressInput = z.object({
  id: Id.optional(),
  label: label(),
  street: prose(500).default(''),
  city: line(120).default(''),
  region: line(120).default(''),
  postalCode: line(20).default(''),
  country: line(80).default(''),
  preferred,
});
export const LinkInput = z.object({ id: Id.optional(), label: label(), value: requiredLine(500), preferred });
export const AffiliationInput = z.object({
  id: Id.optional(),
  organizationId: Id,
  jobTitle: line(120).default(''),
  preferred,
});
/** `state` null is "not asked". */
export const ConsentInput = z.object({ channel: Channel, state: z.enum(['yes', 'no']).nullable() });
/** Value of a custom field as text (money in minor units, dates ISO, yes/no as `yes` / `no`); '' removes it. */
export const CustomValueInput = z.object({ fieldId: Id, value: prose(2_000) });

const contactFields = {
  kind: ContactKind,
  /** The whole name without title or legal form, as the shop says it. A title typed into it is recognised. */
  name: requiredLine(10_000),
  /** Title of a person (`Bpk.`, `Ibu`, `Dr.`) or legal form of an organization (`PT`, `CV`, `Toko`). */
  title: line(60),
  nickname: line(120),
  roles: z.array(ContactRole).max(4),
  gender: z.enum(genders).nullable(),
  birthday: Birthday.nullable(),
  occupation: line(120),
  interests: line(500),
  language: line(35),
  source: line(120),
  referredById: Id.nullable(),
  preferredChannel: Channel.nullable(),
  note: prose(20_000),
  phones: z.array(PhoneInput).max(50),
  emails: z.array(EmailInput).max(50),
  addresses: z.array(AddressInput).max(50),
  links: z.array(LinkInput).max(50),
  affiliations: z.array(AffiliationInput).max(50),
  tagIds: z.array(Id).max(200),
  groupIds: z.array(Id).max(200),
  consents: z.array(ConsentInput).max(channels.length),
  customValues: z.array(CustomValueInput).max(200),
};

/** What may be left out gets its empty value. */
export const ContactCreate = z.object({
  ...contactFields,
  /** Left out, the name tells: a legal form makes it an organization. */
  kind: ContactKind.optional(),
  title: contactFields.title.default(''),
  nickname: contactFields.nickname.default(''),
  roles: contactFields.roles.default([]),
  gender: contactFields.gender.default(null),
  birthday: contactFields.birthday.default(null),
  occupation: contactFields.occupation.default(''),
  interests: contactFields.interests.default(''),
  language: contactFields.language.default(''),
  source: contactFields.source.default(''),
  referredById: contactFields.referredById.default(null),
  preferredChannel: contactFields.preferredChannel.default(null),
  note: contactFields.note.default(''),
  phones: contactFields.phones.default([]),
  emails: contactFields.emails.default([]),
  addresses: contactFields.addresses.default([]),
  links: contactFields.links.default([]),
  affiliations: contactFields.affiliations.default([]),
  tagIds: contactFields.tagIds.default([]),
  groupIds: contactFields.groupIds.default([]),
  consents: contactFields.consents.default([]),
  customValues: contactFields.customValues.default([]),
});
/**
 * Only what is given changes; a list that is given replaces the list. `expectedUpdatedAt`, where given, refuses
 * with `changed-meanwhile` when somebody else was faster.
 */
export const ContactUpdate = z
  .object({ id: Id, expectedUpdatedAt: Instant.optional(), ...contactFields })
  .partial()
  .required({ id: true });
export type ContactCreate = z.infer<typeof ContactCreate>;
export type ContactUpdate = z.infer<typeof ContactUpdate>;

export const Phone = z.object({
  id: Id,
  raw: z.string(),
  /** E.164, or null where the text cannot be a number: kept and flagged. */
  e164: z.string().nullable(),
  label: z.string(),
  preferred: z.boolean(),
});
export const Email = z.object({ id: Id, address: z.string(), label: z.string(), preferred: z.boolean() });
export const Address = z.object({
  id: Id,
  label: z.string(),
  street: z.string(),
  city: z.string(),
  region: z.string(),
  postalCode: z.string(),
  country: z.string(),
  preferred: z.boolean(),
});
export const Link = z.object({ id: Id, label: z.string(), value: z.string(), preferred: z.boolean() });
export const Tag = z.object({ id: Id, name: z.string(), color: Color });
export const Group = z.object({ id: Id, name: z.string(), color: Color });
export const ContactRef = z.object({ id: Id, kind: ContactKind, name: z.string(), title: z.string() });

/** Where and what the search found: the piece of text with the hit in the middle. */
export const Match = z.object({
  field: z.enum(['name', 'company', 'phone', 'email', 'city', 'tag', 'note', 'timeline']),
  before: z.string(),
  hit: z.string(),
  after: z.string(),
});

/** A row of the list. */
export const ContactRow = z.object({
  id: Id,
  kind: ContactKind,
  name: z.string(),
  title: z.string(),
  nickname: z.string(),
  letter: z.string(),
  roles: z.array(ContactRole),
  phones: z.array(Phone),
  emails: z.array(z.string()),
  city: z.string(),
  /** The preferred or first organization a person belongs to. */
  company: z.string(),
  jobTitle: z.string(),
  tags: z.array(Tag),
  groups: z.array(Group),
  birthday: Birthday.nullable(),
  blocked: z.boolean(),
  lastInteractionAt: Instant.nullable(),
  createdAt: Instant,
  updatedAt: Instant,
  /** Values of the custom fields by field id. */
  customValues: z.array(z.object({ fieldId: Id, value: z.string() })),
  match: Match.nullable(),
});
export type ContactRow = z.infer<typeof ContactRow>;

/** The whole record. */
export const Contact = z.object({
  id: Id,
  kind: ContactKind,
  name: z.string(),
  title: z.string(),
  nickname: z.string(),
  letter: z.string(),
  roles: z.array(ContactRole),
  gender: z.enum(genders).nullable(),
  birthday: Birthday.nullable(),
  occupation: z.string(),
  interests: z.string(),
  language: z.string(),
  source: z.string(),
  referredBy: ContactRef.nullable(),
  /** Whom this contact brought (the first 50), and how many in all. */
  referred: z.object({ total: z.number().int(), items: z.array(ContactRef) }),
  preferredChannel: Channel.nullable(),
  note: z.string(),
  phones: z.array(Phone),
  emails: z.array(Email),
  addresses: z.array(Address),
  links: z.array(Link),
  affiliations: z.array(z.object({ id: Id, organization: ContactRef, jobTitle: z.string(), preferred: z.boolean() })),
  /** Of an organization: its people (the first 200), and how many in all. */
  people: z.object({
    total: z.number().int(),
    items: z.array(z.object({ id: Id, person: ContactRef, jobTitle: z.string() })),
  }),
  tags: z.array(Tag),
  groups: z.array(Group),
  consents: z.array(z.object({ channel: Channel, state: z.enum(['yes', 'no']), at: Instant })),
  customValues: z.array(z.object({ fieldId: Id, value: z.string() })),
  blocked: z.object({ at: Instant, reason: z.string() }).nullable(),
  deletedAt: Instant.nullable(),
  createdAt: Instant,
  updatedAt: Instant,
});
export type Contact = z.infer<typeof Contact>;

export const ContactFilter = z.object({
  search: z.string().max(200).default(''),
  kind: ContactKind.nullable().default(null),
  roles: z.array(ContactRole).max(4).default([]),
  tagIds: z.array(Id).max(50).default([]),
  groupIds: z.array(Id).max(50).default([]),
  city: line(120).default(''),
  hasPhone: z.boolean().nullable().default(null),
  birthdayMonth: z.number().int().min(1).max(12).nullable().default(null),
  blocked: z.boolean().nullable().default(null),
  addedSince: Instant.nullable().default(null),
  /** The bin instead of the living. */
  deleted: z.boolean().default(false),
});
export type ContactFilter = z.infer<typeof ContactFilter>;

export const contactSorts = [
  'name',
  'city',
  'company',
  'createdAt',
  'updatedAt',
  'lastInteractionAt',
  'birthday',
  'relevance',
] as const;
/** `relevance`: what was searched for comes first where it is most likely meant; without a search, by name. */
export const ContactSort = z.object({
  by: z.enum(contactSorts).default('relevance'),
  direction: z.enum(['asc', 'desc']).default('asc'),
});

/** A set of contacts: chosen one by one, or all that a filter finds less some. */
export const Selection = z.discriminatedUnion('by', [
  z.object({ by: z.literal('ids'), ids: z.array(Id).min(1).max(100_000) }),
  z.object({ by: z.literal('filter'), filter: ContactFilter, except: z.array(Id).max(10_000).default([]) }),
]);
export type Selection = z.infer<typeof Selection>;

export const Interaction = z.object({
  id: Id,
  contactId: Id,
  kind: InteractionKind,
  text: z.string(),
  occurredAt: Instant,
  staffName: z.string(),
});

/** Why two contacts are thought to be one. */
export const suspicionReasons = ['same-phone', 'same-email', 'near-same-name'] as const;
export const Suspicion = z.object({ contact: ContactRow, reasons: z.array(z.enum(suspicionReasons)) });

/** The fields that a merge lets one choose; lists (phones, tags …) are always joined. */
export const mergeableFields = [
  'kind',
  'name',
  'title',
  'nickname',
  'gender',
  'birthday',
  'occupation',
  'interests',
  'language',
  'source',
  'referredById',
  'preferredChannel',
  'note',
  'blocked',
] as const;

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
  /** The selection as a CSV file. */
  exportCsv: procedure
    .meta({ permission: 'exports.run', cli: { summary: 'Export contacts to CSV' } })
    .input(
      z.object({
        selection: Selection,
        columns: z.array(z.string().max(80)).max(200).default([]),
        language: z.enum(['id', 'en']).default('en'),
      }),
    )
    .output(z.file()),

  interactions: procedure
    .meta({ ...read, cli: { summary: 'The timeline of a contact' } })
    .input(z.object({ contactId: Id, ...Page }))
    .output(z.object({ total: z.number().int(), items: z.array(Interaction) })),
  addInteraction: procedure
    .meta({ ...write, cli: { summary: 'Add a note, call, visit or message' } })
    .input(
      z.object({
        contactId: Id,
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

const named = { name: requiredLine(80), color: Color.default('gray') };
const labels = (what: 'Tag' | 'Group', schema: typeof Tag) => ({
  list: procedure
    .meta({ ...read, cli: { summary: `List ${what.toLowerCase()}s` } })
    .output(z.array(schema.extend({ count: z.number().int() }))),
  create: procedure
    .meta({ ...write, cli: { summary: `Add a ${what.toLowerCase()}` } })
    .input(z.object(named))
    .output(schema.extend({ batchId: Id })),
  update: procedure
    .meta({ ...write, cli: false })
    .input(z.object({ id: Id, name: requiredLine(80).optional(), color: Color.optional() }))
    .output(schema.extend({ batchId: Id })),
  remove: procedure
    .meta({ ...write, cli: false })
    .input(z.object({ id: Id }))
    .output(Done),
});
export const tags = labels('Tag', Tag);
export const groups = labels('Group', Group);

export const customFieldKinds = ['text', 'number', 'money', 'date', 'choice', 'yesno'] as const;
export const CustomField = z.object({
  id: Id,
  name: z.string(),
  kind: z.enum(customFieldKinds),
  choices: z.array(z.string()),
  position: z.number().int(),
});
export type CustomField = z.infer<typeof CustomField>;
const choices = z.array(requiredLine(120)).max(200);
export const customFields = {
  list: procedure.meta({ ...read, cli: { summary: 'List custom fields' } }).output(z.array(CustomField)),
  create: procedure
    .meta({ permission: 'settings.write', cli: { summary: 'Add a custom field to contacts' } })
    .input(z.object({ name: requiredLine(80), kind: z.enum(customFieldKinds), choices: choices.default([]) }))
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
