/** Days and times of calendar files: `20261122`, `20261122T100000`, `…Z` (RFC 5545, 3.3.4 and 3.3.5). */
import { isCivilDate } from '../dates.ts';
import { instantOf, isTimeZone, wallClockOf } from '../zones.ts';
import { zoneOfWindows } from './windows-zones.ts';

export interface IcsTime {
  day: string;
  /** Null: the whole day. */
  time: string | null;
  zone: string;
  /** Written in UTC. */
  utc: boolean;
}
export type TimeProblem = 'impossible-time' | 'zone-unknown';

export const dateText = (day: string): string => day.replaceAll('-', '');
export const timeText = (day: string, time: string): string => `${dateText(day)}T${time.replace(':', '')}00`;
export const utcText = (instant: number): string =>
  `${new Date(instant).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

/**
 * What a value says.
 * @param zone of what names none
 */
export function timeFrom(value: string, tzid: string | undefined, zone: string): IcsTime | TimeProblem {
  const found = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?(Z)?)?$/.exec(value.trim());
  if (!found) return 'impossible-time';
  const [, year = '', month = '', date = '', hour, minute = '', , utc] = found;
  const day = `${year}-${month}-${date}`;
  if (!isCivilDate(day) || year === '0000') return 'impossible-time';
  if (hour === undefined) return { day, time: null, zone, utc: false };
  if (Number(hour) > 23 || Number(minute) > 59) return 'impossible-time';
  const time = `${hour}:${minute}`;
  if (utc !== undefined) return { day, time, zone: 'UTC', utc: true };
  const known = tzid === undefined ? zone : zoneNamed(tzid);
  return known === null ? 'zone-unknown' : { day, time, zone: known, utc: false };
}

/** The zone that a file calls so: an IANA name (also behind a path, as Mozilla writes it) or one of Windows. */
export function zoneNamed(tzid: string): string | null {
  const plain = tzid.trim();
  const windows = zoneOfWindows(plain);
  if (windows !== null) return windows;
  const parts = plain.split('/');
  for (const from of [0, parts.length - 3, parts.length - 2]) {
    const name = parts.slice(Math.max(from, 0)).join('/');
    if (name !== '' && isTimeZone(name)) return name;
  }
  return null;
}

/** The same moment on another wall. */
export function onWall(time: IcsTime, zone: string): IcsTime {
  if (time.time === null || time.zone === zone) return { ...time, zone };
  const instant = instantOfTime(time);
  const wall = wallClockOf(zone, instant);
  return { day: wall.day, time: wall.time, zone, utc: false };
}

const instantOfTime = ({ day, time, zone }: IcsTime): number => instantOf(zone, day, time ?? '00:00');

/** Minutes of `-PT30M`, `P1D`, `PT1H30M`; null where it is no duration (RFC 5545, 3.3.6). */
export function minutesFrom(duration: string): number | null {
  const found = /^([+-])?P(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,8})S)?)?$/.exec(
    duration.trim(),
  );
  if (!found || found.slice(2).every((part) => part === undefined)) return null;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = found.slice(2).map((part) => Number(part ?? 0));
  const total = ((weeks * 7 + days) * 24 + hours) * 60 + minutes + Math.round(seconds / 60);
  return found[1] === '-' ? -total : total;
}
