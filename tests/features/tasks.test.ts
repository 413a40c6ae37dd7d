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
const titles = async (query: Parameters<typeof shop.client.tasks.list>[0] = {}) =>
  (await shop.client.tasks.list(query)).items.map(({ title }) => title);

describe('a task', () => {
  it('needs a title only, and is for whoever adds it', async () => {
    const task = await shop.client.tasks.create({ title: '  Kirim  katalog ' });
    expect(task).toMatchObject({
      title: 'Kirim katalog',
      kind: 'todo',
      priority: 'normal',
      progress: 0,
      state: 'undated',
      staff: { id: shop.staffId },
      askedBy: null,
      about: [],
      repeats: false,
    });
  });

  it('that is for somebody else says who asked', async () => {
    const budi = await shop.staff('Budi');
    const task = await shop.client.tasks.create({ title: 'Hitung stok', staffId: budi });
    expect(task).toMatchObject({ staff: { name: 'Budi' }, askedBy: { id: shop.staffId } });
    expect(await titles({ askedById: shop.staffId })).toEqual(['Hitung stok']);
    expect(await titles({ mine: true })).toEqual([]);
  });

  it('stands where its day puts it, and counts there', async () => {
    await shop.client.tasks.create({ title: 'kapan-kapan' });
    await shop.client.tasks.create({ title: 'besok', dueDay: '2026-11-23' });
    await shop.client.tasks.create({ title: 'siang', dueDay: TODAY, dueTime: '13:00' });
    await shop.client.tasks.create({ title: 'pagi', dueDay: TODAY, dueTime: '09:30', priority: 'low' });
    await shop.client.tasks.create({ title: 'penting', dueDay: TODAY, dueTime: '09:30', priority: 'high' });
    const { id } = await shop.client.tasks.create({ title: 'kemarin', dueDay: '2026-11-21' });
    expect(await titles()).toEqual(['kemarin', 'penting', 'pagi', 'siang', 'besok', 'kapan-kapan']);
    expect(await titles({ view: 'overdue' })).toEqual(['kemarin']);
    expect(await titles({ view: 'today' })).toEqual(['penting', 'pagi', 'siang']);
    expect(await titles({ view: 'later' })).toEqual(['besok']);
    expect(await titles({ view: 'undated' })).toEqual(['kapan-kapan']);
    await shop.client.tasks.done({ id });
    expect(await shop.client.tasks.counts({})).toEqual({
      open: 5,
      overdue: 0,
      today: 3,
      later: 1,
      undated: 1,
      done: 1,
    });
    expect(await titles({ view: 'all' })).toEqual(['penting', 'pagi', 'siang', 'besok', 'kapan-kapan', 'kemarin']);
    // The night goes by.
    shop.clock.advance(24 * 3_600_000);
    expect(await shop.client.tasks.counts({})).toMatchObject({ overdue: 3, today: 1 });
  });

  it('is found by its title and by the contacts that it is about', async () => {
    const siti = await shop.contact('Siti Aminah');
    await shop.client.tasks.create({ title: 'Kirim penawaran', about: [{ entity: 'contact', id: siti.id }] });
    await shop.client.tasks.create({ title: 'Beli kertas' });
    expect(await titles({ search: 'PENAW' })).toEqual(['Kirim penawaran']);
    expect(await titles({ search: 'aminah kirim' })).toEqual(['Kirim penawaran']);
    expect(await titles({ search: 'xyzzy' })).toEqual([]);
    expect(await titles({ about: { entity: 'contact', id: siti.id } })).toEqual(['Kirim penawaran']);
  });

  it('is found by what it is called now: renamed, undone, in the bin and back', async () => {
    const task = await shop.client.tasks.create({ title: 'Kirim katalog' });
    expect(await titles({ search: 'atal' })).toEqual(['Kirim katalog']);
    expect(await titles({ search: 'katalog ki' })).toEqual(['Kirim katalog']);
    expect(await titles({ search: '"katalog" OR' })).toEqual([]);
    const renamed = await shop.client.tasks.update({ id: task.id, title: 'Tagih sewa' });
    expect(await titles({ search: 'katalog' })).toEqual([]);
    expect(await titles({ search: 'sewa' })).toEqual(['Tagih sewa']);
    await shop.undo(renamed.batchId);
    expect(await titles({ search: 'katalog' })).toEqual(['Kirim katalog']);
    expect(await titles({ search: 'sewa' })).toEqual([]);
    await shop.client.tasks.remove({ by: 'ids', ids: [task.id] });
    expect(await titles({ search: 'katalog' })).toEqual([]);
    expect(await titles({ search: 'katalog', deleted: true, view: 'all' })).toEqual(['Kirim katalog']);
    const purged = await shop.client.tasks.purge({ by: 'ids', ids: [task.id] });
    expect(await titles({ search: 'katalog', deleted: true, view: 'all' })).toEqual([]);
    await shop.undo(purged.batchId);
    expect(await titles({ search: 'katalog', deleted: true, view: 'all' })).toEqual(['Kirim katalog']);
  });

  it('is paged by a cursor without losing or doubling one while others come and go', async () => {
    for (let n = 0; n < 12; n += 1)
      await shop.client.tasks.create({ title: `T${n}`, dueDay: `2026-11-${String(10 + (n % 5)).padStart(2, '0')}` });
    for (const view of ['open', 'all'] as const) {
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof shop.client.tasks.list>> = await shop.client.tasks.list({
          view,
          limit: 5,
          cursor,
        });
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.next;
        await shop.client.tasks.create({ title: 'baru', dueDay: '2026-11-01' });
      } while (cursor !== null);
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen.length).toBeGreaterThanOrEqual(12);
    }
    const byOffset = [...(await titles({ limit: 8 })), ...(await titles({ limit: 8, offset: 8 }))];
    expect(byOffset).toEqual(await titles({ limit: 16 }));
    expect(await refusal(shop.client.tasks.list({ cursor: 'bm9uc2Vuc2U' }))).toBe('cursor-unknown');
  });

  it('that changes writes only what differs, and tells who was too late', async () => {
    const task = await shop.client.tasks.create({
      title: 'Telepon',
      dueDay: TODAY,
      dueTime: '10:00',
      reminderMinutes: 15,
    });
    const same = await shop.client.tasks.update({ id: task.id, title: 'Telepon', dueDay: TODAY });
    expect(same.updatedAt).toBe(task.updatedAt);
    const undated = await shop.client.tasks.update({ id: task.id, dueDay: null, expectedUpdatedAt: task.updatedAt });
    expect(undated).toMatchObject({ dueDay: null, dueTime: null, reminderMinutes: null });
    expect(
      await refusal(shop.client.tasks.update({ id: task.id, title: 'x', expectedUpdatedAt: task.updatedAt })),
    ).toBe('changed-meanwhile');
    await shop.undo(undated.batchId);
    expect(await shop.client.tasks.get({ id: task.id })).toMatchObject({
      dueDay: TODAY,
      dueTime: '10:00',
      reminderMinutes: 15,
    });
  });

  it('is refused in words where it makes no sense', async () => {
    const left = await shop.staff('Lama');
    await shop.client.staff.setActive({ id: left, active: false });
    const { id } = await shop.contact('Siti');
    await shop.client.contacts.remove({ by: 'ids', ids: [id] });
    const make = (more: object) => refusal(shop.client.tasks.create({ title: 'x', ...more }));
    expect(await make({ dueDay: '2026-02-31' })).toBe('date-impossible');
    expect(await make({ dueTime: '10:00' })).toBe('needs-due-day');
    expect(await make({ dueDay: TODAY, reminderMinutes: 5 })).toBe('needs-due-day');
    expect(await make({ repeat: { unit: 'day' } })).toBe('needs-due-day');
    expect(await make({ dueDay: TODAY, repeat: { unit: 'day', end: { by: 'until', until: '2026-11-01' } } })).toBe(
      'repeat-never-comes',
    );
    expect(await make({ staffId: left })).toBe('staff-gone');
    expect(await make({ staffId: newId() })).toBe('not-found');
    expect(await make({ about: [{ entity: 'contact', id }] })).toBe('in-bin');
    expect(await make({ about: [{ entity: 'deal', id: newId() }] })).toBe('not-found');
    expect(await make({ about: [{ entity: 'complaint', id: newId() }] })).toBe('not-found');
    expect(await make({ title: '   ' })).toBe('input-invalid');
    expect(await make({ dueDay: TODAY, dueTime: '24:00' })).toBe('input-invalid');
    expect(await shop.client.tasks.counts({})).toMatchObject({ open: 0 });
  });

  it('stays with whoever has left, and says so to none but a new one', async () => {
    const budi = await shop.staff('Budi');
    const { id } = await shop.client.tasks.create({ title: 'Hitung', staffId: budi });
    expect((await shop.client.staff.list()).find((one) => one.id === budi)).toMatchObject({ tasks: 1 });
    await shop.client.staff.setActive({ id: budi, active: false });
    expect(await shop.client.tasks.update({ id, staffId: budi, title: 'Hitung ulang' })).toMatchObject({
      staff: { name: 'Budi' },
    });
    expect(await refusal(shop.client.tasks.assignMany({ selection: { by: 'ids', ids: [id] }, staffId: budi }))).toBe(
      'nothing',
    );
    const other = await shop.client.tasks.create({ title: 'Lain' });
    expect(
      await refusal(shop.client.tasks.assignMany({ selection: { by: 'ids', ids: [other.id] }, staffId: budi })),
    ).toBe('staff-gone');
  });
});

describe('a task that is done', () => {
  it('puts its note onto the timeline of each contact, as the touch that it was', async () => {
    const [siti, agus] = [await shop.contact('Siti'), await shop.contact('Agus')];
    const about = [siti, agus].map(({ id }) => ({ entity: 'contact' as const, id }));
    const call = await shop.client.tasks.create({ title: 'Tanya ukuran', kind: 'call', about });
    const { batchId } = await shop.client.tasks.done({ id: call.id, note: 'Ukuran L' });
    for (const { id } of [siti, agus]) {
      const { items } = await shop.client.contacts.interactions({ contactId: id });
      expect(items).toMatchObject([{ kind: 'call', text: 'Tanya ukuran\nUkuran L' }]);
    }
    expect(await refusal(shop.client.tasks.done({ id: call.id }))).toBe('task-already-done');
    await shop.undo(batchId);
    expect((await shop.client.contacts.interactions({ contactId: siti.id })).total).toBe(0);
    expect(await shop.client.tasks.get({ id: call.id })).toMatchObject({ state: 'undated', doneAt: null });
  });

  it('is opened again', async () => {
    const { id } = await shop.client.tasks.create({ title: 'x', progress: 40, dueDay: TODAY });
    expect(await refusal(shop.client.tasks.reopen({ id }))).toBe('task-not-done');
    expect(await shop.client.tasks.done({ id })).toMatchObject({ progress: 100, state: 'done', next: null });
    expect(await shop.client.tasks.reopen({ id })).toMatchObject({ progress: 40, state: 'today' });
  });
});

describe('a task that is put off', () => {
  it('comes back on its day with the reason, and stays due when it was', async () => {
    const { id } = await shop.client.tasks.create({ title: 'Tagih', dueDay: '2026-11-20' });
    const snoozed = await shop.client.tasks.snooze({ id, until: '2026-11-24', reason: 'setelah gajian' });
    expect(snoozed).toMatchObject({
      dueDay: '2026-11-20',
      onDay: '2026-11-24',
      state: 'later',
      snoozedReason: 'setelah gajian',
    });
    expect(await titles({ view: 'overdue' })).toEqual([]);
    shop.clock.advance(2 * 86_400_000);
    expect(await titles({ view: 'today' })).toEqual(['Tagih']);
    expect(await shop.client.tasks.snooze({ id, until: null })).toMatchObject({ state: 'overdue', snoozedReason: '' });
  });

  it('must be put off to a day ahead, and be open', async () => {
    const { id } = await shop.client.tasks.create({ title: 'Tagih' });
    expect(await refusal(shop.client.tasks.snooze({ id, until: TODAY }))).toBe('snooze-not-ahead');
    expect(await refusal(shop.client.tasks.snooze({ id, until: '2026-11-31' }))).toBe('date-impossible');
    await shop.client.tasks.done({ id });
    expect(await refusal(shop.client.tasks.snooze({ id, until: '2026-11-24' }))).toBe('task-already-done');
    await shop.client.tasks.remove({ by: 'ids', ids: [id] });
    expect(await refusal(shop.client.tasks.reopen({ id }))).toBe('in-bin');
    expect(await refusal(shop.client.tasks.get({ id: newId() }))).toBe('not-found');
  });
});

describe('a task that repeats', () => {
  const monday = { unit: 'week' as const, days: [1] };

  it('makes its next when it is done, and never two', async () => {
    const siti = await shop.contact('Siti');
    const about = [{ entity: 'contact' as const, id: siti.id }];
    const task = await shop.client.tasks.create({
      title: 'Laporan',
      dueDay: '2026-11-24',
      dueTime: '16:00',
      repeat: monday,
      about,
    });
    expect(task).toMatchObject({ dueDay: '2026-11-30', nextDay: '2026-12-07', repeats: true });
    const { next } = await shop.client.tasks.done({ id: task.id });
    expect(next?.dueDay).toBe('2026-12-07');
    expect(await shop.client.tasks.get({ id: next?.id ?? '' })).toMatchObject({
      dueTime: '16:00',
      about: [{ name: 'Siti' }],
      progress: 0,
    });
    await shop.client.tasks.update({ id: next?.id ?? '', title: 'Laporan mingguan' });
    await shop.client.tasks.reopen({ id: task.id });
    expect(await shop.client.tasks.done({ id: task.id })).toMatchObject({ next: { id: next?.id } });
    expect(await titles()).toEqual(['Laporan mingguan']);
  });

  it('takes its untouched next along when it is opened again, and all of it when that is undone', async () => {
    const { id } = await shop.client.tasks.create({ title: 'Laporan', dueDay: '2026-11-23', repeat: monday });
    const before = await digestOf(shop.store.db);
    const { batchId } = await shop.client.tasks.done({ id });
    await shop.undo(batchId);
    expect(await digestOf(shop.store.db)).toBe(before);
    await shop.client.tasks.done({ id });
    await shop.client.tasks.reopen({ id });
    expect(await titles()).toEqual(['Laporan']);
  });

  it('leaves out what was missed, and says how much', async () => {
    const { id } = await shop.client.tasks.create({ title: 'Siram', dueDay: '2026-11-15', repeat: { unit: 'day' } });
    expect(await shop.client.tasks.done({ id })).toMatchObject({ next: { dueDay: TODAY }, skipped: 6 });
  });

  it('keeps its rhythm where one of it was moved, and begins anew where the rule changes', async () => {
    const { id } = await shop.client.tasks.create({ title: 'Setor', dueDay: '2027-01-31', repeat: { unit: 'month' } });
    await shop.client.tasks.update({ id, dueDay: '2027-02-03' });
    const { next } = await shop.client.tasks.done({ id });
    expect(next?.dueDay).toBe('2027-02-28');
    const second = await shop.client.tasks.done({ id: next?.id ?? '' });
    expect(second.next?.dueDay).toBe('2027-03-31');
    const anew = await shop.client.tasks.update({
      id: second.next?.id ?? '',
      dueDay: '2027-03-15',
      repeat: { unit: 'month', every: 2 },
    });
    expect(anew).toMatchObject({ repeatFrom: '2027-03-15', nextDay: '2027-05-15' });
  });

  it('ends after its last', async () => {
    const end = { by: 'count' as const, count: 2 };
    const { id } = await shop.client.tasks.create({
      title: 'Cicilan',
      dueDay: '2026-11-23',
      repeat: { unit: 'month', end },
    });
    const { next } = await shop.client.tasks.done({ id });
    expect(await shop.client.tasks.done({ id: next?.id ?? '' })).toMatchObject({ next: null });
    expect(
      await refusal(
        shop.client.tasks.update({ id: (await shop.client.tasks.create({ title: 'y' })).id, repeat: { unit: 'day' } }),
      ),
    ).toBe('needs-due-day');
  });
});

describe('many tasks', () => {
  it('are done, moved and given away as one act each, which one undo takes back', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 45; n += 1)
      ids.push(
        (
          await shop.client.tasks.create({
            title: `T${n}`,
            dueDay: '2026-11-20',
            ...(n === 0 ? { repeat: { unit: 'day' as const } } : {}),
          })
        ).id,
      );
    const overdue = { by: 'filter' as const, filter: { view: 'overdue' as const }, except: [ids[44] ?? ''] };
    const budi = await shop.staff('Budi');
    const withBudi = await digestOf(shop.store.db, ['staff']);
    const moved = await shop.client.tasks.moveMany({ selection: overdue, dueDay: '2026-11-25' });
    expect(moved.changed).toBe(44);
    expect(await shop.client.tasks.counts({})).toMatchObject({ overdue: 1, later: 44 });
    await shop.undo(moved.batchId);
    const given = await shop.client.tasks.assignMany({
      selection: { by: 'ids', ids },
      staffId: budi,
      priority: 'high',
    });
    expect(given.changed).toBe(45);
    expect((await shop.client.tasks.list({ staffId: budi, priority: 'high' })).total).toBe(45);
    await shop.undo(given.batchId);
    const done = await shop.client.tasks.doneMany({ selection: { by: 'ids', ids } });
    expect(done).toMatchObject({ changed: 45, next: 1 });
    expect((await shop.client.tasks.doneMany({ selection: { by: 'ids', ids } })).changed).toBe(0);
    await shop.undo(done.batchId);
    expect(await digestOf(shop.store.db, ['staff'])).toBe(withBudi);
  });

  it('go to the bin, come back, and are erased only from there', async () => {
    const { id } = await shop.client.tasks.create({ title: 'x' });
    const selection = { by: 'ids' as const, ids: [id] };
    expect(await shop.client.tasks.purge(selection)).toMatchObject({ purged: 0 });
    expect(await shop.client.tasks.remove(selection)).toMatchObject({ removed: 1 });
    expect(await titles()).toEqual([]);
    expect(await titles({ deleted: true })).toEqual(['x']);
    expect(await shop.client.tasks.restore(selection)).toMatchObject({ restored: 1 });
    await shop.client.tasks.remove(selection);
    expect(await shop.client.tasks.purge({ by: 'filter', filter: {} })).toMatchObject({ purged: 1 });
    expect(await refusal(shop.client.tasks.get({ id }))).toBe('not-found');
  });
});

it('a merge takes tasks, appointments and greetings along to the winner, and its undo brings them back', async () => {
  const [winner, loser] = [await shop.contact('Siti'), await shop.contact('Siti A.')];
  const both = [winner, loser].map(({ id }) => ({ entity: 'contact' as const, id }));
  const { id } = await shop.client.tasks.create({ title: 'berdua', about: both });
  const one = await shop.client.tasks.create({ title: 'sendiri', about: both.slice(1) });
  const appointment = await shop.client.appointments.create({
    title: 'Ukur',
    startsOn: TODAY,
    startsAt: '11:00',
    about: both.slice(1),
  });
  await shop.client.today.done({ section: 'birthdays', key: `${loser.id} 2026` });
  const before = await digestOf(shop.store.db);
  const { batchId } = await shop.client.contacts.merge({ winnerId: winner.id, loserIds: [loser.id] });
  expect((await shop.client.tasks.get({ id })).about).toEqual([{ entity: 'contact', id: winner.id, name: 'Siti' }]);
  expect((await shop.client.tasks.get({ id: one.id })).about).toMatchObject([{ name: 'Siti' }]);
  expect((await shop.client.appointments.get({ id: appointment.id })).about).toMatchObject([{ name: 'Siti' }]);
  await shop.undo(batchId);
  expect(await digestOf(shop.store.db)).toBe(before);
});

it('the whole business goes out as a workbook and comes in the same, and the same again changes nothing', async () => {
  const siti = await shop.contact('Siti');
  const about = [{ entity: 'contact' as const, id: siti.id }];
  const task = await shop.client.tasks.create({
    title: '=1+1',
    note: '@SUM(A1)\nx',
    dueDay: TODAY,
    dueTime: '09:05',
    repeat: { unit: 'month' },
    about,
  });
  await shop.client.tasks.done({ id: task.id, note: '-2+3' });
  const weekly = await shop.client.appointments.create({
    title: '+cmd',
    startsOn: TODAY,
    startsAt: '10:00',
    repeat: { unit: 'week' },
    about,
  });
  await shop.client.appointments.cancelOne({ id: weekly.id, day: '2026-11-29' });
  await shop.client.appointments.move({
    id: weekly.id,
    times: { which: 'one', day: '2026-12-06' },
    to: { startsOn: '2026-12-07' },
  });
  await shop.client.appointments.done({ id: weekly.id, day: TODAY, note: 'datang' });
  await shop.client.today.snooze({
    section: 'birthdays',
    key: `${siti.id} 2026`,
    until: '2026-12-01',
    reason: 'nanti',
  });
  const { file } = await shop.client.exports.workbook({ language: 'id' });
  const into = await openAgenda();
  const restored = await into.client.exports.restore({ file });
  expect(restored).toMatchObject({ skipped: 0 });
  expect(await digestOf(into.store.db, ['staff'])).toBe(await digestOf(shop.store.db, ['staff']));
  expect(await into.client.exports.restore({ file })).toMatchObject({ added: 0, updated: 0 });
  await into.close();
});

it('a list of tasks goes out with the columns asked for', async () => {
  await shop.client.tasks.create({ title: '=1+1', dueDay: TODAY, priority: 'high' });
  await shop.client.tasks.create({ title: 'nanti' });
  const { file, rows } = await shop.client.exports.run({
    what: 'tasks',
    format: 'csv',
    language: 'en',
    columns: ['title', 'dueDay', 'priority', 'state'],
    separator: 'comma',
  });
  expect(rows).toBe(2);
  const lines = Buffer.from(await file.arrayBuffer())
    .toString('utf8')
    .replace('\uFEFF', '')
    .trim()
    .split('\r\n');
  expect(lines[0]).toBe('Task,Due,Priority,State');
  expect(lines[1]).toMatch(/1\+1.*,2026-11-22,High,Today$/);
  expect(lines[2]).toBe('nanti,,Normal,No date');
});
