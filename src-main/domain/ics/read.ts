/** Reads the events of a calendar file (RFC 5545) as far as a shop's book of appointments has a place for them. */
import { type Times, timesOf } from '../appointments.ts';
import { type ContentLine, contentLine, unfolded, untext } from '../content-lines.ts';
import { addDays } from '../dates.ts';
import { addMinutes } from '../zones.ts';
import type { IcsEvent, SkippedIcs } from './event.ts';
import { ruleFromText } from './rule.ts';
import { type IcsTime, minutesFrom, onWall, timeFrom, zoneNamed } from './time.ts';

/** The lines of one event, those of its alarms apart. */
interface RawEvent {
  lines: ContentLine[];
  alarms: ContentLine[];
}

class Unusable extends Error {
  readonly skipped: Omit<SkippedIcs, 'title'>;
  constructor(reason: SkippedIcs['reason'], value: string) {
    super(reason);
    this.skipped = { reason, value: value.slice(0, 200) };
  }
}

const MOST_REMINDER = 40_320;

/**
 * The events of a file, each with its called-off and moved times, and what had to be left out.
 * @param zone of times that name none, and of moments in UTC where the file names none either
 * @returns null where the text is no calendar
 */
export function readCalendar(whole: string, zone: string): { events: IcsEvent[]; skipped: SkippedIcs[] } | null {
  const raw = rawEvents(whole.replace(/^\uFEFF/, ''));
  if (raw === null) return null;
  const own = raw.zone === null ? zone : (zoneNamed(raw.zone) ?? zone);
  const skipped: SkippedIcs[] = [];
  const events = new Map<string, IcsEvent>();
  const masters = raw.events.filter((event) => !find(event, 'RECURRENCE-ID'));
  for (const [at, event] of masters.entries()) {
    const usable = attempt(event, skipped, () => eventFrom(event, own, at));
    if (usable) events.set(usable.uid, usable);
  }
  for (const [at, event] of raw.events.filter((one) => find(one, 'RECURRENCE-ID')).entries())
    attempt(event, skipped, () => addChange(event, events, own, at));
  return { events: [...events.values()], skipped };
}

function rawEvents(whole: string): { events: RawEvent[]; zone: string | null } | null {
  const events: RawEvent[] = [];
  const open: string[] = [];
  let zone: string | null = null;
  let isCalendar = false;
  let event: RawEvent | null = null;
  for (const text of unfolded(whole)) {
    const line = contentLine(text);
    // Whatever another program wrote wrongly costs that line, not the file.
    if (!line) {
      if (!isCalendar) return null;
      continue;
    }
    const what = line.value.trim().toUpperCase();
    if (line.name === 'BEGIN') {
      if (!isCalendar && what !== 'VCALENDAR') return null;
      isCalendar = true;
      open.push(what);
      if (what === 'VEVENT') event = { lines: [], alarms: [] };
      continue;
    }
    if (!isCalendar) return null;
    if (line.name === 'END') {
      open.pop();
      if (what === 'VEVENT' && event) {
        events.push(event);
        event = null;
      }
      continue;
    }
    const inside = open.at(-1);
    if (inside === 'VEVENT') event?.lines.push(line);
    else if (inside === 'VALARM') event?.alarms.push(line);
    else if (inside === 'VCALENDAR' && line.name === 'X-WR-TIMEZONE') zone = line.value;
  }
  return isCalendar ? { events, zone } : null;
}

const find = (event: RawEvent, name: string) => event.lines.find((line) => line.name === name);
const textOf = (event: RawEvent, name: string): string => untext(find(event, name)?.value ?? '').trim();

function attempt<T>(event: RawEvent, skipped: SkippedIcs[], work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    skipped.push({ title: titleOf(event).slice(0, 200), ...error.skipped });
    return undefined;
  }
}

/** Its title, or what else is said of it. */
const titleOf = (event: RawEvent): string =>
  textOf(event, 'SUMMARY') || textOf(event, 'LOCATION') || (textOf(event, 'DESCRIPTION').split('\n')[0] ?? '') || '–';

function eventFrom(event: RawEvent, zone: string, at: number): IcsEvent {
  if (textOf(event, 'STATUS').toUpperCase() === 'CANCELLED') throw new Unusable('called-off', '');
  const repeats = event.lines.filter((line) => line.name === 'RRULE');
  const odd = event.lines.find((line) => line.name === 'RDATE' || line.name === 'EXRULE') ?? repeats[1];
  if (odd) throw new Unusable('repeat-unknown', odd.value);
  const written = startOf(event, zone);
  // What repeats in UTC stays there: on another wall its weekdays would be others.
  const start = written.utc && repeats.length === 0 ? onWall(written, zone) : written;
  const times = timesFrom(event, start, zone);
  const anchor = { day: times.startsOn, time: times.startsAt, zone: start.zone };
  const rule = repeats[0] ? ruleFromText(repeats[0].value, anchor) : null;
  if (repeats[0] && rule === null) throw new Unusable('repeat-unknown', repeats[0].value);
  return {
    uid: textOf(event, 'UID').slice(0, 400) || `${start.day}T${start.time ?? ''}-${at}-${titleOf(event).slice(0, 100)}`,
    title: titleOf(event),
    place: textOf(event, 'LOCATION'),
    note: textOf(event, 'DESCRIPTION'),
    times,
    zone: start.zone,
    rule,
    reminderMinutes: reminderOf(event),
    changes: rule === null ? [] : calledOff(event, start),
  };
}

function startOf(event: RawEvent, zone: string): IcsTime {
  const line = find(event, 'DTSTART');
  if (!line) throw new Unusable('no-start', '');
  return timeIn(line, zone);
}

function timeIn(line: ContentLine, zone: string, value = line.value): IcsTime {
  const time = timeFrom(value, line.parameters.get('TZID'), zone);
  if (typeof time !== 'string') return time;
  throw new Unusable(time, time === 'zone-unknown' ? (line.parameters.get('TZID') ?? '') : value);
}

function timesFrom(event: RawEvent, start: IcsTime, zone: string): Times {
  const end = endOf(event, start, zone);
  const said =
    start.time === null
      ? { allDay: true, startsOn: start.day, endsOn: end.day < start.day ? start.day : end.day }
      : { startsOn: start.day, startsAt: start.time, endsOn: end.day, endsAt: end.time ?? start.time };
  const made = timesOf(said);
  if (made.times) return made.times;
  throw new Unusable(
    made.problem === 'impossible' ? 'impossible-time' : made.problem,
    find(event, 'DTEND')?.value ?? '',
  );
}

/** Where it ends, on the wall of its start; of whole days the last one. */
function endOf(event: RawEvent, start: IcsTime, zone: string): { day: string; time: string | null } {
  const [end, duration] = [find(event, 'DTEND'), find(event, 'DURATION')];
  if (end) {
    const time = timeIn(end, zone);
    if (start.time === null) return { day: time.time === null ? addDays(time.day, -1) : time.day, time: null };
    return time.time === null ? { day: time.day, time: '00:00' } : onWall(time, start.zone);
  }
  if (!duration) return start;
  const minutes = minutesFrom(duration.value);
  if (minutes === null || minutes < 0 || minutes > 1_000_000) throw new Unusable('impossible-time', duration.value);
  if (start.time === null) return { day: addDays(start.day, Math.max(Math.ceil(minutes / 1_440) - 1, 0)), time: null };
  return addMinutes(start.day, start.time, minutes);
}

function reminderOf({ alarms }: RawEvent): number | null {
  for (const line of alarms) {
    if (line.name !== 'TRIGGER' || line.parameters.get('RELATED') === 'END') continue;
    const minutes = minutesFrom(line.value);
    if (minutes !== null && minutes <= 0 && -minutes <= MOST_REMINDER) return minutes === 0 ? 0 : -minutes;
  }
  return null;
}

function calledOff(event: RawEvent, start: IcsTime): IcsEvent['changes'] {
  const days = event.lines
    .filter((line) => line.name === 'EXDATE')
    .flatMap((line) => line.value.split(',').map((value) => onWall(timeIn(line, start.zone, value), start.zone).day));
  return [...new Set(days)].map((day) => ({ day, times: null }));
}

/** One time of a repetition that the file has elsewhere, or calls off; without its repetition, an event of its own. */
function addChange(event: RawEvent, events: Map<string, IcsEvent>, zone: string, at: number): void {
  const line = find(event, 'RECURRENCE-ID');
  if (!line) return;
  const uid = textOf(event, 'UID').slice(0, 400);
  const whole = events.get(uid);
  if (whole?.rule) {
    const { day } = onWall(timeIn(line, whole.zone), whole.zone);
    const isOff = textOf(event, 'STATUS').toUpperCase() === 'CANCELLED';
    const times = isOff ? null : timesFrom(event, onWall(startOf(event, zone), whole.zone), zone);
    whole.changes = [...whole.changes.filter((change) => change.day !== day), { day, times }];
    return;
  }
  const alone = eventFrom(event, zone, at);
  alone.uid = `${uid} ${line.value}`.slice(0, 400);
  events.set(alone.uid, alone);
}
