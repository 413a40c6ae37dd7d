import { sql } from 'kysely';
import { leaveForLater } from './late-entries.ts';
import { isListingLater, makeNewEntries } from './new-entries.ts';
import { makeEntries, SearchTexts, searchTables } from './search-entries.ts';
import { followEvent, followRows, type MadeIndex, type Side } from './made-index.ts';
import type { Handle } from './tables.ts';

/** Contacts brought up to date between two breaths: some ten milliseconds. */
const CHUNK = 64;
/** While the index is made anew nobody waits for the window. */
const CHUNK_OF_ALL = 256;

/** Tables whose rows change what is found about a contact, with the expression that names the contact. */
const watched: Record<string, string> = {
  contact_phones: 'contact_id',
  contact_emails: 'contact_id',
  contact_addresses: 'contact_id',
  affiliations: 'contact_id',
  contact_tags: 'contact_id',
  contact_groups: 'contact_id',
  interactions: 'contact_id',
};

/**
 * The search index of contacts: `contact_index` (what lists sort, filter and count on), `contact_search` (FTS5, trigrams of
 * folded text) and the triggers that note in `search_dirty` whose entry is out of date. {@link flushSearchIndex}
 * brings those up to date before each commit: once per contact, however many of its rows an act has written.
 */
export const contactIndex: MadeIndex = {
  name: 'search_index',
  version: '6',
  tables: [...searchTables, 'contact_index_labels', 'contact_index', 'search_dirty'],
  async make(trx) {
    await sql`create table search_dirty (contact_id text primary key not null) strict, without rowid`.execute(trx);
    await sql`create table contact_index (
      row integer primary key,
      contact_id text not null unique,
      flags integer not null,
      name_key text not null,
      letter text not null,
      city text not null, city_key text not null,
      company text not null, company_key text not null,
      birth_day text not null,
      created_at integer not null, updated_at integer not null, last_interaction_at integer,
      words text not null, digits text not null
    ) strict`.execute(trx);
    // Each sort has an index that also holds what the filters ask for, so that a page and a count are read from it alone.
    for (const columns of [
      ['name_key', 'row', 'flags'],
      ['city_key', 'name_key', 'row', 'flags'],
      ['company_key', 'name_key', 'row', 'flags'],
      ['created_at', 'row', 'flags'],
      ['updated_at', 'row', 'flags'],
      ['last_interaction_at', 'row', 'flags'],
      ['birth_day', 'name_key', 'row', 'flags'],
      ['letter', 'flags'],
    ])
      await sql`create index ${sql.id(`contact_index_${columns[0]}`)} on contact_index (${sql.join(columns.map((c) => sql.id(c)))})`.execute(
        trx,
      );
    await sql`create table contact_index_labels (
      label_id text not null, row integer not null, primary key (label_id, row)
    ) strict, without rowid`.execute(trx);
    await sql`create index contact_index_labels_row on contact_index_labels (row)`.execute(trx);
    await sql`create virtual table contact_search using fts5 (
      name, company, phones, emails, city, tags, note, timeline,
      content = '', contentless_delete = 1, tokenize = 'trigram'
    )`.execute(trx);
    // The first two columns once more: what ranks first must not wait for all that notes and e-mails have in common.
    await sql`create virtual table contact_names using fts5 (
      name, company, content = '', contentless_delete = 1, tokenize = 'trigram'
    )`.execute(trx);
    // One and two letters are no trigram: they are the beginning of a word; one and two digits stand anywhere in a phone.
    await sql`create virtual table contact_words using fts5 (
      words, content = '', contentless_delete = 1, detail = none, prefix = '1 2',
      tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* Co'"
    )`.execute(trx);
    await watchTables(trx);
    await sql`insert into search_dirty select id from contacts`.execute(trx);
    await flushSearchIndex(trx, undefined, CHUNK_OF_ALL);
  },
};

async function watchTables(db: Handle): Promise<void> {
  const mark = (column: string) => (side: Side) =>
    sql`insert into search_dirty (contact_id) select ${sql.ref(`${side}.${column}`)} where true on conflict do nothing;`;
  for (const [table, column] of [['contacts', 'id'] as const, ...Object.entries(watched)])
    await followRows(db, 'search', table, mark(column));
  // A new name of an organization, a tag or a group is also a new text of those who bear it; so is its way to the bin.
  const followers = [
    [
      'contacts',
      ['name', 'title', 'deleted_at'],
      sql`select contact_id from affiliations where organization_id = new.id`,
    ],
    ['tags', ['name'], sql`select contact_id from contact_tags where tag_id = new.id`],
    ['groups', ['name'], sql`select contact_id from contact_groups where group_id = new.id`],
  ] as const;
  for (const [table, columns, bearers] of followers) {
    const changed = columns.map((column) => sql`old.${sql.id(column)} is not new.${sql.id(column)}`);
    await followEvent(
      db,
      `search_${table}_followers`,
      sql`update of ${sql.join(columns.map((column) => sql.id(column)))} on ${sql.id(table)}
        when ${sql.join(changed, sql` or `)}`,
      sql`insert into search_dirty (contact_id) ${bearers} on conflict do nothing;`,
    );
  }
}

/**
 * Brings the index entries of all contacts noted in `search_dirty` up to date. Runs inside the transaction that
 * changed them, before its commit, so what is found is always what is stored.
 * `breathe` is awaited between chunks, so that a large act lets the window live. Within `listingLater` only what is gone
 * is taken off the lists.
 */
export async function flushSearchIndex(trx: Handle, breathe?: () => Promise<void>, chunk = CHUNK): Promise<void> {
  const found = new SearchTexts();
  while (await makeNewEntries(trx, found, chunk)) {
    if (found.isFull) await found.write(trx, breathe);
    await breathe?.();
  }
  if (isListingLater()) await leaveForLater(trx);
  for (;;) {
    const dirty = await trx.selectFrom('search_dirty').select('contact_id').limit(chunk).execute();
    if (dirty.length === 0 || found.isFull) await found.write(trx, breathe);
    if (dirty.length === 0) return;
    const contactIds = dirty.map((row) => row.contact_id);
    await makeEntries(trx, contactIds, found);
    const ids = JSON.stringify(contactIds);
    await sql`delete from search_dirty where contact_id in (select value from json_each(${ids}))`.execute(trx);
    await breathe?.();
  }
}
