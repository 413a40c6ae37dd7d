import { contacts } from './contacts.ts';
import { customFields } from './custom-fields.ts';
import { exports } from './exports.ts';
import { history } from './history.ts';
import { imports } from './imports.ts';
import { groups, tags } from './labels.ts';
import { productCategories } from './product-categories.ts';
import { products } from './products.ts';
import { settings } from './settings.ts';
import { shop } from './shop.ts';
import { taxRates } from './tax-rates.ts';

/** All that may be asked of Langganan: doors, client, command line and tests derive from this one object. */
export const contract = {
  contacts,
  tags,
  groups,
  customFields,
  products,
  productCategories,
  taxRates,
  exports,
  imports,
  history,
  settings,
  shop,
};
export type Contract = typeof contract;
