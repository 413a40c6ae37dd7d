import { type RawBuilder, sql } from 'kysely';
import type { ProductFilter } from '../../../contract/products.ts';
import { idList } from '../../../database/id-list.ts';
import { productFlags } from '../../../database/product-index.ts';
import { barcodeKey, codeKey } from '../../../domain/codes.ts';
import { fold } from '../../../domain/text.ts';

export type Condition = RawBuilder<unknown>;

/** A full-text table asked for all that was typed; every row it gives is one of product_index. */
export interface Driver {
  table: 'product_search' | 'product_names' | 'product_words';
  query: string;
}

/** What a filter asks for, as far as it decides how the products are found. */
export interface Search {
  /** Folded words; none where nothing was typed. */
  terms: string[];
  /** As one text: for what begins with it. */
  text: string;
  driver: Driver | null;
  conditions: Condition[];
  inBin: boolean;
}

const MOST_TERMS = 12;
/** From this many characters on the trigram index can be asked. */
const INDEXED_LENGTH = 3;
const lengthOf = (text: string) => Array.from(text).length;
/** Text as FTS5 takes it for nothing but text: quoted, so that nothing a person types is syntax. */
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** Words to look for: what has letters or digits, folded; a sign alone finds nothing. */
export function termsOf(search: string): string[] {
  const terms = fold(search.slice(0, 200)).split(' ').filter(Boolean);
  return [...new Set(terms)].slice(0, MOST_TERMS);
}

/** @param categoryIds of the filter's category and all below it; null: of all */
export function searchOf(filter: ProductFilter, categoryIds: readonly string[] | null): Search {
  const terms = termsOf(filter.search);
  const text = terms.join(' ');
  const conditions = filterConditions(filter, categoryIds);
  if (filter.search.trim() !== '' && terms.length === 0) conditions.push(sql`false`);
  if (filter.deleted)
    return { terms, text, driver: null, conditions: [...conditions, ...terms.map(inWords)], inBin: true };
  return { terms, text, driver: driverOf(terms), conditions, inBin: false };
}

/** Long words by trigrams, short ones at the start of a word: every indexed text begins with a space. */
function driverOf(terms: readonly string[]): Driver | null {
  if (terms.length === 0) return null;
  if (terms.some((term) => lengthOf(term) >= INDEXED_LENGTH)) {
    const askable = terms.flatMap((term) => {
      const text = lengthOf(term) >= INDEXED_LENGTH ? term : ` ${term}`;
      return lengthOf(text) >= INDEXED_LENGTH ? [quoted(text)] : [];
    });
    return { table: 'product_search', query: askable.join(' AND ') };
  }
  return { table: 'product_words', query: terms.map((term) => `${quoted(term)}*`).join(' AND ') };
}

/** The same search in names and codes alone; null where the words are too short for it. */
export const inNames = ({ driver }: Search): Driver | null =>
  driver?.table === 'product_search' ? { table: 'product_names', query: driver.query } : null;

const inWords = (term: string): Condition => sql`instr(i.words, ${` ${term}`}) > 0`;

function filterConditions(filter: ProductFilter, categoryIds: readonly string[] | null): Condition[] {
  let must = 0;
  let mustNot = 0;
  const ask = (flag: number, wanted: boolean | null) => {
    if (wanted === true) must += flag;
    else if (wanted === false) mustNot += flag;
  };
  if (filter.kind !== null) must += productFlags[filter.kind];
  ask(productFlags.active, filter.active);
  ask(productFlags.lowStock, filter.lowStock);
  const conditions: Condition[] = [];
  if (must + mustNot > 0) conditions.push(sql`i.flags & ${must + mustNot} = ${must}`);
  if (categoryIds !== null) conditions.push(sql`i.category_id in ${idList(categoryIds)}`);
  return conditions;
}

/** Something whose code is just what was typed. */
export const bearsCode = (typed: string): Condition => sql`i.product_id in (
  select id from products where sku_key = ${codeKey(typed)} and sku_key <> '' and deleted_at is null
  union select id from products where barcode_key = ${barcodeKey(typed)} and barcode_key <> '' and deleted_at is null)`;
export const nameBegins = (text: string): Condition =>
  sql`i.name_key >= ${text} and i.name_key < ${`${text}\u{10FFFF}`}`;

/** The `from` and `where` of a search, with the rows of product_index as `i`. */
export function sourceOf(search: Search, more: readonly Condition[] = [], driver = search.driver) {
  const conditions = [...search.conditions, ...more];
  if (search.inBin) return { from: sql`${binAsIndex} i`, where: allOf(conditions) };
  if (driver === null) return { from: sql`product_index i`, where: allOf(conditions) };
  return {
    // The full-text index says which rows, so it comes first whatever the planner thinks.
    from: sql`${sql.table(driver.table)} s cross join product_index i on i.row = s.rowid`,
    where: allOf([matching(driver), ...conditions]),
  };
}

export const matching = (driver: Driver): Condition => sql`s.${sql.ref(driver.table)} match ${driver.query}`;
const allOf = (conditions: readonly Condition[]): RawBuilder<boolean> =>
  conditions.length === 0 ? sql<boolean>`true` : sql<boolean>`${sql.join(conditions, sql` and `)}`;

/** The bin in the shape of product_index: it is small and seldom looked into, so nothing is kept up for it. */
const binAsIndex = sql`(
  select p.rowid row, p.id product_id,
    (p.kind = 'goods') * ${sql.lit(productFlags.goods)} + (p.kind = 'service') * ${sql.lit(productFlags.service)}
      + (p.kind = 'bundle') * ${sql.lit(productFlags.bundle)} + p.active * ${sql.lit(productFlags.active)} flags,
    p.category_id, p.name_key, p.sku_key,
    (select min(x.amount) from product_prices x where x.product_id = p.id and x.group_id is null and x.min_quantity <= 1000) price,
    (select sum(m.quantity) from stock_movements m where m.product_id = p.id) stock, p.created_at, p.updated_at,
    ' ' || p.name_key || ' ' || fold(p.sku) || ' ' || lower(p.sku_key) || ' ' || lower(p.barcode_key) words
  from products p where p.deleted_at is not null)`;
