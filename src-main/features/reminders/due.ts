import type { Reminder } from '../../contract/reminders.ts';
import type { Handle } from '../../database/tables.ts';
import { momentsOf } from '../../domain/appointments.ts';
import { addDays, todayIn } from '../../domain/dates.ts';
import { instantOf } from '../../domain/zones.ts';
import { remindedTimes } from '../appointments/reminded.ts';
import { doneTimes, type Mark, marksSince, remindedTasks } from './queries.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
/** What came due longer ago is no longer told. */
export const LOOK_BACK = 31 * DAY;
/** Further ahead than the longest reminder nothing can come due. */
export const LOOK_AHEAD = 29 * DAY;

export interface Coming extends Reminder {
  mark: Mark | undefined;
}
export interface Seen {
  /** Due now, the oldest first. */
  due: Coming[];
  /** When the next one comes due; null where nothing does within the next four weeks. */
  nextAt: number | null;
}

/**
 * What is due at a moment, and when the next one will be. Worked out of tasks and appointments as they are now, so that a
 * moved, done or removed one is right by itself; marks say what was told, put off or dismissed.
 * @param until up to when reminders were told before: what was due by then and has no mark was there before anybody asked
 */
export async function lookFor(
  db: Handle,
  { now, zone, until }: { now: number; zone: string; until: number },
): Promise<Seen> {
  const from = addDays(todayIn(zone, now - LOOK_BACK), -1);
  const to = addDays(todayIn(zone, now + LOOK_AHEAD), 1);
  const marks = new Map((await marksSince(db, 0)).map((mark) => [keyOf(mark.entity, mark.record_id, mark.day), mark]));
  const due: Coming[] = [];
  let nextAt: number | null = null;
  for (const one of await allBetween(db, from, to, zone)) {
    const found = marks.get(keyOf(one.entity, one.id, one.day));
    // A mark of before it was moved says nothing of where it is now.
    const mark = found?.start === one.start ? found : undefined;
    if (mark && mark.dismissed_at !== null) continue;
    const at = mark?.at ?? one.at;
    if (at > now) nextAt = Math.min(nextAt ?? at, at);
    else if (mark || (at >= now - LOOK_BACK && (at > until || one.start > now))) due.push({ ...one, at, mark });
  }
  due.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  return { due: onlyTheLast(due), nextAt };
}

const keyOf = (entity: string, id: string, day: string) => `${entity} ${id} ${day}`;

/** Of something that came several times while nobody was there, the last time is enough. */
function onlyTheLast(due: readonly Coming[]): Coming[] {
  const last = new Map<string, Coming>();
  for (const one of due) {
    const key = `${one.entity} ${one.id}`;
    const known = last.get(key);
    if (!known || known.start <= one.start) last.set(key, one);
  }
  return due.filter((one) => last.get(`${one.entity} ${one.id}`) === one);
}

async function allBetween(db: Handle, from: string, to: string, zone: string): Promise<Reminder[]> {
  const done = await doneTimes(db, addDays(from, -LOOK_BACK / DAY));
  const reminders: Reminder[] = [];
  for (const { row, day, times } of await remindedTimes(db, from, to)) {
    if (row.reminder_minutes === null || done.has(`${row.id} ${day}`)) continue;
    const { start } = momentsOf(times, row.zone);
    reminders.push({
      entity: 'appointment',
      id: row.id,
      day,
      title: row.title,
      place: row.place,
      onDay: times.startsOn,
      time: times.startsAt,
      start,
      at: start - row.reminder_minutes * MINUTE,
    });
  }
  for (const task of await remindedTasks(db, from, to)) {
    const start = instantOf(zone, task.on_day, task.due_time);
    const at = start - task.reminder_minutes * MINUTE;
    const { id, title, on_day: onDay, due_time: time } = task;
    reminders.push({ entity: 'task', id, day: onDay, title, place: '', onDay, time, start, at });
  }
  return reminders;
}
