import type { Contact, ContactKind, ContactRole, ContactRow } from '../../../src-main/contract/contacts.ts';
import { displayName } from '../../../src-main/domain/names.ts';
import { formatPhone } from '../../../src-main/domain/phone.ts';
import { t } from '../../i18n/index.svelte.ts';
import { preferences } from '../../preferences.svelte.ts';

/** What every list, card and form needs to name a contact. */
export interface Named {
  kind: ContactKind;
  name: string;
  title: string;
}

/** The name as it is said, on one line: `Bpk. H. Ahmad, S.E.`, `CV Sinar Terang`. */
export function fullName({ kind, name, title }: Named): string {
  const isPerson = kind === 'person';
  return displayName({ name, title: isPerson ? title || null : null, form: isPerson ? null : title || null });
}

/** The name that a list is sorted by: a person's without title, a business with its form (`CV Angin Ribut`). */
export function listName(contact: Named): string {
  return contact.kind === 'person' ? contact.name : fullName(contact);
}

/** A phone as the shop's country writes it; what is no number, as it was typed. */
export function phoneText(phone: { raw: string; e164: string | null }): string {
  return phone.e164 ? formatPhone(phone.e164, preferences.current.phoneRegion) : phone.raw;
}

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
