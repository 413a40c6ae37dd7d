import { sql } from 'kysely';
import type { Handle } from '../../../database/tables.ts';
import { quietNow } from './filter.ts';

interface Asked {
  today: string;
  now: number;
  mine: boolean;
  callerId: string;
}
interface Page {
  limit: number;
  offset: number;
}

const whose = ({ mine, callerId }: Asked) => (mine ? sql`(i.staff_id = ${callerId} or i.staff_id is null)` : sql`true`);

/** Open deals that were to be decided by today, the longest ago first; what rests is left out. */
export function findExpected(db: Handle, asked: Asked, page: Page) {
  const where = sql`i.status = 'open' and i.expected_on <= ${asked.today} and coalesce(i.awake_at, 0) <= ${asked.now} and ${whose(asked)}`;
  return found(db, where, sql`i.expected_on, i.row`, page);
}

/** Open deals that nobody has touched for too long and that are not told above, the longest first. */
export function findQuiet(db: Handle, asked: Asked, page: Page) {
  const where = sql`${quietNow(asked.now)} and coalesce(i.expected_on, '9999') > ${asked.today} and ${whose(asked)}`;
  return found(db, where, sql`i.clock_at, i.row`, page);
}

async function found(db: Handle, where: ReturnType<typeof quietNow>, order: ReturnType<typeof quietNow>, page: Page) {
  const { rows: counted } = await sql<{ n: number }>`select count(*) n from deal_index i where ${where}`.execute(db);
  const total = counted[0]?.n ?? 0;
  if (page.offset >= total) return { total, ids: [] };
  const { rows } = await sql<{ id: string }>`select i.deal_id id from deal_index i where ${where}
    order by ${order} limit ${page.limit} offset ${page.offset}`.execute(db);
  return { total, ids: rows.map((row) => row.id) };
}
