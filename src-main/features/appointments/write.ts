import { sql } from 'kysely';
import type { z } from 'zod';
import type { AppointmentCreate, AppointmentUpdate } from '../../contract/appointments.ts';
import { AppError } from '../../contract/errors.ts';
import type { Repeat } from '../../contract/tasks.ts';
import type { Actor } from '../../database/store.ts';
import type { Trx } from '../../database/tables.ts';
import { onDay, type Times } from '../../domain/appointments.ts';
import { addDays, daysBetween } from '../../domain/dates.ts';
import { newId } from '../../domain/ids.ts';
import { isOccurrence, lastOccurrence, movedBy } from '../../domain/repeats.ts';
import { clean, cleanLines } from '../../domain/text.ts';
import type { AboutRecords } from '../agenda/about.ts';
import { requireStaff } from '../agenda/checks.ts';
import { ruleFrom, ruleOf } from '../agenda/rule.ts';
import { updateRow } from '../contacts/lists.ts';
import { type AppointmentColumns, requireTimes, requireZone, timeColumns, timesIn } from './times.ts';

export type AppointmentDraft = z.input<typeof AppointmentCreate> & { uid?: string };
export type AppointmentChanges = Partial<Omit<z.input<typeof AppointmentUpdate>, 'id' | 'expectedUpdatedAt'>>;

/** What writing needs to know of the moment and the place. */
export interface AppointmentWriting {
  actor: Actor;
  now: number;
  /** The PC's. */
  zone: string;
}

/**
 * Writes a new appointment inside the caller's act.
 * @returns its id
 * @throws AppError `not-found`, `in-bin`, `staff-gone`, `date-impossible`, `ends-before-start`, `appointment-too-long`,
 *   `zone-unknown`, `repeat-never-comes`
 */
export async function insertAppointment(
  trx: Trx,
  records: AboutRecords,
  draft: AppointmentDraft,
  { actor, now, zone }: AppointmentWriting,
): Promise<string> {
  const id = newId();
  const staffId = draft.staffId === undefined ? actor.staffId : draft.staffId;
  if (staffId !== null) await requireStaff(trx, staffId);
  await trx
    .insertInto('appointments')
    .values({
      id,
      uid: draft.uid ?? `${id}@langganan`,
      title: clean(draft.title),
      place: clean(draft.place ?? ''),
      note: cleanLines(draft.note ?? ''),
      ...repeating(draft.repeat ?? null, requireTimes(draft)),
      zone: requireZone(draft.zone ?? zone),
      staff_id: staffId,
      reminder_minutes: draft.reminderMinutes === undefined ? 30 : draft.reminderMinutes,
      created_at: now,
      updated_at: now,
      deleted_at: null,
    })
    .execute();
  await records.change(trx, 'appointment_links', id, draft.about ?? []);
  return id;
}

/**
 * Changes an appointment with all its times, inside the caller's act; writes only what differs.
 * @returns whether anything was different
 * @throws AppError as {@link insertAppointment}
 */
export async function updateAppointment(
  trx: Trx,
  records: AboutRecords,
  row: AppointmentColumns,
  changes: AppointmentChanges,
  now: number,
): Promise<boolean> {
  const columns: Partial<AppointmentColumns> = {};
  if (changes.title !== undefined) columns.title = clean(changes.title);
  if (changes.place !== undefined) columns.place = clean(changes.place);
  if (changes.note !== undefined) columns.note = cleanLines(changes.note);
  if (changes.zone !== undefined) columns.zone = requireZone(changes.zone);
  if (changes.reminderMinutes !== undefined) columns.reminder_minutes = changes.reminderMinutes;
  if (changes.staffId !== undefined && changes.staffId !== row.staff_id) {
    if (changes.staffId !== null) await requireStaff(trx, changes.staffId);
    columns.staff_id = changes.staffId;
  }
  const times = changes.when === undefined ? timesIn(row) : requireTimes(changes.when);
  const shift = daysBetween(row.starts_on, times.startsOn);
  const known = row.repeat_rule === null ? null : ruleOf(row.repeat_rule);
  const given = changes.repeat === undefined ? known && movedBy(known, shift) : changes.repeat;
  Object.assign(columns, repeating(given, times));
  let changed = false;
  if (changes.about) changed = await records.change(trx, 'appointment_links', row.id, changes.about);
  const differs = Object.entries(columns).some(([column, value]) => row[column as keyof AppointmentColumns] !== value);
  if (!differs && !changed) return false;
  await updateRow(trx, 'appointments', { ...row }, { ...columns, updated_at: Math.max(now, row.updated_at + 1) });
  // What was said of single times goes along; what no longer is one of them is let go.
  if (known !== null) await shiftChanges(trx, row.id, { ...row, ...columns }, changes.repeat === undefined ? shift : 0);
  return true;
}

/**
 * Moves one time of a repetition, or calls it off (`to` null), inside the caller's act.
 * @throws AppError `not-an-occurrence`
 */
export async function changeOne(
  trx: Trx,
  row: AppointmentColumns,
  day: string,
  to: Times | null,
  now: number,
): Promise<boolean> {
  if (row.repeat_rule === null || !isOccurrence(ruleOf(row.repeat_rule), row.starts_on, day))
    throw new AppError('not-an-occurrence', { day });
  const there = await trx
    .selectFrom('appointment_changes')
    .selectAll()
    .where('appointment_id', '=', row.id)
    .where('day', '=', day)
    .executeTakeFirst();
  const own = timeColumns(onDay(timesIn(row), day));
  const columns =
    to === null
      ? { all_day: row.all_day, starts_on: null, starts_at: null, ends_on: null, ends_at: null }
      : timeColumns(to);
  const isBack =
    to !== null && Object.entries(columns).every(([name, value]) => own[name as keyof typeof own] === value);
  if (isBack && !there) return false;
  if (isBack && there) await trx.deleteFrom('appointment_changes').where('id', '=', there.id).execute();
  else if (!there)
    await trx
      .insertInto('appointment_changes')
      .values({ id: newId(), appointment_id: row.id, day, ...columns })
      .execute();
  else if (!(await updateRow(trx, 'appointment_changes', { ...there }, { ...columns }))) return false;
  await touch(trx, row.id, now);
  return true;
}

/** Marks an appointment as changed because one of its times was. */
export async function touch(trx: Trx, id: string, now: number): Promise<void> {
  await sql`update appointments set updated_at = max(${now}, updated_at + 1) where id = ${id}`.execute(trx);
}

/** An appointment that may be changed. @throws AppError `not-found`, `in-bin`, `changed-meanwhile` */
export async function requireAppointment(
  trx: Trx,
  id: string,
  expectedUpdatedAt?: number,
): Promise<AppointmentColumns> {
  const row = await trx.selectFrom('appointments').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new AppError('not-found', { what: 'appointment', id });
  if (row.deleted_at !== null) throw new AppError('in-bin', { what: 'appointment', id });
  if (expectedUpdatedAt !== undefined && expectedUpdatedAt !== row.updated_at)
    throw new AppError('changed-meanwhile', { what: 'appointment', id });
  return row;
}

/** Times and rule as columns: the first time is the rule's first day. */
export function repeating(given: z.input<typeof Repeat> | null, times: Times) {
  if (given === null) return { ...timeColumns(times), repeat_rule: null, repeat_last: null };
  const { text, first } = ruleFrom(given, times.startsOn);
  return { ...timeColumns(onDay(times, first)), repeat_rule: text, repeat_last: lastOccurrence(ruleOf(text), first) };
}

async function shiftChanges(trx: Trx, id: string, row: AppointmentColumns, shift: number): Promise<void> {
  const rule = row.repeat_rule === null ? null : ruleOf(row.repeat_rule);
  for (const table of ['appointment_changes', 'appointment_outcomes'] as const) {
    const rows = await trx
      .selectFrom(table)
      .select(['id', 'day'])
      .where('appointment_id', '=', id)
      .orderBy('day', shift > 0 ? 'desc' : 'asc')
      .execute();
    for (const change of rows) {
      const day = addDays(change.day, shift);
      const stays = rule !== null && isOccurrence(rule, row.starts_on, day);
      if (!stays && table === 'appointment_changes') await trx.deleteFrom(table).where('id', '=', change.id).execute();
      else if (stays && shift !== 0) await trx.updateTable(table).set({ day }).where('id', '=', change.id).execute();
    }
  }
}
