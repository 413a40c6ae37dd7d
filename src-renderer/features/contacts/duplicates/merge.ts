import { type Contact, mergeableFields } from '../../../../src-main/contract/contacts.ts';

export type MergeField = (typeof mergeableFields)[number];
export interface Choice {
  field: MergeField;
  fromId: string;
}

/** What a contact says in a field, as text that can be compared; '' says nothing. */
export function valueIn(contact: Contact, field: MergeField): string {
  if (field === 'referredById') return contact.referredBy?.id ?? '';
  if (field === 'blocked') return contact.blocked ? `${contact.blocked.at} ${contact.blocked.reason}` : '';
  return contact[field] ?? '';
}

/** The fields in which the contacts contradict each other: only these need a choice, gaps are simply filled. */
export const contradictions = (contacts: readonly Contact[]): MergeField[] =>
  mergeableFields.filter((field) => {
    const said = contacts.map((contact) => valueIn(contact, field));
    // A block is never lost by not looking: whoever says nothing says "not blocked".
    return new Set(field === 'blocked' ? said : said.filter((value) => value !== '')).size > 1;
  });

/** From whom each field is taken until somebody chooses: the one that stays, else the first that says something. */
export function proposed(contacts: readonly Contact[], winnerId: string): Choice[] {
  const winnerFirst = contacts.toSorted((a, b) => Number(b.id === winnerId) - Number(a.id === winnerId));
  return mergeableFields.flatMap((field) => {
    const from = winnerFirst.find((contact) => valueIn(contact, field) !== '');
    return from ? [{ field, fromId: from.id }] : [];
  });
}

/** How much is known of a contact: the one that says most is proposed to stay. */
export const weight = (contact: Contact): number =>
  mergeableFields.filter((field) => valueIn(contact, field) !== '').length +
  contact.phones.length +
  contact.emails.length +
  contact.addresses.length +
  contact.tags.length +
  contact.groups.length;

/** How many different things of a kind all of them have together. */
export const together = <T>(
  contacts: readonly Contact[],
  list: (contact: Contact) => readonly T[],
  key: (item: T) => string,
) => new Set(contacts.flatMap((contact) => list(contact).map(key))).size;
