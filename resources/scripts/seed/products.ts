import type { Store } from '../../../src-main/database/store.ts';
import { codeKey } from '../../../src-main/domain/codes.ts';
import { fold } from '../../../src-main/domain/text.ts';
import { insertMany } from './fill.ts';
import { Chance } from './random.ts';

const things =
  `Panci,Wajan,Sapu,Ember,Baskom,Gelas,Piring,Mangkuk,Sendok,Garpu,Pisau,Talenan,Kompor,Blender,Setrika,Lampu,
Kabel,Steker,Kain Pel,Spons,Sabun,Deterjen,Galon,Dispenser,Termos,Rak,Keset,Gorden,Bantal,Sprei`.split(/,\s*/);
const kinds = 'Stainless,Plastik,Kaca,Keramik,Anti Lengket,Microfiber,Kayu Jati,Aluminium,Melamin,Rotan'.split(',');
const brands = 'Maju,Mekar,Sinar,Cahaya,Bintang,Melati,Anggrek,Garuda,Merapi,Kencana,Rejeki,Makmur'.split(',');
const units = ['pcs', 'set', 'unit', 'pak', 'lusin', 'dus'];
const categories = 'Dapur,Kebersihan,Elektronik,Meja Makan,Kamar Tidur,Air Minum,Lampu,Perkakas'.split(',');
const BLOCK = 2_000;

/** Fills a shop with made-up goods as one journal batch; the same seed into an empty shop gives the same rows. */
export async function fillProducts(
  store: Store,
  { products, seed, until }: { products: number; seed: number; until: number },
  tell: (done: number) => void = () => {},
): Promise<void> {
  const chance = new Chance(seed);
  const owner = await store.db.selectFrom('staff').select('id').where('role', '=', 'owner').executeTakeFirst();
  const actor = { staffId: owner?.id ?? chance.id(until) };
  const batch = await store.beginBatch(actor, 'seed', `products ${seed}`);
  const branches = categories.map((name) => ({
    id: chance.id(until),
    parent_id: null,
    name,
    name_key: fold(name),
    created_at: until,
  }));
  await store.inBatch(actor, batch, (trx) => insertMany(trx, 'product_categories', branches));
  for (let done = 0; done < products;) {
    const next = Math.min(products, done + BLOCK);
    const rows = Array.from({ length: next - done }, (_, at) => product(chance, done + at, branches, until));
    await store.inBatch(actor, batch, async (trx) => {
      await insertMany(
        trx,
        'products',
        rows.map((row) => row.product),
      );
      await insertMany(
        trx,
        'product_prices',
        rows.flatMap((row) => row.prices),
      );
      await insertMany(
        trx,
        'stock_movements',
        rows.map((row) => row.opening),
      );
    });
    done = next;
    tell(done);
  }
  await store.finishBatch(batch);
}

function product(chance: Chance, number: number, branches: readonly { id: string }[], until: number) {
  const id = chance.id(until);
  const name = `${chance.pick(things)} ${chance.pick(kinds)} ${chance.pick(brands)} ${1 + (number % 400)}`;
  const sku = `SKU-${String(number + 1).padStart(6, '0')}`;
  const barcode = `899${String(number + 1).padStart(10, '0')}`;
  const amount = 500 * (2 + chance.whole(0, 3_999));
  const price = (given: number, minQuantity: number) => ({
    id: chance.id(until),
    product_id: id,
    amount: given,
    min_quantity: minQuantity,
    group_id: null,
    valid_from: null,
    created_at: until,
  });
  return {
    product: {
      id,
      kind: 'goods',
      name,
      name_key: fold(name),
      sku,
      sku_key: codeKey(sku),
      barcode,
      barcode_key: barcode,
      category_id: chance.pick(branches).id,
      unit: chance.pick(units),
      cost: Math.round(amount * 0.7),
      tax_rate_id: null,
      note: '',
      active: number % 50 === 0 ? 0 : 1,
      low_stock_level: number % 4 === 0 ? 10_000 : null,
      created_at: until - number,
      updated_at: until - number,
      deleted_at: null,
    },
    prices: [price(amount, 0), ...(number % 2 === 0 ? [price(Math.round(amount * 0.9), 12_000)] : [])],
    opening: {
      id: chance.id(until),
      product_id: id,
      kind: 'opening',
      quantity: 1_000 * chance.whole(0, 199),
      reason: '',
      at: until,
      staff_id: null,
    },
  };
}
