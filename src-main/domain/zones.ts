/**
 * Wall clocks of time zones. An appointment is kept as the shop's wall shows it (`2026-11-22`, `10:00`, `Asia/Jakarta`)
 * and becomes a moment only when it is compared or reminded of: neither another zone of the PC nor daylight saving moves
 * it on the wall.
 *
 * A wall's time that daylight saving leaves out counts by the offset before the gap, and one that comes twice is the first
 * of the two (RFC 5545, 3.3.5).
 */
const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();
function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formats.set(zone, format);
  }
  return format;
}

/** True for an IANA name that this machine knows; offsets such as `+07:00` are none. */
export function isTimeZone(zone: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+\-/]*$/.test(zone) || zone.length > 64) return false;
  try {
    formatOf(zone);
    return true;
  } catch {
    return false;
  }
}

/** What the zone's wall clock shows, as if it were UTC (epoch ms): to reckon with, never to compare between zones. */
function wallMillis(zone: string, instant: number): number {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(instant)
      .map((part) => [part.type, part.value]),
  );
  const of = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type));
  const year = parts.get('era') === 'BC' ? 1 - of('year') : of('year');
  const wall = new Date(0);
  wall.setUTCFullYear(year, of('month') - 1, of('day'));
  wall.setUTCHours(of('hour'), of('minute'), of('second'));
  return wall.getTime() + (((instant % 1_000) + 1_000) % 1_000);
}

/** How far a zone's wall is ahead of UTC at a moment, in milliseconds. */
export const offsetAt = (zone: string, instant: number): number => wallMillis(zone, instant) - instant;

const offsets = new Map<string, Map<number, number>>();
/** As {@link offsetAt}, remembered by the quarter hour: zones change on quarter hours only, and asking Intl is slow. */
function rememberedOffset(zone: string, instant: number): number {
  const quarter = Math.floor(instant / 900_000);
  let ofZone = offsets.get(zone);
  if (!ofZone) {
    ofZone = new Map();
    offsets.set(zone, ofZone);
  }
  const known = ofZone.get(quarter);
  if (known !== undefined) return known;
  const offset = offsetAt(zone, quarter * 900_000);
  if (ofZone.size > 50_000) ofZone.clear();
  ofZone.set(quarter, offset);
  return offset;
}

/**
 * The moment at which the wall of a zone shows a day and a time of day.
 * @param time `HH:MM`
 * @returns epoch ms
 */
export function instantOf(zone: string, day: string, time: string): number {
  const wall = Date.parse(`${day}T${time}:00Z`);
  if (Number.isNaN(wall)) throw new RangeError(`not a wall time: ${day.slice(0, 20)} ${time.slice(0, 20)}`);
  // Whatever the wall says, a day before and a day after stand on either side of a change.
  const before = rememberedOffset(zone, wall - DAY);
  const after = rememberedOffset(zone, wall + DAY);
  for (const offset of before === after ? [before] : [Math.max(before, after), Math.min(before, after)]) {
    const instant = wall - offset;
    if (rememberedOffset(zone, instant) === offset) return instant;
  }
  if (before === after) {
    // Two changes within two days: zones that gave up daylight saving for a fasting month did so.
    for (let hours = -26; hours <= 26; hours += 1) {
      const offset = rememberedOffset(zone, wall + hours * HOUR);
      const instant = wall - offset;
      if (rememberedOffset(zone, instant) === offset) return instant;
    }
  }
  return wall - before;
}

/** What the wall of a zone shows at a moment, to the minute. */
export function wallClockOf(zone: string, instant: number): { day: string; time: string } {
  const text = new Date(instant + rememberedOffset(zone, instant)).toISOString();
  return { day: text.slice(0, 10), time: text.slice(11, 16) };
}

/** Whether the walls of two zones show the same at a moment, to the minute. */
export const isSameWall = (zone: string, other: string, instant: number): boolean =>
  zone === other ||
  Math.floor((instant + rememberedOffset(zone, instant)) / MINUTE) ===
    Math.floor((instant + rememberedOffset(other, instant)) / MINUTE);

/** The moment at which a day begins on the wall: midnight, or the first minute after it where there is no midnight. */
export const startOfDay = (zone: string, day: string): number => instantOf(zone, day, '00:00');

/** Minutes between two times of day; less than zero where the second is earlier. */
export const minutesBetween = (from: string, to: string): number => minutesOf(to) - minutesOf(from);
const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** A wall's day and time so many minutes of the wall later. */
export function addMinutes(day: string, time: string, minutes: number): { day: string; time: string } {
  const text = new Date(Date.parse(`${day}T${time}:00Z`) + minutes * MINUTE).toISOString();
  return { day: text.slice(0, 10), time: text.slice(11, 16) };
}

/** Moments in `[from, to)` from which on a zone has another offset, in their order. */
export function changesOf(zone: string, from: number, to: number): { at: number; before: number; after: number }[] {
  const found: { at: number; before: number; after: number }[] = [];
  const STEP = 7 * DAY;
  for (let low = from; low < to; low += STEP) {
    const high = Math.min(low + STEP, to);
    const [before, after] = [offsetAt(zone, low), offsetAt(zone, high)];
    if (before === after) continue;
    let [left, right] = [low, high];
    while (right - left > MINUTE) {
      const middle = left + Math.floor((right - left) / 2 / MINUTE) * MINUTE;
      if (offsetAt(zone, middle) === before) left = middle;
      else right = middle;
    }
    found.push({ at: right, before, after });
  }
  return found;
}
