import { clean, cleanLines, fold } from '../../text.ts';
import { HeaderWords, list } from '../header-words.ts';
import { RowRejected } from '../notes.ts';
import type { RowRules } from '../plan.ts';
import { RowReader } from '../reader.ts';
import type { FieldSpec, Target, Understood } from '../target.ts';
import { moneyIn, quantityIn } from '../values.ts';

/** What one row of a price list becomes. */
export interface ProductDraft {
  id: string | null;
  sku: string;
  barcode: string;
  name: string;
  category: string;
  unit: string;
  /** Minor units. */
  price: number | null;
  wholesalePrice: number | null;
  /** From how many on the wholesale price holds, in thousandths: "Harga Grosir (min 12)". */
  wholesaleFrom: number | null;
  cost: number | null;
  /** Thousandths. */
  stock: number | null;
  note: string;
}

const fields = {
  id: 'text',
  sku: 'text',
  barcode: 'text',
  name: 'text',
  category: 'text',
  unit: 'text',
  price: 'money',
  wholesalePrice: 'money',
  cost: 'money',
  stock: 'quantity',
  note: 'text',
} as const satisfies Record<keyof Omit<ProductDraft, 'wholesaleFrom'>, FieldSpec['kind']>;
type Field = keyof typeof fields;

const words = new HeaderWords({
  phrases: {
    id: list('langganan id, id langganan, =id'),
    sku: list('sku, kode, kode barang, kode produk, item code, product code, code, part number, no barang, plu'),
    barcode: list('barcode, bar code, kode bar, ean, gtin, upc'),
    name: list(`
      =nama, =name, =barang, =produk, =product, =item, nama barang, nama produk, nama item, product name, item name,
      nama jasa, uraian, deskripsi barang, barang jasa
    `),
    category: list('=section, kategori, category, golongan, kelompok barang, jenis, departemen, department, group'),
    unit: list('satuan, unit, uom, kemasan, sat'),
    price: list(
      'harga, harga eceran, harga jual, eceran, price, retail price, selling price, unit price, harga satuan',
    ),
    wholesalePrice: list('harga grosir, grosir, wholesale, wholesale price, harga reseller, harga partai'),
    cost: list('harga beli, harga modal, modal, hpp, cost, purchase price, buying price, harga pokok'),
    stock: list('stok, stock, sisa, persediaan, qty on hand, jumlah stok, on hand, saldo stok'),
    note: list('keterangan, catatan, note, notes, remark, remarks, ket'),
  } satisfies Record<Field, readonly string[]>,
  strangers: list('no, nomor, gambar, foto, diskon, discount, pajak, ppn, tax, total, supplier, pemasok'),
  vetoes: [],
  identifying: ['sku', 'barcode', 'price'],
});

/** Goods and services of a price list. */
export const products: Target<ProductDraft> = {
  fields: Object.entries(fields).map(([name, kind]) => ({ name, kind, takes: 'one' })),
  words,
  hasOwnFields: false,
  fieldByValues: () => null,
  reader: (rules) => ({
    understand: (cells) => understandProduct(new RowReader(cells, rules.columns, rules.answers), rules),
  }),
  describe: describeProduct,
};

function understandProduct(row: RowReader, rules: RowRules): Understood<ProductDraft> {
  try {
    const draft = productOf(row, rules);
    if (draft.name !== '') return { draft, notes: row.notes, reject: null };
    const column = rules.columns.find(({ field }) => field === 'name')?.name ?? '';
    return { draft: null, notes: row.notes, reject: { reason: 'row-without-name', column, value: '' } };
  } catch (error) {
    if (!(error instanceof RowRejected)) throw error;
    const { column, value } = error;
    return { draft: null, notes: row.notes, reject: { reason: 'value-invalid', column, value } };
  }
}

function productOf(row: RowReader, rules: RowRules): ProductDraft {
  return {
    id: row.line('id', 36) || null,
    sku: row.line('sku', 60),
    barcode: row.line('barcode', 60),
    name: row.line('name', 200) || row.line('sku', 60),
    category: headingCase(row.line('category', 80)),
    unit: row.line('unit', 20),
    price: moneyIn(row, 'price', rules),
    wholesalePrice: moneyIn(row, 'wholesalePrice', rules),
    wholesaleFrom: wholesaleFrom(rules),
    cost: moneyIn(row, 'cost', rules),
    stock: stockOf(row, rules),
    note: cleanLines(row.prose('note', 2_000)),
  };
}

/** "min 12", "mulai 12", "≥ 12" in the heading of the wholesale price. */
function wholesaleFrom({ columns }: RowRules): number | null {
  const column = columns.find(({ field }) => field === 'wholesalePrice');
  const match = /(?:min(?:imal)?|mulai|from|>=?|≥)\.?\s*(\d{1,6})/i.exec(column?.name ?? '');
  return match ? Number(match[1]) * 1_000 : null;
}

const none: ReadonlySet<string> = new Set(['habis', 'kosong', 'nihil', 'out of stock', 'sold out', 'none', 'empty']);

function stockOf(row: RowReader, rules: RowRules): number | null {
  const [column] = row.columnsOf('stock');
  if (!column) return null;
  const text = row.text(column);
  if (!none.has(fold(text))) return quantityIn(row, 'stock', rules);
  return row.settle(column, text, '0', 'stock-from-words') === 'empty' ? null : 0;
}

/** "PERALATAN DAPUR" as a category: "Peralatan Dapur"; words that are not all in capitals stay as they are. */
function headingCase(text: string): string {
  const heading = clean(text);
  if (heading !== heading.toUpperCase()) return heading;
  return heading
    .toLowerCase()
    .replace(/(^|[\s(/&-])(\p{Ll})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}

function describeProduct(draft: ProductDraft): { field: string; value: string }[] {
  const quantity = (thousandths: number | null) => (thousandths === null ? '' : String(thousandths / 1_000));
  const money = (minor: number | null) => (minor === null ? '' : String(minor));
  const values: [Field, string][] = [
    ['sku', draft.sku],
    ['barcode', draft.barcode],
    ['name', draft.name],
    ['category', draft.category],
    ['unit', draft.unit],
    ['price', money(draft.price)],
    ['wholesalePrice', money(draft.wholesalePrice)],
    ['cost', money(draft.cost)],
    ['stock', quantity(draft.stock)],
    ['note', draft.note],
  ];
  return values.filter(([, value]) => value !== '').map(([field, value]) => ({ field, value }));
}
