import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { columnsOf } from './journal.ts';
import { type Db, type JournaledTable, journaledTables } from './tables.ts';

/**
 * A digest of all business tables, the journal apart: two databases that mean the same give the same text.
 * @param except tables to leave out
 */
export async function digestOf(db: Db, except: readonly JournaledTable[] = []): Promise<string> {
  const hash = createHash('sha256');
  for (const table of (Object.keys(journaledTables) as JournaledTable[]).filter((name) => !except.includes(name))) {
    const columns = await columnsOf(db, table);
    const { rows } = await sql<Record<string, unknown>>`select ${sql.join(columns.map((c) => sql.id(c)))}
      from ${sql.id(table)} order by id`.execute(db);
    hash.update(JSON.stringify([table, columns, rows.map((row) => columns.map((column) => row[column]))]));
  }
  return hash.digest('hex');
}
