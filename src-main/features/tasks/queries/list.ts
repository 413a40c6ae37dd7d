import { type RawBuilder, sql } from 'kysely';
import { AppError } from '../../../contract/errors.ts';
import type { Handle } from '../../../database/tables.ts';
import { addDays } from '../../../domain/dates.ts';
import { allOf, conditionsOf, type TaskQuery } from './filter.ts';

interface Page {
  limit: number;
  offset: number;
  cursor: string | null;
}
type Key = string | number;

/** By what a view is sorted, as expressions on `t`, all in the same direction: what a cursor holds. */
function orderOf({ view, deleted }: TaskQuery): { keys: RawBuilder<unknown>[]; descending: boolean } {
  if (deleted) return { keys: [sql`t.deleted_at`, sql`t.id`], descending: true };
  if (view === 'done') return { keys: [sql`t.done_at`, sql`t.id`], descending: true };
  // What is open first, by its day; then what is done, the latest first.
  if (view === 'all')
    return { keys: [sql`coalesce(-t.done_at, -9e15)`, sql`t.sort_key`, sql`t.id`], descending: false };
  return { keys: [sql`t.sort_key`, sql`t.id`], descending: false };
}

/** Ids of a page, and where the next one begins. @throws AppError `cursor-unknown` */
export async function findPage(
  db: Handle,
  query: TaskQuery,
  { limit, offset, cursor }: Page,
): Promise<{ ids: string[]; next: string | null }> {
  const { keys, descending } = orderOf(query);
  const conditions = conditionsOf(query);
  if (cursor !== null) {
    const [than, values] = [descending ? sql`<` : sql`>`, keysIn(cursor, keys.length)];
    conditions.push(sql<boolean>`(${sql.join(keys)}) ${than} (${sql.join(values)})`);
  }
  const way = descending ? sql`desc` : sql`asc`;
  const order = sql.join(keys.map((key) => sql`${key} ${way}`));
  const named = keys.map((key, at) => sql`${key} ${sql.ref(`key_${at}`)}`);
  const { rows } = await sql<Record<string, Key>>`select ${sql.join(named)} from tasks t where ${allOf(conditions)}
    order by ${order} limit ${limit + 1} offset ${cursor === null ? offset : 0}`.execute(db);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const lastKeys = last === undefined ? [] : keys.map((_, at) => last[`key_${at}`]);
  return {
    ids: page.map((row) => String(row[`key_${keys.length - 1}`])),
    next: rows.length > limit ? Buffer.from(JSON.stringify(lastKeys)).toString('base64url') : null,
  };
}

function keysIn(cursor: string, count: number): Key[] {
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(keys) && keys.length === count && keys.every(isKey)) return keys;
  } catch {
    // Not ours: said below.
  }
  throw new AppError('cursor-unknown', {});
}
const isKey = (value: unknown): value is Key => typeof value === 'string' || typeof value === 'number';

export async function countFound(db: Handle, query: TaskQuery): Promise<number> {
  const { rows } = await sql<{
    n: number;
  }>`select count(*) n from tasks t where ${allOf(conditionsOf(query))}`.execute(db);
  return rows[0]?.n ?? 0;
}

/** How many there are in each view. */
export async function countViews(db: Handle, query: TaskQuery) {
  const open = allOf(conditionsOf({ ...query, view: 'open' }));
  const { today } = query;
  const tomorrow = addDays(today, 1);
  const { rows } = await sql<{ open: number; overdue: number; today: number; later: number; undated: number }>`
    select count(*) "open", coalesce(sum(t.sort_key < ${today}), 0) overdue,
      coalesce(sum(t.sort_key >= ${today} and t.sort_key < ${tomorrow}), 0) today,
      coalesce(sum(t.sort_key >= ${tomorrow} and t.sort_key < '9999-99-99'), 0) later,
      coalesce(sum(t.sort_key >= '9999-99-99'), 0) undated
    from tasks t where ${open}`.execute(db);
  const done = await countFound(db, { ...query, view: 'done' });
  return { ...(rows[0] ?? { open: 0, overdue: 0, today: 0, later: 0, undated: 0 }), done };
}

/** All ids that a filter finds, in the order of the list. */
export async function findAll(db: Handle, query: TaskQuery): Promise<string[]> {
  const { keys, descending } = orderOf(query);
  const way = descending ? sql`desc` : sql`asc`;
  const { rows } = await sql<{ id: string }>`select t.id from tasks t where ${allOf(conditionsOf(query))}
    order by ${sql.join(keys.map((key) => sql`${key} ${way}`))}`.execute(db);
  return rows.map((row) => row.id);
}
