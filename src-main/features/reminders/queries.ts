import { sql } from 'kysely';
import type { Handle } from '../../database/tables.ts';

export interface Mark {
  entity: 'appointment' | 'task';
  record_id: string;
  day: string;
  start: number;
  at: number;
  told_at: number | null;
  dismissed_at: number | null;
}

/** Open tasks with a reminder, to be done between two days. */
export async function remindedTasks(db: Handle, from: string, to: string) {
  const { rows } = await sql<{ id: string; title: string; on_day: string; due_time: string; reminder_minutes: number }>`
    select id, title, on_day, due_time, reminder_minutes from tasks
    where reminder_minutes is not null and done_at is null and deleted_at is null and due_time is not null
      and on_day between ${from} and ${to}`.execute(db);
  return rows;
}

/** Times of appointments that have been: nobody needs to be reminded of them. */
export async function doneTimes(db: Handle, from: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('appointment_outcomes')
    .select(['appointment_id', 'day'])
    .where('day', '>=', from)
    .execute();
  return new Set(rows.map((row) => `${row.appointment_id} ${row.day}`));
}

export const marksSince = (db: Handle, at: number): Promise<Mark[]> =>
  db.selectFrom('reminder_marks').selectAll().where('at', '>=', at).execute();

/** Writes what was told, snoozed or dismissed; older than `forget` is let go. */
export async function writeMarks(db: Handle, marks: readonly Mark[], forget: number): Promise<void> {
  await db.deleteFrom('reminder_marks').where('at', '<', forget).execute();
  for (const mark of marks)
    await db
      .insertInto('reminder_marks')
      .values(mark)
      .onConflict((clash) => clash.columns(['entity', 'record_id', 'day']).doUpdateSet(mark))
      .execute();
}

const UNTIL = 'reminders_until';
/** Up to when this PC has told what was due; null where it never has. */
export async function toldUntil(db: Handle): Promise<number | null> {
  const row = await db.selectFrom('app_state').select('value').where('key', '=', UNTIL).executeTakeFirst();
  return row === undefined ? null : Number(row.value);
}
export const setToldUntil = (db: Handle, at: number) =>
  sql`insert or replace into app_state (key, value) values (${UNTIL}, ${String(at)})`.execute(db);
