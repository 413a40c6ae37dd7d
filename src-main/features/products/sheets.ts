import { barcodeKey, codeKey } from '../../domain/codes.ts';
import { field, type SheetField, type SheetSpec } from '../exports/sheet.ts';
import { created, deleted, id, nameKey, position, text, updated } from '../exports/usual-fields.ts';

const product = field('product_id', 'ref', 'Product id', 'Id barang', { of: 'products' });
const name = field('name', 'text', 'Name', 'Nama');
const shown = { header: { en: 'Product', id: 'Barang' }, of: 'product_id' };

const hanging = (
  table: SheetSpec['table'],
  [en, indonesian]: [string, string],
  fields: readonly SheetField[],
  more: Pick<SheetSpec, 'unique'> = {},
): SheetSpec => ({ table, name: { en, id: indonesian }, fields: [id, product, ...fields], shown, ...more });

/** Products and all that hangs on them, in the order in which they come in: what is pointed at before what points. */
export const productSheets: readonly SheetSpec[] = [
  {
    table: 'tax_rates',
    name: { en: 'Taxes', id: 'Pajak' },
    fields: [
      id,
      name,
      field('rate', 'integer', 'Rate (1/100 %)', 'Tarif (1/100 %)'),
      field('base_numerator', 'integer', 'Of the price, above', 'Bagian harga, pembilang'),
      field('base_denominator', 'integer', 'Of the price, below', 'Bagian harga, penyebut'),
      created,
      deleted,
    ],
    derived: nameKey,
    unique: [['name_key']],
  },
  {
    table: 'product_categories',
    name: { en: 'Categories', id: 'Kategori' },
    fields: [
      id,
      field('parent_id', 'ref', 'Below (id)', 'Di bawah (id)', { of: 'product_categories', nullable: true }),
      name,
      created,
    ],
    derived: nameKey,
  },
  {
    table: 'products',
    name: { en: 'Products', id: 'Barang' },
    fields: [
      id,
      field('kind', 'code', 'Kind', 'Jenis'),
      name,
      field('sku', 'text', 'Code', 'Kode'),
      field('barcode', 'text', 'Barcode', 'Barcode'),
      field('category_id', 'ref', 'Category (id)', 'Kategori (id)', { of: 'product_categories', nullable: true }),
      field('unit', 'text', 'Unit', 'Satuan'),
      field('cost', 'integer', 'Cost', 'Harga modal', { nullable: true }),
      field('tax_rate_id', 'ref', 'Tax (id)', 'Pajak (id)', { of: 'tax_rates', nullable: true }),
      field('note', 'text', 'Note', 'Catatan'),
      field('active', 'flag', 'Active', 'Aktif'),
      field('low_stock_level', 'integer', 'Low stock at (1/1000)', 'Batas stok (1/1000)', { nullable: true }),
      created,
      updated,
      deleted,
    ],
    derived: {
      columns: ['name_key', 'sku_key', 'barcode_key'],
      of: (row) => ({
        ...nameKey.of(row),
        sku_key: codeKey(text(row['sku'])),
        barcode_key: barcodeKey(text(row['barcode'])),
      }),
    },
    unique: [['sku_key'], ['barcode_key']],
  },
  hanging(
    'product_prices',
    ['Prices', 'Harga'],
    [
      field('amount', 'integer', 'Price', 'Harga'),
      field('min_quantity', 'integer', 'From quantity (1/1000)', 'Mulai jumlah (1/1000)'),
      field('group_id', 'ref', 'For the group (id)', 'Untuk kelompok (id)', { of: 'groups', nullable: true }),
      field('valid_from', 'day', 'From the day', 'Mulai tanggal', { nullable: true }),
      created,
    ],
    { unique: [['product_id', 'group_id', 'min_quantity', 'valid_from']] },
  ),
  hanging(
    'product_parts',
    ['Bundles', 'Isi paket'],
    [
      field('part_id', 'ref', 'Holds (id)', 'Berisi (id)', { of: 'products' }),
      field('quantity', 'integer', 'Quantity (1/1000)', 'Jumlah (1/1000)'),
      position,
    ],
    { unique: [['product_id', 'part_id']] },
  ),
  hanging(
    'product_pictures',
    ['Pictures', 'Foto'],
    [field('picture', 'text', 'Picture', 'Foto'), field('thumbnail', 'text', 'Small picture', 'Foto kecil'), created],
    { unique: [['product_id']] },
  ),
  hanging(
    'stock_movements',
    ['Stock', 'Stok'],
    [
      field('kind', 'code', 'What', 'Apa'),
      field('quantity', 'integer', 'Change (1/1000)', 'Perubahan (1/1000)'),
      field('reason', 'text', 'Reason', 'Alasan'),
      field('at', 'instant', 'When', 'Kapan'),
      field('staff_id', 'ref', 'Staff id', 'Id staf', { of: 'staff', nullable: true }),
    ],
  ),
  hanging(
    'product_custom_values',
    ['Own values of products', 'Isi kolom barang'],
    [field('field_id', 'ref', 'Field id', 'Id kolom', { of: 'custom_fields' }), field('value', 'text', 'Value', 'Isi')],
    { unique: [['product_id', 'field_id']] },
  ),
];
