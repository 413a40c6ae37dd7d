import { type Kysely, sql } from 'kysely';

/**
 * What the shop sells: products in a tree of categories, their prices, their taxes, what bundles are made of, and the
 * book of their stock. Own fields may belong to products as well, so `custom_fields` is made anew.
 */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`create table tax_rates (
    id text primary key not null,
    name text not null check (name <> ''),
    name_key text not null,
    rate integer not null check (rate between 0 and 10000),
    base_numerator integer not null default 1 check (base_numerator > 0),
    base_denominator integer not null default 1 check (base_denominator > 0),
    created_at integer not null,
    deleted_at integer
  ) strict`.execute(db);
  await sql`create unique index tax_rates_name on tax_rates (name_key) where deleted_at is null`.execute(db);
  // Indonesia's value-added tax as it stands since 2025 (PMK 131/2024): 12% on 11/12 of the price; and the 11% of before.
  // The same ids in every shop: two files that meet must not have each tax twice.
  await sql`insert into tax_rates (id, name, name_key, rate, base_numerator, base_denominator, created_at) values
    ('019a0000-0000-7000-8000-000000000012', 'PPN 12% (11/12)', 'ppn 12 11 12', 1200, 11, 12, 0),
    ('019a0000-0000-7000-8000-000000000011', 'PPN 11%', 'ppn 11', 1100, 1, 1, 0)`.execute(db);

  await sql`create table product_categories (
    id text primary key not null,
    parent_id text references product_categories (id) on delete cascade,
    name text not null check (name <> ''),
    name_key text not null,
    created_at integer not null,
    check (parent_id <> id)
  ) strict`.execute(db);
  await sql`create index product_categories_parent on product_categories (parent_id, name_key)`.execute(db);

  await sql`create table products (
    id text primary key not null,
    kind text not null check (kind in ('goods', 'service', 'bundle')),
    name text not null check (name <> ''),
    name_key text not null,
    sku text not null default '',
    sku_key text not null default '',
    barcode text not null default '',
    barcode_key text not null default '',
    category_id text references product_categories (id) on delete set null,
    unit text not null default '',
    cost integer check (cost >= 0),
    tax_rate_id text references tax_rates (id) on delete set null,
    note text not null default '',
    active integer not null default 1 check (active in (0, 1)),
    low_stock_level integer check (low_stock_level >= 0),
    created_at integer not null,
    updated_at integer not null,
    deleted_at integer
  ) strict`.execute(db);
  // A code means one product; one in the bin gives its code free.
  await sql`create unique index products_sku on products (sku_key) where sku_key <> '' and deleted_at is null`.execute(
    db,
  );
  await sql`create unique index products_barcode on products (barcode_key)
    where barcode_key <> '' and deleted_at is null`.execute(db);
  await sql`create index products_category on products (category_id) where category_id is not null`.execute(db);
  await sql`create index products_tax_rate on products (tax_rate_id) where tax_rate_id is not null`.execute(db);
  await sql`create index products_unit on products (unit) where unit <> ''`.execute(db);
  await sql`create index products_name_key on products (name_key)`.execute(db);
  await sql`create index products_deleted on products (deleted_at) where deleted_at is not null`.execute(db);

  await sql`create table product_prices (
    id text primary key not null,
    product_id text not null references products (id) on delete cascade,
    amount integer not null check (amount >= 0),
    min_quantity integer not null default 0 check (min_quantity >= 0),
    group_id text references groups (id) on delete cascade,
    valid_from text check (valid_from glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    created_at integer not null
  ) strict`.execute(db);
  await sql`create unique index product_prices_once on product_prices
    (product_id, coalesce(group_id, ''), min_quantity, coalesce(valid_from, ''))`.execute(db);
  await sql`create index product_prices_group on product_prices (group_id) where group_id is not null`.execute(db);

  await sql`create table product_parts (
    id text primary key not null,
    product_id text not null references products (id) on delete cascade,
    part_id text not null references products (id),
    quantity integer not null check (quantity > 0),
    position integer not null,
    unique (product_id, part_id),
    check (product_id <> part_id)
  ) strict`.execute(db);
  await sql`create index product_parts_part on product_parts (part_id)`.execute(db);

  await sql`create table product_pictures (
    id text primary key not null,
    product_id text not null unique references products (id) on delete cascade,
    picture text not null check (picture glob 'data:image/*'),
    thumbnail text not null check (thumbnail glob 'data:image/*'),
    created_at integer not null
  ) strict`.execute(db);

  await sql`create table stock_movements (
    id text primary key not null,
    product_id text not null references products (id) on delete cascade,
    kind text not null check (kind in ('opening', 'sale', 'return', 'adjustment')),
    quantity integer not null,
    reason text not null default '' check (kind <> 'adjustment' or reason <> ''),
    at integer not null,
    staff_id text references staff (id)
  ) strict`.execute(db);
  await sql`create index stock_movements_product on stock_movements (product_id, at, id, quantity)`.execute(db);
  await sql`create unique index stock_movements_opening on stock_movements (product_id) where kind = 'opening'`.execute(
    db,
  );
  // A book is written on, never over: what was wrong is put right by a line of its own, or taken back as a whole act.
  await sql`create trigger stock_movements_are_kept before update on stock_movements begin
    select raise(abort, 'a line of the stock book never changes'); end`.execute(db);

  await sql`create table custom_fields_new (
    id text primary key not null,
    entity text not null check (entity in ('contact', 'product')),
    name text not null check (name <> ''),
    name_key text not null,
    kind text not null check (kind in ('text', 'number', 'money', 'date', 'choice', 'yesno')),
    choices text not null default '[]' check (json_valid(choices)),
    position integer not null,
    created_at integer not null,
    deleted_at integer
  ) strict`.execute(db);
  await sql`insert into custom_fields_new (id, entity, name, name_key, kind, choices, position, created_at, deleted_at)
    select id, entity, name, name_key, kind, choices, position, created_at, deleted_at from custom_fields`.execute(db);
  await sql`drop table custom_fields`.execute(db);
  await sql`alter table custom_fields_new rename to custom_fields`.execute(db);
  await sql`create unique index custom_fields_name on custom_fields (entity, name_key) where deleted_at is null`.execute(
    db,
  );
  await sql`create table product_custom_values (
    id text primary key not null,
    product_id text not null references products (id) on delete cascade,
    field_id text not null references custom_fields (id) on delete cascade,
    value text not null,
    unique (product_id, field_id)
  ) strict`.execute(db);
  await sql`create index product_custom_values_value on product_custom_values (field_id, value)`.execute(db);
}
