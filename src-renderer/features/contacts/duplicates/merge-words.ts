import type { Contact } from '../../../../src-main/contract/contacts.ts';
import { format, t } from '../../../i18n/index.svelte.ts';
import { languageWord } from '../record/labels.ts';
import { fullName } from '../record/naming.ts';
import { type MergeField, together, valueIn } from './merge.ts';

/** What a contact says in a field, as a person reads it; '' says nothing. */
export function fieldWord(contact: Contact, field: MergeField): string {
  if (field === 'blocked')
    return contact.blocked
      ? [t.duplicates.blockedYes, contact.blocked.reason].filter(Boolean).join(': ')
      : t.duplicates.blockedNo;
  const value = valueIn(contact, field);
  if (value === '') return '';
  if (field === 'kind') return t.record.kinds[contact.kind];
  if (field === 'gender') return contact.gender ? t.record.genders[contact.gender] : '';
  if (field === 'birthday') return format.civil(value);
  if (field === 'language') return languageWord(value);
  if (field === 'referredById') return contact.referredBy ? fullName(contact.referredBy) : '';
  if (field === 'preferredChannel') return contact.preferredChannel ? t.record.channels[contact.preferredChannel] : '';
  return value;
}

/** What all of them bring together: phones, e-mails, addresses, tags and groups. */
export const joinedWords = (contacts: readonly Contact[]): string[] =>
  [
    {
      n: together(
        contacts,
        (one) => one.phones,
        (one) => one.e164 ?? one.raw,
      ),
      word: t.duplicates.joinedPhones,
    },
    {
      n: together(
        contacts,
        (one) => one.emails,
        (one) => one.address.toLowerCase(),
      ),
      word: t.duplicates.joinedEmails,
    },
    {
      n: together(
        contacts,
        (one) => one.addresses,
        (one) => one.id,
      ),
      word: t.duplicates.joinedAddresses,
    },
    {
      n: together(
        contacts,
        (one) => [...one.tags, ...one.groups],
        (one) => one.id,
      ),
      word: t.duplicates.joinedTags,
    },
  ].flatMap(({ n, word }) => (n > 0 ? [word(n)] : []));
