import type { Migration } from 'kysely/migration';
import * as m0001 from './0001_create_contacts.ts';
import * as m0002 from './0002_keep_import_mappings.ts';
import * as m0003 from './0003_create_products.ts';
import * as m0004 from './0004_create_deals.ts';
import * as m0005 from './0005_create_agenda.ts';
import * as m0006 from './0006_create_quotations.ts';
import * as m0007 from './0007_create_document_templates.ts';
import * as m0008 from './0008_create_documents.ts';
import * as m0009 from './0009_create_message_templates.ts';

/** All migrations in their order. Forward-only, frozen once landed. */
export const migrations: Record<string, Migration> = {
  '0001_create_contacts': m0001,
  '0002_keep_import_mappings': m0002,
  '0003_create_products': m0003,
  '0004_create_deals': m0004,
  '0005_create_agenda': m0005,
  '0006_create_quotations': m0006,
  '0007_create_document_templates': m0007,
  '0008_create_documents': m0008,
  '0009_create_message_templates': m0009,
};
