import type { Contact, ContactKind, ContactRole, ContactRow } from '../../../src-main/contract/contacts.ts';
import { t } from '../../i18n/index.svelte.ts';
import { preferences } from '../../preferences.svelte.ts';
import { shortName } from './record/naming.ts';
import { phoneText as phoneIn } from './record/reach.ts';

/** The name as lists show it: a person's without title, a business with its form (`CV Angin Ribut`); a prank cut short. */
export function listName(contact: Pick<ContactRow, 'kind' | 'name' | 'title'>): string {
  return shortName(contact.kind === 'person' ? { ...contact, title: '' } : contact);
}

/** A phone as the shop's country writes it; what is no number, as it was typed. */
export const phoneText = (phone: { raw: string; e164: string | null }): string =>
  phoneIn(phone, preferences.current.phoneRegion);

/** The preferred one first, the others in their order. */
export function preferredFirst<T extends { preferred: boolean }>(list: readonly T[]): T[] {
  return [...list.filter((one) => one.preferred), ...list.filter((one) => !one.preferred)];
}

/** Job and organization on one line, as a card shows them under the name. */
export function occupationLine(contact: Pick<ContactRow, 'jobTitle' | 'company' | 'city'>): string {
  const place = [contact.company, contact.city].filter(Boolean).join(', ');
  return [contact.jobTitle, place].filter(Boolean).join(' · ');
}

/** Street, city and the rest of an address on one line. */
export function addressLine(address: Contact['addresses'][number]): string {
  const { street, city, region, postalCode, country } = address;
  const lines = street.split('\n').map((line) => line.trim());
  return [...lines, [city, postalCode].filter(Boolean).join(' '), region, country].filter(Boolean).join(', ');
}

export const roleWord = (role: ContactRole): string => t.record.roles[role];
export const kindWord = (kind: ContactKind): string => t.record.kinds[kind];
