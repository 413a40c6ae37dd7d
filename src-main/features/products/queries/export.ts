import { sql } from 'kysely';
import type { Handle } from '../../../database/tables.ts';

interface More {
  id: string;
  note: string;
  low_stock_level: number | null;
}

/** What a file of products holds beyond the list's rows. */
export async function findMore(db: Handle, ids: readonly string[]): Promise<Map<string, More>> {
  const { rows } = await sql<More>`select p.id, p.note, p.low_stock_level from json_each(${JSON.stringify(ids)}) j
    join products p on p.id = j.value`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}
