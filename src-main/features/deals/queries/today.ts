import { sql } from 'kysely';
import type { Handle } from '../../../database/tables.ts';
import { DAY_MS, quietNow } from './filter.ts';

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
export async function findExpected(db: Handle, asked: Asked, page: Page) {
  const where = sql`i.status = 'open' and i.expected_on <= ${asked.today} and coalesce(i.awake_at, 0) <= ${asked.now}
    and ${whose(asked)}`;
  const from = sql`deal_index i indexed by deal_index_today_day`;
  const { rows: counted } = await sql<{ n: number }>`select count(*) n from ${from} where ${where}`.execute(db);
  return found(db, counted[0]?.n ?? 0, sql`${from} where ${where} order by i.expected_on, i.row`, page);
}

/**
 * Open deals that nobody has touched for too long and that are not told above, the longest first. They are counted stage by
 * stage, each from its own day on; their page is read in the order of the clock, up to its last row only.
 */
export async function findQuiet(db: Handle, asked: Asked, page: Page) {
  const more = sql`coalesce(i.expected_on, '9999') > ${asked.today} and ${whose(asked)}`;
  const { rows: counted } = await sql<{ n: number }>`
    select count(*) n from stages q cross join deal_index i indexed by deal_index_today_quiet
    on i.stage_id = q.id and i.status = 'open' and i.clock_at <= ${asked.now} - q.quiet_days * ${DAY_MS}
    where ${more}`.execute(db);
  const rows = sql`deal_index i indexed by deal_index_today_clock
    where i.status = 'open' and ${quietNow(asked.now)} and ${more} order by i.clock_at, i.row`;
  return found(db, counted[0]?.n ?? 0, rows, page);
}

async function found(db: Handle, total: number, rowsOf: ReturnType<typeof quietNow>, page: Page) {
  if (page.offset >= total) return { total, ids: [] };
  const { rows } = await sql<{ id: string }>`select i.deal_id id from ${rowsOf}
    limit ${page.limit} offset ${page.offset}`.execute(db);
  return { total, ids: rows.map((row) => row.id) };
}
