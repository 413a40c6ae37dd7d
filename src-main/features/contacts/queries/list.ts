import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { ContactFilter, ContactSort } from '../../../contract/contacts.ts';
import type { Handle } from '../../../database/tables.ts';
import { allOf, binAsIndex, type Condition, filterConditions } from './filter.ts';
import { relevanceOf, searchConditions } from './search.ts';
import { termsOf } from './terms.ts';

export type Sort = z.infer<typeof ContactSort>;

interface Found {
  source: RawBuilder<unknown>;
  where: RawBuilder<boolean>;
}

/** Where a filter's contacts are, and what is asked of them. */
export function found(filter: ContactFilter, more: readonly Condition[] = []): Found {
  const terms = termsOf(filter.search);
  return {
    source: filter.deleted ? binAsIndex : sql`contact_index`,
    where: allOf([...filterConditions(filter), ...searchConditions(terms, filter.deleted), ...more]),
  };
}

/** Ids of a page of contacts. The rows are found in an index alone; only the page's own are looked up. */
export async function findPage(
  db: Handle,
  filter: ContactFilter,
  sort: Sort,
  page: { limit: number; offset: number },
): Promise<string[]> {
  const { source, where } = found(filter);
  const order = orderOf(filter, sort);
  if (filter.deleted) {
    const { rows } = await sql<{ contact_id: string }>`select i.contact_id from ${source} i where ${where}
      order by ${order} limit ${page.limit} offset ${page.offset}`.execute(db);
    return rows.map((row) => row.contact_id);
  }
  const { rows } = await sql<{ row: number }>`select i.row from contact_index i where ${where}
    order by ${order} limit ${page.limit} offset ${page.offset}`.execute(db);
  return idsOfRows(
    db,
    rows.map((row) => row.row),
  );
}

/** Contact ids of rows of contact_index, in their order. */
export async function idsOfRows(db: Handle, rows: readonly number[]): Promise<string[]> {
  if (rows.length === 0) return [];
  const { rows: ids } = await sql<{ contact_id: string }>`select i.contact_id from json_each(${JSON.stringify(rows)}) j
    join contact_index i on i.row = j.value order by j.key`.execute(db);
  return ids.map((row) => row.contact_id);
}

export async function countFound(db: Handle, filter: ContactFilter): Promise<number> {
  const { source, where } = found(filter);
  const { rows } = await sql<{ total: number }>`select count(*) total from ${source} i where ${where}`.execute(db);
  return rows[0]?.total ?? 0;
}

const sortColumns = {
  name: ['name_key'],
  city: ['city_key', 'name_key'],
  company: ['company_key', 'name_key'],
  createdAt: ['created_at'],
  updatedAt: ['updated_at'],
  lastInteractionAt: ['last_interaction_at'],
  birthday: ['birth_day', 'name_key'],
} as const satisfies Partial<Record<Sort['by'], readonly string[]>>;

function orderOf(filter: ContactFilter, { by, direction }: Sort): RawBuilder<unknown> {
  const terms = termsOf(filter.search);
  if (by === 'relevance') {
    const rest = sql`i.name_key, i.row`;
    return terms.length === 0 ? rest : sql`${relevanceOf(terms)}, ${rest}`;
  }
  const way = direction === 'desc' ? sql`desc` : sql`asc`;
  return sql.join([...sortColumns[by], 'row'].map((column) => sql`${sql.ref(`i.${column}`)} ${way}`));
}
