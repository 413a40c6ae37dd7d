import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { digestOf } from '../../src-main/database/digest.ts';
import { productUses } from '../../src-main/features/products/uses.ts';
import { hostileNames } from '../support/hostile.ts';
import { openProducts, type TestProducts } from '../support/products.ts';

let shop: TestProducts;
beforeEach(async () => {
  shop = await openProducts();
});
afterEach(() => shop.close());

const ids = (...list: { id: string }[]) => ({ by: 'ids' as const, ids: list.map(({ id }) => id) });
const PNG =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';

describe('a product', () => {
  it('keeps all that it is given, and an undo takes all of it away', async () => {
    const before = await digestOf(shop.store.db);
    const group = await shop.api.groups.create({ name: 'Reseller' });
    const kitchen = await shop.api.productCategories.create({ name: 'Dapur' });
    const pans = await shop.api.productCategories.create({ name: 'Panci', parentId: kitchen.id });
    const field = await shop.api.customFields.create({ entity: 'product', name: 'Garansi', kind: 'text' });
    const [tax] = await shop.api.taxRates.list();
    const made = await shop.create({
      name: '  Panci Set  Stainless ',
      sku: 'SKU-001',
      barcode: '8991234567891',
      categoryId: pans.id,
      unit: 'set',
      price: 325_000,
      prices: [
        { amount: 290_000, minQuantity: 12_000 },
        { amount: 300_000, groupId: group.id },
        { amount: 350_000, validFrom: '2027-01-01' },
      ],
      cost: 240_000,
      taxRateId: tax?.id ?? null,
      note: 'Garansi setahun',
      lowStockLevel: 20_000,
      picture: { picture: PNG, thumbnail: PNG },
      customValues: [{ fieldId: field.id, value: '1 tahun' }],
      openingStock: 14_000,
    });
    expect(made).toMatchObject({
      name: 'Panci Set Stainless',
      category: 'Dapur › Panci',
      price: 325_000,
      stock: 14_000,
      lowStock: true,
      picture: PNG,
      tax: { rate: 1_200, baseNumerator: 11, baseDenominator: 12 },
      customValues: [{ fieldId: field.id, value: '1 tahun' }],
    });
    expect(made.prices.map(({ amount, minQuantity, groupName }) => [amount, minQuantity, groupName])).toEqual([
      [325_000, 0, ''],
      [350_000, 0, ''],
      [290_000, 12_000, ''],
      [300_000, 0, 'Reseller'],
    ]);
    const undone = await shop.undo(made.batchId);
    expect(undone).toMatchObject({ removed: 1, kept: [] });
    for (const { batchId } of [field, pans, kitchen, group]) await shop.undo(batchId);
    expect(await digestOf(shop.store.db)).toBe(before);
    expect(await shop.names()).toEqual([]);
  });

  it('that is saved as it is writes nothing', async () => {
    const part = await shop.create({ name: 'Galon', sku: 'A', price: 1_000, openingStock: 0 });
    const { id, updatedAt } = await shop.create({
      kind: 'bundle',
      name: 'Paket',
      parts: [{ productId: part.id, quantity: 2_000 }],
      prices: [{ amount: 5, minQuantity: 3_000 }],
    });
    shop.clock.advance(5_000);
    const { parts, prices } = await shop.api.products.get({ id });
    const again = await shop.api.products.update({
      id,
      name: 'Paket',
      kind: 'bundle',
      prices: prices.map(({ groupName: _, ...price }) => price),
      parts: parts.map(({ product, quantity }) => ({ productId: product.id, quantity })),
    });
    expect(again.updatedAt).toBe(updatedAt);
  });

  it('changed meanwhile by another is not overwritten', async () => {
    const { id, updatedAt } = await shop.create({ name: 'Ember' });
    await shop.api.products.update({ id, name: 'Ember 20L' });
    await expect(
      shop.api.products.update({ id, name: 'Ember Besar', expectedUpdatedAt: updatedAt }),
    ).rejects.toMatchObject({ code: 'changed-meanwhile' });
  });

  it('with two prices that trade places keeps both', async () => {
    const { id, prices } = await shop.create({
      name: 'Sapu',
      prices: [{ amount: 10 }, { amount: 8, minQuantity: 12_000 }],
    });
    const [one, two] = prices;
    const swapped = await shop.api.products.update({
      id,
      prices: [
        { id: one!.id, amount: 7, minQuantity: 12_000 },
        { id: two!.id, amount: 11, minQuantity: 0 },
      ],
    });
    expect(swapped.prices.map(({ amount, minQuantity }) => [amount, minQuantity])).toEqual([
      [11, 0],
      [7, 12_000],
    ]);
  });

  it('shows what was done to it in its history, and one value goes back', async () => {
    const { id } = await shop.create({ name: 'Sapu', sku: 'S-1', price: 22_500 });
    await shop.api.products.update({ id, sku: 'S-2', price: 23_000 });
    const { items } = await shop.history.ofRecord(id, { limit: 10, offset: 0 });
    expect(items.map((act) => act.kind)).toEqual(['products.update', 'products.create']);
    const change = items[0]?.changes.find(({ table }) => table === 'products');
    expect(change?.columns).toEqual([{ column: 'sku', before: 'S-1', after: 'S-2' }]);
    await shop.history.restoreValue(shop.actor, change?.seq ?? 0, 'sku');
    expect((await shop.api.products.pick({ text: 's-1' })).exact).toBe(true);
  });
});

describe('bad input', () => {
  it('a code that another product bears is refused and names it; one of the bin is free until it comes back', async () => {
    const first = await shop.create({ name: 'Wajan', sku: 'SKU-1', barcode: '0012345678905' });
    const taken = { code: 'code-taken', data: { product: 'Wajan' } };
    await expect(shop.create({ name: 'Panci', sku: 'sku-1 ' })).rejects.toMatchObject(taken);
    await expect(shop.create({ name: 'Panci', barcode: '12345678905' })).rejects.toMatchObject(taken);
    const other = await shop.create({ name: 'Panci', sku: 'SKU-2' });
    await expect(shop.api.products.update({ id: other.id, sku: 'SKU-1' })).rejects.toMatchObject(taken);
    await shop.api.products.remove(ids(first));
    await shop.api.products.update({ id: other.id, sku: 'SKU-1' });
    await expect(shop.api.products.restore(ids(first))).rejects.toMatchObject({ code: 'code-taken' });
  });

  it('a price below zero, past the money range or twice for the same is refused', async () => {
    for (const amount of [-1, 0.5, 100_000_000_000_000, Number.NaN])
      await expect(shop.create({ name: 'X', price: amount })).rejects.toMatchObject({ code: 'input-invalid' });
    const twice = [
      { amount: 1, minQuantity: 12_000 },
      { amount: 2, minQuantity: 12_000 },
    ];
    await expect(shop.create({ name: 'X', prices: twice })).rejects.toMatchObject({
      code: 'price-twice',
      data: { minQuantity: 12_000 },
    });
    const { id } = await shop.create({ name: 'X', price: 1 });
    await expect(shop.api.products.update({ id, prices: twice })).rejects.toMatchObject({ code: 'price-twice' });
    expect((await shop.api.products.get({ id })).prices).toHaveLength(1);
  });

  it('a bundle holds neither itself nor a bundle nor nothing', async () => {
    const goods = await shop.create({ name: 'Gelas' });
    const parts = [{ productId: goods.id, quantity: 6_000 }];
    const bundle = await shop.create({ kind: 'bundle', name: 'Set Gelas', parts });
    const refused = { code: 'bundle-contains-itself' };
    const update = (id: string, productId: string) =>
      shop.api.products.update({ id, kind: 'bundle', parts: [{ productId, quantity: 1_000 }] });
    await expect(update(bundle.id, bundle.id)).rejects.toMatchObject(refused);
    const other = await shop.create({ kind: 'bundle', name: 'Lain', parts });
    await expect(update(bundle.id, other.id)).rejects.toMatchObject(refused);
    await expect(update(goods.id, goods.id)).rejects.toMatchObject(refused);
    await expect(shop.create({ kind: 'bundle', name: 'Kosong' })).rejects.toMatchObject({ code: 'bundle-empty' });
  });

  it('a stock without a reason, of a service, or opened twice is refused', async () => {
    const goods = await shop.create({ name: 'Ember', openingStock: 5_000 });
    const service = await shop.create({ kind: 'service', name: 'Antar' });
    const adjust = shop.api.products.adjustStock;
    await expect(adjust({ by: 'change', id: goods.id, quantity: 1_000, reason: '  ' })).rejects.toMatchObject({
      code: 'input-invalid',
    });
    await expect(adjust({ by: 'count', id: service.id, quantity: 1, reason: 'x' })).rejects.toMatchObject({
      code: 'stock-not-kept',
    });
    await expect(adjust({ by: 'opening', id: goods.id, quantity: 1 })).rejects.toMatchObject({
      code: 'stock-already-opened',
    });
    await expect(shop.create({ kind: 'service', name: 'Rakit', openingStock: 1 })).rejects.toMatchObject({
      code: 'stock-not-kept',
    });
    expect(await shop.names()).toEqual(['Antar', 'Ember']);
  });

  it('a picture that is none is refused', async () => {
    const fake = 'data:image/png;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+';
    await expect(shop.create({ name: 'X', picture: { picture: fake, thumbnail: PNG } })).rejects.toMatchObject({
      code: 'image-unusable',
    });
  });

  it('names that are scripts, formulas or far too long are kept as text and found', async () => {
    for (const name of hostileNames.map((text) => text.slice(0, 300)).filter((text) => text.trim() !== '')) {
      const made = await shop.create({ name, sku: name.slice(0, 80), note: name }).catch((error: unknown) => error);
      if (made instanceof Error) expect(made).toMatchObject({ code: 'code-taken' });
    }
    const all = (await shop.api.products.list({ limit: 500 })).items;
    expect(all.length).toBeGreaterThan(15);
    for (const { name } of all) await shop.api.products.list({ search: name.slice(0, 200) });
    for (const { name } of all) await shop.api.products.pick({ text: name.slice(0, 200) });
  });
});

describe('the bin', () => {
  it('hides what is in use instead, empties for good without it, and is undone exactly', async () => {
    const glass = await shop.create({ name: 'Gelas', openingStock: 12_000, picture: { picture: PNG, thumbnail: PNG } });
    const parts = [{ productId: glass.id, quantity: 6_000 }];
    const bundle = await shop.create({ kind: 'bundle', name: 'Set Gelas', parts });
    const alone = await shop.create({ name: 'Sapu' });
    const before = await digestOf(shop.store.db);
    const removed = await shop.api.products.remove(ids(glass, alone));
    expect(removed).toMatchObject({ removed: 1, hidden: 1 });
    expect(await shop.names({ active: true })).toEqual(['Set Gelas']);
    expect(await shop.names({ active: false })).toEqual(['Gelas']);
    expect(await shop.names({ deleted: true })).toEqual(['Sapu']);
    await shop.undo(removed.batchId);
    expect((await shop.api.products.get({ id: alone.id })).deletedAt).toBeNull();
    expect(await shop.api.products.get({ id: glass.id })).toMatchObject({ active: true });
    await shop.api.products.remove(ids(bundle));
    expect(await shop.api.products.purge({ by: 'filter', filter: {} })).toMatchObject({ purged: 1, kept: 0 });
    expect(await shop.api.products.remove(ids(glass))).toMatchObject({ removed: 1, hidden: 0 });
    const { batchId } = await shop.api.products.purge(ids(glass));
    await expect(shop.api.products.get({ id: glass.id })).rejects.toMatchObject({ code: 'not-found' });
    await shop.undo(batchId);
    expect(await shop.api.products.get({ id: glass.id })).toMatchObject({ stock: 12_000, picture: PNG });
    expect(await digestOf(shop.store.db)).not.toBe(before);
  });

  it('keeps what something still names when it is emptied', async () => {
    const glass = await shop.create({ name: 'Gelas' });
    const bundle = await shop.create({
      kind: 'bundle',
      name: 'Set',
      parts: [{ productId: glass.id, quantity: 1_000 }],
    });
    await shop.api.products.remove(ids(bundle));
    await shop.store.act(shop.actor, 'products.remove', (trx) =>
      trx.updateTable('products').set({ deleted_at: 1 }).where('id', '=', glass.id).execute(),
    );
    expect(await shop.api.products.purge(ids(glass))).toMatchObject({ purged: 0, kept: 1 });
    expect(await shop.api.products.purge(ids(glass, bundle))).toMatchObject({ purged: 2, kept: 0 });
  });

  it('knows every table that refers to products and does not go with them', async () => {
    const { rows } = await sql<{ place: string }>`
      select m.name || '.' || f."from" place from sqlite_master m, pragma_foreign_key_list(m.name) f
      where m.type = 'table' and f."table" = 'products' and f.on_delete <> 'CASCADE'`.execute(shop.store.db);
    expect(rows.length).toBeGreaterThan(0);
    const known = productUses.map(({ table, column }) => `${table}.${column}`);
    for (const { place } of rows) expect(known).toContain(place);
  });
});

describe('the stock book', () => {
  it('adds lines whose sum is what is there, and never changes one', async () => {
    const { id } = await shop.create({ name: 'Sabun', openingStock: 240_000, lowStockLevel: 20_000 });
    const adjust = shop.api.products.adjustStock;
    const out = await adjust({ by: 'change', id, quantity: -225_500, reason: 'Rusak' });
    expect(out.balance).toBe(14_500);
    expect(await shop.names({ lowStock: true })).toEqual(['Sabun']);
    expect((await adjust({ by: 'count', id, quantity: 30_000, reason: 'Hitung' })).balance).toBe(30_000);
    const { items, total } = await shop.api.products.stock({ id });
    expect(total).toBe(3);
    expect(items.map(({ kind, quantity, balance }) => [kind, quantity, balance])).toEqual([
      ['adjustment', 15_500, 30_000],
      ['adjustment', -225_500, 14_500],
      ['opening', 240_000, 240_000],
    ]);
    expect(await shop.names({ lowStock: false })).toEqual(['Sabun']);
    await shop.undo(out.batchId);
    expect(await shop.api.products.get({ id })).toMatchObject({ stock: 255_500 });
    await expect(
      shop.store.act(shop.actor, 'products.stock', (trx) => sql`update stock_movements set quantity = 1`.execute(trx)),
    ).rejects.toThrow('never changes');
  });

  it('of a bundle follows from its parts', async () => {
    const cup = await shop.create({ name: 'Cangkir', openingStock: 13_000 });
    const plate = await shop.create({ name: 'Piring', openingStock: 20_000 });
    const wrap = await shop.create({ kind: 'service', name: 'Bungkus' });
    const parts = [
      { productId: cup.id, quantity: 6_000 },
      { productId: plate.id, quantity: 6_000 },
      { productId: wrap.id, quantity: 1_000 },
    ];
    const { id } = await shop.create({ kind: 'bundle', name: 'Set', parts, lowStockLevel: 1_000 });
    const stockOf = async () => {
      const [indexed] = (await shop.api.products.list({ kind: 'bundle', lowStock: true })).items;
      return [(await shop.api.products.get({ id })).stock, indexed?.stock];
    };
    expect(await stockOf()).toEqual([2_000, undefined]);
    await shop.api.products.adjustStock({ by: 'change', id: cup.id, quantity: -2_000, reason: 'Pecah' });
    expect(await stockOf()).toEqual([1_000, 1_000]);
  });
});

describe('categories', () => {
  it('hang where they make sense; what stands in one that goes moves up', async () => {
    const { create, update, remove, list } = shop.api.productCategories;
    const kitchen = await create({ name: 'Dapur' });
    const pans = await create({ name: 'Panci', parentId: kitchen.id });
    await create({ name: 'Teflon', parentId: pans.id });
    const made = await shop.create({ name: 'Wajan', categoryId: pans.id });
    await expect(create({ name: 'panci ', parentId: kitchen.id })).rejects.toMatchObject({ code: 'name-taken' });
    await expect(update({ id: kitchen.id, parentId: pans.id })).rejects.toMatchObject({
      code: 'category-inside-itself',
    });
    expect(await shop.names({ categoryId: kitchen.id })).toEqual(['Wajan']);
    const before = await digestOf(shop.store.db);
    const { batchId } = await remove({ id: pans.id });
    expect((await list()).map(({ name, depth, count }) => [name, depth, count])).toEqual([
      ['Dapur', 0, 1],
      ['Teflon', 1, 0],
    ]);
    expect((await shop.api.products.get({ id: made.id })).category).toBe('Dapur');
    await shop.undo(batchId);
    expect(await digestOf(shop.store.db)).toBe(before);
  });

  it('go no deeper than people find things', async () => {
    let parentId: string | null = null;
    for (let level = 0; level < 6; level += 1)
      parentId = (await shop.api.productCategories.create({ name: `L${level}`, parentId })).id;
    await expect(shop.api.productCategories.create({ name: 'L6', parentId })).rejects.toMatchObject({
      code: 'category-too-deep',
    });
  });
});

describe('taxes', () => {
  it('begin with PPN as the law has it; a hidden one stays on what bears it', async () => {
    const [ppn] = await shop.api.taxRates.list();
    expect(ppn).toMatchObject({ name: 'PPN 12% (11/12)', rate: 1_200, baseNumerator: 11, baseDenominator: 12 });
    await shop.settings.update(shop.actor, { defaultTaxRateId: ppn!.id });
    const made = await shop.create({ name: 'Ember' });
    expect(made.tax?.id).toBe(ppn!.id);
    await shop.api.taxRates.remove({ id: ppn!.id });
    expect((await shop.api.products.get({ id: made.id })).tax?.name).toBe('PPN 12% (11/12)');
    expect((await shop.create({ name: 'Baskom' })).tax).toBeNull();
    await expect(shop.api.taxRates.create({ name: 'ppn 11%', rate: 1_100 })).rejects.toMatchObject({
      code: 'name-taken',
    });
  });
});
