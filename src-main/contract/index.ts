import { contacts, customFields, groups, tags } from './contacts.ts';
import { history } from './history.ts';
import { imports } from './imports.ts';
import { settings } from './settings.ts';
import { shop } from './shop.ts';

/** All that may be asked of Langganan: doors, client, command line and tests derive from this one object. */
export const contract = { contacts, tags, groups, customFields, imports, history, settings, shop };
export type Contract = typeof contract;
