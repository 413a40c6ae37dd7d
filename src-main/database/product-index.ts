import { sql } from 'kysely';
import { followEvent, followRows, type MadeIndex, type Side } from './made-index.ts';
import type { Db, Handle } from './tables.ts';

const CHUNK = 100;
const CHUNK_OF_ALL = 500;

/** What filters ask for, packed into `product_index.flags`. */
export const productFlags = { goods: 1, service: 2, bundle: 4, active: 8, lowStock: 16 } as const;

/** The FTS5 tables, each with `rowid` = product_index.row. */
const searchTables = ['product_search', 'product_names', 'product_words'] as const;

/**
 * The index of products in the shape of that of contacts (search-index.ts): `product_index` is what lists sort,
 * filter and count on, `product_search` holds trigrams of all that is written about a product, `product_names` those of
 * its name and codes alone, `product_words` answers one and two letters; `product_dirty` notes who is out of date.
 */
export const productIndex: MadeIndex = {
  name: 'product_index',
  version: '2',
  tables: [...searchTables, 'product_index', 'product_dirty'],
  async make(trx) {
    await sql`create table product_dirty (product_id text primary key not null) strict, without rowid`.execute(trx);
    await sql`create table product_index (
      row integer primary key,
      product_id text not null unique,
      flags integer not null,
      category_id text,
      name_key text not null,
      sku_key text not null,
      price integer, price_due text,
      stock integer,
      created_at integer not null, updated_at integer not null,
      words text not null
    ) strict`.execute(trx);
    // Each sort has an index that also holds what the filters ask for, so that a page and a count are read from it alone.
    for (const first of ['name_key', 'sku_key', 'price', 'stock', 'created_at', 'updated_at'])
      await sql`create index ${sql.id(`product_index_${first}`)} on product_index
        (${sql.id(first)}, row, flags, category_id)`.execute(trx);
    await sql`create index product_index_category on product_index (category_id, name_key, row, flags)
      where category_id is not null`.execute(trx);
    await sql`create index product_index_due on product_index (price_due) where price_due is not null`.execute(trx);
    await sql`create virtual table product_search using fts5 (
      name, codes, category, note, content = '', contentless_delete = 1, tokenize = 'trigram'
    )`.execute(trx);
    await sql`create virtual table product_names using fts5 (
      name, codes, content = '', contentless_delete = 1, tokenize = 'trigram'
    )`.execute(trx);
    await sql`create virtual table product_words using fts5 (
      words, content = '', contentless_delete = 1, detail = none, prefix = '1 2',
      tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* Co'"
    )`.execute(trx);
    await watchTables(trx);
    await sql`insert into product_dirty select id from products`.execute(trx);
    await flushProductIndex(trx, undefined, CHUNK_OF_ALL);
  },
};

async function watchTables(db: Handle): Promise<void> {
  const mark = (column: string) => (side: Side) =>
    sql`insert into product_dirty (product_id) select ${sql.ref(`${side}.${column}`)} where true on conflict do nothing;`;
  // What is there of a part decides how many bundles it gives.
  const markBundles = (side: Side) => sql`insert into product_dirty (product_id) select product_id from product_parts
    where part_id = ${sql.ref(`${side}.product_id`)} on conflict do nothing;`;
  await followRows(db, 'search', 'products', mark('id'));
  await followRows(db, 'search', 'product_prices', mark('product_id'));
  await followRows(db, 'search', 'product_parts', mark('product_id'));
  await followRows(db, 'search', 'stock_movements', (side) => sql`${mark('product_id')(side)} ${markBundles(side)}`);
  await followEvent(
    db,
    'search_product_categories_followers',
    sql`update of name on product_categories when old.name is not new.name`,
    sql`insert into product_dirty (product_id) select id from products where category_id = new.id on conflict do nothing;`,
  );
}

/** Brings the entries of all products noted in `product_dirty` up to date, inside the transaction that changed them. */
export async function flushProductIndex(trx: Handle, breathe?: () => Promise<void>, chunk = CHUNK): Promise<void> {
  for (;;) {
    const dirty = await trx.selectFrom('product_dirty').select('product_id').limit(chunk).execute();
    if (dirty.length === 0) return;
    const ids = JSON.stringify(dirty.map((row) => row.product_id));
    await refresh(trx, ids);
    await sql`delete from product_dirty where product_id in (select value from json_each(${ids}))`.execute(trx);
    await breathe?.();
  }
}

/**
 * Tells the index which day it is: prices that count from that day on are taken up. Asks for nothing where no price was
 * due, so it may be called before every list.
 * @param day `YYYY-MM-DD` at the shop
 */
export async function takeUpPrices(db: Db, day: string): Promise<void> {
  const { rows } = await sql<{
    due: number;
  }>`select (select value from app_state where key = 'product_day') is not ${day} due`.execute(db);
  if (rows[0]?.due !== 1) return;
  await db.transaction().execute(async (trx) => {
    const before = await trx
      .selectFrom('app_state')
      .select('value')
      .where('key', '=', 'product_day')
      .executeTakeFirst();
    await sql`insert or replace into app_state (key, value) values ('product_day', ${day})`.execute(trx);
    // A clock that was put back makes prices due that count no more.
    await (
      before && before.value > day
        ? sql`insert into product_dirty select distinct product_id from product_prices where valid_from > ${day} on conflict do nothing`
        : sql`insert into product_dirty select product_id from product_index where price_due <= ${day} on conflict do nothing`
    ).execute(trx);
    await flushProductIndex(trx, undefined, CHUNK_OF_ALL);
  });
}

/** The day that {@link takeUpPrices} was told last. */
const today = sql`coalesce((select value from app_state where key = 'product_day'), '0000-00-00')`;
/** A column as it is searched; most are empty, and folding calls back into JavaScript. */
const folded = (column: string) => sql`iif(${sql.ref(column)} = '', '', fold(${sql.ref(column)}))`;
/** Everybody's prices from the first one on: see domain/prices.ts, which says what they mean. */
const general = sql`product_prices x where x.product_id = p.id and x.group_id is null and x.min_quantity <= 1000`;

async function refresh(trx: Handle, ids: string): Promise<void> {
  const chosen = sql`(select value from json_each(${ids}))`;
  for (const table of searchTables)
    await sql`delete from ${sql.id(table)} where rowid in (select row from product_index where product_id in ${chosen})`.execute(
      trx,
    );
  await sql`delete from product_index where product_id in (
    select i.product_id from product_index i left join products p on p.id = i.product_id
    where i.product_id in ${chosen} and (p.id is null or p.deleted_at is not null))`.execute(trx);
  await sql`
    insert into product_index (product_id, flags, category_id, name_key, sku_key, price, price_due, stock, created_at,
      updated_at, words)
    select id, (kind = 'goods') * ${sql.lit(productFlags.goods)} + (kind = 'service') * ${sql.lit(productFlags.service)}
        + (kind = 'bundle') * ${sql.lit(productFlags.bundle)} + active * ${sql.lit(productFlags.active)}
        + (kind <> 'service' and low_stock_level is not null and coalesce(stock, 0) <= low_stock_level) * ${sql.lit(productFlags.lowStock)},
      category_id, name_key, sku_key, price, price_due, stock, created_at, updated_at,
      ' ' || name_key || ' ' || ${folded('sku')} || ' ' || lower(sku_key) || ' ' || lower(barcode_key) || ' ' || category
    from (
      select p.*, coalesce((select c.name_key from product_categories c where c.id = p.category_id), '') category,
        (select x.amount from ${general} and coalesce(x.valid_from, '') <= ${today}
          order by x.min_quantity desc, coalesce(x.valid_from, '') desc limit 1) price,
        (select min(x.valid_from) from ${general} and x.valid_from > ${today}) price_due,
        case p.kind
          when 'goods' then (select sum(m.quantity) from stock_movements m where m.product_id = p.id)
          when 'bundle' then (select min(max(s.balance, 0) / s.quantity * 1000) from (
            select b.quantity, (select sum(m.quantity) from stock_movements m where m.product_id = b.part_id) balance
            from product_parts b join products g on g.id = b.part_id and g.kind = 'goods' where b.product_id = p.id) s
            where s.balance is not null)
        end stock
      from products p where p.id in ${chosen} and p.deleted_at is null
    ) where true
    on conflict (product_id) do update set flags = excluded.flags, category_id = excluded.category_id,
      name_key = excluded.name_key, sku_key = excluded.sku_key, price = excluded.price, price_due = excluded.price_due,
      stock = excluded.stock, created_at = excluded.created_at, updated_at = excluded.updated_at, words = excluded.words`.execute(
    trx,
  );
  // Each text begins with a space: two letters at the start of a word are a trigram too. Codes stand there as they are
  // typed with their signs, and as one word without.
  const codes = sql`' ' || ${folded('p.sku')} || ' ' || lower(p.sku_key) || ' ' || lower(p.barcode) || ' ' || lower(p.barcode_key)
    || ' ' || replace(lower(p.sku_key), '-', '')`;
  // In the order of their rows: one that is lower than the one before makes FTS5 write out what it had gathered.
  const indexed = sql`product_index i join products p on p.id = i.product_id where i.product_id in ${chosen} order by i.row`;
  await sql`insert into product_search (rowid, name, codes, category, note)
    select i.row, ' ' || p.name_key, ${codes},
      ' ' || coalesce((select c.name_key from product_categories c where c.id = p.category_id), ''), ' ' || ${folded('p.note')}
    from ${indexed}`.execute(trx);
  await sql`insert into product_names (rowid, name, codes) select i.row, ' ' || p.name_key, ${codes} from ${indexed}`.execute(
    trx,
  );
  await sql`insert into product_words (rowid, words) select row, words from product_index where product_id in ${chosen} order by row`.execute(
    trx,
  );
}
