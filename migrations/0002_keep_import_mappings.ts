import { type Kysely, sql } from 'kysely';

/**
 * What an import leaves behind so that it can be gone on with: how it was read, the cells of its rejected rows, the
 * mapping for the next file with the same headings. `imports` is made anew because its list of ways to treat duplicates
 * grows.
 */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`create table imports_new (
    id text primary key not null references batches (id),
    target text not null,
    file_name text not null,
    status text not null check (status in ('running', 'done', 'cancelled', 'interrupted', 'failed', 'undone')),
    options text not null check (json_valid(options)),
    duplicates text not null check (duplicates in ('skip', 'fill', 'update', 'add')),
    staff_id text,
    started_at integer not null,
    finished_at integer,
    rows integer not null default 0,
    added integer not null default 0,
    updated integer not null default 0,
    unchanged integer not null default 0,
    skipped integer not null default 0,
    rejected integer not null default 0,
    follows text references imports (id) on delete set null,
    plan text not null default '{}' check (json_valid(plan)),
    mapping_name text not null default '',
    kept text not null default '[]' check (json_valid(kept))
  ) strict`.execute(db);
  await sql`insert into imports_new (id, target, file_name, status, options, duplicates, staff_id, started_at, finished_at,
      rows, added, updated, unchanged, skipped, rejected)
    select id, target, file_name, status, options, duplicates, staff_id, started_at, finished_at,
      rows, added, updated, unchanged, skipped, rejected from imports`.execute(db);
  await sql`drop table imports`.execute(db);
  await sql`alter table imports_new rename to imports`.execute(db);
  await sql`create index imports_started on imports (started_at)`.execute(db);
  await sql`create index imports_follows on imports (follows) where follows is not null`.execute(db);

  // The cells as JSON, and the import that brought the row in after it was mended.
  await sql`alter table import_rejects add column cells text not null default '[]' check (json_valid(cells))`.execute(
    db,
  );
  await sql`alter table import_rejects add column mended_by text references imports (id) on delete set null`.execute(
    db,
  );
  await sql`create index import_rejects_mended on import_rejects (mended_by) where mended_by is not null`.execute(db);

  await sql`create table import_mappings (
    id text primary key not null,
    target text not null,
    fingerprint text not null,
    name text not null default '',
    name_key text not null default '',
    content text not null check (json_valid(content)),
    created_at integer not null,
    last_used_at integer
  ) strict`.execute(db);
  await sql`create unique index import_mappings_name on import_mappings (name_key) where name_key <> ''`.execute(db);
  await sql`create unique index import_mappings_remembered on import_mappings (target, fingerprint) where name_key = ''`.execute(
    db,
  );
  await sql`create index import_mappings_fingerprint on import_mappings (target, fingerprint, last_used_at)`.execute(
    db,
  );

  // Rows are matched by the value of an own field: the customer number of the old program.
  await sql`create index contact_custom_values_value on contact_custom_values (field_id, value)`.execute(db);
  await sql`drop index contact_custom_values_field`.execute(db);
}
