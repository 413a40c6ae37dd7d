import { type Kysely, sql } from 'kysely';

/**
 * What documents look like, as the shop wants them: designs made in the app, and Word files of its own. The files lie by
 * their content, are never changed, and are not in the journal: a template names the one that it is.
 */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`create table template_files (
    sha256 text primary key not null check (length(sha256) = 64),
    bytes blob not null
  ) strict`.execute(db);
  await sql`create trigger template_files_stay before update on template_files
    begin select raise(abort, 'a file of a template never changes'); end`.execute(db);

  await sql`create table document_templates (
    id text primary key not null,
    kind text not null check (kind <> ''),
    name text not null check (name <> ''),
    source text not null check (source in ('design', 'word')),
    design text check (json_valid(design)),
    file_name text not null default '',
    file_sha256 text not null default '',
    created_at integer not null,
    updated_at integer not null,
    deleted_at integer,
    check ((source = 'design') = (design is not null)),
    check ((source = 'word') = (file_sha256 <> ''))
  ) strict`.execute(db);
  await sql`create index document_templates_by_kind on document_templates (kind, deleted_at)`.execute(db);
}
