import type { ContactDraft, DraftAddress } from '../../../domain/importing/draft.ts';

import { fold } from '../../../domain/text.ts';

/** An address that is there already. */
export type KnownAddress = Omit<DraftAddress, 'cityKey'>;

/** A contact that is there already, as far as a row of a file can add to it. Sets hold the keys by which things are the same. */
export interface Existing {
  name: string;
  title: string;
  nickname: string;
  gender: ContactDraft['gender'];
  birthday: string | null;
  occupation: string;
  interests: string;
  language: string;
  source: string;
  preferredChannel: ContactDraft['preferredChannel'];
  note: string;
  roles: ContactDraft['roles'];
  phones: ReadonlySet<string>;
  emails: ReadonlySet<string>;
  addresses: readonly KnownAddress[];
  links: ReadonlySet<string>;
  companies: readonly { nameKey: string; jobTitle: string }[];
  tags: ReadonlySet<string>;
  groups: ReadonlySet<string>;
  customValues: ReadonlyMap<string, string>;
}

/** What of a draft is new to a contact: the fields that differ, and the lists that bring something. */
export type DraftChanges = Partial<ContactDraft>;

export const phoneKey = (phone: { e164: string | null; raw: string }): string => phone.e164 ?? `?${phone.raw}`;
export const linkKey = (link: { value: string }): string => link.value.toLowerCase();
export const wordKey = (name: string): string => fold(name) || name.toLowerCase();

const singles = [
  'nickname',
  'gender',
  'birthday',
  'occupation',
  'interests',
  'language',
  'source',
  'preferredChannel',
  'note',
] as const;

/**
 * `update` overwrites and adds to lists. `fill` writes only where nothing is. `second` is for a later row of one file about
 * the same contact, so that the two do not overwrite each other again at every import: it adds to lists and fills gaps.
 */
export type ChangeMode = 'update' | 'fill' | 'second';

/** What a row changes in a contact that is there; null where it says nothing new. An empty cell never erases. */
export function changesFor(existing: Existing, draft: ContactDraft, mode: ChangeMode): DraftChanges | null {
  const changes: DraftChanges = {};
  const fillOnly = mode !== 'update';
  /** Whether a list may take more. */
  const open = (list: { size: number } | { length: number }) =>
    mode !== 'fill' || ('size' in list ? list.size : list.length) === 0;
  if (!fillOnly && !draft.isNameDerived) {
    const titleDiffers = draft.title !== '' && draft.title !== existing.title;
    if (draft.name !== existing.name || titleDiffers) Object.assign(changes, { name: draft.name, title: draft.title });
  }
  for (const field of singles) {
    const value = draft[field];
    if (value === '' || value === null || value === existing[field]) continue;
    const isGap = existing[field] === '' || existing[field] === null;
    if (isGap || !fillOnly) Object.assign(changes, { [field]: value });
  }
  if (open(existing.roles) && draft.roles.some((role) => !existing.roles.includes(role))) {
    changes.roles = [...new Set([...existing.roles, ...draft.roles])];
  }
  if (open(existing.phones) && draft.phones.some((phone) => !existing.phones.has(phoneKey(phone))))
    changes.phones = draft.phones;
  if (open(existing.emails) && draft.emails.some(({ address }) => !existing.emails.has(address.toLowerCase())))
    changes.emails = draft.emails;
  if (open(existing.links) && draft.links.some((link) => !existing.links.has(linkKey(link))))
    changes.links = draft.links;
  if (
    open(existing.addresses) &&
    draft.addresses.some((address) => !existing.addresses.some((known) => says(known, address)))
  ) {
    changes.addresses = draft.addresses;
  }
  const { company, jobTitle } = draft;
  if (company && open(existing.companies) && !worksAt(existing, company.nameKey, jobTitle))
    Object.assign(changes, { company, jobTitle });
  if (open(existing.tags) && draft.tags.some((tag) => !existing.tags.has(wordKey(tag)))) changes.tags = draft.tags;
  if (open(existing.groups) && draft.groups.some((group) => !existing.groups.has(wordKey(group))))
    changes.groups = draft.groups;
  const values = draft.customValues.filter(({ fieldId, value }) => {
    const known = existing.customValues.get(fieldId);
    return known === undefined || (known !== value && !fillOnly);
  });
  if (values.length > 0) changes.customValues = values;
  return Object.keys(changes).length === 0 ? null : changes;
}

/** A draft as if it had been written: for the second row of a file about the same contact, before anything is written. */
export function asExisting(draft: ContactDraft): Existing {
  return {
    ...draft,
    phones: new Set(draft.phones.map(phoneKey)),
    emails: new Set(draft.emails.map(({ address }) => address.toLowerCase())),
    links: new Set(draft.links.map(linkKey)),
    companies: draft.company ? [{ nameKey: draft.company.nameKey, jobTitle: draft.jobTitle }] : [],
    tags: new Set(draft.tags.map(wordKey)),
    groups: new Set(draft.groups.map(wordKey)),
    customValues: new Map(draft.customValues.map(({ fieldId, value }) => [fieldId, value])),
  };
}

const addressParts = ['street', 'city', 'region', 'postalCode', 'country'] as const;

/** True where every part that the row gives stands in the address already. */
function says(known: KnownAddress, given: KnownAddress): boolean {
  return addressParts.every((part) => given[part] === '' || fold(given[part]) === fold(known[part]));
}

function worksAt(existing: Existing, nameKey: string, jobTitle: string): boolean {
  return existing.companies.some(
    (company) => company.nameKey === nameKey && (jobTitle === '' || fold(jobTitle) === fold(company.jobTitle)),
  );
}
