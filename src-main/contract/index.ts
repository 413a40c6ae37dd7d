import { appointments } from './appointments.ts';
import { contacts } from './contacts.ts';
import { customFields } from './custom-fields.ts';
import { deals } from './deals.ts';
import { documents } from './documents.ts';
import { exports } from './exports.ts';
import { history } from './history.ts';
import { imports } from './imports.ts';
import { groups, tags } from './labels.ts';
import { leads } from './leads.ts';
import { messages } from './messages.ts';
import { messageTemplates } from './message-templates.ts';
import { pipelines } from './pipelines.ts';
import { productCategories } from './product-categories.ts';
import { products } from './products.ts';
import { quotes } from './quotes.ts';
import { reminders } from './reminders.ts';
import { tasks } from './tasks.ts';
import { reports } from './reports.ts';
import { settings } from './settings.ts';
import { shop } from './shop.ts';
import { staff } from './staff.ts';
import { taxRates } from './tax-rates.ts';
import { templates } from './templates.ts';
import { today } from './today.ts';
import { wordDocuments, wordTemplates } from './word-templates.ts';

/** All that may be asked of Langganan: doors, client, command line and tests derive from this one object. */
export const contract = {
  contacts,
  tags,
  groups,
  customFields,
  products,
  productCategories,
  taxRates,
  tasks,
  appointments,
  reminders,
  today,
  deals,
  leads,
  pipelines,
  quotes,
  documents: { ...documents, ...wordDocuments },
  templates: { ...templates, ...wordTemplates },
  messages,
  messageTemplates,
  reports,
  staff,
  exports,
  imports,
  history,
  settings,
  shop,
};
export type Contract = typeof contract;
