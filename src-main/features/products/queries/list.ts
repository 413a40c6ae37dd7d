import { type RawBuilder, sql } from 'kysely';
import type { ProductFilter, ProductSort } from '../../../contract/products.ts';
import type { Handle } from '../../../database/tables.ts';
import {
  bearsCode,
  type Condition,
  type Driver,
  inNames,
  matching,
  nameBegins,
  type Search,
  sourceOf,
} from './search.ts';

interface Page {
  limit: number;
  offset: number;
}

/** Up to here all that was found is ranked one by one; beyond, it is taken part by part, the nearest first. */
const RANKED = 3_000;
/** Ids read by one statement where all of a list is wanted. */
const SLICE = 2_000;

/** How many products a search finds. */
export async function countFound(db: Handle, search: Search): Promise<number> {
  const { driver } = search;
  if (driver !== null && search.conditions.length === 0) {
    const { rows } = await sql<{ n: number }>`
      select count(*) n from ${sql.table(driver.table)} s where ${matching(driver)}`.execute(db);
    return rows[0]?.n ?? 0;
  }
  return countRows(db, search, { driver, more: [] });
}

async function countRows(db: Handle, search: Search, { driver, more }: Part): Promise<number> {
  const { from, where } = sourceOf(search, more, driver);
  const { rows } = await sql<{ n: number }>`select count(*) n from ${from} where ${where}`.execute(db);
  return rows[0]?.n ?? 0;
}

/**
 * Ids of a page of products, found in an index alone.
 * @param total how many the search finds: decides how it is ranked
 */
export async function findPage(
  db: Handle,
  search: Search,
  filter: ProductFilter,
  sort: ProductSort,
  page: Page,
  total: number,
): Promise<string[]> {
  if (page.offset >= total) return [];
  const ranked = sort.by === 'relevance' && search.terms.length > 0 && !search.inBin;
  if (ranked && total > RANKED) return byParts(db, search, filter.search, page);
  const order = ranked ? relevance(search, filter.search) : orderOf(sort);
  return pageOf(db, search, order, page, { driver: search.driver, more: [] });
}

interface Part {
  driver: Driver | null;
  more: readonly Condition[];
  order?: RawBuilder<unknown>;
}

async function pageOf(db: Handle, search: Search, order: RawBuilder<unknown>, page: Page, { driver, more }: Part) {
  const { from, where } = sourceOf(search, more, driver);
  const { rows } = await sql<{ product_id: string }>`select i.product_id from ${from} where ${where}
    order by ${order} limit ${page.limit} offset ${page.offset}`.execute(db);
  return rows.map((row) => row.product_id);
}

/**
 * Thousands were found: first what bears the code, then names that begin with what was typed, then names with it, then
 * the rest, in the later parts the newest first. No product is in two of them.
 */
async function byParts(db: Handle, search: Search, typed: string, page: Page): Promise<string[]> {
  const code = bearsCode(typed);
  const begins = nameBegins(search.text);
  const names = inNames(search);
  const noCode = sql`not (${code})`;
  const notBefore = [noCode, sql`not (${begins})`];
  const parts: Part[] = [
    // Few rows of an index of their own: the full-text tables would first give all their thousands.
    { driver: null, more: [code] },
    { driver: null, more: [begins, noCode], order: sql`i.name_key, i.row` },
    ...(names === null
      ? [{ driver: search.driver, more: notBefore }]
      : [
          { driver: names, more: notBefore },
          {
            driver: search.driver,
            more: [
              ...notBefore,
              sql`i.row not in (select rowid from product_names where product_names match ${names.query})`,
            ],
          },
        ]),
  ];
  const found: string[] = [];
  let { offset } = page;
  for (const [at, part] of parts.entries()) {
    const limit = page.limit - found.length;
    if (limit === 0) break;
    const ids = await pageOf(db, search, part.order ?? sql`i.row desc`, { limit, offset }, part);
    found.push(...ids);
    // Where the page began within this part, the next one is read from its first row.
    if (ids.length > 0) offset = 0;
    else if (offset > 0 && at < parts.length - 1) offset -= Math.min(offset, await countRows(db, search, part));
  }
  return found;
}

/** Codes, then names that begin with it, then words that do, then the rest; among alike ones by name. */
const relevance = (search: Search, typed: string) =>
  sql`case when ${bearsCode(typed)} then 0 when ${nameBegins(search.text)} then 1
    when instr(' ' || i.name_key, ${` ${search.text}`}) > 0 then 2
    when instr(i.name_key, ${search.terms[0] ?? ''}) > 0 then 3 else 4 end, i.name_key, i.row`;

const columns = {
  name: 'name_key',
  sku: 'sku_key',
  price: 'price',
  stock: 'stock',
  createdAt: 'created_at',
  updatedAt: 'updated_at',
  relevance: 'name_key',
} as const satisfies Record<ProductSort['by'], string>;

function orderOf({ by, direction }: ProductSort): RawBuilder<unknown> {
  const way = direction === 'desc' ? sql`desc` : sql`asc`;
  return sql`${sql.ref(`i.${columns[by]}`)} ${way}, i.row ${way}`;
}

/** All that a search finds, in the order of the list, slice by slice: `breathe` is awaited between them. */
export async function findAll(
  db: Handle,
  search: Search,
  sort: ProductSort,
  breathe: () => Promise<void>,
): Promise<string[]> {
  const ids: string[] = [];
  for (;;) {
    const slice = await pageOf(
      db,
      search,
      orderOf(sort),
      { limit: SLICE, offset: ids.length },
      { driver: search.driver, more: [] },
    );
    ids.push(...slice);
    if (slice.length < SLICE) return ids;
    await breathe();
  }
}
