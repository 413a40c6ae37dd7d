import { CompiledQuery } from 'kysely';
import { aTurn } from './a-turn.ts';
import { insertValues, type StoredValue } from './insert-values.ts';
import type { Trx } from './tables.ts';

export type RowValues = Readonly<Record<string, StoredValue>>;

/**
 * Rows to be inserted, gathered so that many go in by one statement for each table: a long import writes several times
 * as fast as row by row. Tables are written in the order in which they first got a row, so what others refer to comes
 * first. Nothing stands in the file before {@link flush}.
 */
export class InsertBuffer {
  readonly #tables = new Map<string, { columns: readonly string[]; rows: StoredValue[][] }>();

  /** Rows of one table always bear the same columns. */
  add(table: string, row: RowValues): void {
    let known = this.#tables.get(table);
    if (!known) this.#tables.set(table, (known = { columns: Object.keys(row), rows: [] }));
    known.rows.push(known.columns.map((column) => row[column] ?? null));
  }

  /** Writes what waits, inside the caller's transaction. */
  async flush(trx: Trx): Promise<void> {
    for (const [table, { columns, rows }] of this.#tables) {
      await insertValues(trx, table, columns, rows);
      rows.length = 0;
    }
  }
}

/** Rows of one statement: with what the journal writes of them, some fifteen milliseconds. */
const AT_ONCE = 500;

/** Inserts rows that all have the same columns, few by one statement: inside the caller's transaction, so all or none. */
export async function insertRows(trx: Trx, table: string, rows: readonly RowValues[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    if (from > 0) await aTurn();
    const chunk = rows.slice(from, from + AT_ONCE);
    const values = JSON.stringify(chunk.map((row) => columns.map((column) => row[column] ?? null)));
    await trx.executeQuery(CompiledQuery.raw(insertOf(table, columns), [values]));
  }
}

const statements = new Map<string, string>();
const name = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** An insert of all rows of a JSON array of arrays; the names come from the code, never from a person. */
function insertOf(table: string, columns: readonly string[]): string {
  const key = `${table} ${columns.join(' ')}`;
  const known = statements.get(key);
  if (known !== undefined) return known;
  const values = columns.map((_, place) => `value ->> ${place}`);
  const statement = `insert into ${name(table)} (${columns.map(name).join(', ')}) select ${values.join(', ')} from json_each(?)`;
  statements.set(key, statement);
  return statement;
}
