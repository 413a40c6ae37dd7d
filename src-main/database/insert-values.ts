import { CompiledQuery } from 'kysely';
import { RowByRow } from './driver.ts';
import type { Handle } from './tables.ts';

export type StoredValue = string | number | null;

/** Rows that one statement takes. Few sizes, so that the statements stay prepared; what is left over goes by the smaller. */
const SIZES = [64, 16, 4, 1] as const;

const statements = new Map<string, string>();
const name = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** How rows are inserted. Comes from the code, never from a person. */
export interface Inserting {
  /**
   * `insert or fail`: what was inserted before a row that is refused stays until the transaction is taken back. SQLite
   * then need not keep each page as it was before the statement; where a table has foreign keys it does so anyway.
   */
  orFail?: boolean;
  /** An `on conflict` clause. */
  conflict?: string;
}

/** Inserts rows, many by one statement: several times as fast as one by one. The names come from the code. */
export async function insertValues(
  db: Handle,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly StoredValue[])[],
  how: Inserting = {},
): Promise<void> {
  let from = 0;
  for (const size of SIZES)
    for (; rows.length - from >= size; from += size) {
      const values = rows.slice(from, from + size).flat();
      await db.executeQuery(CompiledQuery.raw(insertOf(table, columns, size, how), values));
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
  await db.executeQuery(CompiledQuery.raw(insertOf(table, columns, 1, {}), [new RowByRow(rows)]));
}

function insertOf(
  table: string,
  columns: readonly string[],
  size: number,
  { orFail = false, conflict = '' }: Inserting,
): string {
  const key = `${table} ${size} ${orFail} ${columns.join(' ')} ${conflict}`;
  const known = statements.get(key);
  if (known !== undefined) return known;
  const row = `(${columns.map(() => '?').join(', ')})`;
  const rows = Array<string>(size).fill(row).join(', ');
  const verb = orFail ? 'insert or fail' : 'insert';
  const statement = `${verb} into ${name(table)} (${columns.map(name).join(', ')}) values ${rows} ${conflict}`.trim();
  statements.set(key, statement);
  return statement;
}
