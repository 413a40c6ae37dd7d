import { CompiledQuery } from 'kysely';
import { RowByRow } from './driver.ts';
import type { Handle } from './tables.ts';

export type StoredValue = string | number | null;

/** Rows that one statement takes. Few sizes, so that the statements stay prepared; what is left over goes by the smaller. */
const SIZES = [32, 8, 1] as const;

const statements = new Map<string, string>();
const name = (text: string) => `"${text.replaceAll('"', '""')}"`;

/**
 * Inserts rows, many by one statement: several times as fast as one by one. The names, and `conflict` (an `on conflict`
 * clause), come from the code, never from a person.
 */
export async function insertValues(
  db: Handle,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly StoredValue[])[],
  conflict = '',
): Promise<void> {
  let from = 0;
  for (const size of SIZES)
    for (; rows.length - from >= size; from += size) {
      const values = rows.slice(from, from + size).flat();
      await db.executeQuery(CompiledQuery.raw(insertOf(table, columns, size, conflict), values));
    }
}

/**
 * Inserts rows one by one: for a table of FTS5. A statement of several rows could fail half-way, so SQLite begins a
 * savepoint for it, and FTS5 then writes out all that it had gathered in memory.
 */
export async function insertRowByRow(
  db: Handle,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly StoredValue[])[],
): Promise<void> {
  await db.executeQuery(CompiledQuery.raw(insertOf(table, columns, 1, ''), [new RowByRow(rows)]));
}

function insertOf(table: string, columns: readonly string[], size: number, conflict: string): string {
  const key = `${table} ${size} ${columns.join(' ')} ${conflict}`;
  const known = statements.get(key);
  if (known !== undefined) return known;
  const row = `(${columns.map(() => '?').join(', ')})`;
  const rows = Array<string>(size).fill(row).join(', ');
  const statement = `insert into ${name(table)} (${columns.map(name).join(', ')}) values ${rows} ${conflict}`.trim();
  statements.set(key, statement);
  return statement;
}
