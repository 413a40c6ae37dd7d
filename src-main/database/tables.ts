import type { Generated, Kysely, Transaction } from 'kysely';
import type { AgendaTables } from './agenda-tables.ts';
import type { Defaulted, Flag } from './column-types.ts';
import type { ContactTables } from './contact-tables.ts';
import type { DealTables } from './deal-tables.ts';
import type { ImportTables } from './import-tables.ts';
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

export interface StaffTable {
  id: string;
  name: string;
  role: 'owner' | 'manager' | 'sales' | 'service' | 'viewer';
  active: Defaulted<Flag>;
  /** Basis points that may be given without asking; null: any. */
  discount_limit: Defaulted<number | null>;
  created_at: number;
}

/** Every table of the file. */
export interface Tables
  extends
    ContactTables,
    ImportTables,
    ProductTables,
    DealTables,
    AgendaTables,
    QuoteTables,
    TemplateTables,
    DocumentTables,
    MessageTables {
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
