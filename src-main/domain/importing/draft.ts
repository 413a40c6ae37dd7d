import type { NameKind } from '../names.ts';

/** What one row becomes, before the shop's records are looked at: tags, groups and companies by name, not by id. */
export interface ContactDraft {
  /** Langganan's own id, where the file brings one. */
  id: string | null;
  kind: NameKind;
  name: string;
  /** By which the name is sorted, found and matched, and its letter in the card file (see `nameIndex`). */
  nameKey: string;
  letter: string;
  /** The row has no name; this one was made from its phone or e-mail, and replaces no real one. */
  isNameDerived: boolean;
  title: string;
  nickname: string;
  roles: ('customer' | 'supplier' | 'partner' | 'prospect')[];
  gender: 'female' | 'male' | null;
  birthday: string | null;
  occupation: string;
  interests: string;
  language: string;
  source: string;
  preferredChannel: 'phone' | 'whatsapp' | 'sms' | 'email' | 'post' | null;
  note: string;
  phones: DraftPhone[];
  emails: { address: string; label: string }[];
  addresses: DraftAddress[];
  links: { value: string; label: string }[];
  company: { name: string; title: string; nameKey: string } | null;
  jobTitle: string;
  tags: string[];
  groups: string[];
  customValues: { fieldId: string; value: string }[];
}

export interface DraftPhone {
  raw: string;
  e164: string | null;
  /** All digit spellings, for search (see `digitForms`). */
  digits: string;
  label: string;
}

export interface DraftAddress {
  label: string;
  street: string;
  city: string;
  cityKey: string;
  region: string;
  postalCode: string;
  country: string;
}

export const emptyDraft = (): ContactDraft => ({
  id: null,
  kind: 'person',
  name: '',
  nameKey: '',
  letter: '#',
  isNameDerived: false,
  title: '',
  nickname: '',
  roles: [],
  gender: null,
  birthday: null,
  occupation: '',
  interests: '',
  language: '',
  source: '',
  preferredChannel: null,
  note: '',
  phones: [],
  emails: [],
  addresses: [],
  links: [],
  company: null,
  jobTitle: '',
  tags: [],
  groups: [],
  customValues: [],
});

/** A draft as the preview shows it: field by field in the order of the target's fields, what is empty left out. */
export function describeDraft(draft: ContactDraft): { field: string; value: string }[] {
  const addressLine = (address: Omit<DraftAddress, 'cityKey'>) =>
    [address.street, address.city, address.region, address.postalCode, address.country].filter(Boolean).join(', ');
  const values: [string, string][] = [
    ['id', draft.id ?? ''],
    ['name', draft.name],
    ['title', draft.title],
    ['nickname', draft.nickname],
    ['kind', draft.kind],
    ['company', draft.company ? [draft.company.title, draft.company.name].filter(Boolean).join(' ') : ''],
    ['jobTitle', draft.jobTitle],
    ['phone', draft.phones.map((phone) => phone.e164 ?? phone.raw).join('; ')],
    ['email', draft.emails.map((email) => email.address).join('; ')],
    ['address', draft.addresses.map(addressLine).join('; ')],
    ['birthday', draft.birthday ?? ''],
    ['gender', draft.gender ?? ''],
    ['roles', draft.roles.join('; ')],
    ['groups', draft.groups.join('; ')],
    ['tags', draft.tags.join('; ')],
    ['occupation', draft.occupation],
    ['interests', draft.interests],
    ['language', draft.language],
    ['source', draft.source],
    ['preferredChannel', draft.preferredChannel ?? ''],
    ['website', draft.links.map((link) => link.value).join('; ')],
    ['note', draft.note],
    ...draft.customValues.map(({ fieldId, value }): [string, string] => [`custom:${fieldId}`, value]),
  ];
  return values.filter(([, value]) => value !== '').map(([field, value]) => ({ field, value }));
}
