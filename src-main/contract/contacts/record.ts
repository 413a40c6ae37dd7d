import { z } from 'zod';
import { Birthday, Color, Id, Instant } from '../shared.ts';
import {
  Channel,
  ContactKind,
  ContactRole,
  CustomFieldEntity,
  CustomFieldKind,
  genders,
  InteractionKind,
} from './words.ts';

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
  /** In the bin because it was merged into another: into whom, and the act that can be undone. */
  merged: z.object({ into: ContactRef, batchId: Id.nullable() }).nullable(),
  deletedAt: Instant.nullable(),
  createdAt: Instant,
  updatedAt: Instant,
});
export type Contact = z.infer<typeof Contact>;

export const Interaction = z.object({
  id: Id,
  contactId: Id,
  kind: InteractionKind,
  text: z.string(),
  occurredAt: Instant,
  /** The deal that it was about. */
  deal: z.object({ id: Id, title: z.string() }).nullable(),
  staffName: z.string(),
});

/** A field that the owner added. */
export const CustomField = z.object({
  id: Id,
  entity: CustomFieldEntity,
  name: z.string(),
  kind: CustomFieldKind,
  choices: z.array(z.string()),
  position: z.number().int(),
});
export type CustomField = z.infer<typeof CustomField>;
