import { readFileSync } from 'node:fs';
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
});
afterEach(async () => {
  await core.close();
  clean();
});

const priceList = () =>
  new File(
    [new Uint8Array(readFileSync(new URL('../fixtures/daftar-harga.xlsx', import.meta.url)))],
    'daftar-harga.xlsx',
  );
const csv = (...lines: string[]) => new File([lines.join('\n')], 'harga.csv');
const run = (file: File, duplicates: 'skip' | 'fill' | 'update' | 'add' = 'update') => {
  clock.advance(60_000);
  return core.client.imports.run({ target: 'products', file, duplicates });
};
const all = async () => (await core.client.products.list({ limit: 500, sort: { by: 'sku' } })).items;

describe('a price list', () => {
  it('becomes products with their categories, prices and stock, and goes without a trace', async () => {
    const before = await digestOf(core.store.db);
    const preview = await core.client.imports.preview({ target: 'products', file: priceList() });
    expect(preview.counts).toMatchObject({ add: 11, reject: 0 });
    const summary = await run(priceList());
    expect(summary).toMatchObject({ added: 11, rejected: 0 });
    const rows = await all();
    expect(
      rows.map(({ sku, name, category, unit, price, stock }) => [sku, name, category, unit, price, stock]),
    ).toEqual(
      expect.arrayContaining([
        ['SKU-001', 'Panci Set Stainless', 'Peralatan Dapur', 'set', 325_000, 14_000],
        ['SKU-011', 'Pisau Dapur (isi 6)', 'Peralatan Dapur', 'set', 189_000, 0],
        ['SKU-009', 'Dispenser Galon Bawah', 'Air Minum', 'unit', 1_250_000, 5_000],
      ]),
    );
    const [first] = rows;
    const { prices } = await core.client.products.get({ id: first?.id ?? '' });
    expect(prices.map(({ amount, minQuantity }) => [amount, minQuantity])).toEqual([
      [325_000, 0],
      [290_000, 12_000],
    ]);
    expect(await run(priceList())).toMatchObject({ added: 0, updated: 0, unchanged: 11 });
    expect(await core.client.imports.undo({ id: summary.id })).toMatchObject({ removed: 11, kept: [] });
    expect(await digestOf(core.store.db)).toBe(before);
  });

  it('updates by code, overwrites nothing with an empty cell, and keeps the book of the stock', async () => {
    await run(csv('Kode,Nama Barang,Satuan,Harga Eceran,Stok', 'A1,Ember,pcs,35000,10', 'A2,Sapu,pcs,22500,5'));
    const file = csv('Kode,Nama Barang,Satuan,Harga Eceran,Stok', 'a1,Ember 20L,,36000,8', 'A3,Pel,pcs,48000,2');
    const preview = await core.client.imports.preview({ target: 'products', file, duplicates: 'update' });
    expect(preview.counts).toMatchObject({ update: 1, add: 1 });
    expect(await run(file, 'fill')).toMatchObject({ added: 1, unchanged: 1 });
    expect(await run(file, 'skip')).toMatchObject({ skipped: 2 });
    expect(await run(file, 'update')).toMatchObject({ updated: 1, unchanged: 1 });
    const [ember] = await all();
    expect(ember).toMatchObject({ name: 'Ember 20L', unit: 'pcs', price: 36_000, stock: 8_000 });
    const { items } = await core.client.products.stock({ id: ember?.id ?? '' });
    expect(items.map(({ kind, quantity }) => [kind, quantity])).toEqual([
      ['adjustment', -2_000],
      ['opening', 10_000],
    ]);
  });

  it('with the same code twice adds it once, and asked to add all gives no code twice', async () => {
    const file = csv('Kode,Nama Barang,Harga', 'A1,Ember,35000', 'A1,Ember,35000', 'B1,Ember,36000');
    expect(await run(file, 'update')).toMatchObject({ added: 2, unchanged: 1 });
    expect(await run(csv('Kode,Nama Barang,Harga', 'A1,Ember,1'), 'add')).toMatchObject({ added: 1, rejected: 0 });
    expect((await all()).map(({ sku }) => sku)).toEqual(['', 'A1', 'B1']);
  });
});
