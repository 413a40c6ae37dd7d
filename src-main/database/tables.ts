import type { Generated, Kysely, Transaction } from 'kysely';
import type { Channel, ContactKind, CustomFieldEntity, InteractionKind } from '../contract/contacts.ts';
import type { AgendaTables } from './agenda-tables.ts';
import type { Defaulted, Flag } from './column-types.ts';
import type { DealTables } from './deal-tables.ts';
import type { MessageTables } from './message-tables.ts';
import type { ProductTables } from './product-tables.ts';
import type { DocumentTables } from './document-tables.ts';
import type { QuoteTables } from './quote-tables.ts';
import type { TemplateTables } from './template-tables.ts';

export type { Flag } from './column-types.ts';

export interface BatchesTable {
  id: string;
  kind: string;
  label: Defaulted<string>;
  staff_id: string | null;
  device_id: string;
  status: 'running' | 'done' | 'undone';
  undo_of: string | null;
  started_at: number;
  finished_at: number | null;
}

export interface JournalTable {
  seq: Generated<number>;
  batch_id: string;
  table_name: string;
  row_id: string;
  /** The record whose history this belongs to: the row itself, or the contact that it hangs on. */
  subject_id: string;
  operation: 'insert' | 'update' | 'delete';
  /** JSON of the changed columns (update) or of the whole row (delete). */
  before: string | null;
  after: string | null;
  staff_id: string | null;
  device_id: string;
  hybrid_time: string;
}

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
export interface StaffTable {
  id: string;
  name: string;
  role: 'owner' | 'manager' | 'sales' | 'service' | 'viewer';
  active: Defaulted<Flag>;
  /** Basis points that may be given without asking; null: any. */
  discount_limit: Defaulted<number | null>;
  created_at: number;
}
export interface ImportMappingsTable {
  id: string;
  target: string;
  /** Of the headings the mapping was made for: see domain/importing/mapping.ts. */
  fingerprint: string;
  /** Empty: remembered by itself. */
  name: string;
  name_key: string;
  /** JSON of a `MappingContent`. */
  content: string;
  created_at: number;
  last_used_at: number | null;
}
export interface ImportsTable {
  /** Also the id of the journal batch. */
  id: string;
  target: string;
  file_name: string;
  status: 'running' | 'done' | 'cancelled' | 'interrupted' | 'failed' | 'undone';
  options: string;
  duplicates: 'skip' | 'fill' | 'update' | 'add';
  staff_id: string | null;
  started_at: number;
  finished_at: number | null;
  rows: Defaulted<number>;
  added: Defaulted<number>;
  updated: Defaulted<number>;
  unchanged: Defaulted<number>;
  skipped: Defaulted<number>;
  rejected: Defaulted<number>;
  /** The import whose rejected rows this one has brought in, mended. */
  follows: Defaulted<string | null>;
  /** JSON: how the file was read (columns, order of dates, signs), so that mended rows are read alike. */
  plan: Defaulted<string>;
  mapping_name: Defaulted<string>;
  /** JSON: what an undo has kept. */
  kept: Defaulted<string>;
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

export interface Tables
  extends ProductTables, DealTables, AgendaTables, QuoteTables, TemplateTables, DocumentTables, MessageTables {
  app_state: { key: string; value: string };
  migrations: { name: string; applied_at: number };
  batches: BatchesTable;
  journal: JournalTable;
  journal_context: {
    id: number;
    batch_id: string | null;
    staff_id: string | null;
    device_id: string;
    hybrid_time: string;
  };
  staff: StaffTable;
  settings: { id: string; value: string };
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
  imports: ImportsTable;
  import_rejects: {
    import_id: string;
    row: number;
    reason: string;
    column_name: Defaulted<string>;
    value: Defaulted<string>;
    /** JSON array of the row's cells as they stood in the file. */
    cells: Defaulted<string>;
    /** The import that has brought the row in after it was mended. */
    mended_by: Defaulted<string | null>;
  };
  import_mappings: ImportMappingsTable;
  contact_index: ContactIndexTable;
  contact_search: ContactSearchTable;
  search_dirty: { contact_id: string };
}

export type Db = Kysely<Tables>;
export type Trx = Transaction<Tables>;
/** Query functions take either: the caller owns the transaction. */
export type Handle = Db | Trx;

/**
 * The business tables, whose every change is journaled: name → column that names the record whose history it is.
 * A new feature adds its tables here and gets history, undo, bin, audit and sync from the journal.
 */
export const journaledTables = {
  staff: 'id',
  settings: 'id',
  tags: 'id',
  groups: 'id',
  custom_fields: 'id',
  contacts: 'id',
  contact_phones: 'contact_id',
  contact_emails: 'contact_id',
  contact_addresses: 'contact_id',
  contact_links: 'contact_id',
  affiliations: 'contact_id',
  contact_tags: 'contact_id',
  contact_groups: 'contact_id',
  contact_consents: 'contact_id',
  contact_custom_values: 'contact_id',
  interactions: 'contact_id',
  not_duplicates: 'contact_id',
  tax_rates: 'id',
  product_categories: 'id',
  products: 'id',
  product_prices: 'product_id',
  product_parts: 'product_id',
  product_pictures: 'product_id',
  stock_movements: 'product_id',
  product_custom_values: 'product_id',
  tasks: 'id',
  task_links: 'task_id',
  appointments: 'id',
  appointment_links: 'appointment_id',
  appointment_changes: 'appointment_id',
  appointment_outcomes: 'appointment_id',
  birthday_greetings: 'contact_id',
  pipelines: 'id',
  stages: 'pipeline_id',
  stage_checks: 'stage_id',
  lost_reasons: 'id',
  deals: 'id',
  deal_people: 'deal_id',
  deal_products: 'deal_id',
  deal_stages: 'deal_id',
  deal_checks: 'deal_id',
  quotations: 'id',
  quotation_lines: 'quotation_id',
  document_counters: 'id',
  document_templates: 'id',
  documents: 'id',
  message_templates: 'id',
  lead_score_rules: 'id',
  lead_assignment_rules: 'id',
  leads: 'id',
} as const satisfies Partial<Record<keyof Tables, string>>;
export type JournaledTable = keyof typeof journaledTables;

/**
 * The tables whose rows people count when they are told what an act has made or taken back: "393 contacts". Tags,
 * groups and settings that came along are not among them. A new feature adds its records here.
 */
export const countedTables: ReadonlySet<JournaledTable> = new Set<JournaledTable>([
  'contacts',
  'products',
  'tasks',
  'appointments',
  'deals',
  'leads',
  'quotations',
  'documents',
]);
