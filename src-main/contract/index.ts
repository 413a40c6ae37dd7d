import { contacts } from './contacts.ts';
import { customFields } from './custom-fields.ts';
import { exports } from './exports.ts';
import { history } from './history.ts';
import { imports } from './imports.ts';
import { groups, tags } from './labels.ts';
import { settings } from './settings.ts';
import { shop } from './shop.ts';

/** All that may be asked of Langganan: doors, client, command line and tests derive from this one object. */
export const contract = { contacts, tags, groups, customFields, exports, imports, history, settings, shop };
export type Contract = typeof contract;
