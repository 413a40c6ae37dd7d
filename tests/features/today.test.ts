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
const DAY = 86_400_000;
const sections = async (more: Parameters<typeof shop.client.today.show>[0] = {}) =>
  Object.fromEntries(
    (await shop.client.today.show(more)).sections.map(({ section, items }) => [
      section,
      items.map(({ title }) => title),
    ]),
  );

describe('Today', () => {
  it('has what is to be done, each in its section', async () => {
    const siti = await shop.client.contacts.create({ name: 'Siti', birthday: '1990-11-22' });
    const about = [{ entity: 'contact' as const, id: siti.id }];
    await shop.client.tasks.create({ title: 'lewat', dueDay: '2026-11-20' });
    await shop.client.tasks.create({ title: 'kini', dueDay: TODAY });
    await shop.client.tasks.create({ title: 'besok', dueDay: '2026-11-23' });
    await shop.client.tasks.create({ title: 'telepon lewat', kind: 'call', dueDay: '2026-11-19', about });
    await shop.client.tasks.create({ title: 'kunjungi', kind: 'visit', dueDay: TODAY, about });
    await shop.client.appointments.create({ title: 'sore', startsOn: TODAY, startsAt: '15:00' });
    await shop.client.appointments.create({
      title: 'pagi',
      startsOn: '2020-01-01',
      startsAt: '09:30',
      repeat: { unit: 'day' },
      about,
    });
    expect(await sections()).toMatchObject({
      appointments: ['pagi', 'sore'],
      tasksOverdue: ['lewat'],
      tasksToday: ['kini'],
      followUps: ['telepon lewat', 'kunjungi'],
      birthdays: ['Siti'],
    });
    const { sections: all } = await shop.client.today.show({});
    const birthday = all.find(({ section }) => section === 'birthdays')?.items[0];
    expect(birthday).toMatchObject({ age: 36, tone: 'today', record: { entity: 'contact', id: siti.id } });
    const call = all.find(({ section }) => section === 'followUps')?.items[0];
    expect(call).toMatchObject({ contact: { name: 'Siti' }, tone: 'late', actions: ['done', 'snooze', 'open'] });
  });

  it('is a number and its first rows; the rest comes page by page', async () => {
    for (let n = 0; n < 14; n += 1) await shop.client.tasks.create({ title: `T${n}`, dueDay: '2026-11-20' });
    const { sections: all } = await shop.client.today.show({ limit: 5 });
    const overdue = all.find(({ section }) => section === 'tasksOverdue');
    expect(overdue).toMatchObject({ total: 14 });
    expect(overdue?.items).toHaveLength(5);
    const seen = new Set(overdue?.items.map(({ key }) => key));
    for (const offset of [5, 10])
      for (const { key } of (await shop.client.today.section({ section: 'tasksOverdue', limit: 5, offset })).items)
        seen.add(key);
    expect(seen.size).toBe(14);
    expect(await shop.client.today.section({ section: 'points' })).toEqual({ total: 0, items: [] });
  });

  it('is only what is mine, and nobody’s, where asked', async () => {
    const budi = await shop.staff('Budi');
    await shop.client.tasks.create({ title: 'saya', dueDay: TODAY });
    await shop.client.tasks.create({ title: 'Budi', dueDay: TODAY, staffId: budi });
    await shop.client.tasks.create({ title: 'siapa saja', dueDay: TODAY, staffId: null });
    expect((await sections({ mine: true })).tasksToday).toEqual(['saya', 'siapa saja']);
  });

  it('is done by one key: tasks, appointments, birthdays, each by its own service, and undone', async () => {
    const siti = await shop.client.contacts.create({ name: 'Siti', birthday: '--11-22' });
    const about = [{ entity: 'contact' as const, id: siti.id }];
    await shop.client.tasks.create({ title: 'kini', dueDay: TODAY, about });
    await shop.client.tasks.create({ title: 'telepon', kind: 'call', dueDay: TODAY, about });
    await shop.client.appointments.create({ title: 'pagi', startsOn: TODAY, startsAt: '09:30', about });
    const before = await digestOf(shop.store.db);
    const { sections: all } = await shop.client.today.show({});
    const batches: string[] = [];
    for (const { section, items } of all)
      for (const { key } of items)
        batches.push((await shop.client.today.done({ section, key, note: `catatan ${section}` })).batchId);
    expect(batches).toHaveLength(4);
    expect(Object.values(await sections()).flat()).toEqual([]);
    const { items } = await shop.client.contacts.interactions({ contactId: siti.id });
    expect(items.map(({ kind }) => kind).sort()).toEqual(['call', 'message', 'note', 'visit']);
    for (const batchId of batches.reverse()) await shop.undo(batchId);
    expect(await digestOf(shop.store.db)).toBe(before);
  });

  it('puts off to a day ahead, and what was put off comes back', async () => {
    const siti = await shop.client.contacts.create({ name: 'Siti', birthday: '1990-11-22' });
    const { id } = await shop.client.tasks.create({ title: 'tagih', dueDay: '2026-11-20' });
    await shop.client.today.snooze({ section: 'tasksOverdue', key: id, until: '2026-11-24', reason: 'gajian' });
    await shop.client.today.snooze({ section: 'birthdays', key: `${siti.id} 2026`, until: '2026-11-24' });
    expect(Object.values(await sections()).flat()).toEqual([]);
    shop.clock.advance(2 * DAY);
    expect(await sections()).toMatchObject({ tasksToday: ['tagih'], birthdays: ['Siti'] });
  });

  it('refuses in words what cannot be done here', async () => {
    const key = newId();
    expect(await refusal(shop.client.today.done({ section: 'deals', key }))).toBe('action-not-here');
    expect(await refusal(shop.client.today.snooze({ section: 'appointments', key, until: '2026-12-01' }))).toBe(
      'action-not-here',
    );
    expect(await refusal(shop.client.today.snooze({ section: 'tasksToday', key, until: TODAY }))).toBe(
      'snooze-not-ahead',
    );
    expect(await refusal(shop.client.today.snooze({ section: 'tasksToday', key, until: '2026-11-31' }))).toBe(
      'date-impossible',
    );
    expect(await refusal(shop.client.today.done({ section: 'tasksToday', key }))).toBe('not-found');
    expect(await refusal(shop.client.today.done({ section: 'birthdays', key: 'x' }))).toBe('not-found');
    expect(await refusal(shop.client.today.done({ section: 'appointments', key: `${key} ${TODAY}` }))).toBe(
      'not-found',
    );
  });
});

describe('birthdays', () => {
  const born = (name: string, birthday: string) => shop.client.contacts.create({ name, birthday });

  it('of the days that the PC was off are caught up on, all day long, and no others', async () => {
    await born('Rabu', '1990-11-18');
    await born('Kamis', '1990-11-19');
    await born('Sabtu', '1990-11-21');
    await born('Minggu', '1990-11-22');
    await born('Senin', '1990-11-23');
    shop.clock.advance(-4 * DAY);
    expect((await sections()).birthdays).toEqual(['Rabu']);
    shop.clock.advance(4 * DAY);
    const first = await shop.client.today.show({});
    expect(first.since).toBe('2026-11-19');
    expect((await sections()).birthdays).toEqual(['Minggu', 'Sabtu', 'Kamis']);
    shop.clock.advance(3_600_000);
    expect((await sections()).birthdays).toEqual(['Minggu', 'Sabtu', 'Kamis']);
    shop.clock.advance(DAY);
    expect(await shop.client.today.show({})).toMatchObject({ since: null });
    expect((await sections()).birthdays).toEqual(['Senin']);
  });

  it('of 29 February are on the 28th of other years', async () => {
    await born('Kabisat', '2000-02-29');
    shop.clock.millis = Date.UTC(2027, 1, 28, 3);
    expect((await sections()).birthdays).toEqual(['Kabisat']);
    shop.clock.millis = Date.UTC(2028, 1, 28, 3);
    expect((await sections()).birthdays).toEqual([]);
  });

  it('of who is blocked or lies in the bin are left out', async () => {
    const [blocked, gone] = [await born('Blokir', '1990-11-22'), await born('Sampah', '1990-11-22')];
    await shop.client.contacts.block({ id: blocked.id, reason: 'menipu' });
    await shop.client.contacts.remove({ by: 'ids', ids: [gone.id] });
    expect((await sections()).birthdays).toEqual([]);
    expect(await refusal(shop.client.today.done({ section: 'birthdays', key: `${gone.id} 2026` }))).toBe('in-bin');
  });
});
