import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meet, momentsOf, timesOf } from '../../src-main/domain/appointments.ts';
import {
  addMinutes,
  changesOf,
  instantOf,
  isTimeZone,
  offsetAt,
  startOfDay,
  wallClockOf,
} from '../../src-main/domain/zones.ts';
import { anyDay, anyTime, anyZone, zones } from '../support/agenda-arbitraries.ts';

const at = (zone: string, day: string, time: string) => new Date(instantOf(zone, day, time)).toISOString();

describe('a wall clock', () => {
  it('becomes the moment at which it shows that time', () => {
    expect(at('Asia/Jakarta', '2026-11-22', '10:00')).toBe('2026-11-22T03:00:00.000Z');
    expect(at('America/New_York', '2026-07-04', '10:00')).toBe('2026-07-04T14:00:00.000Z');
    expect(at('America/New_York', '2026-12-04', '10:00')).toBe('2026-12-04T15:00:00.000Z');
    expect(at('Asia/Kathmandu', '2026-12-04', '00:15')).toBe('2026-12-03T18:30:00.000Z');
  });

  it('that daylight saving leaves out counts by the offset before the gap', () => {
    expect(at('Europe/Berlin', '2026-03-29', '02:30')).toBe('2026-03-29T01:30:00.000Z');
    expect(at('America/New_York', '2026-03-08', '02:30')).toBe('2026-03-08T07:30:00.000Z');
    // Half an hour of gap.
    expect(at('Australia/Lord_Howe', '2026-10-04', '02:15')).toBe('2026-10-03T15:45:00.000Z');
    // Midnight itself is left out.
    expect(new Date(startOfDay('America/Santiago', '2026-09-06')).toISOString()).toBe('2026-09-06T04:00:00.000Z');
  });

  it('that comes twice is the first of the two', () => {
    expect(at('Europe/Berlin', '2026-10-25', '02:30')).toBe('2026-10-25T00:30:00.000Z');
    expect(at('America/New_York', '2026-11-01', '01:30')).toBe('2026-11-01T05:30:00.000Z');
  });

  it('of a day that a zone left out is the next moment there is', () => {
    // Samoa went over the date line on 30 December 2011.
    expect(wallClockOf('Pacific/Apia', instantOf('Pacific/Apia', '2011-12-30', '09:00'))).toEqual({
      day: '2011-12-31',
      time: '09:00',
    });
  });

  it('shows again what it was set to, save in a gap, where it shows the time after it', () => {
    fc.assert(
      fc.property(anyZone, anyDay, anyTime, (zone, day, time) => {
        const shown = wallClockOf(zone, instantOf(zone, day, time));
        if (shown.day === day && shown.time === time) return;
        const jumps = changesOf(
          zone,
          instantOf(zone, day, '00:00') - 86_400_000,
          instantOf(zone, day, '23:59') + 86_400_000,
        );
        const gap = jumps.find(({ before, after }) => after > before);
        expect(gap).toBeDefined();
        expect(`${shown.day} ${shown.time}` > `${day} ${time}`).toBe(true);
        expect(addMinutes(day, time, (gap!.after - gap!.before) / 60_000)).toEqual(shown);
      }),
      { numRuns: 600 },
    );
  });

  it('is the earliest moment that shows the time', () => {
    fc.assert(
      fc.property(anyZone, anyDay, anyTime, (zone, day, time) => {
        const instant = instantOf(zone, day, time);
        for (const earlier of [30, 60, 120])
          expect(wallClockOf(zone, instant - earlier * 60_000)).not.toEqual({ day, time });
      }),
      { numRuns: 300 },
    );
  });

  it('changes when its zone does, and at no other moment', () => {
    for (const zone of zones) {
      const [from, to] = [Date.UTC(2026, 0, 1), Date.UTC(2027, 0, 1)];
      let offset = offsetAt(zone, from);
      for (const { at: moment, before, after } of changesOf(zone, from, to)) {
        expect(before).toBe(offset);
        expect([offsetAt(zone, moment - 60_000), offsetAt(zone, moment)]).toEqual([before, after]);
        offset = after;
      }
      expect(offsetAt(zone, to)).toBe(offset);
    }
  });

  it('is known by IANA names only', () => {
    expect(['Asia/Jakarta', 'UTC', 'America/Argentina/Ushuaia'].filter(isTimeZone)).toHaveLength(3);
    expect(
      ['', 'Jakarta', '+07:00', 'Asia/../etc', 'SE Asia Standard Time', '__proto__', 'a'.repeat(100)].filter(
        isTimeZone,
      ),
    ).toEqual([]);
  });
});

describe('an appointment', () => {
  it('is as long on the wall as it says, whatever the night does to the clock', () => {
    const { times } = timesOf({ startsOn: '2026-03-28', startsAt: '22:00', endsOn: '2026-03-29', endsAt: '06:00' });
    const { start, end } = momentsOf(times!, 'Europe/Berlin');
    expect((end - start) / 3_600_000).toBe(7);
    expect(wallClockOf('Europe/Berlin', end)).toEqual({ day: '2026-03-29', time: '06:00' });
  });

  it('never ends before it starts', () => {
    fc.assert(
      fc.property(anyZone, anyDay, anyTime, fc.option(anyTime, { nil: null }), (zone, startsOn, startsAt, endsAt) => {
        const { times } = timesOf({ startsOn, startsAt, endsAt });
        if (!times) return;
        const { start, end } = momentsOf(times, zone);
        expect(end).toBeGreaterThanOrEqual(start);
      }),
      { numRuns: 200 },
    );
  });

  it('is all day without a time, and an hour long without an end', () => {
    expect(timesOf({ startsOn: '2026-11-22' }).times).toMatchObject({ allDay: true, endsOn: '2026-11-22' });
    expect(timesOf({ startsOn: '2026-11-22', startsAt: '23:30' }).times).toMatchObject({
      endsOn: '2026-11-23',
      endsAt: '00:30',
    });
  });

  it('meets another only where both last', () => {
    expect(meet({ start: 0, end: 10 }, { start: 10, end: 20 })).toBe(false);
    expect(meet({ start: 0, end: 10 }, { start: 9, end: 20 })).toBe(true);
    expect(meet({ start: 5, end: 5 }, { start: 0, end: 10 })).toBe(true);
    expect(meet({ start: 5, end: 5 }, { start: 5, end: 5 })).toBe(true);
  });
});
