import { sql } from 'kysely';
import type { About } from '../../../contract/tasks.ts';
import { idList } from '../../../database/id-list.ts';
import type { Handle } from '../../../database/tables.ts';
import { LONGEST_DAYS, onDay, type Times } from '../../../domain/appointments.ts';
import { addDays } from '../../../domain/dates.ts';
import { occurrencesFrom } from '../../../domain/repeats.ts';
import { isAbout } from '../../agenda/about.ts';
import { ruleOf } from '../../agenda/rule.ts';
import { type AppointmentColumns, timesIn } from '../times.ts';

export interface RangeQuery {
  /** Days on the wall, both included. */
  from: string;
  to: string;
  /** Of this staff member, or about one of these records; neither: all. */
  staffId: string | null;
  about: readonly About[];
  /** `either`: one of the two conditions will do, as for clashes. */
  match: 'both' | 'either';
  withReminder?: boolean;
}

/** One time of an appointment. */
export interface Time {
  row: AppointmentColumns;
  /** The day by which it is named. */
  day: string;
  times: Times;
  moved: boolean;
}

const earlier = (day: string, days: number): string => (day < '0001-03-01' ? '0001-01-01' : addDays(day, -days));
/** Some days with one more on both sides: there what is of another zone may stand by its own wall. */
export const widened = (from: string, to: string) => ({
  from: earlier(from, 1),
  to: to > '9999-12-30' ? to : addDays(to, 1),
});

/**
 * All times of appointments that touch some days, repetitions spelled out, by their start; at most so many.
 * @returns `cut` where there are more
 */
export async function timesBetween(
  db: Handle,
  query: RangeQuery,
  limit: number,
): Promise<{ times: Time[]; cut: boolean }> {
  const { from, to } = query;
  const since = earlier(from, LONGEST_DAYS + 1);
  const chosen = sql`a.deleted_at is null and ${conditionOf(query)}`;
  const { rows: single } = await sql<AppointmentColumns>`select a.* from appointments a
    where a.repeat_rule is null and a.starts_on between ${since} and ${to} and a.ends_on >= ${from} and ${chosen}
    order by a.starts_on, a.id limit ${limit + 1}`.execute(db);
  const { rows: repeating } = await sql<AppointmentColumns>`select a.* from appointments a
    where a.repeat_rule is not null and a.repeat_last >= ${since} and a.starts_on <= ${to} and ${chosen}`.execute(db);
  const { rows: movedHere } = await sql<AppointmentColumns>`select a.* from appointments a where ${chosen} and a.id in (
    select c.appointment_id from appointment_changes c
    where c.starts_on between ${since} and ${to} and c.ends_on >= ${from})`.execute(db);
  const all = new Map([...repeating, ...movedHere].map((row) => [row.id, row]));
  const changes = await changesOf(db, [...all.keys()]);

  const times: Time[] = single.map((row) => ({ row, day: row.starts_on, times: timesIn(row), moved: false }));
  for (const row of all.values()) {
    const own = changes.get(row.id) ?? new Map<string, Times | null>();
    times.push(...expanded(row, own, { from, to, since, limit: limit + 1 }));
  }
  const keyed = times.map((time): [string, Time] => [
    `${time.times.startsOn} ${time.times.startsAt ?? ''} ${time.row.id} ${time.day}`,
    time,
  ]);
  keyed.sort(([a], [b]) => (a < b ? -1 : 1));
  return { times: keyed.slice(0, limit).map(([, time]) => time), cut: times.length > limit };
}

function* expanded(
  row: AppointmentColumns,
  changes: ReadonlyMap<string, Times | null>,
  { from, to, since, limit }: { from: string; to: string; since: string; limit: number },
): Generator<Time> {
  const touches = (times: Times) => times.startsOn <= to && times.endsOn >= from;
  let found = 0;
  if (row.repeat_rule !== null)
    for (const day of occurrencesFrom(ruleOf(row.repeat_rule), row.starts_on, since)) {
      if (day > to || found >= limit) break;
      if (changes.has(day)) continue;
      const times = onDay(timesIn(row), day);
      if (!touches(times)) continue;
      found += 1;
      yield { row, day, times, moved: false };
    }
  for (const [day, times] of changes) if (times && touches(times)) yield { row, day, times, moved: true };
}

/** What was called off (null) or moved, by appointment and day. */
export async function changesOf(db: Handle, ids: readonly string[]): Promise<Map<string, Map<string, Times | null>>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('appointment_changes')
    .selectAll()
    .where('appointment_id', 'in', idList(ids))
    .orderBy('day')
    .execute();
  const changes = new Map<string, Map<string, Times | null>>();
  for (const row of rows) {
    const own = changes.get(row.appointment_id) ?? new Map<string, Times | null>();
    changes.set(row.appointment_id, own);
    const { starts_on: startsOn, ends_on: endsOn } = row;
    own.set(
      row.day,
      startsOn === null || endsOn === null ? null : timesIn({ ...row, starts_on: startsOn, ends_on: endsOn }),
    );
  }
  return changes;
}

function conditionOf({ staffId, about, match, withReminder }: RangeQuery) {
  const parts = about.map((one) => isAbout('appointment_links', sql.ref('a.id'), one));
  if (staffId !== null) parts.unshift(sql<boolean>`a.staff_id = ${staffId}`);
  const reminding = withReminder ? sql`a.reminder_minutes is not null` : sql`true`;
  if (parts.length === 0) return reminding;
  return sql`${reminding} and (${sql.join(parts, match === 'both' ? sql` and ` : sql` or `)})`;
}
