import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { ContactFilter, ContactSort } from '../../../contract/contacts.ts';
import type { Handle } from '../../../database/tables.ts';
import { matching, nearness, type Part, relevanceOf, type Search, searchOf, sourceOf } from './search.ts';

export type Sort = z.infer<typeof ContactSort>;
interface Page {
  limit: number;
  offset: number;
}

/** Up to here all that was found is ranked one by one; beyond, it is taken part by part, the nearest first. */
const RANKED = 3_000;
/** From here on the first pages of what bears a tag are sooner met on the way through the list than gathered and sorted. */
const WALKED = 4_000;

/** How many contacts a filter finds. */
export async function countFound(db: Handle, filter: ContactFilter): Promise<number> {
  return countRows(db, searchOf(filter));
}

async function countRows(db: Handle, search: Search): Promise<number> {
  const { from, where } = sourceOf(search);
  const { driver } = search;
  const { rows } =
    driver !== null && search.conditions.length === 0
      ? await sql<{ n: number }>`select count(*) n from ${sql.table(driver.table)} s where ${matching(driver)}`.execute(
          db,
        )
      : await sql<{ n: number }>`select count(*) n from ${from} where ${where}`.execute(db);
  return rows[0]?.n ?? 0;
}

/** How many rows a part has, counted no further than it matters: half of all phones may begin with what was typed. */
async function countUpTo(db: Handle, search: Search, { driver, more }: Part, most: number): Promise<number> {
  const { from, where } =
    driver !== null && search.conditions.length + more.length === 0
      ? { from: sql`${sql.table(driver.table)} s`, where: matching(driver) }
      : sourceOf(search, more, driver);
  const { rows } = await sql<{
    n: number;
  }>`select count(*) n from (select 1 from ${from} where ${where} limit ${most})`.execute(db);
  return rows[0]?.n ?? 0;
}

/**
 * Ids of a page of contacts. The rows are found in an index alone; only the page's own are looked up.
 * @param total how many the filter finds: decides how a search is ranked
 */
export async function findPage(
  db: Handle,
  filter: ContactFilter,
  sort: Sort,
  page: Page,
  total: number,
): Promise<string[]> {
  if (page.offset >= total) return [];
  const search = searchOf(filter, total > WALKED && page.offset < total / 10);
  if (search.inBin) {
    const { from, where } = sourceOf(search);
    const { rows } = await sql<{ contact_id: string }>`select i.contact_id from ${from} where ${where}
      order by ${orderOf(search, sort)} limit ${page.limit} offset ${page.offset}`.execute(db);
    return rows.map((row) => row.contact_id);
  }
  const parts = sort.by === 'relevance' && total > RANKED ? nearness(search) : null;
  const rows = parts
    ? await rowsByParts(db, search, parts, page, total)
    : await rowsInOrder(db, search, orderOf(search, sort), page);
  return idsOfRows(db, rows);
}

async function rowsInOrder(
  db: Handle,
  search: Search,
  order: RawBuilder<unknown>,
  page: Page,
  { driver, more }: Part = { driver: search.driver, more: [] },
) {
  const { from, where } = sourceOf(search, more, driver);
  const { rows } = await sql<{ row: number }>`select i.row from ${from} where ${where}
    order by ${order} limit ${page.limit} offset ${page.offset}`.execute(db);
  return rows.map((row) => row.row);
}

/** A page that may begin in one part and end in another. Within a part too large to be ranked the newest come first. */
async function rowsByParts(
  db: Handle,
  search: Search,
  parts: readonly Part[],
  page: Page,
  total: number,
): Promise<number[]> {
  const found: number[] = [];
  let { offset } = page;
  let left = total;
  for (const part of parts) {
    if (found.length === page.limit) break;
    // One more than is asked for: then the page ends within this part, however large it is.
    const most = Math.max(RANKED, offset + page.limit) + 1;
    const size = part === parts.at(-1) ? left : await countUpTo(db, search, part, most);
    left -= size;
    if (offset < size) {
      const want = { limit: page.limit - found.length, offset };
      found.push(...(await rowsInOrder(db, search, orderOfPart(search, part, size), want, part)));
    }
    offset = Math.max(0, offset - size);
  }
  return found;
}

function orderOfPart(search: Search, { order }: Part, size: number): RawBuilder<unknown> {
  if (order === 'name') return orderOf(search, { by: 'name', direction: 'asc' });
  return order === 'relevance' || size <= RANKED ? orderOf(search, relevance) : sql`s.rowid desc`;
}

/** Contact ids of rows of contact_index, in their order. */
export async function idsOfRows(db: Handle, rows: readonly number[]): Promise<string[]> {
  if (rows.length === 0) return [];
  const { rows: ids } = await sql<{ contact_id: string }>`select i.contact_id from json_each(${JSON.stringify(rows)}) j
    join contact_index i on i.row = j.value order by j.key`.execute(db);
  return ids.map((row) => row.contact_id);
}

const relevance: Sort = { by: 'relevance', direction: 'asc' };
/** Columns of contact_index by which each order goes; `row` comes after them. */
export const sortColumns = {
  name: ['name_key'],
  city: ['city_key', 'name_key'],
  company: ['company_key', 'name_key'],
  createdAt: ['created_at'],
  updatedAt: ['updated_at'],
  lastInteractionAt: ['last_interaction_at'],
  birthday: ['birth_day', 'name_key'],
} as const satisfies Partial<Record<Sort['by'], readonly string[]>>;

function orderOf({ terms }: Search, { by, direction }: Sort): RawBuilder<unknown> {
  if (by === 'relevance' && terms.length > 0) return sql`${relevanceOf(terms)}, i.name_key, i.row`;
  const way = direction === 'desc' ? sql`desc` : sql`asc`;
  return sql.join(
    [...sortColumns[by === 'relevance' ? 'name' : by], 'row'].map((column) => sql`${sql.ref(`i.${column}`)} ${way}`),
  );
}
