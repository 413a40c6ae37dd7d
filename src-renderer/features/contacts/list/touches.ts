import { query } from '../../../api/index.ts';

/** How many entries the timeline of a contact has. */
export const touchesOf = (contactId: string) => query('contacts', 'interactions', { contactId, limit: 1, offset: 0 });
