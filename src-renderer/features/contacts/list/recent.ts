import { query } from '../../../api/index.ts';

/** The newest entries of a contact's timeline, as many as the side of a card shows. */
export const recentOf = (contactId: string) => query('contacts', 'interactions', { contactId, limit: 12, offset: 0 });
