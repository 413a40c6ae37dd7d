import type { ContactCreate, ContactUpdate } from '../../../../src-main/contract/contacts.ts';
import type { AddressRow, Draft } from './draft.ts';

/** Whether any of these says something. */
export const filled = (...texts: string[]): boolean => texts.some((text) => text.trim() !== '');

/** Whether an address row says more than its label. */
export const saysAddress = ({ street, city, region, postalCode, country }: AddressRow): boolean =>
  filled(street, city, region, postalCode, country);

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
    addresses: draft.addresses.filter(saysAddress).map(({ key: _, ...row }) => row),
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
