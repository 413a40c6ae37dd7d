import type { Insertable } from 'kysely';
import { InsertBuffer } from '../../../database/insert-buffer.ts';
import type { ProductsTable, StockMovementsTable } from '../../../database/product-tables.ts';
import type { Trx } from '../../../database/tables.ts';
import { barcodeKey, codeKey } from '../../../domain/codes.ts';
import { newId } from '../../../domain/ids.ts';
import { ONE, type PriceLine } from '../../../domain/prices.ts';
import { labelKey } from '../../contacts/find-or-make.ts';
import { ensureCategory } from '../../products/categories.ts';
import { sampleCategories, type SampleProduct, sampleProducts } from './product-data.ts';
import { takenCodes } from './queries.ts';
import type { Scene } from './scene.ts';

/** The catalogue with its prices and stock. A code that the shop uses for something else is left out. */
export async function insertSampleProducts(trx: Trx, scene: Scene): Promise<void> {
  const { now, staffId, defaultTaxRateId } = scene.setting;
  for (const [key, path] of Object.entries(sampleCategories)) {
    const names = path.map((name) => scene.text(name));
    const id = await ensureCategory(trx, names, now);
    if (id !== null) scene.made(`category ${key}`, id);
  }
  const taken = await takenCodes(
    trx,
    sampleProducts.map(({ sku }) => codeKey(sku)),
    sampleProducts.map(({ barcode = '' }) => barcodeKey(barcode)),
  );
  // All by a few statements: a sample is on every first day, and opens every journey of the tests.
  const buffer = new InsertBuffer();
  for (const product of sampleProducts) {
    const id = newId();
    scene.made(product.key, id);
    const name = scene.text(product.name);
    const sku = taken.has(codeKey(product.sku)) ? '' : product.sku;
    const barcode = taken.has(barcodeKey(product.barcode ?? '')) ? '' : (product.barcode ?? '');
    buffer.add('products', {
      id,
      kind: product.kind ?? 'goods',
      name,
      name_key: labelKey(name),
      sku,
      sku_key: codeKey(sku),
      barcode,
      barcode_key: barcodeKey(barcode),
      category_id: scene.idOf(`category ${product.category}`),
      unit: scene.text(product.unit),
      cost: product.cost === undefined ? null : scene.amount(product.cost),
      tax_rate_id: defaultTaxRateId,
      note: scene.text(product.note),
      low_stock_level: product.low === undefined ? null : product.low * ONE,
      created_at: now,
      updated_at: now,
      deleted_at: null,
    } satisfies Insertable<ProductsTable>);
    for (const { amount, minQuantity, groupId, validFrom } of priceLinesOf(product, scene))
      buffer.add('product_prices', {
        id: newId(),
        product_id: id,
        amount,
        min_quantity: minQuantity,
        group_id: groupId,
        valid_from: validFrom,
        created_at: now,
      });
    for (const [position, [key, quantity]] of Object.entries(product.parts ?? {}).entries())
      buffer.add('product_parts', {
        id: newId(),
        product_id: id,
        part_id: scene.idOf(key),
        quantity: quantity * ONE,
        position,
      });
    if (product.stock !== undefined)
      buffer.add('stock_movements', {
        id: newId(),
        product_id: id,
        kind: 'opening',
        quantity: product.stock * ONE,
        at: now,
        staff_id: staffId,
      } satisfies Insertable<StockMovementsTable>);
  }
  await buffer.flush(trx);
}

/** What a product of the sample costs whom. */
export const priceLinesOf = ({ price, wholesale = [] }: SampleProduct, scene: Scene): PriceLine[] => [
  { amount: scene.amount(price), minQuantity: 0, groupId: null, validFrom: null },
  ...wholesale.map((line) => ({
    amount: scene.amount(line.price),
    minQuantity: line.from * ONE,
    groupId: line.group === undefined ? null : scene.idOf(line.group),
    validFrom: null,
  })),
];
