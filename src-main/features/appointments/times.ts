import type { Selectable } from 'kysely';
import type { When } from '../../contract/appointments.ts';
import { AppError } from '../../contract/errors.ts';
import type { AppointmentsTable } from '../../database/agenda-tables.ts';
import { LONGEST_DAYS, type Times, timesOf } from '../../domain/appointments.ts';
import { isTimeZone } from '../../domain/zones.ts';

export type AppointmentColumns = Selectable<AppointmentsTable>;

/** @throws AppError `date-impossible`, `ends-before-start`, `appointment-too-long` */
export function requireTimes(said: When): Times {
  const made = timesOf(said);
  if (made.times) return made.times;
  if (made.problem === 'ends-before-start') throw new AppError('ends-before-start', {});
  if (made.problem === 'too-long') throw new AppError('appointment-too-long', { days: LONGEST_DAYS });
  throw new AppError('date-impossible', { date: made.value });
}

/** @throws AppError `zone-unknown` */
export function requireZone(zone: string): string {
  if (!isTimeZone(zone)) throw new AppError('zone-unknown', { zone });
  return zone;
}

interface TimeColumns {
  all_day: 0 | 1;
  starts_on: string;
  starts_at: string | null;
  ends_on: string;
  ends_at: string | null;
}
export const timesIn = (row: TimeColumns): Times => ({
  allDay: row.all_day === 1,
  startsOn: row.starts_on,
  startsAt: row.starts_at,
  endsOn: row.ends_on,
  endsAt: row.ends_at,
});
export const timeColumns = (times: Times): TimeColumns => ({
  all_day: times.allDay ? 1 : 0,
  starts_on: times.startsOn,
  starts_at: times.startsAt,
  ends_on: times.endsOn,
  ends_at: times.endsAt,
});
