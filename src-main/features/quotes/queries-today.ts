import { sql } from 'kysely';
import type { Handle } from '../../database/tables.ts';
import { addDays } from '../../domain/dates.ts';
import { discountRate } from '../../domain/totals.ts';
import { findLines, findQuoteRow } from './queries.ts';
import { addUp } from './rows.ts';

export interface Asked {
  /** `YYYY-MM-DD` */
  today: string;
  since: string;
  now: number;
  mine: boolean;
  callerId: string;
  /** Days after issuing on which an answer is asked for; null: never. */
  followUpDays: number | null;
}
/** Why a quotation wants attention, and the day from which. */
export interface Wanting {
  id: string;
  reason: 'expiring' | 'unanswered' | 'approval';
  day: string | null;
}

/** Days before the last one on which an offer is soon to expire; also how long a question asked rests. */
export const SOON = 3;
/** More drafts than that are not worked out: whoever may approve begins with the latest. */
const MOST_DRAFTS = 200;
const DAY_MS = 86_400_000;

const whose = ({ mine, callerId }: Asked) => (mine ? sql`(q.staff_id = ${callerId} or q.staff_id is null)` : sql`true`);

/**
 * Offers that are out and soon to expire, then those without an answer for too long; the longest waiting first. One that
 * a task is about already, or was lately, waits there.
 */
export async function findWaiting(
  db: Handle,
  asked: Asked,
  page: { limit: number; offset: number },
): Promise<{ total: number; items: Wanting[] }> {
  const soon = addDays(asked.today, SOON);
  const askedBy = asked.followUpDays === null ? '' : addDays(asked.today, -asked.followUpDays);
  const days = asked.followUpDays ?? 0;
  const waiting = sql`select q.id, q.valid_until,
      coalesce(q.valid_until <= ${soon}, 0) expiring,
      case when q.valid_until <= ${soon} then q.valid_until else date(q.issued_on, ${`+${days} days`}) end day
    from quotations q where q.deleted_at is null and q.status = 'issued' and q.contact_id is not null
      and (q.valid_until between ${asked.since} and ${soon}
        or (coalesce(q.valid_until, '9999') > ${soon} and q.issued_on <= ${askedBy}))
      and not exists (select 1 from task_links l join tasks t on t.id = l.task_id
        where l.other_id = q.id and l.entity = 'quotation' and t.deleted_at is null
          and (t.done_at is null or t.done_at > ${asked.now - SOON * DAY_MS}))
      and ${whose(asked)}`;
  const { rows: counted } = await sql<{ n: number }>`select count(*) n from (${waiting})`.execute(db);
  const { rows } = await sql<{ id: string; expiring: number; day: string }>`select * from (${waiting})
    order by expiring desc, day, id limit ${page.limit} offset ${page.offset}`.execute(db);
  return {
    total: counted[0]?.n ?? 0,
    items: rows.map(({ id, expiring, day }) => ({ id, day, reason: expiring === 1 ? 'expiring' : 'unanswered' })),
  };
}

/** Drafts whose discount is past what their staff may give, and that nobody has approved. Worked out by the engine. */
export async function findUnapproved(db: Handle): Promise<Wanting[]> {
  const { rows } = await sql<{ id: string; discount_limit: number }>`select q.id, s.discount_limit from quotations q
    join staff s on s.id = q.staff_id
    where q.deleted_at is null and q.status = 'draft' and s.discount_limit is not null and s.active = 1
      and s.role not in ('owner', 'manager')
      and (q.discount_percent > 0 or q.discount_amount > 0 or exists (select 1 from quotation_lines l
        where l.quotation_id = q.id and (l.discount_percent > 0 or l.discount_amount > 0)))
    order by q.updated_at desc limit ${MOST_DRAFTS}`.execute(db);
  const found: Wanting[] = [];
  for (const { id, discount_limit: limit } of rows) {
    const row = await findQuoteRow(db, id);
    const rate = row ? discountRate(addUp(row, await findLines(db, id))) : 0;
    if (rate > limit && rate > (row?.approved_rate ?? -1)) found.push({ id, reason: 'approval', day: null });
  }
  return found;
}

/** What somebody may do here, by the role that they have now. */
export async function roleOf(db: Handle, staffId: string) {
  return (await db.selectFrom('staff').select('role').where('id', '=', staffId).executeTakeFirst())?.role ?? 'viewer';
}
