/** Calendars (RFC 5545): CRLF lines, folded; times on the wall of their zone, with what that zone's offsets are. */
import { LONGEST_DAYS, type Times } from '../appointments.ts';
import { folded, oneLine, text } from '../content-lines.ts';
import { addDays } from '../dates.ts';
import { LAST_DAY } from '../repeats.ts';
import { changesOf, offsetAt } from '../zones.ts';
import type { IcsEvent } from './event.ts';
import { ruleToText } from './rule.ts';
import { dateText, timeText, utcText } from './time.ts';

export interface OutEvent extends IcsEvent {
  /** Epoch ms. */
  updatedAt: number;
}

const DAY = 86_400_000;
/** Offsets of a zone are told so far beyond the last of the events. */
const ZONE_AHEAD = 5 * 366 * DAY;
const ZONE_AT_MOST = 40 * 366 * DAY;

/** A calendar of these events. */
export function writeCalendar(events: readonly OutEvent[]): string {
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Langganan//Langganan//EN', 'CALSCALE:GREGORIAN'];
  for (const [zone, of] of Map.groupBy(
    events.filter(({ times }) => !times.allDay),
    (event) => event.zone,
  ))
    lines.push(...zoneLines(zone, of));
  for (const event of events) {
    lines.push(...eventLines(event, event.times, null));
    for (const change of event.changes) if (change.times) lines.push(...eventLines(event, change.times, change.day));
  }
  return [...lines, 'END:VCALENDAR'].map((line) => `${folded(line)}\r\n`).join('');
}

/** @param day where this is one moved time of a repetition: its own day */
function eventLines(event: OutEvent, times: Times, day: string | null): string[] {
  const { zone, rule } = event;
  const lines = [
    'BEGIN:VEVENT',
    `UID:${text(oneLine(event.uid))}`,
    `DTSTAMP:${utcText(event.updatedAt)}`,
    `LAST-MODIFIED:${utcText(event.updatedAt)}`,
    ...startAndEnd(times, zone),
  ];
  if (day !== null) lines.push(stamp('RECURRENCE-ID', event.times.allDay, day, event.times.startsAt, zone));
  else if (rule !== null) {
    const anchor = { day: event.times.startsOn, time: event.times.startsAt, zone };
    lines.push(`RRULE:${ruleToText(rule, anchor)}`);
    for (const change of event.changes)
      if (change.times === null)
        lines.push(stamp('EXDATE', event.times.allDay, change.day, event.times.startsAt, zone));
  }
  lines.push(`SUMMARY:${text(event.title)}`);
  if (event.place !== '') lines.push(`LOCATION:${text(event.place)}`);
  if (event.note !== '') lines.push(`DESCRIPTION:${text(event.note)}`);
  if (event.reminderMinutes !== null)
    lines.push(
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      `DESCRIPTION:${text(event.title)}`,
      `TRIGGER:-PT${event.reminderMinutes}M`,
      'END:VALARM',
    );
  return [...lines, 'END:VEVENT'];
}

function startAndEnd(times: Times, zone: string): string[] {
  return [
    stamp('DTSTART', times.allDay, times.startsOn, times.startsAt, zone),
    // The end of whole days is the day after the last.
    times.allDay
      ? stamp('DTEND', true, times.endsOn < LAST_DAY ? addDays(times.endsOn, 1) : LAST_DAY, null, zone)
      : stamp('DTEND', false, times.endsOn, times.endsAt, zone),
  ];
}

function stamp(name: string, allDay: boolean, day: string, time: string | null, zone: string): string {
  if (allDay || time === null) return `${name};VALUE=DATE:${dateText(day)}`;
  return `${name};TZID=${zone}:${timeText(day, time)}`;
}

/** What a zone's offsets are while these events last, so that a program without its own table of zones is right too. */
function zoneLines(zone: string, events: readonly OutEvent[]): string[] {
  const starts = events.map(({ times }) => Date.parse(`${times.startsOn}T00:00:00Z`));
  const from = Math.min(...starts) - 400 * DAY;
  const to = Math.min(Math.max(...starts) + LONGEST_DAYS * DAY + ZONE_AHEAD, from + ZONE_AT_MOST);
  const first = offsetAt(zone, from);
  const lines = ['BEGIN:VTIMEZONE', `TZID:${zone}`, ...observance('STANDARD', from, first, first)];
  for (const { at, before, after } of changesOf(zone, from, to))
    lines.push(...observance(after > before ? 'DAYLIGHT' : 'STANDARD', at, before, after));
  return [...lines, 'END:VTIMEZONE'];
}

function observance(kind: 'STANDARD' | 'DAYLIGHT', at: number, before: number, after: number): string[] {
  return [
    `BEGIN:${kind}`,
    // On the wall as it was before the change.
    `DTSTART:${utcText(at + before).slice(0, -1)}`,
    `TZOFFSETFROM:${offsetText(before)}`,
    `TZOFFSETTO:${offsetText(after)}`,
    `END:${kind}`,
  ];
}

function offsetText(offset: number): string {
  const minutes = Math.round(Math.abs(offset) / 60_000);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}${two(minutes % 60)}`;
}
