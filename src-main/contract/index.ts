import { appointments } from './appointments.ts';
import { contacts } from './contacts.ts';
import { customFields } from './custom-fields.ts';
import { exports } from './exports.ts';
import { history } from './history.ts';
import { imports } from './imports.ts';
import { groups, tags } from './labels.ts';
import { productCategories } from './product-categories.ts';
import { products } from './products.ts';
import { reminders } from './reminders.ts';
import { settings } from './settings.ts';
import { shop } from './shop.ts';
import { tasks } from './tasks.ts';
import { taxRates } from './tax-rates.ts';
import { today } from './today.ts';

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
  exports,
  imports,
  history,
  settings,
  shop,
};
export type Contract = typeof contract;
