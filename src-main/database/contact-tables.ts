import type { Generated } from 'kysely';
import type { Channel, ContactKind, CustomFieldEntity, InteractionKind } from '../contract/contacts.ts';
import type { Defaulted, Flag } from './column-types.ts';

export interface ContactsTable {
  id: string;
  kind: ContactKind;
  name: string;
  title: Defaulted<string>;
  nickname: Defaulted<string>;
  name_key: string;
  letter: string;
  is_customer: Defaulted<Flag>;
  is_supplier: Defaulted<Flag>;
  is_partner: Defaulted<Flag>;
  is_prospect: Defaulted<Flag>;
  gender: 'female' | 'male' | null;
  birthday: string | null;
  occupation: Defaulted<string>;
  interests: Defaulted<string>;
  language: Defaulted<string>;
  source: Defaulted<string>;
  referred_by_id: string | null;
  preferred_channel: Channel | null;
  note: Defaulted<string>;
  blocked_at: number | null;
  blocked_reason: Defaulted<string>;
  merged_into_id: string | null;
  created_at: number;
  updated_at: number;
  deleted_at: number | null;
}

interface Hanging {
  id: string;
  contact_id: string;
}
interface Listed extends Hanging {
  position: number;
  preferred: Defaulted<Flag>;
}
export interface ContactPhonesTable extends Listed {
  label: string;
  raw: string;
  e164: string | null;
  digits: string;
}
export interface ContactEmailsTable extends Listed {
  label: string;
  address: string;
  address_key: string;
}
export interface ContactAddressesTable extends Listed {
  label: string;
  street: Defaulted<string>;
  city: Defaulted<string>;
  city_key: Defaulted<string>;
  region: Defaulted<string>;
  postal_code: Defaulted<string>;
  country: Defaulted<string>;
}
export interface ContactLinksTable extends Listed {
  label: string;
  value: string;
}
/** A person (`contact_id`) belongs to an organization. */
export interface AffiliationsTable extends Listed {
  organization_id: string;
  job_title: Defaulted<string>;
}
export interface LabelsTable {
  id: string;
  name: string;
  name_key: string;
  color: string;
  created_at: number;
}
export interface ContactTagsTable extends Hanging {
  tag_id: string;
}
export interface ContactGroupsTable extends Hanging {
  group_id: string;
}
export interface ContactConsentsTable extends Hanging {
  channel: Channel;
  state: 'yes' | 'no';
  at: number;
}
export interface CustomFieldsTable {
  id: string;
  entity: CustomFieldEntity;
  name: string;
  name_key: string;
  kind: 'text' | 'number' | 'money' | 'date' | 'choice' | 'yesno';
  /** JSON array of texts. */
  choices: Defaulted<string>;
  position: number;
  created_at: number;
  deleted_at: number | null;
}
export interface ContactCustomValuesTable extends Hanging {
  field_id: string;
  value: string;
}
export interface InteractionsTable extends Hanging {
  /** The deal that it is about. */
  deal_id: Defaulted<string | null>;
  kind: InteractionKind;
  text: string;
  occurred_at: number;
  staff_id: string | null;
  created_at: number;
  deleted_at: number | null;
}
/** `contact_id` < `other_id`. */
export interface NotDuplicatesTable extends Hanging {
  other_id: string;
  created_at: number;
}

/**
 * One row for every contact that is not in the bin, derived from everything that hangs on it (search-entries.ts keeps
 * it true). Lists sort, filter and count on it alone.
 */
export interface ContactIndexTable {
  row: Generated<number>;
  contact_id: string;
  /** Kind, roles and so on packed into one number: see contactFlags in search-entries.ts. */
  flags: number;
  name_key: string;
  letter: string;
  city: string;
  city_key: string;
  company: string;
  company_key: string;
  /** `MM-DD`, or ''. */
  birth_day: string;
  created_at: number;
  updated_at: number;
  last_interaction_at: number | null;
  /** Folded words of title, name, nickname and company, each after a space: what one and two letters are looked up in. */
  words: string;
  /** All digit spellings of all phones, separated by spaces. */
  digits: string;
}
/** FTS5 over folded text, `rowid` = contact_index.row. Written by search-entries.ts only. */
export interface ContactSearchTable {
  rowid: number;
  contact_search: string;
  name: string;
  company: string;
  phones: string;
  emails: string;
  city: string;
  tags: string;
  note: string;
  timeline: string;
  rank: number;
}

/** What contacts, and all that hangs on them, are kept in. */
export interface ContactTables {
  contacts: ContactsTable;
  contact_phones: ContactPhonesTable;
  contact_emails: ContactEmailsTable;
  contact_addresses: ContactAddressesTable;
  contact_links: ContactLinksTable;
  affiliations: AffiliationsTable;
  tags: LabelsTable;
  contact_tags: ContactTagsTable;
  groups: LabelsTable;
  contact_groups: ContactGroupsTable;
  contact_consents: ContactConsentsTable;
  custom_fields: CustomFieldsTable;
  contact_custom_values: ContactCustomValuesTable;
  interactions: InteractionsTable;
  not_duplicates: NotDuplicatesTable;
  contact_index: ContactIndexTable;
  contact_search: ContactSearchTable;
  search_dirty: { contact_id: string };
}
