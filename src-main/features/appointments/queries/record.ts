import { sql } from 'kysely';
import type { Appointment, Occurrence } from '../../../contract/appointments.ts';
import type { About } from '../../../contract/tasks.ts';
import { idList } from '../../../database/id-list.ts';
import type { Handle } from '../../../database/tables.ts';
import { momentsOf, type Times } from '../../../domain/appointments.ts';
import { occurrencesFrom } from '../../../domain/repeats.ts';
import { isSameWall, wallClockOf } from '../../../domain/zones.ts';
import { type AboutRecords, isAbout } from '../../agenda/about.ts';
import { ruleOf } from '../../agenda/rule.ts';
import { staffById } from '../../agenda/staff.ts';
import { type AppointmentColumns, timesIn } from '../times.ts';
import { changesOf, type Time } from './range.ts';

/** The wall and the day that it is where the app runs. */
export interface Here {
  zone: string;
  today: string;
}

/** Whether the wall where the app runs shows these times, and what it shows. */
function onWallHere(times: Times, zone: string, here: Here): Pick<Occurrence, 'ownZone' | 'here' | 'start' | 'end'> {
  const moments = momentsOf(times, zone);
  const ownZone = isSameWall(zone, here.zone, moments.start);
  if (ownZone || times.allDay) return { ...moments, ownZone, here: times };
  const [start, end] = [wallClockOf(here.zone, moments.start), wallClockOf(here.zone, moments.end)];
  const wall = { allDay: false, startsOn: start.day, startsAt: start.time, endsOn: end.day, endsAt: end.time };
  return { ...moments, ownZone, here: wall };
}

/** Times as a calendar shows them, with the names of who is concerned. */
export async function asOccurrences(
  db: Handle,
  records: AboutRecords,
  times: readonly Time[],
  here: Here,
): Promise<Occurrence[]> {
  const staff = await staffById(
    db,
    times.map(({ row }) => row.staff_id),
  );
  const about = await records.namedLinks(db, 'appointment_links', [...new Set(times.map(({ row }) => row.id))]);
  const done = await outcomesOf(db, times);
  return times.map(({ row, day, times: wall, moved }) => ({
    ...wall,
    ...onWallHere(wall, row.zone, here),
    id: row.id,
    day,
    title: row.title,
    place: row.place,
    zone: row.zone,
    staff: staff.get(row.staff_id ?? '') ?? null,
    about: about.get(row.id) ?? [],
    repeats: row.repeat_rule !== null,
    moved,
    reminderMinutes: row.reminder_minutes,
    doneAt: done.get(`${row.id} ${day}`) ?? null,
  }));
}

/** When those of these times that have been were marked as done, by appointment and day. */
async function outcomesOf(db: Handle, times: readonly Time[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ appointment_id: string; day: string; done_at: number }>`
    select o.appointment_id, o.day, o.done_at from appointment_outcomes o
    where o.appointment_id in ${idList([...new Set(times.map(({ row }) => row.id))])}`.execute(db);
  return new Map(rows.map((row) => [`${row.appointment_id} ${row.day}`, row.done_at]));
}

/** Whole records in the order given; who is gone meanwhile is left out. */
export async function findAppointments(
  db: Handle,
  records: AboutRecords,
  ids: readonly string[],
  here: Here,
): Promise<Appointment[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<AppointmentColumns>`select a.* from json_each(${JSON.stringify(ids)}) j
    join appointments a on a.id = j.value order by j.key`.execute(db);
  const staff = await staffById(
    db,
    rows.map((row) => row.staff_id),
  );
  const about = await records.namedLinks(db, 'appointment_links', ids);
  const changes = await changesOf(db, ids);
  return rows.map((row) => {
    const times = timesIn(row);
    const own = changes.get(row.id) ?? new Map();
    return {
      ...times,
      ...onWallHere(times, row.zone, here),
      id: row.id,
      title: row.title,
      place: row.place,
      note: row.note,
      zone: row.zone,
      staff: staff.get(row.staff_id ?? '') ?? null,
      about: about.get(row.id) ?? [],
      reminderMinutes: row.reminder_minutes,
      repeat: row.repeat_rule === null ? null : ruleOf(row.repeat_rule),
      nextDay: nextDayOf(row, own, here.today),
      deletedAt: row.deleted_at,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
    };
  });
}

function nextDayOf(row: AppointmentColumns, changes: ReadonlyMap<string, unknown>, today: string): string | null {
  if (row.repeat_rule === null) return row.ends_on >= today ? row.starts_on : null;
  for (const day of occurrencesFrom(ruleOf(row.repeat_rule), row.starts_on, today))
    if (changes.get(day) !== null) return day;
  return null;
}

export interface ListQuery {
  about: About | null;
  when: 'coming' | 'past' | 'all';
  deleted: boolean;
  limit: number;
  offset: number;
}

/** Ids of appointments, each once, and how many there are: the coming ones from now on, past ones backwards. */
export async function findList(
  db: Handle,
  { about, when, deleted, limit, offset }: ListQuery,
  today: string,
): Promise<{ total: number; ids: string[] }> {
  const last = sql`coalesce(a.repeat_last, a.ends_on)`;
  const conditions = [
    deleted ? sql<boolean>`a.deleted_at is not null` : sql<boolean>`a.deleted_at is null`,
    ...(about ? [isAbout('appointment_links', sql.ref('a.id'), about)] : []),
    ...(when === 'coming' ? [sql<boolean>`${last} >= ${today}`] : []),
    ...(when === 'past' ? [sql<boolean>`${last} < ${today}`] : []),
  ];
  const where = sql.join(conditions, sql` and `);
  const { rows: counted } = await sql<{ n: number }>`select count(*) n from appointments a where ${where}`.execute(db);
  const order =
    when === 'past'
      ? sql`${last} desc, a.starts_at desc, a.id desc`
      : sql`${last} < ${today}, iif(${last} < ${today}, '', max(a.starts_on, ${today})), a.starts_at,
          iif(${last} < ${today}, ${last}, '') desc, a.id`;
  const { rows } = await sql<{ id: string }>`select a.id from appointments a where ${where}
    order by ${order} limit ${limit} offset ${offset}`.execute(db);
  return { total: counted[0]?.n ?? 0, ids: rows.map((row) => row.id) };
}
