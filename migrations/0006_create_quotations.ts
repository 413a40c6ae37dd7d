import { type Kysely, sql } from 'kysely';

/**
 * Quotations with their revisions and lines, and the counters of documents' numbers. Every revision is a row of its own;
 * those of one quotation share `root_id` and number. How large a discount a member of staff may give.
 */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`create table document_counters (
    id text primary key not null,
    kind text not null,
    prefix text not null default '',
    period text not null default '',
    last integer not null check (last >= 0),
    unique (kind, prefix, period)
  ) strict`.execute(db);

  await sql`create table quotations (
    id text primary key not null,
    root_id text not null,
    revision integer not null check (revision > 0),
    number text check (number <> ''),
    number_prefix text not null default '',
    number_period text not null default '',
    number_counter integer check ((number_counter is null) = (number is null)),
    status text not null default 'draft'
      check (status in ('draft', 'issued', 'accepted', 'declined', 'superseded')),
    contact_id text references contacts (id) on delete set null,
    deal_id text references deals (id) on delete set null,
    staff_id text references staff (id) on delete set null,
    subject text not null default '',
    language text not null check (language in ('id', 'en')),
    template text not null,
    currency text not null,
    currency_decimals integer not null,
    issued_on text check (issued_on glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    valid_days integer not null check (valid_days >= 0),
    valid_until text check (valid_until glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    terms text not null default '',
    note text not null default '',
    tax_included integer not null check (tax_included in (0, 1)),
    discount_percent integer check (discount_percent between 0 and 10000),
    discount_amount integer check (discount_amount >= 0),
    round_to integer not null default 1 check (round_to > 0),
    deposit_percent integer check (deposit_percent between 0 and 10000),
    deposit_amount integer check (deposit_amount >= 0),
    charges text not null default '[]' check (json_valid(charges)),
    withholdings text not null default '[]' check (json_valid(withholdings)),
    total integer not null default 0,
    totals text check (json_valid(totals)),
    customer text check (json_valid(customer)),
    business text check (json_valid(business)),
    file text not null default '',
    warnings text not null default '[]' check (json_valid(warnings)),
    approved_rate integer,
    approved_by_id text references staff (id) on delete set null,
    issued_at integer check ((issued_at is null) = (status = 'draft')),
    decided_at integer check ((decided_at is null) = (status not in ('accepted', 'declined'))),
    decided_by text not null default '',
    decided_how text not null default '',
    decided_note text not null default '',
    created_at integer not null,
    updated_at integer not null,
    deleted_at integer,
    unique (root_id, revision),
    check (number is not null or status = 'draft'),
    check (discount_percent is null or discount_amount is null),
    check (deposit_percent is null or deposit_amount is null)
  ) strict`.execute(db);
  await sql`create unique index quotations_number on quotations (number, revision) where number is not null`.execute(
    db,
  );
  await sql`create index quotations_counter on quotations (number_prefix, number_period, number_counter)`.execute(db);
  await sql`create index quotations_contact on quotations (contact_id) where contact_id is not null`.execute(db);
  await sql`create index quotations_deal on quotations (deal_id) where deal_id is not null`.execute(db);
  await sql`create index quotations_staff on quotations (staff_id) where staff_id is not null`.execute(db);
  await sql`create index quotations_approved_by on quotations (approved_by_id)
    where approved_by_id is not null`.execute(db);
  await sql`create index quotations_status on quotations (status, updated_at)`.execute(db);

  await sql`create table quotation_lines (
    id text primary key not null,
    quotation_id text not null references quotations (id) on delete cascade,
    position integer not null,
    kind text not null check (kind in ('item', 'section', 'text', 'page-break')),
    product_id text references products (id),
    description text not null default '',
    unit text not null default '',
    quantity integer not null default 0,
    unit_price integer not null default 0,
    discount_percent integer check (discount_percent between 0 and 10000),
    discount_amount integer check (discount_amount >= 0),
    taxes text not null default '[]' check (json_valid(taxes)),
    optional integer not null default 0 check (optional in (0, 1)),
    chosen integer not null default 0 check (chosen in (0, 1)),
    check (discount_percent is null or discount_amount is null),
    check (kind <> 'item' or quantity > 0)
  ) strict`.execute(db);
  await sql`create index quotation_lines_quotation on quotation_lines (quotation_id, position)`.execute(db);
  await sql`create index quotation_lines_product on quotation_lines (product_id, quotation_id)
    where product_id is not null`.execute(db);

  // What was issued never changes, whatever writes: an undo of what was before it, a file that comes in.
  await sql`create trigger quotations_locked before update on quotations
    when old.status <> 'draft' and (new.status = 'draft' or new.number is not old.number or new.revision is not old.revision
      or new.root_id is not old.root_id or new.total is not old.total or new.totals is not old.totals
      or new.customer is not old.customer or new.business is not old.business or new.subject is not old.subject
      or new.terms is not old.terms or new.language is not old.language or new.issued_on is not old.issued_on
      or new.valid_until is not old.valid_until or new.tax_included is not old.tax_included
      or new.discount_percent is not old.discount_percent or new.discount_amount is not old.discount_amount
      or new.round_to is not old.round_to or new.deposit_percent is not old.deposit_percent
      or new.deposit_amount is not old.deposit_amount or new.charges is not old.charges
      or new.withholdings is not old.withholdings or new.currency is not old.currency)
    begin select raise(ignore); end`.execute(db);
  await sql`create trigger quotation_lines_locked_update before update on quotation_lines
    when (select status from quotations where id = old.quotation_id) <> 'draft'
    begin select raise(ignore); end`.execute(db);
  await sql`create trigger quotation_lines_locked_delete before delete on quotation_lines
    when (select status from quotations where id = old.quotation_id) <> 'draft'
    begin select raise(ignore); end`.execute(db);

  await sql`alter table staff add column discount_limit integer check (discount_limit between 0 and 10000)`.execute(db);
}
