import { sql } from 'kysely';
import type { TaskKind } from '../../../contract/tasks.ts';
import type { Handle } from '../../../database/tables.ts';
import { addDays } from '../../../domain/dates.ts';

/** Ids of what is to be done by today, the most pressing first, and how many there are; read from one index alone. */
export async function findForToday(
  db: Handle,
  asked: {
    today: string;
    views: readonly ('overdue' | 'today')[];
    kinds: readonly TaskKind[];
    mine: boolean;
    callerId: string;
  },
  page: { limit: number; offset: number },
): Promise<{ total: number; ids: string[] }> {
  const { today, views, kinds } = asked;
  const from = views.includes('overdue') ? '' : today;
  const before = views.includes('today') ? addDays(today, 1) : today;
  const whose = asked.mine ? sql`(t.staff_id = ${asked.callerId} or t.staff_id is null)` : sql`true`;
  const where = sql`t.done_at is null and t.deleted_at is null and t.sort_key >= ${from} and t.sort_key < ${before}
    and t.kind in (${sql.join(kinds)}) and ${whose}`;
  const { rows: counted } = await sql<{ n: number }>`select count(*) n from tasks t where ${where}`.execute(db);
  const { rows } = await sql<{ id: string }>`select t.id from tasks t where ${where}
    order by t.sort_key, t.id limit ${page.limit} offset ${page.offset}`.execute(db);
  return { total: counted[0]?.n ?? 0, ids: rows.map((row) => row.id) };
}
