import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fold } from '../../src-main/domain/text.ts';
import { openProducts, type TestProducts } from '../support/products.ts';

let shop: TestProducts;
beforeEach(async () => {
  shop = await openProducts();
});
afterEach(() => shop.close());

describe('the list of products', () => {
  it('finds by code first, then by names that begin with it, by fragments, categories and notes', async () => {
    const { id: categoryId } = await shop.api.productCategories.create({ name: 'Kebersihan' });
    await shop.create({ name: 'Spons Cuci (isi 5)', sku: 'SKU-007', categoryId });
    await shop.create({ name: 'Sabun Cuci Piring', sku: 'SKU-006', barcode: '8991234567891', categoryId });
    await shop.create({ name: 'Cuci', sku: 'X' });
    await shop.create({ name: 'Ember', sku: 'CUCI', note: 'untuk bersih bersih' });
    expect(await shop.names({ search: 'cuci' })).toEqual(['Ember', 'Cuci', 'Sabun Cuci Piring', 'Spons Cuci (isi 5)']);
    expect(await shop.names({ search: 'pri' })).toEqual([]);
    expect(await shop.names({ search: 'pir' })).toEqual(['Sabun Cuci Piring']);
    expect(await shop.names({ search: 'kebersihan' })).toEqual(['Sabun Cuci Piring', 'Spons Cuci (isi 5)']);
    expect(await shop.names({ search: 'bersih' })).toHaveLength(3);
    expect(await shop.names({ search: '456789' })).toEqual(['Sabun Cuci Piring']);
    expect(await shop.names({ search: 'sku-00' })).toEqual(['Sabun Cuci Piring', 'Spons Cuci (isi 5)']);
    expect(await shop.names({ search: 'sku007' })).toEqual(['Spons Cuci (isi 5)']);
    expect(await shop.names({ search: 'sa' })).toEqual(['Sabun Cuci Piring']);
    expect(await shop.names({ search: '***' })).toEqual([]);
    await shop.api.productCategories.update({ id: categoryId, name: 'Rumah' });
    expect(await shop.names({ search: 'kebersihan' })).toEqual([]);
    expect(await shop.names({ search: 'rumah' })).toHaveLength(2);
  });

  it('sorts by each column both ways and pages without a gap', async () => {
    for (let n = 0; n < 12; n += 1)
      await shop.create({ name: `Barang ${n % 5}`, sku: `S${n}`, price: (n * 7) % 12, openingStock: (n * 5) % 12 });
    for (const by of ['name', 'sku', 'price', 'stock', 'createdAt', 'updatedAt', 'relevance'] as const)
      for (const direction of ['asc', 'desc'] as const) {
        const whole = await shop.api.products.list({ sort: { by, direction } });
        const pages = await Promise.all(
          [0, 5, 10].map((offset) => shop.api.products.list({ sort: { by, direction }, limit: 5, offset })),
        );
        expect(pages.flatMap(({ items }) => items)).toEqual(whole.items);
        if (by !== 'relevance' && by !== 'name' && by !== 'sku') {
          const values = whole.items.map((row) => Number(row[by]) * (direction === 'asc' ? 1 : -1));
          expect(values).toEqual([...values].sort((a, b) => a - b));
        }
      }
  });

  it('takes up a price on the day from which it counts', async () => {
    await shop.create({ name: 'A', prices: [{ amount: 100 }, { amount: 900, validFrom: '2026-11-23' }] });
    await shop.create({ name: 'B', price: 500 });
    const dearest = () => shop.names({ sort: { by: 'price', direction: 'desc' } });
    expect(await dearest()).toEqual(['B', 'A']);
    shop.clock.advance(86_400_000);
    expect(await dearest()).toEqual(['A', 'B']);
    expect((await shop.api.products.list({})).items.map((row) => row.price)).toEqual([900, 500]);
    shop.clock.advance(-86_400_000);
    expect(await dearest()).toEqual(['B', 'A']);
  });

  it('says what a plain look at every product would say, whatever was written and undone', async () => {
    const words = ['pan', 'panci', 'pa', 'sabun cuci', 'cu', 'x', 'set'];
    const name = fc.array(fc.constantFrom('Panci', 'Sabun', 'Cuci', 'Set', 'Xa', 'Piring'), {
      minLength: 1,
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(name, { minLength: 1, maxLength: 8 }), fc.array(fc.nat(7)), async (names, dropped) => {
        const made: { id: string }[] = [];
        for (const one of names) made.push(await shop.create({ name: one.join(' ') }));
        const gone = [...new Set(dropped)].flatMap((at) => made[at]?.id ?? []);
        if (gone.length > 0) {
          const { batchId } = await shop.api.products.remove({ by: 'ids', ids: gone });
          if (gone.length % 2 === 0) await shop.undo(batchId);
        }
        const all = (await shop.api.products.list({ limit: 500 })).items;
        for (const search of words) {
          const found = await shop.api.products.list({ search, limit: 500 });
          const expected = all.filter((row) =>
            search.split(' ').every((word) => {
              const text = ` ${fold(row.name)}`;
              return word.length >= 3 ? text.includes(word) : text.includes(` ${word}`);
            }),
          );
          expect(found.items.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort());
          expect(found.total).toBe(expected.length);
        }
      }),
      { numRuns: 4 },
    );
  });

  it('of thousands that are found begins with the code, then with names, and has no product twice', async () => {
    const writing = await shop.service.writing();
    const { insertProduct } = await import('../../src-main/features/products/write.ts');
    await shop.store.act(shop.actor, 'seed', async (trx) => {
      for (let n = 0; n < 3_100; n += 1) {
        const name = n % 3 === 0 ? `Panci ${n}` : n % 3 === 1 ? `Tutup panci ${n}` : `Wajan ${n}`;
        const draft = { name, sku: n === 1_000 ? 'PANCI' : `S${n}`, note: n % 3 === 2 ? 'pasangan panci' : '' };
        await insertProduct(trx, draft, writing, shop.actor);
      }
    });
    const rows = [];
    for (let offset = 0; offset < 3_100; offset += 450)
      rows.push(...(await shop.api.products.list({ search: 'panci', limit: 450, offset })).items);
    expect(rows[0]?.sku).toBe('PANCI');
    expect(rows[1]?.name).toMatch(/^Panci/);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(3_100);
    const firstNote = rows.findIndex((row) => row.name.startsWith('Wajan'));
    expect(rows.slice(firstNote).every((row) => row.name.startsWith('Wajan'))).toBe(true);
  });
});

describe('picking', () => {
  it('answers a scanned code alone, whatever zeros the scanner adds, and never what is hidden', async () => {
    await shop.create({ name: 'Sabun', sku: 'SKU-006', barcode: '012345678905' });
    await shop.create({ name: 'Sabun SKU-006 besar', sku: 'SKU-0061' });
    const pick = async (text: string) => {
      const { exact, items } = await shop.api.products.pick({ text });
      return [exact, items.map(({ name }) => name)];
    };
    expect(await pick('0012345678905')).toEqual([true, ['Sabun']]);
    expect(await pick('sku-006')).toEqual([true, ['Sabun']]);
    expect(await pick('sabun')).toEqual([false, ['Sabun', 'Sabun SKU-006 besar']]);
    const { items } = await shop.api.products.list({ search: '12345678905' });
    await shop.api.products.setActive({ selection: { by: 'ids', ids: items.map(({ id }) => id) }, active: false });
    expect(await pick('012345678905')).toEqual([false, []]);
  });

  it('tells what this buyer pays for that many on that day, and why', async () => {
    const group = await shop.api.groups.create({ name: 'Reseller' });
    const buyer = await shop.api.contacts.create({ name: 'Toko Maju', groupIds: [group.id] });
    await shop.create({
      name: 'Ember',
      sku: 'E',
      prices: [
        { amount: 35_000 },
        { amount: 30_000, minQuantity: 12_000 },
        { amount: 32_000, groupId: group.id, validFrom: '2026-12-01' },
      ],
    });
    const ask = async (more: { contactId?: string; quantity?: number; day?: string }) => {
      const [item] = (await shop.api.products.pick({ text: 'E', ...more })).items;
      return [item?.price, item?.reason?.groupName, item?.reason?.minQuantity];
    };
    expect(await ask({})).toEqual([35_000, '', 0]);
    expect(await ask({ contactId: buyer.id })).toEqual([35_000, '', 0]);
    expect(await ask({ contactId: buyer.id, day: '2026-12-01' })).toEqual([32_000, 'Reseller', 0]);
    expect(await ask({ contactId: buyer.id, day: '2026-12-01', quantity: 12_000 })).toEqual([30_000, '', 12_000]);
  });
});

describe('export', () => {
  it('writes what the filter finds with the money and numbers of the list', async () => {
    await shop.create({
      name: 'Ember',
      sku: '=E1',
      unit: 'pcs',
      price: 35_000,
      prices: [{ amount: 30_000, minQuantity: 12_000 }],
      openingStock: 66_500,
    });
    await shop.create({ name: 'Antar', kind: 'service' });
    const { productsList } = await import('../../src-main/features/products/export.ts');
    const { ProductsExport } = await import('../../src-main/contract/exports.ts');
    const columns = ['sku', 'name', 'kind', 'price', 'wholesale', 'wholesaleFrom', 'stock'];
    const asked = ProductsExport.parse({ what: 'products', columns, kind: 'goods' });
    const list = await productsList(shop.store)({ ...asked, language: 'id' });
    const rows = [];
    for await (const some of list.rows()) rows.push(...some);
    expect(list.total).toBe(1);
    expect(list.columns.map(({ kind }) => kind)).toEqual([
      'text',
      'text',
      'text',
      'money',
      'money',
      'number',
      'number',
    ]);
    expect(rows).toEqual([['=E1', 'Ember', 'Barang', 35_000, 30_000, 12, 66.5]]);
  });
});
