import {
  type Channel,
  channels,
  type Contact,
  type ContactCreate,
  type ContactKind,
  type ContactRole,
} from '../../../../src-main/contract/contacts.ts';
import type { Color } from '../../../../src-main/contract/shared.ts';

/** A contact as a line to choose. */
export interface Ref {
  id: string;
  kind: ContactKind;
  name: string;
  title: string;
}
export interface Label {
  id: string;
  name: string;
  color: Color;
}
/** What every row of a list in the form has; `key` tells rows apart that are not saved yet. */
export interface Row {
  key: number;
  id?: string | undefined;
  preferred: boolean;
}
export type PhoneRow = Row & { raw: string; label: string };
export type EmailRow = Row & { address: string; label: string };
export type LinkRow = Row & { value: string; label: string };
export type AddressRow = Row & {
  label: string;
  street: string;
  city: string;
  region: string;
  postalCode: string;
  country: string;
};
export type AffiliationRow = Row & { organization: Ref | null; jobTitle: string };

/** What the form holds while it is filled in: nothing is null that is typed. */
export interface Draft {
  kind: ContactKind;
  name: string;
  title: string;
  nickname: string;
  roles: ContactRole[];
  gender: 'female' | 'male' | '';
  birthday: string | null;
  occupation: string;
  interests: string;
  language: string;
  source: string;
  referredBy: Ref | null;
  preferredChannel: Channel | '';
  note: string;
  phones: PhoneRow[];
  emails: EmailRow[];
  addresses: AddressRow[];
  links: LinkRow[];
  affiliations: AffiliationRow[];
  tags: Label[];
  groups: Label[];
  consents: { channel: Channel; state: 'yes' | 'no' | 'unasked' }[];
  customValues: { fieldId: string; value: string }[];
}

let nextKey = 1;
const key = () => nextKey++;

export const phoneRow = (raw = ''): PhoneRow => ({ key: key(), raw, label: 'mobile', preferred: false });
export const emailRow = (address = ''): EmailRow => ({ key: key(), address, label: 'work', preferred: false });
export const linkRow = (): LinkRow => ({ key: key(), value: '', label: 'website', preferred: false });
export const affiliationRow = (): AffiliationRow => ({
  key: key(),
  organization: null,
  jobTitle: '',
  preferred: false,
});
export const addressRow = (): AddressRow => ({
  key: key(),
  label: 'home',
  street: '',
  city: '',
  region: '',
  postalCode: '',
  country: '',
  preferred: false,
});

/** A list of the form begins with a row to type into. */
export const orOne = <R extends Row>(rows: R[], make: () => R): R[] => (rows.length > 0 ? rows : [make()]);

/** An empty form, with a row of each kind to type into; `preset` fills in what is known already. */
export function emptyDraft(preset: Partial<ContactCreate> = {}): Draft {
  const phones = (preset.phones ?? []).map((phone) => ({ ...phoneRow(), ...withoutId(phone) }));
  return {
    kind: preset.kind ?? 'person',
    name: preset.name ?? '',
    title: preset.title ?? '',
    nickname: preset.nickname ?? '',
    roles: [...(preset.roles ?? [])],
    gender: preset.gender ?? '',
    birthday: preset.birthday ?? null,
    occupation: preset.occupation ?? '',
    interests: preset.interests ?? '',
    language: preset.language ?? '',
    source: preset.source ?? '',
    referredBy: null,
    preferredChannel: preset.preferredChannel ?? '',
    note: preset.note ?? '',
    phones: orOne(phones, phoneRow),
    emails: orOne(
      (preset.emails ?? []).map((email) => ({ ...emailRow(), ...withoutId(email) })),
      emailRow,
    ),
    addresses: orOne(
      (preset.addresses ?? []).map((address) => ({ ...addressRow(), ...withoutId(address) })),
      addressRow,
    ),
    links: (preset.links ?? []).map((link) => ({ ...linkRow(), ...withoutId(link) })),
    affiliations: [affiliationRow()],
    tags: [],
    groups: [],
    consents: channels.map((channel) => ({
      channel,
      state: preset.consents?.find((consent) => consent.channel === channel)?.state ?? 'unasked',
    })),
    customValues: [...(preset.customValues ?? [])],
  };
}

const withoutId = <T extends { id?: string | undefined }>({ id: _, ...rest }: T): Omit<T, 'id'> => rest;

/** The form filled with a saved contact. */
export function draftOf(contact: Contact): Draft {
  return {
    kind: contact.kind,
    name: contact.name,
    title: contact.title,
    nickname: contact.nickname,
    roles: [...contact.roles],
    gender: contact.gender ?? '',
    birthday: contact.birthday,
    occupation: contact.occupation,
    interests: contact.interests,
    language: contact.language,
    source: contact.source,
    referredBy: contact.referredBy,
    preferredChannel: contact.preferredChannel ?? '',
    note: contact.note,
    phones: orOne(
      contact.phones.map(({ id, raw, label, preferred }) => ({ key: key(), id, raw, label, preferred })),
      phoneRow,
    ),
    emails: orOne(
      contact.emails.map((email) => ({ key: key(), ...email })),
      emailRow,
    ),
    addresses: orOne(
      contact.addresses.map((address) => ({ key: key(), ...address })),
      addressRow,
    ),
    links: contact.links.map((link) => ({ key: key(), ...link })),
    affiliations: orOne(
      contact.affiliations.map((affiliation) => ({ key: key(), ...affiliation })),
      affiliationRow,
    ),
    tags: [...contact.tags],
    groups: [...contact.groups],
    consents: channels.map((channel) => ({
      channel,
      state: contact.consents.find((consent) => consent.channel === channel)?.state ?? 'unasked',
    })),
    customValues: contact.customValues.map(({ fieldId, value }) => ({ fieldId, value })),
  };
}
