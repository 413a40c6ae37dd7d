import { z } from 'zod';
import { Birthday, Id, Instant, line, prose, requiredLine } from '../shared.ts';
import { Channel, channels, ContactKind, ContactRole, genders } from './words.ts';

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
const ConsentInput = z.object({ channel: Channel, state: z.enum(['yes', 'no']).nullable() });
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
