import { type Kysely, sql } from 'kysely';

/**
 * Papers other than quotations: invoices, delivery notes, receipts, letters … Each is made in one act and never changes:
 * `content` holds what it says, with names and amounts as they were. A wrong one is cancelled and keeps its number.
 */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`create table documents (
    id text primary key not null,
    kind text not null check (kind <> ''),
    number text not null check (number <> ''),
    number_prefix text not null default '',
    number_period text not null default '',
    number_counter integer not null check (number_counter > 0),
    contact_id text references contacts (id) on delete set null,
    deal_id text references deals (id) on delete set null,
    quote_id text references quotations (id) on delete set null,
    source_id text references documents (id) on delete set null,
    staff_id text references staff (id) on delete set null,
    language text not null check (language in ('id', 'en')),
    template text not null,
    currency text not null,
    currency_decimals integer not null,
    subject text not null default '',
    made_on text not null check (made_on glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    due_on text check (due_on glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    total integer,
    content text not null check (json_valid(content)),
    file text not null default '',
    warnings text not null default '[]' check (json_valid(warnings)),
    made_at integer not null,
    cancelled_at integer,
    cancelled_by_id text references staff (id) on delete set null,
    cancel_reason text not null default '' check ((cancelled_at is null) = (cancel_reason = '')),
    updated_at integer not null,
    unique (kind, number)
  ) strict`.execute(db);
  await sql`create index documents_counter on documents (kind, number_prefix, number_period, number_counter)`.execute(
    db,
  );
  await sql`create index documents_made on documents (made_on, made_at)`.execute(db);
  await sql`create index documents_contact on documents (contact_id, made_on) where contact_id is not null`.execute(db);
  await sql`create index documents_deal on documents (deal_id) where deal_id is not null`.execute(db);
  await sql`create index documents_quote on documents (quote_id) where quote_id is not null`.execute(db);
  await sql`create index documents_source on documents (source_id) where source_id is not null`.execute(db);
  await sql`create index documents_staff on documents (staff_id) where staff_id is not null`.execute(db);
  await sql`create index documents_cancelled_by on documents (cancelled_by_id)
    where cancelled_by_id is not null`.execute(db);
  await sql`create index documents_file on documents (file) where file <> ''`.execute(db);

  // What went out never changes and never goes, whatever writes: only whose it is (two cards become one) and that it counts
  // no more.
  await sql`create trigger documents_locked before update on documents
    when new.id is not old.id or new.kind is not old.kind or new.number is not old.number
      or new.number_prefix is not old.number_prefix or new.number_period is not old.number_period
      or new.number_counter is not old.number_counter or new.language is not old.language
      or new.template is not old.template or new.currency is not old.currency
      or new.currency_decimals is not old.currency_decimals or new.subject is not old.subject
      or new.made_on is not old.made_on or new.due_on is not old.due_on or new.total is not old.total
      or new.content is not old.content or new.file is not old.file or new.warnings is not old.warnings
      or new.made_at is not old.made_at
    begin select raise(ignore); end`.execute(db);
  await sql`create trigger documents_stay before delete on documents begin select raise(ignore); end`.execute(db);
}
