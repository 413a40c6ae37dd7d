import type { z } from 'zod';
import type { AddressInput, AffiliationInput, EmailInput, LinkInput, PhoneInput } from '../../contract/contacts.ts';
import { digitForms, parsePhone } from '../../domain/phone.ts';
import { clean, cleanLines, fold } from '../../domain/text.ts';

/** What writing needs to know of the moment and the shop. */
export interface Writing {
  /** Epoch ms. */
  now: number;
  /** ISO 3166-1 alpha-2: where a phone without a country code is. */
  region: string;
}

export type Columns = Record<string, string | null>;
export type ListTable = 'contact_phones' | 'contact_emails' | 'contact_addresses' | 'contact_links' | 'affiliations';
export interface ListItem {
  id?: string | undefined;
  preferred?: boolean | undefined;
}

/** How the items of one list become rows. */
export interface ListSpec<Item extends ListItem> {
  table: ListTable;
  /** The columns that carry meaning; null where the item says nothing. */
  columns(item: Item, writing: Writing): Columns | null;
  /** Two rows with the same key say the same thing. */
  key(columns: Columns): string;
  /** The key must be unique within a contact, so a row is known by it and not by its id. */
  unique?: true;
  /** Columns in which two rows may differ only where one of them is silent, to be one row seen twice. */
  details?: readonly string[];
}

export const phoneList: ListSpec<z.input<typeof PhoneInput>> = {
  table: 'contact_phones',
  columns: ({ raw, label }, { region }) => {
    const phone = parsePhone(raw, region);
    const text = phone.raw || clean(raw);
    if (text === '') return null;
    return { label: label || 'other', raw: text, e164: phone.e164, digits: digitForms(phone.e164 ?? text) };
  },
  key: (row) => row.e164 ?? `?${row.raw}`,
};

export const emailKey = (address: string): string => clean(address).toLowerCase();
export const emailList: ListSpec<z.input<typeof EmailInput>> = {
  table: 'contact_emails',
  columns: ({ address, label }) => {
    const text = clean(address);
    return text === '' ? null : { label: label || 'other', address: text, address_key: emailKey(text) };
  },
  key: (row) => row.address_key ?? '',
};

export const addressList: ListSpec<z.input<typeof AddressInput>> = {
  table: 'contact_addresses',
  columns: (item) => {
    const city = clean(item.city ?? '');
    const columns = {
      label: item.label || 'other',
      street: cleanLines(item.street ?? ''),
      city,
      city_key: fold(city),
      region: clean(item.region ?? ''),
      postal_code: clean(item.postalCode ?? ''),
      country: clean(item.country ?? ''),
    };
    const { label: _label, ...said } = columns;
    return Object.values(said).every((text) => text === '') ? null : columns;
  },
  key: (row) => JSON.stringify([fold(row.street ?? ''), row.city_key, fold(row.region ?? ''), row.postal_code]),
  details: ['street', 'city', 'city_key', 'region', 'postal_code', 'country'],
};

export const linkList: ListSpec<z.input<typeof LinkInput>> = {
  table: 'contact_links',
  columns: ({ label, value }) => {
    const text = clean(value);
    return text === '' ? null : { label: label || 'other', value: text };
  },
  key: (row) => `${row.label} ${row.value?.toLowerCase()}`,
};

export const affiliationList: ListSpec<z.input<typeof AffiliationInput>> = {
  table: 'affiliations',
  columns: ({ organizationId, jobTitle }) => ({ organization_id: organizationId, job_title: clean(jobTitle ?? '') }),
  key: (row) => `${row.organization_id} ${row.job_title}`,
  unique: true,
  details: ['organization_id', 'job_title'],
};
