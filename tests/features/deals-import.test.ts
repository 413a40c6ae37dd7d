import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { digestOf } from '../../src-main/database/digest.ts';
import { type OpenCore, openCore } from '../support/core.ts';
import { scratchFolder, TestClock } from '../support/store.ts';

let core: OpenCore;
let clean: () => void;
let clock: TestClock;
beforeEach(async () => {
  const { folder, remove } = scratchFolder();
  clean = remove;
  clock = new TestClock();
  core = await openCore(folder, clock);
  await core.client.settings.update({ language: 'id' });
  await core.client.pipelines.list();
});
afterEach(async () => {
  await core.close();
  clean();
});

const csv = (...lines: string[]) => new File([lines.join('\n')], 'peluang.csv');
const run = (file: File, duplicates: 'skip' | 'fill' | 'update' | 'add' = 'update') => {
  clock.advance(60_000);
  return core.client.imports.run({ target: 'deals', file, duplicates });
};
const list = () =>
  csv(
    'Peluang;Pelanggan;HP;Tahap;Status;Nilai;Perkiraan Tanggal;Sumber;Alasan Gagal;Ditambahkan;Ditutup',
    'Kitchen set;Ibu Sari;0812-7788-4455;Negosiasi;;Rp 15.000.000;24/12/2026;Pameran;;01/10/2026;',
    'Kulkas;Toko Maju;;Baru;Menang;4.500.000;;;;02/10/2026;20/10/2026',
    'Etalase;Toko Maju;;Tak Dikenal;Gagal;2.000.000;;;Harga terlalu tinggi;;21/10/2026',
    'Tanpa pelanggan;;;;;1;;;;;',
  );
const rows = async () =>
  (await core.client.deals.list({ limit: 500, sort: { by: 'title', direction: 'asc' } })).items.map((row) => [
    row.title,
    row.contact?.name,
    row.stageName,
    row.status,
    row.value,
    row.lostReason,
  ]);

describe('a list of deals', () => {
  it('becomes deals with their customers, stages and ends, and goes without a trace', async () => {
    const before = await digestOf(core.store.db);
    const preview = await core.client.imports.preview({ target: 'deals', file: list() });
    expect(preview.counts).toMatchObject({ add: 3, reject: 1 });
    const summary = await run(list());
    expect(summary).toMatchObject({ added: 3, rejected: 1 });
    expect(await rows()).toEqual([
      ['Etalase', 'Maju', 'Baru', 'lost', 2_000_000, 'Harga terlalu tinggi'],
      ['Kitchen set', 'Sari', 'Negosiasi', 'open', 15_000_000, ''],
      ['Kulkas', 'Maju', 'Baru', 'won', 4_500_000, ''],
    ]);
    expect((await core.client.contacts.list({})).total).toBe(2);
    const won = (await core.client.deals.list({ status: 'won' })).items[0];
    const { stages, createdAt, closedAt } = await core.client.deals.get({ id: won?.id ?? '' });
    expect(stages.map((stay) => [stay.status, stay.enteredAt, stay.leftAt])).toEqual([
      ['open', createdAt, closedAt],
      ['won', closedAt, null],
    ]);
    expect(new Date(createdAt).toISOString()).toBe('2026-10-01T17:00:00.000Z');

    expect(await run(list())).toMatchObject({ added: 0, updated: 0, unchanged: 3 });
    await core.client.imports.undo({ id: summary.id });
    expect(await digestOf(core.store.db)).toBe(before);
  });

  it('updates or fills what is there, found by title and customer or by its id', async () => {
    await run(list());
    const changed = csv('Peluang;Pelanggan;Nilai;Sumber', 'KITCHEN SET;sari;16.000.000;Web', 'Baru sekali;Sari;5;');
    expect(await run(changed, 'fill')).toMatchObject({ added: 1, unchanged: 1 });
    expect(await run(changed, 'skip')).toMatchObject({ skipped: 2 });
    expect(await run(changed)).toMatchObject({ added: 0, updated: 1, unchanged: 1 });
    const [deal] = (await core.client.deals.list({ search: 'kitchen' })).items;
    expect(deal).toMatchObject({ value: 16_000_000, source: 'Web', expectedOn: '2026-12-24' });
    const byId = csv('Langganan Id;Peluang;Pelanggan;Nilai', `${deal?.id};Dapur;Sari;17.000.000`);
    expect(await run(byId)).toMatchObject({ added: 0, updated: 1 });
    expect((await core.client.deals.get({ id: deal?.id ?? '' })).value).toBe(17_000_000);
  });

  it('that went out comes in again elsewhere with the same deals', async () => {
    await run(list());
    const out = await core.client.exports.run({ what: 'deals', format: 'csv', language: 'id' });
    const before = await rows();
    const [open] = (await core.client.deals.list({ status: 'open' })).items;
    await core.client.deals.remove({ by: 'filter', filter: {} });
    await core.client.deals.purge({ by: 'filter', filter: { deleted: true } });
    expect(await rows()).toEqual([]);
    expect(await run(out.file)).toMatchObject({ added: 3, rejected: 0 });
    expect(await rows()).toEqual(before);
    expect((await core.client.deals.list({ status: 'open' })).items[0]).toMatchObject({
      expectedOn: open?.expectedOn,
      source: open?.source,
    });
  });
});

it('a shop that has chosen no language begins with a pipeline in that of its window', async () => {
  const { folder, remove } = scratchFolder();
  const fresh = await openCore(folder);
  await fresh.client.settings.heardLanguage({ language: 'id' });
  expect(await fresh.client.pipelines.list()).toMatchObject([
    { name: 'Penjualan', stages: [{ name: 'Baru' }, {}, {}, {}] },
  ]);
  await fresh.client.settings.update({ language: 'en' });
  expect(await fresh.client.settings.heardLanguage({ language: 'id' })).toEqual({ language: 'en' });
  await fresh.close();
  remove();
});
