import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { digestOf } from '../../src-main/database/digest.ts';
import { type OpenAgenda, openAgenda, refusal } from '../support/agenda.ts';

let shop: OpenAgenda;
beforeEach(async () => {
  shop = await openAgenda();
});
afterEach(() => shop.close());

const TODAY = '2026-11-22';
const calendar = (...lines: string[]) =>
  new File([['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n')], 'kalender.ics');
const event = (uid: string, ...lines: string[]) => ['BEGIN:VEVENT', `UID:${uid}`, ...lines, 'END:VEVENT'];

async function someAppointments() {
  await shop.client.appointments.create({
    title: 'Rapat; "besar", \\ tiap bulan',
    startsOn: '2027-01-31',
    startsAt: '09:00',
    repeat: { unit: 'month' },
    note: 'Baris satu\nbaris dua',
  });
  await shop.client.appointments.create({
    title: 'Cuti',
    startsOn: '2026-12-24',
    endsOn: '2026-12-26',
    reminderMinutes: null,
  });
  const { id } = await shop.client.appointments.create({
    title: 'Senam',
    startsOn: TODAY,
    startsAt: '06:00',
    zone: 'Europe/Berlin',
    repeat: { unit: 'week', days: [7, 3] },
  });
  await shop.client.appointments.cancelOne({ id, day: '2026-11-25' });
  await shop.client.appointments.move({
    id,
    times: { which: 'one', day: '2026-11-29' },
    to: { startsOn: '2026-11-30', startsAt: '07:30' },
  });
  return id;
}

describe('a calendar file', () => {
  it('that goes out comes in the same, and again changes nothing', async () => {
    await someAppointments();
    const before = await digestOf(shop.store.db);
    const { file, events } = await shop.client.appointments.exportIcs({});
    expect(file).toMatchObject({ name: 'langganan 2026-11-22.ics', type: 'text/calendar;charset=utf-8' });
    expect(events).toBe(3);
    expect(await shop.client.appointments.importIcs({ file })).toMatchObject({
      added: 0,
      updated: 0,
      unchanged: 3,
      skipped: 0,
    });
    expect(await digestOf(shop.store.db)).toBe(before);

    const other = await openAgenda();
    expect(await other.client.appointments.importIcs({ file })).toMatchObject({ added: 3, skipped: 0 });
    const whole = { from: '2026-11-01', to: '2027-06-30' };
    const times = async (of: OpenAgenda) =>
      (await of.client.appointments.range(whole)).items.map(({ title, start, end, day, reminderMinutes }) => ({
        title,
        start,
        end,
        day,
        reminderMinutes,
      }));
    expect(await times(other)).toEqual(await times(shop));
    const again = await other.client.appointments.exportIcs({});
    const text = async (one: File) => (await one.text()).replaceAll(/^(DTSTAMP|LAST-MODIFIED):.*$/gm, '');
    const sorted = async (one: File) => (await text(one)).split('BEGIN:VEVENT').sort();
    expect(await sorted(again.file)).toEqual(await sorted(file));
    await other.close();
  });

  it('is of one appointment, or of some days', async () => {
    const id = await someAppointments();
    const one = await shop.client.appointments.exportIcs({ id });
    expect(one).toMatchObject({ events: 1, file: { name: 'Senam 2026-11-22.ics' } });
    expect((await shop.client.appointments.exportIcs({ from: '2026-12-24', to: '2026-12-25' })).events).toBe(1);
    expect(await refusal(shop.client.appointments.exportIcs({ from: '2026-11-23', to: '2026-11-23' }))).toBe(
      'nothing-to-export',
    );
    expect(await refusal(shop.client.appointments.exportIcs({ from: '2026-02-30' }))).toBe('date-impossible');
  });

  it('that has changed changes the appointment, and one undo takes all of it back', async () => {
    await shop.client.appointments.importIcs({
      file: calendar(...event('a', 'SUMMARY:Rapat', 'DTSTART:20261123T100000', 'RRULE:FREQ=DAILY;COUNT=5')),
    });
    const before = await digestOf(shop.store.db);
    const changed = calendar(
      ...event(
        'a',
        'SUMMARY:Rapat pagi',
        'DTSTART:20261123T080000',
        'DTEND:20261123T090000',
        'RRULE:FREQ=DAILY;COUNT=5',
        'EXDATE:20261124T080000',
      ),
      ...event('a', 'SUMMARY:Rapat pagi', 'RECURRENCE-ID:20261125T080000', 'DTSTART:20261125T140000', 'DURATION:PT2H'),
      ...event('b', 'SUMMARY:Baru', 'DTSTART;VALUE=DATE:20261201'),
    );
    const done = await shop.client.appointments.importIcs({ file: changed });
    expect(done).toMatchObject({ added: 1, updated: 1, unchanged: 0 });
    const { items } = await shop.client.appointments.range({ from: TODAY, to: '2026-12-02' });
    expect(items.map(({ startsOn, startsAt, endsAt }) => `${startsOn} ${startsAt ?? '-'} ${endsAt ?? '-'}`)).toEqual([
      '2026-11-23 08:00 09:00',
      '2026-11-25 14:00 16:00',
      '2026-11-26 08:00 09:00',
      '2026-11-27 08:00 09:00',
      '2026-12-01 - -',
    ]);
    expect(await shop.client.appointments.importIcs({ file: changed })).toMatchObject({
      added: 0,
      updated: 0,
      unchanged: 2,
    });
    await shop.undo(done.batchId);
    expect(await digestOf(shop.store.db)).toBe(before);
  });

  it('says what it had to leave out, and takes the rest', async () => {
    const file = calendar(
      ...event('ok', 'SUMMARY:Baik', 'DTSTART:20261123T100000'),
      ...event('x', 'SUMMARY:Tiap jam', 'DTSTART:20261123T100000', 'RRULE:FREQ=HOURLY'),
      ...event('y', 'SUMMARY:Habis', 'DTSTART:20261123T100000', 'RRULE:FREQ=DAILY;UNTIL=20260101'),
      ...event('z', 'SUMMARY:Tanpa awal'),
    );
    const done = await shop.client.appointments.importIcs({ file });
    expect(done).toMatchObject({ added: 1, skipped: 3 });
    expect(done.skippedEvents.map(({ title, reason }) => `${title}: ${reason}`)).toEqual([
      'Tiap jam: repeat-unknown',
      'Tanpa awal: no-start',
      'Habis: repeat-unknown',
    ]);
    await shop.client.appointments.remove({
      ids: (await shop.client.appointments.list({ when: 'all' })).items.map(({ id }) => id),
    });
    expect(
      await shop.client.appointments.importIcs({
        file: calendar(...event('ok', 'SUMMARY:Baik', 'DTSTART:20261123T100000')),
      }),
    ).toMatchObject({
      added: 0,
      skippedEvents: [{ reason: 'in-bin' }],
    });
  });

  it('that is none is refused in words and changes nothing', async () => {
    const before = await digestOf(shop.store.db);
    for (const bytes of [
      new Uint8Array(),
      new TextEncoder().encode('nama;telepon\nSri;0812'),
      new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]),
    ])
      expect(await refusal(shop.client.appointments.importIcs({ file: new File([bytes], '../x.ics') }))).toBe(
        'file-not-a-calendar',
      );
    expect(await digestOf(shop.store.db)).toBe(before);
  });

  it('of an old Outlook is read with its letters', async () => {
    const text = [
      'BEGIN:VCALENDAR',
      ...event('o', 'SUMMARY:Caf\u00e9 \u2013 r\u00e9union', 'DTSTART;TZID="SE Asia Standard Time":20261123T100000'),
      'END:VCALENDAR',
    ].join('\r\n');
    const bytes = Buffer.from(text.replace('\u2013', '\u0096'), 'latin1');
    await shop.client.appointments.importIcs({ file: new File([bytes], 'o.ics') });
    expect((await shop.client.appointments.list({})).items[0]).toMatchObject({
      title: 'Café – réunion',
      zone: 'Asia/Jakarta',
    });
  });
});
