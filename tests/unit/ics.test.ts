import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timesOf } from '../../src-main/domain/appointments.ts';
import { addDays } from '../../src-main/domain/dates.ts';
import type { IcsEvent } from '../../src-main/domain/ics/event.ts';
import { readCalendar } from '../../src-main/domain/ics/read.ts';
import { ruleFromText, ruleToText } from '../../src-main/domain/ics/rule.ts';
import { type OutEvent, writeCalendar } from '../../src-main/domain/ics/write.ts';
import { firstFrom, occurrencesBetween, plainRule } from '../../src-main/domain/repeats.ts';
import { anyDay, anyRule, anyTime, anyZone } from '../support/agenda-arbitraries.ts';

const words = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.constantFrom(
    'Rapat, "penting"; \\n bukan baris',
    'Ibu Sri 👩‍🍳 — kue lapis '.repeat(8),
    'a\nb\n\nc',
    'BEGIN:VEVENT',
  ),
);
/** What a field keeps: no control characters, nothing blank at its edges. */
const kept = (text: string) =>
  text
    .toWellFormed()

    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g, '')
    .replace(/\r\n?/g, '\n')
    .trim();

const anyEvent: fc.Arbitrary<OutEvent> = fc
  .record({
    uid: fc.uuid(),
    title: words,
    place: words,
    note: words,
    day: anyDay,
    time: fc.option(anyTime, { nil: null }),
    endTime: anyTime,
    days: fc.integer({ min: 0, max: 4 }),
    zone: anyZone,
    rule: fc.option(anyRule, { nil: null }),
    reminderMinutes: fc.option(fc.integer({ min: 0, max: 40_320 }), { nil: null }),
    off: fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 2 }),
    moved: fc.option(fc.integer({ min: 0, max: 5 }), { nil: null }),
  })
  .map(({ day, time, endTime, days, rule: any, off, moved, ...event }) => {
    const first = any === null ? day : firstFrom(any, day, day);
    const rule = any === null || first === null ? null : plainRule(any, first);
    const startsOn = first ?? day;
    const endsOn = addDays(startsOn, time !== null && endTime < time ? days + 1 : days);
    const { times } = timesOf({ startsOn, endsOn, startsAt: time, endsAt: time === null ? null : endTime });
    if (!times) throw new Error('the arbitrary makes impossible times');
    const all = rule === null ? [] : occurrencesBetween(rule, startsOn, { from: startsOn, to: '9000-01-01', limit: 6 });
    const changes = new Map<string, OutEvent['changes'][number]>();
    for (const at of off) if (all[at]) changes.set(all[at], { day: all[at], times: null });
    const target = moved === null ? undefined : all[moved];
    if (target)
      changes.set(target, {
        day: target,
        times: { ...times, startsOn: addDays(target, 1), endsOn: addDays(target, 1 + days + 1) },
      });
    return {
      ...event,
      title: kept(event.title) || 'x',
      place: kept(event.place),
      note: kept(event.note),
      times,
      rule,
      changes: [...changes.values()],
      updatedAt: Date.UTC(2026, 10, 22),
    };
  });

const comparable = ({ uid, title, place, note, times, zone, rule, reminderMinutes, changes }: IcsEvent) => ({
  uid,
  title,
  place,
  note,
  times,
  // A day is a day on every wall.
  zone: times.allDay ? '' : zone,
  rule,
  reminderMinutes,
  changes: changes.toSorted((a, b) => (a.day < b.day ? -1 : 1)),
});

describe('a calendar file', () => {
  it('gives back every event that went into it', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyEvent, { selector: ({ uid }) => uid, maxLength: 4 }), (events) => {
        const read = readCalendar(writeCalendar(events), 'Asia/Jakarta');
        expect(read?.skipped).toEqual([]);
        expect(read?.events.map(comparable)).toEqual(events.map(comparable));
      }),
      { numRuns: 80 },
    );
  });

  it('has no line of more than 75 octets, and ends each with CRLF', () => {
    fc.assert(
      fc.property(anyEvent, (event) => {
        const whole = writeCalendar([event]);
        expect(whole.endsWith('END:VCALENDAR\r\n')).toBe(true);
        for (const line of whole.slice(0, -2).split('\r\n')) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(line).not.toMatch(/[\r\n]/);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('tells the offsets of its zones, winter and summer', () => {
    const { times } = timesOf({ startsOn: '2026-03-28', startsAt: '10:00' });
    const whole = writeCalendar([
      {
        uid: 'a',
        title: 'a',
        place: '',
        note: '',
        times: times!,
        zone: 'Europe/Berlin',
        rule: null,
        reminderMinutes: null,
        changes: [],
        updatedAt: 0,
      },
    ]);
    expect(whole).toContain('TZID:Europe/Berlin');
    expect(whole).toContain(
      ['BEGIN:DAYLIGHT', 'DTSTART:20260329T020000', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0200', 'END:DAYLIGHT'].join(
        '\r\n',
      ),
    );
    expect(whole).toContain(
      ['BEGIN:STANDARD', 'DTSTART:20261025T030000', 'TZOFFSETFROM:+0200', 'TZOFFSETTO:+0100'].join('\r\n'),
    );
  });

  it('that is none is known as none', () => {
    for (const text of ['', 'nama;telepon\nSri;0812', 'BEGIN:VCARD\nEND:VCARD', '%PDF-1.7', '\0\0\0'])
      expect(readCalendar(text, 'Asia/Jakarta')).toBeNull();
  });

  it('is read whatever is in it', () => {
    const pieces = [
      'BEGIN:VCALENDAR',
      'BEGIN:VEVENT',
      'END:VEVENT',
      'DTSTART:20261122T100000',
      'DTSTART;TZID=:x',
      'RRULE:FREQ=WEEKLY',
      'RRULE:',
      'END',
      ':',
      ';',
      'UID:1',
      'EXDATE:,,',
      'DURATION:PT',
      'BEGIN:VALARM',
      'TRIGGER:-P1W',
      'RECURRENCE-ID:20261129T100000',
      ' lanjutan',
    ];
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string()), { maxLength: 30 }), (lines) => {
        const read = readCalendar(['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines].join('\r\n'), 'Asia/Jakarta');
        expect(read).not.toBeNull();
      }),
      { numRuns: 200 },
    );
  });
});

const inCalendar = (...lines: string[]) =>
  readCalendar(
    ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'UID:u', 'SUMMARY:Rapat', ...lines, 'END:VEVENT', 'END:VCALENDAR'].join('\n'),
    'Asia/Jakarta',
  );
const times = (...lines: string[]) => {
  const event = inCalendar(...lines)?.events[0];
  return (
    event &&
    `${event.times.startsOn} ${event.times.startsAt ?? '-'} ${event.times.endsOn} ${event.times.endsAt ?? '-'} ${event.zone}`
  );
};
const skipped = (...lines: string[]) => inCalendar(...lines)?.skipped[0]?.reason;

describe('an event of another program', () => {
  it('is read as it is meant', () => {
    expect(times('DTSTART;TZID=SE Asia Standard Time:20261122T100000', 'DURATION:PT1H30M')).toBe(
      '2026-11-22 10:00 2026-11-22 11:30 Asia/Jakarta',
    );
    expect(
      times(
        'DTSTART;TZID=/mozilla.org/20050126_1/Europe/Berlin:20260705T233000',
        'DTEND;TZID=Europe/Berlin:20260706T003000',
      ),
    ).toBe('2026-07-05 23:30 2026-07-06 00:30 Europe/Berlin');
    expect(times('DTSTART:20261122T030000Z', 'DTEND:20261122T040000Z')).toBe(
      '2026-11-22 10:00 2026-11-22 11:00 Asia/Jakarta',
    );
    expect(times('DTSTART:20261122T100000')).toBe('2026-11-22 10:00 2026-11-22 10:00 Asia/Jakarta');
    expect(times('DTSTART;VALUE=DATE:20261224', 'DTEND;VALUE=DATE:20261227')).toBe(
      '2026-12-24 - 2026-12-26 - Asia/Jakarta',
    );
    expect(times('DTSTART;VALUE=DATE:20261224')).toBe('2026-12-24 - 2026-12-24 - Asia/Jakarta');
  });

  it('that repeats in UTC stays on the wall of UTC, where its weekdays are right', () => {
    const event = inCalendar('DTSTART:20261122T200000Z', 'DTEND:20261122T210000Z', 'RRULE:FREQ=WEEKLY;BYDAY=SU')
      ?.events[0];
    expect(event).toMatchObject({ zone: 'UTC', rule: { unit: 'week', days: [7] } });
  });

  it('that cannot be kept as it is meant is left out, with the reason', () => {
    expect(skipped('LOCATION:x')).toBe('no-start');
    expect(skipped('DTSTART:20260231T100000')).toBe('impossible-time');
    expect(skipped('DTSTART;TZID=Mars/Olympus:20260221T100000')).toBe('zone-unknown');
    expect(skipped('DTSTART:20260221T100000', 'DTEND:20260220T100000')).toBe('ends-before-start');
    expect(skipped('DTSTART:20260221T100000', 'DTEND:20260520T100000')).toBe('too-long');
    expect(skipped('DTSTART:20260221T100000', 'STATUS:CANCELLED')).toBe('called-off');
    for (const rule of [
      'FREQ=HOURLY',
      'FREQ=MONTHLY;BYMONTHDAY=1,15',
      'FREQ=YEARLY;BYWEEKNO=20',
      'FREQ=WEEKLY;COUNT=2;UNTIL=20270101',
    ])
      expect(skipped('DTSTART:20260221T100000', `RRULE:${rule}`), rule).toBe('repeat-unknown');
    expect(skipped('DTSTART:20260221T100000', 'RDATE:20260222T100000')).toBe('repeat-unknown');
  });
});

it('a rule that goes out and comes in names the same days', () => {
  fc.assert(
    fc.property(anyRule, anyDay, fc.option(anyTime, { nil: null }), anyZone, (rule, from, time, zone) => {
      const day = firstFrom(rule, from, from);
      fc.pre(day !== null);
      const anchor = { day, time, zone };
      const back = ruleFromText(ruleToText(rule, anchor), anchor);
      expect(back).not.toBeNull();
      const span = { from: day, to: addDays(day, 4_000), limit: 40 };
      expect(occurrencesBetween(back!, day, span)).toEqual(occurrencesBetween(rule, day, span));
    }),
    { numRuns: 200 },
  );
});
