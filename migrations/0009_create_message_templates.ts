import { type Kysely, sql } from 'kysely';

/** Texts of messages. Those that come with the app are rows only once somebody has changed them. */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`create table message_templates (
    id text primary key not null,
    name text not null,
    channel text not null check (channel in ('whatsapp', 'email', 'any')),
    subject text not null default '',
    body text not null default '',
    language text not null check (language in ('id', 'en')),
    about text check (about <> ''),
    usual integer not null default 0 check (usual in (0, 1)),
    created_at integer not null,
    updated_at integer not null,
    deleted_at integer
  ) strict`.execute(db);
}
