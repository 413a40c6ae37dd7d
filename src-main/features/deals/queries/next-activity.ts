import { sql } from 'kysely';
import type { NextActivity } from '../../../contract/deals.ts';
import type { Handle } from '../../../database/tables.ts';
import { instantOf, wallClockOf } from '../../../domain/zones.ts';

interface Found {
  deal_id: string;
  kind: NextActivity['kind'];
  id: string;
  title: string;
  day: string;
  time: string | null;
}

/**
 * What is due next about each of these deals: the open task with a day, or the appointment to come that does not repeat,
 * whichever is first. One for a whole day is due at the day's end: it is not late before.
 */
export async function nextActivities(
  db: Handle,
  ids: readonly string[],
  { now, timeZone }: { now: number; timeZone: string },
): Promise<Map<string, NextActivity>> {
  const today = wallClockOf(timeZone, now);
  const { rows } = await sql<Found>`
    with chosen (deal_id) as materialized (select value from json_each(${JSON.stringify(ids)})),
    due as (
      select c.deal_id, 'task' kind, t.id, t.title, t.on_day day, t.due_time time
      from chosen c join task_links l on l.other_id = c.deal_id and l.entity = 'deal' join tasks t on t.id = l.task_id
      where t.done_at is null and t.deleted_at is null and t.on_day is not null
      union all
      select c.deal_id, 'appointment', a.id, a.title, a.starts_on, a.starts_at
      from chosen c join appointment_links l on l.other_id = c.deal_id and l.entity = 'deal'
      join appointments a on a.id = l.appointment_id
      where a.deleted_at is null and a.repeat_rule is null and a.starts_on >= ${today.day}
        and not exists (select 1 from appointment_outcomes o where o.appointment_id = a.id)),
    placed as (
      select *, row_number() over (partition by deal_id order by day, coalesce(time, '99:99'), kind, id) place from due)
    select deal_id, kind, id, title, day, time from placed where place = 1`.execute(db);
  return new Map(
    rows.map(({ deal_id: dealId, day, time, ...row }) => {
      const isOver = day < today.day || (day === today.day && time !== null && time < today.time);
      const state = isOver ? 'overdue' : day === today.day ? 'today' : 'later';
      return [dealId, { ...row, dueAt: instantOf(timeZone, day, time ?? '23:59'), state }];
    }),
  );
}
