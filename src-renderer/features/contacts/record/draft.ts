import {
  type Channel,
  channels,
  type Contact,
  type ContactCreate,
  type ContactKind,
  type ContactRole,
  type ContactUpdate,
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

/** An empty form, with one row ready for a phone; `preset` fills in what is known already. */
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
    phones: phones.length > 0 ? phones : [phoneRow()],
    emails: (preset.emails ?? []).map((email) => ({ ...emailRow(), ...withoutId(email) })),
    addresses: (preset.addresses ?? []).map((address) => ({ ...addressRow(), ...withoutId(address) })),
    links: (preset.links ?? []).map((link) => ({ ...linkRow(), ...withoutId(link) })),
    affiliations: [],
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
    phones: contact.phones.map(({ id, raw, label, preferred }) => ({ key: key(), id, raw, label, preferred })),
    emails: contact.emails.map((email) => ({ key: key(), ...email })),
    addresses: contact.addresses.map((address) => ({ key: key(), ...address })),
    links: contact.links.map((link) => ({ key: key(), ...link })),
    affiliations: contact.affiliations.map((affiliation) => ({ key: key(), ...affiliation })),
    tags: [...contact.tags],
    groups: [...contact.groups],
    consents: channels.map((channel) => ({
      channel,
      state: contact.consents.find((consent) => consent.channel === channel)?.state ?? 'unasked',
    })),
    customValues: contact.customValues.map(({ fieldId, value }) => ({ fieldId, value })),
  };
}

const filled = (...texts: string[]): boolean => texts.some((text) => text.trim() !== '');

/** What the form says, as the contract takes it: rows that were left empty say nothing. */
export function toInput(draft: Draft): ContactCreate {
  return {
    kind: draft.kind,
    name: draft.name.trim(),
    title: draft.title.trim(),
    nickname: draft.nickname.trim(),
    roles: [...draft.roles],
    gender: draft.kind === 'person' && draft.gender !== '' ? draft.gender : null,
    birthday: draft.birthday,
    occupation: draft.occupation.trim(),
    interests: draft.interests.trim(),
    language: draft.language.trim(),
    source: draft.source.trim(),
    referredById: draft.referredBy?.id ?? null,
    preferredChannel: draft.preferredChannel === '' ? null : draft.preferredChannel,
    note: draft.note.trim(),
    phones: draft.phones
      .filter(({ raw }) => filled(raw))
      .map(({ id, raw, label, preferred }) => ({ id, raw, label, preferred })),
    emails: draft.emails
      .filter(({ address }) => filled(address))
      .map(({ id, address, label, preferred }) => ({ id, address, label, preferred })),
    addresses: draft.addresses
      .filter((row) => filled(row.street, row.city, row.region, row.postalCode, row.country))
      .map(({ key: _, ...row }) => row),
    links: draft.links
      .filter(({ value }) => filled(value))
      .map(({ id, value, label, preferred }) => ({ id, value, label, preferred })),
    affiliations:
      draft.kind === 'organization'
        ? []
        : draft.affiliations.flatMap(({ id, organization, jobTitle, preferred }) =>
            organization ? [{ id, organizationId: organization.id, jobTitle: jobTitle.trim(), preferred }] : [],
          ),
    tagIds: draft.tags.map(({ id }) => id),
    groupIds: draft.groups.map(({ id }) => id),
    consents: draft.consents.map(({ channel, state }) => ({ channel, state: state === 'unasked' ? null : state })),
    customValues: draft.customValues.map(({ fieldId, value }) => ({ fieldId, value })),
  };
}

/** Whether two forms say the same. */
export const sameInput = (one: ContactCreate, other: ContactCreate): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/**
 * Only the fields that differ from what was opened: so two people who change different things of one contact do not
 * overwrite each other.
 */
export function changesOf(now: ContactCreate, opened: ContactCreate): Omit<ContactUpdate, 'id'> {
  const names = Object.keys(now) as (keyof ContactCreate)[];
  const changed = names.filter((name) => JSON.stringify(now[name]) !== JSON.stringify(opened[name]));
  return Object.fromEntries(changed.map((name) => [name, now[name]]));
}

const squeezed = (text: string): string => text.replace(/[\s().-]/g, '').toLowerCase();

/**
 * A saved contact with what was typed for a new one that turned out to be the same: what it has stays, gaps are
 * filled, phones, e-mails and the like are added.
 */
export function withTyped(saved: Draft, typed: Draft): Draft {
  const gap = (mine: string, theirs: string) => (mine.trim() === '' ? theirs : mine);
  const has = (texts: string[], text: string) => texts.map(squeezed).includes(squeezed(text));
  const known = new Set([...saved.tags, ...saved.groups].map(({ id }) => id));
  const organizations = saved.affiliations.map(({ organization }) => organization?.id);
  const answers = new Map(typed.consents.map(({ channel, state }) => [channel, state]));
  const fields = new Set(saved.customValues.map(({ fieldId }) => fieldId));
  return {
    ...saved,
    title: gap(saved.title, typed.title),
    nickname: gap(saved.nickname, typed.nickname),
    roles: [...new Set([...saved.roles, ...typed.roles])],
    gender: saved.gender || typed.gender,
    birthday: saved.birthday ?? typed.birthday,
    occupation: gap(saved.occupation, typed.occupation),
    interests: gap(saved.interests, typed.interests),
    language: gap(saved.language, typed.language),
    source: gap(saved.source, typed.source),
    referredBy: saved.referredBy ?? typed.referredBy,
    preferredChannel: saved.preferredChannel || typed.preferredChannel,
    note: [saved.note, typed.note].filter((text) => text.trim() !== '').join('\n'),
    phones: [
      ...saved.phones,
      ...typed.phones.filter(
        ({ raw }) =>
          filled(raw) &&
          !has(
            saved.phones.map((row) => row.raw),
            raw,
          ),
      ),
    ],
    emails: [
      ...saved.emails,
      ...typed.emails.filter(
        ({ address }) =>
          filled(address) &&
          !has(
            saved.emails.map((row) => row.address),
            address,
          ),
      ),
    ],
    addresses: [...saved.addresses, ...typed.addresses.filter((row) => filled(row.street, row.city))],
    links: [
      ...saved.links,
      ...typed.links.filter(
        ({ value }) =>
          filled(value) &&
          !has(
            saved.links.map((row) => row.value),
            value,
          ),
      ),
    ],
    affiliations: [
      ...saved.affiliations,
      ...typed.affiliations.filter(({ organization }) => organization && !organizations.includes(organization.id)),
    ],
    tags: [...saved.tags, ...typed.tags.filter(({ id }) => !known.has(id))],
    groups: [...saved.groups, ...typed.groups.filter(({ id }) => !known.has(id))],
    consents: saved.consents.map(({ channel, state }) => ({
      channel,
      state: state === 'unasked' ? (answers.get(channel) ?? state) : state,
    })),
    customValues: [...saved.customValues, ...typed.customValues.filter(({ fieldId }) => !fields.has(fieldId))],
  };
}
