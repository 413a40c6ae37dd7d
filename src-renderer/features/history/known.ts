import type { Contact, CustomField } from '../../../src-main/contract/contacts.ts';
import { addressLine, phoneText } from '../contacts/contact-words.ts';
import { customText } from '../contacts/record/custom-text.ts';
import { fullName, shortName } from '../contacts/record/naming.ts';
import type { Change, Known } from './history-words.ts';

interface Named {
  id: string;
  name: string;
}

/** What the journal's ids stand for, from what the record and the shop's lists say now. */
export function knownOf(
  contact: Contact,
  tags: readonly Named[],
  groups: readonly Named[],
  fields: readonly CustomField[],
  entries: readonly { id: string; text: string }[],
  changes: readonly Change[],
): Known {
  const refs = [
    contact,
    ...contact.affiliations.map(({ organization }) => organization),
    ...contact.people.items.map(({ person }) => person),
    ...contact.referred.items,
    ...(contact.referredBy ? [contact.referredBy] : []),
  ];
  const names = new Map(refs.map((ref) => [ref.id, shortName(ref)]));
  const tagNames = new Map([...contact.tags, ...tags].map(({ id, name }) => [id, name]));
  const groupNames = new Map([...contact.groups, ...groups].map(({ id, name }) => [id, name]));
  const fieldById = new Map(fields.map((field) => [field.id, field]));
  const rows = new Map<string, string>([
    [contact.id, shortName(contact)],
    ...contact.phones.map((phone) => [phone.id, phoneText(phone)] as const),
    ...entries.map(({ id, text }) => [id, text] as const),
    ...contact.emails.map(({ id, address }) => [id, address] as const),
    ...contact.addresses.map((address) => [address.id, addressLine(address)] as const),
    ...contact.links.map(({ id, value }) => [id, value] as const),
    ...contact.affiliations.map(
      ({ id, organization, jobTitle }) => [id, [jobTitle, fullName(organization)].filter(Boolean).join(' · ')] as const,
    ),
  ]);
  return {
    contact: (id) => names.get(id),
    tag: (id) => tagNames.get(id),
    group: (id) => groupNames.get(id),
    field: (id) => fieldById.get(id)?.name,
    ownText: (fieldId, value) => {
      const field = fieldById.get(fieldId);
      return field ? customText(field.kind, value) : value;
    },
    // Links to tags and the like carry ids of their own that nothing else knows.
    row: (id) => rows.get(id),
    later: ({ rowId, seq }) =>
      changes.filter((other) => other.rowId === rowId && other.seq > seq).sort((a, b) => a.seq - b.seq),
  };
}
