import { type Kysely, sql } from 'kysely';

/**
 * Chances to sell: pipelines with their stages and checklists, deals with what is in them and every stage they stood in,
 * and leads with the rules by which they are scored and given out. Notes and calls may be about a deal.
 */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`create table pipelines (
    id text primary key not null,
    name text not null check (name <> ''),
    name_key text not null,
    position integer not null,
    created_at integer not null,
    deleted_at integer
  ) strict`.execute(db);
  await sql`create unique index pipelines_name on pipelines (name_key) where deleted_at is null`.execute(db);

  // Stages and pipelines that are taken out stay: what stood in them can still be told.
  await sql`create table stages (
    id text primary key not null,
    pipeline_id text not null references pipelines (id) on delete cascade,
    name text not null check (name <> ''),
    name_key text not null,
    position integer not null,
    probability integer not null check (probability between 0 and 10000),
    quiet_days integer check (quiet_days > 0),
    required_fields text not null default '[]' check (json_valid(required_fields)),
    created_at integer not null,
    deleted_at integer
  ) strict`.execute(db);
  await sql`create unique index stages_name on stages (pipeline_id, name_key) where deleted_at is null`.execute(db);

  await sql`create table stage_checks (
    id text primary key not null,
    stage_id text not null references stages (id) on delete cascade,
    text text not null check (text <> ''),
    required integer not null default 0 check (required in (0, 1)),
    staff_id text references staff (id) on delete set null,
    position integer not null,
    created_at integer not null,
    deleted_at integer
  ) strict`.execute(db);
  await sql`create index stage_checks_stage on stage_checks (stage_id, position)`.execute(db);
  await sql`create index stage_checks_staff on stage_checks (staff_id) where staff_id is not null`.execute(db);

  await sql`create table lost_reasons (
    id text primary key not null,
    name text not null check (name <> ''),
    name_key text not null,
    position integer not null,
    created_at integer not null,
    deleted_at integer
  ) strict`.execute(db);
  await sql`create unique index lost_reasons_name on lost_reasons (name_key) where deleted_at is null`.execute(db);

  await sql`create table deals (
    id text primary key not null,
    title text not null check (title <> ''),
    contact_id text references contacts (id) on delete set null,
    stage_id text not null references stages (id),
    status text not null default 'open' check (status in ('open', 'won', 'lost')),
    rank text not null check (rank <> ''),
    value integer check (value >= 0),
    value_by text not null default 'hand' check (value_by in ('hand', 'products')),
    expected_on text check (expected_on glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    staff_id text references staff (id) on delete set null,
    source text not null default '',
    note text not null default '',
    lost_reason_id text references lost_reasons (id) on delete set null,
    lost_note text not null default '',
    closed_at integer check ((closed_at is null) = (status = 'open')),
    snoozed_until text check (snoozed_until glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    snooze_reason text not null default '',
    awake_at integer check ((awake_at is null) = (snoozed_until is null)),
    touched_at integer not null,
    touched_by text not null,
    created_at integer not null,
    updated_at integer not null,
    deleted_at integer
  ) strict`.execute(db);
  await sql`create index deals_stage on deals (stage_id, status, rank)`.execute(db);
  await sql`create index deals_contact on deals (contact_id) where contact_id is not null`.execute(db);
  await sql`create index deals_staff on deals (staff_id) where staff_id is not null`.execute(db);
  await sql`create index deals_lost_reason on deals (lost_reason_id) where lost_reason_id is not null`.execute(db);
  await sql`create index deals_source on deals (source) where source <> ''`.execute(db);
  await sql`create index deals_deleted on deals (deleted_at) where deleted_at is not null`.execute(db);

  await sql`create table deal_people (
    id text primary key not null,
    deal_id text not null references deals (id) on delete cascade,
    contact_id text not null references contacts (id) on delete cascade,
    role text not null default '',
    position integer not null,
    unique (deal_id, contact_id)
  ) strict`.execute(db);
  await sql`create index deal_people_contact on deal_people (contact_id)`.execute(db);

  await sql`create table deal_products (
    id text primary key not null,
    deal_id text not null references deals (id) on delete cascade,
    product_id text not null references products (id),
    quantity integer not null check (quantity > 0),
    unit_price integer not null check (unit_price >= 0),
    position integer not null
  ) strict`.execute(db);
  await sql`create index deal_products_deal on deal_products (deal_id, position)`.execute(db);
  await sql`create index deal_products_product on deal_products (product_id, deal_id)`.execute(db);

  // One row where a stay began; it ended where the next one began, so that there can be no gap.
  await sql`create table deal_stages (
    id text primary key not null,
    deal_id text not null references deals (id) on delete cascade,
    stage_id text not null references stages (id),
    status text not null check (status in ('open', 'won', 'lost')),
    entered_at integer not null
  ) strict`.execute(db);
  await sql`create index deal_stages_deal on deal_stages (deal_id, entered_at, id, stage_id, status)`.execute(db);
  await sql`create index deal_stages_stage on deal_stages (stage_id, entered_at)`.execute(db);

  await sql`create table deal_checks (
    id text primary key not null,
    deal_id text not null references deals (id) on delete cascade,
    check_id text not null references stage_checks (id) on delete cascade,
    staff_id text references staff (id) on delete set null,
    ticked_at integer not null,
    unique (deal_id, check_id)
  ) strict`.execute(db);
  await sql`create index deal_checks_check on deal_checks (check_id)`.execute(db);
  await sql`create index deal_checks_staff on deal_checks (staff_id) where staff_id is not null`.execute(db);

  await sql`create table lead_score_rules (
    id text primary key not null,
    position integer not null,
    condition text not null check (json_valid(condition)),
    points integer not null,
    created_at integer not null
  ) strict`.execute(db);
  await sql`create table lead_assignment_rules (
    id text primary key not null,
    position integer not null,
    source text not null default '',
    city text not null default '',
    category_id text references product_categories (id) on delete cascade,
    staff_ids text not null check (json_valid(staff_ids)),
    created_at integer not null
  ) strict`.execute(db);
  await sql`create index lead_assignment_rules_category on lead_assignment_rules (category_id)
    where category_id is not null`.execute(db);

  await sql`create table leads (
    id text primary key not null,
    contact_id text not null references contacts (id) on delete cascade,
    source text not null default '',
    interest text not null default '',
    product_id text references products (id),
    category_id text references product_categories (id) on delete set null,
    budget integer check (budget >= 0),
    need text not null default '',
    wanted_on text check (wanted_on glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    staff_id text references staff (id) on delete set null,
    assigned_rule_id text references lead_assignment_rules (id) on delete set null,
    assigned_at integer,
    status text not null default 'open' check (status in ('open', 'converted', 'dropped')),
    drop_reason text not null default '',
    deal_id text references deals (id) on delete set null,
    closed_at integer check ((closed_at is null) = (status = 'open')),
    created_at integer not null,
    updated_at integer not null,
    deleted_at integer
  ) strict`.execute(db);
  await sql`create index leads_contact on leads (contact_id)`.execute(db);
  await sql`create index leads_product on leads (product_id) where product_id is not null`.execute(db);
  await sql`create index leads_category on leads (category_id) where category_id is not null`.execute(db);
  await sql`create index leads_staff on leads (staff_id) where staff_id is not null`.execute(db);
  await sql`create index leads_rule on leads (assigned_rule_id, assigned_at) where assigned_rule_id is not null`.execute(
    db,
  );
  await sql`create index leads_deal on leads (deal_id) where deal_id is not null`.execute(db);
  await sql`create index leads_status on leads (status, created_at)`.execute(db);

  await sql`alter table interactions add column deal_id text references deals (id) on delete set null`.execute(db);
  await sql`create index interactions_deal on interactions (deal_id, occurred_at) where deal_id is not null`.execute(
    db,
  );
}
