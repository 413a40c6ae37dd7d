import type { Contact, ContactRow } from '../../../../src-main/contract/contacts.ts';
import { preferredFirst } from '../contact-words.ts';

/** A whole record as a row of the list: what is shown there can be shown of it too. */
export function rowOf(contact: Contact): ContactRow {
  const belongs = preferredFirst(contact.affiliations)[0];
  return {
    id: contact.id,
    kind: contact.kind,
    name: contact.name,
    title: contact.title,
    nickname: contact.nickname,
    letter: contact.letter,
    roles: contact.roles,
    phones: contact.phones,
    emails: preferredFirst(contact.emails).map(({ address }) => address),
    city: preferredFirst(contact.addresses)[0]?.city ?? '',
    company: belongs?.organization.name ?? '',
    jobTitle: belongs?.jobTitle ?? '',
    tags: contact.tags,
    groups: contact.groups,
    birthday: contact.birthday,
    blocked: contact.blocked !== null,
    lastInteractionAt: null,
    createdAt: contact.createdAt,
    updatedAt: contact.updatedAt,
    customValues: contact.customValues,
    match: null,
  };
}
