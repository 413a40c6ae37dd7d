import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { digestOf } from '../../src-main/database/digest.ts';
import { newId } from '../../src-main/domain/ids.ts';
import { type OpenAgenda, openAgenda } from '../support/agenda.ts';

let shop: OpenAgenda;
beforeEach(async () => {
  shop = await openAgenda();
});
afterEach(() => shop.close());

const TODAY = '2026-11-22';
const titles = async (query: Parameters<typeof shop.client.tasks.list>[0] = {}) =>
  (await shop.client.tasks.list(query)).items.map(({ title }) => title);
const codeOf = async (work: Promise<unknown>) => {
  try {
    await work;
    return 'nothing';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
};

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
    const budi = await shop.staff('Budi', newId());
    const task = await shop.client.tasks.create({ title: 'Hitung stok', staffId: budi });
    expect(task).toMatchObject({ staff: { name: 'Budi' }, askedBy: { id: shop.staffId } });
    expect(await titles({ askedById: shop.staffId })).toEqual(['Hitung stok']);
    expect(await titles({ mine: true })).toEqual([]);
  });

  it('stands where its day puts it', async () => {
    await shop.client.tasks.create({ title: 'kapan-kapan' });
    await shop.client.tasks.create({ title: 'besok', dueDay: '2026-11-23' });
    await shop.client.tasks.create({ title: 'siang', dueDay: TODAY, dueTime: '13:00' });
    await shop.client.tasks.create({ title: 'pagi', dueDay: TODAY, dueTime: '09:30', priority: 'low' });
    await shop.client.tasks.create({ title: 'penting', dueDay: TODAY, dueTime: '09:30', priority: 'high' });
    await shop.client.tasks.create({ title: 'kemarin', dueDay: '2026-11-21' });
    expect(await titles()).toEqual(['kemarin', 'penting', 'pagi', 'siang', 'besok', 'kapan-kapan']);
    expect(await titles({ view: 'overdue' })).toEqual(['kemarin']);
    expect(await titles({ view: 'today' })).toEqual(['penting', 'pagi', 'siang']);
    expect(await titles({ view: 'later' })).toEqual(['besok']);
    expect(await titles({ view: 'undated' })).toEqual(['kapan-kapan']);
    expect(await shop.client.tasks.counts({})).toEqual({
      open: 6,
      overdue: 1,
      today: 3,
      later: 1,
      undated: 1,
      done: 0,
    });
  });
});

export { codeOf, digestOf };
