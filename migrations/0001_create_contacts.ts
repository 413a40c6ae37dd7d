import { type Kysely, sql } from 'kysely';

/**
 * The ground floor: staff, settings, the journal's tables, and contacts with everything that hangs on them.
 * Business tables carry one text `id`; the journal's triggers and the search index are kept up by the app itself
 * at each opening, since they follow from the tables.
 */
export async function up(db: Kysely<any>): Promise<void> {
  // --- what the file knows of itself (never journaled)
  await sql`create table app_state (key text primary key not null, value text not null) strict, without rowid`.execute(
    db,
  );

  await sql`create table batches (
    id text primary key not null,
    kind text not null,
    label text not null default '',
    staff_id text,
    device_id text not null,
    status text not null check (status in ('running', 'done', 'undone')),
    undo_of text references batches (id),
    started_at integer not null,
    finished_at integer
  ) strict`.execute(db);
  await sql`create index batches_status on batches (status) where status = 'running'`.execute(db);

  await sql`create table journal_context (
    id integer primary key check (id = 1),
    batch_id text,
    staff_id text,
    device_id text not null,
    hybrid_time text not null
  ) strict`.execute(db);

  await sql`create table journal (
    seq integer primary key autoincrement,
    batch_id text not null,
    table_name text not null,
    row_id text not null,
    subject_id text not null,
    operation text not null check (operation in ('insert', 'update', 'delete')),
    before text,
    after text,
    staff_id text,
    device_id text not null,
    hybrid_time text not null
  ) strict`.execute(db);
  await sql`create index journal_subject on journal (subject_id, seq)`.execute(db);
  await sql`create index journal_batch on journal (batch_id, seq)`.execute(db);

  // --- who works here, and how the shop likes it
  await sql`create table staff (
    id text primary key not null,
    name text not null,
    role text not null check (role in ('owner', 'manager', 'sales', 'service', 'viewer')),
    active integer not null default 1 check (active in (0, 1)),
    created_at integer not null
  ) strict`.execute(db);
  await sql`create table settings (id text primary key not null, value text not null check (json_valid(value))) strict`.execute(
    db,
  );

  // --- contacts
  await sql`create table contacts (
    id text primary key not null,
    kind text not null check (kind in ('person', 'organization')),
    name text not null check (name <> ''),
    title text not null default '',
    nickname text not null default '',
    name_key text not null,
    letter text not null check (length(letter) = 1),
    is_customer integer not null default 0 check (is_customer in (0, 1)),
    is_supplier integer not null default 0 check (is_supplier in (0, 1)),
    is_partner integer not null default 0 check (is_partner in (0, 1)),
    is_prospect integer not null default 0 check (is_prospect in (0, 1)),
    gender text check (gender in ('female', 'male')),
    birthday text check (birthday glob '[0-9-]*-[0-1][0-9]-[0-3][0-9]'),
    occupation text not null default '',
    interests text not null default '',
    language text not null default '',
    source text not null default '',
    referred_by_id text references contacts (id) on delete set null,
    preferred_channel text check (preferred_channel in ('phone', 'whatsapp', 'sms', 'email', 'post')),
    note text not null default '',
    blocked_at integer,
    blocked_reason text not null default '',
    merged_into_id text references contacts (id) on delete set null,
    created_at integer not null,
    updated_at integer not null,
    deleted_at integer
  ) strict`.execute(db);
  await sql`create index contacts_referred_by on contacts (referred_by_id) where referred_by_id is not null`.execute(
    db,
  );
  await sql`create index contacts_merged_into on contacts (merged_into_id) where merged_into_id is not null`.execute(
    db,
  );
  // For completing what is typed: values in use are read from an index alone.
  await sql`create index contacts_source on contacts (source) where source <> ''`.execute(db);
  await sql`create index contacts_occupation on contacts (occupation) where occupation <> ''`.execute(db);
  await sql`create index contacts_name_key on contacts (name_key)`.execute(db);
  await sql`create index contacts_deleted on contacts (deleted_at) where deleted_at is not null`.execute(db);

  await sql`create table contact_phones (
    id text primary key not null,
    contact_id text not null references contacts (id) on delete cascade,
    position integer not null,
    label text not null,
    raw text not null,
    e164 text,
    digits text not null,
    preferred integer not null default 0 check (preferred in (0, 1))
  ) strict`.execute(db);
  await sql`create index contact_phones_contact on contact_phones (contact_id, position)`.execute(db);
  await sql`create index contact_phones_e164 on contact_phones (e164) where e164 is not null`.execute(db);

  await sql`create table contact_emails (
    id text primary key not null,
    contact_id text not null references contacts (id) on delete cascade,
    position integer not null,
    label text not null,
    address text not null,
    address_key text not null,
    preferred integer not null default 0 check (preferred in (0, 1))
  ) strict`.execute(db);
  await sql`create index contact_emails_contact on contact_emails (contact_id, position)`.execute(db);
  await sql`create index contact_emails_key on contact_emails (address_key)`.execute(db);

  await sql`create table contact_addresses (
    id text primary key not null,
    contact_id text not null references contacts (id) on delete cascade,
    position integer not null,
    label text not null,
    street text not null default '',
    city text not null default '',
    city_key text not null default '',
    region text not null default '',
    postal_code text not null default '',
    country text not null default '',
    preferred integer not null default 0 check (preferred in (0, 1))
  ) strict`.execute(db);
  await sql`create index contact_addresses_contact on contact_addresses (contact_id, position)`.execute(db);

  await sql`create index contact_addresses_city on contact_addresses (city) where city <> ''`.execute(db);

  await sql`create table contact_links (
    id text primary key not null,
    contact_id text not null references contacts (id) on delete cascade,
    position integer not null,
    label text not null,
    value text not null,
    preferred integer not null default 0 check (preferred in (0, 1))
  ) strict`.execute(db);
  await sql`create index contact_links_contact on contact_links (contact_id, position)`.execute(db);

  await sql`create table affiliations (
    id text primary key not null,
    contact_id text not null references contacts (id) on delete cascade,
    organization_id text not null references contacts (id) on delete cascade,
    position integer not null,
    job_title text not null default '',
    preferred integer not null default 0 check (preferred in (0, 1)),
    unique (contact_id, organization_id, job_title),
    check (contact_id <> organization_id)
  ) strict`.execute(db);
  await sql`create index affiliations_organization on affiliations (organization_id)`.execute(db);
  await sql`create index affiliations_job_title on affiliations (job_title) where job_title <> ''`.execute(db);
  for (const table of ['contact_phones', 'contact_emails', 'contact_addresses', 'contact_links'])
    await sql`create index ${sql.ref(`${table}_label`)} on ${sql.table(table)} (label)`.execute(db);

  for (const [table, link, column] of [
    ['tags', 'contact_tags', 'tag_id'],
    ['groups', 'contact_groups', 'group_id'],
  ] as const) {
    await sql`create table ${sql.table(table)} (
      id text primary key not null,
      name text not null check (name <> ''),
      name_key text not null unique,
      color text not null,
      created_at integer not null
    ) strict`.execute(db);
    await sql`create table ${sql.table(link)} (
      id text primary key not null,
      contact_id text not null references contacts (id) on delete cascade,
      ${sql.ref(column)} text not null references ${sql.table(table)} (id) on delete cascade,
      unique (contact_id, ${sql.ref(column)})
    ) strict`.execute(db);
    await sql`create index ${sql.ref(`${link}_${column}`)} on ${sql.table(link)} (${sql.ref(column)}, contact_id)`.execute(
      db,
    );
  }

  await sql`create table contact_consents (
    id text primary key not null,
    contact_id text not null references contacts (id) on delete cascade,
    channel text not null check (channel in ('phone', 'whatsapp', 'sms', 'email', 'post')),
    state text not null check (state in ('yes', 'no')),
    at integer not null,
    unique (contact_id, channel)
  ) strict`.execute(db);

  await sql`create table custom_fields (
    id text primary key not null,
    entity text not null check (entity in ('contact')),
    name text not null check (name <> ''),
    name_key text not null,
    kind text not null check (kind in ('text', 'number', 'money', 'date', 'choice', 'yesno')),
    choices text not null default '[]' check (json_valid(choices)),
    position integer not null,
    created_at integer not null,
    deleted_at integer
  ) strict`.execute(db);
  await sql`create unique index custom_fields_name on custom_fields (entity, name_key) where deleted_at is null`.execute(
    db,
  );
  await sql`create table contact_custom_values (
    id text primary key not null,
    contact_id text not null references contacts (id) on delete cascade,
    field_id text not null references custom_fields (id) on delete cascade,
    value text not null,
    unique (contact_id, field_id)
  ) strict`.execute(db);
  await sql`create index contact_custom_values_field on contact_custom_values (field_id)`.execute(db);

  await sql`create table interactions (
    id text primary key not null,
    contact_id text not null references contacts (id) on delete cascade,
    kind text not null check (kind in ('note', 'call', 'visit', 'message')),
    text text not null,
    occurred_at integer not null,
    staff_id text references staff (id) on delete set null,
    created_at integer not null,
    deleted_at integer
  ) strict`.execute(db);
  await sql`create index interactions_contact on interactions (contact_id, occurred_at)`.execute(db);

  await sql`create table not_duplicates (
    id text primary key not null,
    contact_id text not null references contacts (id) on delete cascade,
    other_id text not null references contacts (id) on delete cascade,
    created_at integer not null,
    unique (contact_id, other_id),
    check (contact_id < other_id)
  ) strict`.execute(db);
  await sql`create index not_duplicates_other on not_duplicates (other_id)`.execute(db);

  // --- imports: a record of what was brought in (its changes are in the journal under the same id)
  await sql`create table imports (
    id text primary key not null references batches (id),
    target text not null,
    file_name text not null,
    status text not null check (status in ('running', 'done', 'cancelled', 'interrupted', 'failed', 'undone')),
    options text not null check (json_valid(options)),
    duplicates text not null check (duplicates in ('skip', 'update', 'add')),
    staff_id text,
    started_at integer not null,
    finished_at integer,
    rows integer not null default 0,
    added integer not null default 0,
    updated integer not null default 0,
    unchanged integer not null default 0,
    skipped integer not null default 0,
    rejected integer not null default 0
  ) strict`.execute(db);
  await sql`create index imports_started on imports (started_at)`.execute(db);
  await sql`create table import_rejects (
    import_id text not null references imports (id) on delete cascade,
    row integer not null,
    reason text not null,
    column_name text not null default '',
    value text not null default '',
    primary key (import_id, row)
  ) strict, without rowid`.execute(db);
}
