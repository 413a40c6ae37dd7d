import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { digestOf } from '../../src-main/database/digest.ts';
import { newId } from '../../src-main/domain/ids.ts';
import { type OpenAgenda, openAgenda, refusal } from '../support/agenda.ts';

let shop: OpenAgenda;
beforeEach(async () => {
  shop = await openAgenda();
});
afterEach(() => shop.close());

const TODAY = '2026-11-22';
type Draft = Parameters<OpenAgenda['client']['appointments']['create']>[0];
const create = (more: Partial<Draft> = {}) =>
  shop.client.appointments.create({ title: 'Ukur tirai', startsOn: TODAY, startsAt: '10:00', ...more });
const shown = async (from: string, to: string) =>
  (await shop.client.appointments.range({ from, to })).items.map(
    ({ startsOn, startsAt, moved }) => `${startsOn} ${startsAt ?? '-'}${moved ? ' moved' : ''}`,
  );
const weekly = { unit: 'week' as const, days: [7] };

describe('an appointment', () => {
  it('lasts an hour, on the wall of the PC, for whoever adds it, unless it says otherwise', async () => {
    const siti = await shop.contact('Siti');
    const made = await create({ about: [{ entity: 'contact', id: siti.id }], place: ' Jl. Braga  1 ' });
    expect(made).toMatchObject({
      endsOn: TODAY,
      endsAt: '11:00',
      zone: 'Asia/Jakarta',
      ownZone: true,
      start: Date.UTC(2026, 10, 22, 3),
      place: 'Jl. Braga 1',
      staff: { id: shop.staffId },
      about: [{ name: 'Siti' }],
      reminderMinutes: 30,
      nextDay: TODAY,
      clashes: [],
    });
    expect(await create({ startsAt: null })).toMatchObject({ allDay: true, endsOn: TODAY, endsAt: null });
  });

  it('stays on the wall where the PC goes to another zone, and says that it is another', async () => {
    const { id } = await create();
    shop.clock.zone = 'Europe/Berlin';
    expect(await shop.client.appointments.get({ id })).toMatchObject({
      startsAt: '10:00',
      zone: 'Asia/Jakarta',
      ownZone: false,
      start: Date.UTC(2026, 10, 22, 3),
    });
    expect(await shown(TODAY, TODAY)).toEqual(['2026-11-22 10:00']);
  });

  it('of another zone stands where the wall here has it, also on the day before', async () => {
    await create({ title: 'Dini hari', startsOn: '2026-11-23', startsAt: '02:00' });
    shop.clock.zone = 'Europe/Berlin';
    const here = { allDay: false, startsOn: TODAY, startsAt: '20:00', endsOn: TODAY, endsAt: '21:00' };
    const { items } = await shop.client.appointments.range({ from: TODAY, to: TODAY });
    expect(items).toMatchObject([{ startsOn: '2026-11-23', startsAt: '02:00', here }]);
    expect((await shop.client.appointments.range({ from: '2026-11-23', to: '2026-11-23' })).items).toEqual([]);
    const { sections } = await shop.client.today.show({});
    const rows = sections.flatMap(({ items: found }) => found);
    expect(rows).toMatchObject([{ title: 'Dini hari', day: TODAY, time: '20:00', endTime: '21:00' }]);
  });

  it('that repeats stays on the wall over the change to summer time', async () => {
    shop.clock.zone = 'Europe/Berlin';
    await create({ startsOn: '2026-03-22', startsAt: '02:30', repeat: weekly });
    const { items } = await shop.client.appointments.range({ from: '2026-03-22', to: '2026-04-05' });
    expect(
      items.map(({ startsOn, startsAt, start }) => [startsOn, startsAt, new Date(start).toISOString().slice(11, 16)]),
    ).toEqual([
      ['2026-03-22', '02:30', '01:30'],
      // Left out by the wall on that night: by the offset before it.
      ['2026-03-29', '02:30', '01:30'],
      ['2026-04-05', '02:30', '00:30'],
    ]);
  });

  it('is refused in words where it makes no sense', async () => {
    const make = (more: object) => refusal(create(more));
    expect(await make({ startsOn: '2026-02-30' })).toBe('date-impossible');
    expect(await make({ endsAt: '09:00' })).toBe('ends-before-start');
    expect(await make({ endsOn: '2027-02-22' })).toBe('appointment-too-long');
    expect(await make({ zone: 'Mars/Olympus' })).toBe('zone-unknown');
    expect(await make({ staffId: newId() })).toBe('not-found');
    expect(await make({ repeat: { ...weekly, end: { by: 'until', until: '2026-11-21' } } })).toBe('repeat-never-comes');
    expect(await make({ repeat: { ...weekly, every: 0 } })).toBe('input-invalid');
    expect(await make({ title: ' ' })).toBe('input-invalid');
    expect(await refusal(shop.client.appointments.range({ from: TODAY, to: '2029-01-01' }))).toBe('range-too-long');
    expect(await refusal(shop.client.appointments.get({ id: newId() }))).toBe('not-found');
    const { id, updatedAt } = await create();
    await shop.client.appointments.update({ id, title: 'Lain' });
    expect(await refusal(shop.client.appointments.update({ id, title: 'x', expectedUpdatedAt: updatedAt }))).toBe(
      'changed-meanwhile',
    );
    expect(await refusal(shop.client.appointments.cancelOne({ id, day: TODAY }))).toBe('not-an-occurrence');
    expect(await refusal(shop.client.appointments.done({ id, day: '2026-11-23' }))).toBe('not-an-occurrence');
    expect(await refusal(shop.client.appointments.reopen({ id }))).toBe('not-an-occurrence');
    await shop.client.appointments.remove({ ids: [id] });
    expect(await refusal(shop.client.appointments.move({ id, to: { startsOn: TODAY } }))).toBe('in-bin');
  });
});

describe('a calendar', () => {
  it('shows what touches its days: what began before them, and repetitions without end, bounded', async () => {
    await create({
      startsOn: '2026-11-20',
      startsAt: '22:00',
      endsOn: '2026-11-23',
      endsAt: '02:00',
      title: 'Pameran',
    });
    await create({ startsOn: '2020-01-01', startsAt: '08:00', repeat: { unit: 'day' } });
    expect(await shown(TODAY, TODAY)).toEqual(['2026-11-20 22:00', '2026-11-22 08:00']);
    expect(await shown('2026-11-24', '2026-11-25')).toEqual(['2026-11-24 08:00', '2026-11-25 08:00']);
    const year = await shop.client.appointments.range({ from: '2027-01-01', to: '2027-12-31' });
    expect(year).toMatchObject({ cut: false });
    expect(year.items).toHaveLength(365);
    const far = await shop.client.appointments.range({ from: '9990-01-01', to: '9990-01-02' });
    expect(far.items).toHaveLength(2);
  });

  it('is of one staff member or one record where asked', async () => {
    const siti = await shop.contact('Siti');
    const budi = await shop.staff('Budi');
    await create({ title: 'A', about: [{ entity: 'contact', id: siti.id }] });
    await create({ title: 'B', staffId: budi });
    const titlesOf = async (more: object) =>
      (await shop.client.appointments.range({ from: TODAY, to: TODAY, ...more })).items.map(({ title }) => title);
    expect(await titlesOf({ staffId: budi })).toEqual(['B']);
    expect(await titlesOf({ about: { entity: 'contact', id: siti.id } })).toEqual(['A']);
    const listed = await shop.client.appointments.list({ about: { entity: 'contact', id: siti.id } });
    expect(listed).toMatchObject({ total: 1, items: [{ title: 'A', nextDay: TODAY }] });
  });
});

describe('a move', () => {
  it('of one time leaves the others, and moving it back leaves nothing behind', async () => {
    const { id } = await create({ repeat: weekly });
    const before = await digestOf(shop.store.db, ['appointments']);
    const one = { which: 'one' as const, day: '2026-11-29' };
    await shop.client.appointments.move({
      id,
      times: one,
      to: { startsOn: '2026-12-01', startsAt: '15:00', endsAt: '15:30' },
    });
    expect(await shown(TODAY, '2026-12-06')).toEqual([
      '2026-11-22 10:00',
      '2026-12-01 15:00 moved',
      '2026-12-06 10:00',
    ]);
    await shop.client.appointments.move({ id, times: one, to: { startsOn: '2026-11-29', startsAt: '10:00' } });
    expect(await digestOf(shop.store.db, ['appointments'])).toBe(before);
    expect(
      await refusal(
        shop.client.appointments.move({ id, times: { which: 'one', day: '2026-11-30' }, to: { startsOn: TODAY } }),
      ),
    ).toBe('not-an-occurrence');
  });

  it('of all moves each by as much, with what was said of single ones, and can be undone', async () => {
    const { id } = await create({ repeat: weekly });
    await shop.client.appointments.cancelOne({ id, day: '2026-11-29' });
    await shop.client.appointments.move({
      id,
      times: { which: 'one', day: '2026-12-06' },
      to: { startsOn: '2026-12-05', startsAt: '09:00' },
    });
    const before = await digestOf(shop.store.db);
    const { batchId } = await shop.client.appointments.move({
      id,
      times: { which: 'all', day: '2026-12-13' },
      to: { startsOn: '2026-12-15', startsAt: '14:00', endsAt: '16:00' },
    });
    expect(await shown(TODAY, '2026-12-22')).toEqual([
      '2026-11-24 14:00',
      '2026-12-05 09:00 moved',
      '2026-12-15 14:00',
      '2026-12-22 14:00',
    ]);
    await shop.undo(batchId);
    expect(await digestOf(shop.store.db)).toBe(before);
  });

  it('of an appointment that comes once just moves it', async () => {
    const { id } = await create();
    const moved = await shop.client.appointments.move({
      id,
      times: { which: 'one', day: TODAY },
      to: { startsOn: '2026-11-23', startsAt: '08:00' },
    });
    expect(moved).toMatchObject({ startsOn: '2026-11-23', startsAt: '08:00', endsAt: '09:00' });
  });

  it('of the rule lets go of single times that are no longer among its days', async () => {
    const { id } = await create({ repeat: weekly });
    await shop.client.appointments.cancelOne({ id, day: '2026-11-29' });
    await shop.client.appointments.update({ id, repeat: { unit: 'day', every: 2 } });
    expect(await shown(TODAY, '2026-11-27')).toEqual(['2026-11-22 10:00', '2026-11-24 10:00', '2026-11-26 10:00']);
    await shop.client.appointments.update({ id, repeat: weekly });
    expect(await shown('2026-11-29', '2026-11-29')).toEqual(['2026-11-29 10:00']);
  });
});

describe('a clash', () => {
  it('of the same staff member or contact is said, and nothing is refused', async () => {
    const siti = await shop.contact('Siti');
    const budi = await shop.staff('Budi');
    const about = [{ entity: 'contact' as const, id: siti.id }];
    await create({ title: 'Tiap Minggu', repeat: weekly, about });
    const other = { startsOn: '2026-12-06', startsAt: '10:59' };
    expect((await create({ ...other, staffId: budi })).clashes).toEqual([]);
    expect((await create({ ...other, staffId: budi, about })).clashes).toMatchObject([
      { day: '2026-12-06', because: ['contact'], occurrence: { title: 'Tiap Minggu', day: '2026-12-06' } },
      { because: ['staff'] },
    ]);
    // Right after it there is none.
    expect((await create({ startsOn: '2026-12-06', startsAt: '11:00', endsAt: '11:30' })).clashes).toEqual([]);
    const asked = await shop.client.appointments.clashes({ ...other, repeat: null, about: [] });
    expect(asked.map(({ because }) => because)).toEqual([['staff'], ['staff']]);
  });

  it('is seen over zones, by the moment', async () => {
    await create();
    expect((await create({ startsOn: TODAY, startsAt: '04:15', zone: 'Europe/Berlin' })).clashes).toHaveLength(1);
    expect((await create({ startsOn: TODAY, startsAt: '10:15', zone: 'Europe/Berlin' })).clashes).toHaveLength(0);
  });
});

describe('an appointment that has been', () => {
  it('leaves its note on the timelines, once', async () => {
    const siti = await shop.contact('Siti');
    const { id } = await create({ repeat: weekly, about: [{ entity: 'contact', id: siti.id }] });
    await shop.client.appointments.done({ id, day: TODAY, note: 'Cocok' });
    await shop.client.appointments.done({ id, day: TODAY });
    const { items } = await shop.client.contacts.interactions({ contactId: siti.id });
    expect(items).toMatchObject([{ kind: 'visit', text: 'Ukur tirai\nCocok' }]);
    const range = await shop.client.appointments.range({ from: TODAY, to: '2026-11-29' });
    expect(range.items.map(({ doneAt }) => doneAt !== null)).toEqual([true, false]);
    await shop.client.appointments.reopen({ id, day: TODAY });
    expect((await shop.client.appointments.range({ from: TODAY, to: TODAY })).items[0]?.doneAt).toBeNull();
  });
});

it('appointments go to the bin, come back, and are erased only from there', async () => {
  const { id } = await create();
  expect(await shop.client.appointments.purge({ ids: [id] })).toMatchObject({ purged: 0 });
  expect(await shop.client.appointments.remove({ ids: [id, newId()] })).toMatchObject({ removed: 1 });
  expect(await shown(TODAY, TODAY)).toEqual([]);
  expect(await shop.client.appointments.list({ deleted: true, when: 'all' })).toMatchObject({ total: 1 });
  expect(await shop.client.appointments.restore({ ids: [id] })).toMatchObject({ restored: 1 });
  await shop.client.appointments.remove({ ids: [id] });
  expect(await shop.client.appointments.purge({ ids: [id] })).toMatchObject({ purged: 1 });
});
