import { type RawBuilder, sql } from 'kysely';
import type { Db, Handle } from './tables.ts';

/** Raise it whenever what is indexed changes: the index is then made anew at the next opening. */
const VERSION = '6';
/** Contacts brought up to date between two breaths: some ten milliseconds. */
const CHUNK = 25;
/** While the index is made anew nobody waits for the window. */
const CHUNK_OF_ALL = 200;

/** What filters ask for, packed into `contact_index.flags`: bits, and the month of birth (1–12) times `birthMonth`. */
export const contactFlags = {
  organization: 1,
  customer: 2,
  supplier: 4,
  partner: 8,
  prospect: 16,
  hasPhone: 32,
  blocked: 64,
  birthMonth: 256,
} as const;

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
 * Makes the search index: `contact_index` (what lists sort, filter and count on), `contact_search` (FTS5, trigrams of
 * folded text) and the triggers that note in `search_dirty` whose entry is out of date. {@link flushSearchIndex}
 * brings those up to date before each commit: once per contact, however many of its rows an act has written.
 */
export async function installSearchIndex(db: Db): Promise<void> {
  const state = await db.selectFrom('app_state').select('value').where('key', '=', 'search_index').executeTakeFirst();
  if (state?.value === VERSION) return;
  await db.transaction().execute(async (trx) => {
    for (const table of [...searchTables, 'contact_index_labels', 'contact_index', 'search_dirty'])
      await sql`drop table if exists ${sql.id(table)}`.execute(trx);
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
    await sql`insert or replace into app_state (key, value) values ('search_index', ${VERSION})`.execute(trx);
  });
}

/** The FTS5 tables, each with `rowid` = contact_index.row. */
const searchTables = ['contact_search', 'contact_names', 'contact_words'] as const;

async function watchTables(db: Handle): Promise<void> {
  const mark = (contact: string) =>
    sql`insert into search_dirty (contact_id) select ${sql.ref(contact)} where true on conflict do nothing`;
  for (const [table, column] of [['contacts', 'id'] as const, ...Object.entries(watched)])
    for (const operation of ['insert', 'update', 'delete'] as const) {
      const name = sql.id(`search_${table}_${operation}`);
      const word = { insert: sql`insert`, update: sql`update`, delete: sql`delete` }[operation];
      await sql`drop trigger if exists ${name}`.execute(db);
      await sql`create trigger ${name} after ${word} on ${sql.id(table)} begin ${
        operation === 'insert' ? sql`` : sql`${mark(`old.${column}`)};`
      } ${operation === 'delete' ? sql`` : sql`${mark(`new.${column}`)};`} end`.execute(db);
    }
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
    const name = sql.id(`search_${table}_followers`);
    const changed = columns.map((column) => sql`old.${sql.id(column)} is not new.${sql.id(column)}`);
    await sql`drop trigger if exists ${name}`.execute(db);
    await sql`create trigger ${name} after update of ${sql.join(columns.map((column) => sql.id(column)))} on ${sql.id(table)}
      when ${sql.join(changed, sql` or `)} begin
        insert into search_dirty (contact_id) ${bearers} on conflict do nothing; end`.execute(db);
  }
}

/**
 * Brings the index entries of all contacts noted in `search_dirty` up to date. Runs inside the transaction that
 * changed them, before its commit, so what is found is always what is stored.
 * `breathe` is awaited between chunks, so that a large act lets the window live.
 */
export async function flushSearchIndex(trx: Handle, breathe?: () => Promise<void>, chunk = CHUNK): Promise<void> {
  for (;;) {
    const dirty = await trx.selectFrom('search_dirty').select('contact_id').limit(chunk).execute();
    if (dirty.length === 0) return;
    const ids = JSON.stringify(dirty.map((row) => row.contact_id));
    await refresh(trx, ids);
    await sql`delete from search_dirty where contact_id in (select value from json_each(${ids}))`.execute(trx);
    await breathe?.();
  }
}

/** A column as it is searched; most are empty, and folding calls back into JavaScript. */
const folded = (column: string) => sql`iif(${sql.ref(column)} = '', '', fold(${sql.ref(column)}))`;

/** The texts of all that hangs on a contact as they are searched, after a space; nothing is folded where there are none. */
const allOf = (text: RawBuilder<unknown>, from: RawBuilder<unknown>) =>
  sql`coalesce((select ' ' || fold(group_concat(${text}, ' ')) from ${from} having count(*) > 0), ' ')`;

async function refresh(trx: Handle, ids: string): Promise<void> {
  const chosen = sql`(select value from json_each(${ids}))`;
  for (const table of searchTables)
    await sql`delete from ${sql.id(table)} where rowid in (select row from contact_index where contact_id in ${chosen})`.execute(
      trx,
    );
  await sql`delete from contact_index_labels where row in (select row from contact_index where contact_id in ${chosen})`.execute(
    trx,
  );
  await sql`delete from contact_index where contact_id in (
    select i.contact_id from contact_index i left join contacts c on c.id = i.contact_id
    where i.contact_id in ${chosen} and (c.id is null or c.deleted_at is not null))`.execute(trx);
  await sql`
    insert into contact_index (contact_id, flags, name_key, letter, city, city_key, company, company_key, birth_day,
      created_at, updated_at, last_interaction_at, words, digits)
    select id, is_organization * ${sql.lit(contactFlags.organization)} + is_customer * ${sql.lit(contactFlags.customer)}
        + is_supplier * ${sql.lit(contactFlags.supplier)} + is_partner * ${sql.lit(contactFlags.partner)}
        + is_prospect * ${sql.lit(contactFlags.prospect)} + (digits <> '') * ${sql.lit(contactFlags.hasPhone)}
        + blocked * ${sql.lit(contactFlags.blocked)} + substr(birth_day, 1, 2) * ${sql.lit(contactFlags.birthMonth)},
      name_key, letter, city, city_key, company, company_key, birth_day, created_at, updated_at, last_at,
      ' ' || ${folded('title')} || ' ' || name_key || ' ' || ${folded('nickname')} || ' ' || company_key, digits
    from (select *, ${folded('company')} company_key from (
      select c.id, c.kind = 'organization' is_organization, c.title, c.name_key, c.letter, c.is_customer, c.is_supplier, c.is_partner, c.is_prospect,
        coalesce(a.city, '') city, coalesce(a.city_key, '') city_key,
        coalesce((select o.name from affiliations f join contacts o on o.id = f.organization_id
          where f.contact_id = c.id and o.deleted_at is null order by f.preferred desc, f.position limit 1), '') company,
        coalesce((select group_concat(p.digits, ' ') from contact_phones p where p.contact_id = c.id), '') digits,
        coalesce(substr(c.birthday, -5), '') birth_day, c.blocked_at is not null blocked, c.created_at, c.updated_at,
        (select max(occurred_at) from interactions i where i.contact_id = c.id and i.deleted_at is null) last_at, c.nickname
      from contacts c
      left join contact_addresses a on a.id = (select id from contact_addresses x where x.contact_id = c.id and x.city <> ''
        order by x.preferred desc, x.position limit 1)
      where c.id in ${chosen} and c.deleted_at is null
    )) where true
    on conflict (contact_id) do update set flags = excluded.flags, name_key = excluded.name_key, letter = excluded.letter,
      city = excluded.city, city_key = excluded.city_key, company = excluded.company, company_key = excluded.company_key,
      birth_day = excluded.birth_day, created_at = excluded.created_at, updated_at = excluded.updated_at,
      last_interaction_at = excluded.last_interaction_at, words = excluded.words, digits = excluded.digits`.execute(
    trx,
  );
  // Each text begins with a space: two letters at the start of a word are a trigram too.
  const named = sql`' ' || trim(${folded('c.title')} || ' ' || fold(c.name)) || ' ' || ${folded('c.nickname')}`;
  const companies = allOf(
    sql`o.title || ' ' || o.name`,
    sql`affiliations f join contacts o on o.id = f.organization_id where f.contact_id = c.id and o.deleted_at is null`,
  );
  await sql`
    insert into contact_search (rowid, name, company, phones, emails, city, tags, note, timeline)
    select i.row, ${named}, ${companies}, ' ' || i.digits,
      ${allOf(sql`e.address`, sql`contact_emails e where e.contact_id = c.id`)},
      ${allOf(sql`a.street || ' ' || a.city || ' ' || a.region`, sql`contact_addresses a where a.contact_id = c.id`)},
      ${allOf(
        sql`name`,
        sql`(select t.name from contact_tags l join tags t on t.id = l.tag_id where l.contact_id = c.id union all
          select g.name from contact_groups l join groups g on g.id = l.group_id where l.contact_id = c.id)`,
      )},
      ' ' || ${folded('c.note')},
      ${allOf(sql`t.text`, sql`interactions t where t.contact_id = c.id and t.deleted_at is null`)}
    from contact_index i join contacts c on c.id = i.contact_id
    where i.contact_id in ${chosen}`.execute(trx);
  const indexed = sql`contact_index i join contacts c on c.id = i.contact_id where i.contact_id in ${chosen}`;
  await sql`insert into contact_names (rowid, name, company)
    select i.row, ${named}, ${companies} from ${indexed}`.execute(trx);
  await sql`insert into contact_words (rowid, words) select row, words || ' ' || digit_pairs(digits)
    from contact_index where contact_id in ${chosen}`.execute(trx);
  await sql`insert into contact_index_labels (label_id, row)
    select l.tag_id, i.row from contact_index i join contact_tags l on l.contact_id = i.contact_id where i.contact_id in ${chosen}
    union all
    select l.group_id, i.row from contact_index i join contact_groups l on l.contact_id = i.contact_id
    where i.contact_id in ${chosen}`.execute(trx);
}
