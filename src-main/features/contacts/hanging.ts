import type { JournaledTable } from '../../database/tables.ts';

/**
 * Everything that hangs on a contact: the one list of what a merge moves. A feature whose table refers to contacts adds
 * its line here; a test compares the list with the database's own foreign keys.
 */
export interface Hanging {
  table: JournaledTable;
  /** The column that names the contact. */
  column: string;
  /**
   * Columns that, with the contact, say what the row says: of two rows that then say the same, the winner's stays and
   * the other goes. Left out, every row moves.
   */
  sameBy?: readonly string[];
  /** What must agree besides where the first of `sameBy` is null. */
  orElse?: string;
  /** A list with an order and one preferred row: what is moved comes after what is there. */
  listed?: true;
  /** Another column that names a contact, which must not become the same one. */
  other?: string;
  /** What becomes of a row that would then point at itself. */
  onSelf?: 'delete' | 'empty';
  /** Of two answers this one wins: its row's values are taken over. */
  wins?: { column: string; value: string; takes: readonly string[] };
}

export const hangingTables: readonly Hanging[] = [
  { table: 'contact_phones', column: 'contact_id', sameBy: ['e164'], orElse: 'raw', listed: true },
  { table: 'contact_emails', column: 'contact_id', sameBy: ['address_key'], listed: true },
  {
    table: 'contact_addresses',
    column: 'contact_id',
    sameBy: ['street', 'city_key', 'region', 'postal_code'],
    listed: true,
  },
  { table: 'contact_links', column: 'contact_id', sameBy: ['label', 'value'], listed: true },
  {
    table: 'affiliations',
    column: 'contact_id',
    sameBy: ['organization_id', 'job_title'],
    listed: true,
    other: 'organization_id',
    onSelf: 'delete',
  },
  {
    table: 'affiliations',
    column: 'organization_id',
    sameBy: ['contact_id', 'job_title'],
    other: 'contact_id',
    onSelf: 'delete',
  },
  { table: 'contact_tags', column: 'contact_id', sameBy: ['tag_id'] },
  { table: 'contact_groups', column: 'contact_id', sameBy: ['group_id'] },
  {
    table: 'contact_consents',
    column: 'contact_id',
    sameBy: ['channel'],
    // Who once said no is not asked again because of a second card that says yes.
    wins: { column: 'state', value: 'no', takes: ['state', 'at'] },
  },
  { table: 'contact_custom_values', column: 'contact_id', sameBy: ['field_id'] },
  { table: 'interactions', column: 'contact_id' },
  { table: 'task_links', column: 'contact_id', sameBy: ['task_id'] },
  { table: 'appointment_links', column: 'contact_id', sameBy: ['appointment_id'] },
  { table: 'birthday_greetings', column: 'contact_id', sameBy: ['year'] },
  { table: 'deals', column: 'contact_id' },
  { table: 'deal_people', column: 'contact_id', sameBy: ['deal_id'] },
  { table: 'leads', column: 'contact_id' },
  { table: 'quotations', column: 'contact_id' },
  { table: 'documents', column: 'contact_id' },
  { table: 'contacts', column: 'referred_by_id', other: 'id', onSelf: 'empty' },
  { table: 'contacts', column: 'merged_into_id', other: 'id', onSelf: 'empty' },
  // Pairs keep their own order of the two columns: merge.ts moves them itself.
  { table: 'not_duplicates', column: 'contact_id' },
  { table: 'not_duplicates', column: 'other_id' },
];
