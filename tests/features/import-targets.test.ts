import { describe, expect, it } from 'vitest';
import { planImport, type PlanChoices } from '../../src-main/domain/importing/plan.ts';
import type { Understood } from '../../src-main/domain/importing/target.ts';
import type { Drafts, TargetName } from '../../src-main/domain/importing/targets/index.ts';
import { joinReceipts } from '../../src-main/domain/importing/targets/sales.ts';
import { fixture, read } from '../support/reading.ts';

const choices: PlanChoices = { mapping: [], region: 'ID', currencyDecimals: 0, customFields: [], thisYear: 2026 };

/** What a file becomes as a list of that kind, without a hand on the mapping. */
async function understood<Name extends TargetName>(target: Name, bytes: Buffer | string) {
  const { tables } = await read(bytes);
  const plan = planImport(tables, { ...choices, target });
  if (!plan) throw new Error('no header');
  const rows = [...plan.dataRows].map(
    (index) => plan.reading.understand(plan.sheet.row(index)) as Understood<Drafts[Name]>,
  );
  return {
    fields: plan.columns.map(({ field }) => field),
    headerRow: plan.header.row + 1,
    sections: plan.leftOut.filter(({ reason }) => reason === 'section').map(({ text }) => text),
    drafts: rows.flatMap(({ draft }) => draft ?? []),
    rejected: rows.flatMap(({ reject }) => reject ?? []),
    notes: rows.flatMap(({ notes }) => notes),
  };
}
const countsOf = (notes: readonly { reason: string }[]) =>
  Object.fromEntries([...Map.groupBy(notes, ({ reason }) => reason)].map(([reason, all]) => [reason, all.length]));

describe('a price list', () => {
  it('as shops keep it becomes products, with its headings as categories', async () => {
    const { fields, headerRow, sections, drafts, rejected, notes } = await understood(
      'products',
      fixture('daftar-harga.xlsx'),
    );
    expect(headerRow).toBe(4);
    expect(fields).toEqual(['sku', 'name', 'unit', 'price', 'wholesalePrice', 'stock', 'category']);
    expect(sections).toEqual(['PERALATAN DAPUR', 'KEBERSIHAN', 'AIR MINUM']);
    expect(rejected).toEqual([]);
    expect(drafts).toHaveLength(11);
    expect(drafts[0]).toMatchObject({
      sku: 'SKU-001',
      name: 'Panci Set Stainless',
      category: 'Peralatan Dapur',
      unit: 'set',
      price: 325_000,
      wholesalePrice: 290_000,
      wholesaleFrom: 12_000,
      stock: 14_000,
    });
    expect(drafts[3]).toMatchObject({ sku: 'SKU-011', price: 189_000, wholesalePrice: 170_000, stock: 0 });
    expect(drafts.at(-1)).toMatchObject({ sku: 'SKU-010', category: 'Air Minum' });
    expect(countsOf(notes)).toEqual({ 'money-from-text': 2, 'stock-from-words': 1 });
  });

  it('rejects a row without a name, and tells of a price that is none', async () => {
    const text = 'Kode;Nama Barang;Harga;Stok\nA-1;Sapu;murah;3\n;;5000;1\n';
    const { drafts, rejected, notes } = await understood('products', text);
    expect(drafts).toMatchObject([{ sku: 'A-1', price: null, stock: 3_000 }]);
    expect(rejected).toEqual([{ reason: 'row-without-name', column: 'Nama Barang', value: '' }]);
    expect(countsOf(notes)).toEqual({ 'value-not-understood': 1 });
  });
});

describe("a till's export", () => {
  it('becomes lines that are joined to receipts by number and day', async () => {
    const { fields, drafts, rejected, notes } = await understood('sales', fixture('pos-sales-2026.csv'));
    expect(fields).toEqual([
      'date',
      'receipt',
      'customerPhone',
      'sku',
      'product',
      'quantity',
      'price',
      'discount',
      'total',
      'cashier',
    ]);
    expect(rejected).toEqual([]);
    expect(drafts).toHaveLength(2_457);
    expect(countsOf(notes)).toEqual({});
    const receipts = joinReceipts(drafts);
    expect(receipts.reduce((sum, { lines }) => sum + lines.length, 0)).toBe(drafts.length);
    expect(receipts[1]).toMatchObject({
      receipt: 'STR-000002',
      date: '2026-01-01',
      minutes: 10 * 60 + 55 - 10,
      total: 22_500 + 15_500 + 19_305 + 55_000,
    });
    expect(receipts[3]).toMatchObject({ customerPhone: { e164: '+6288114464872' }, cashier: 'Joko' });
  });

  it('keeps receipts of the same number on two days apart, and lines of one together wherever they stand', async () => {
    const text = [
      'Tanggal;No Nota;Barang;Qty;Harga;Total',
      '31/12/2025;1;Sapu;2;10.000;20.000',
      '01/01/2026;1;Ember;1;5.000;5.000',
      '31/12/2025;1;Kain;1,5;2.000;3.000',
      '31/12/2025;;Galon;1;9.000;9.000',
      '31/12/2025;;Galon;1;9.000;8.000',
      'kemarin;2;Sapu;1;1.000;1.000',
    ].join('\n');
    const { drafts, rejected, notes } = await understood('sales', text);
    expect(joinReceipts(drafts).map(({ date, receipt, total, lines }) => [date, receipt, total, lines.length])).toEqual(
      [
        ['2025-12-31', '1', 23_000, 2],
        ['2026-01-01', '1', 5_000, 1],
        ['2025-12-31', '', 9_000, 1],
        ['2025-12-31', '', 8_000, 1],
      ],
    );
    expect(rejected).toEqual([{ reason: 'value-invalid', column: 'Tanggal', value: 'kemarin' }]);
    expect(countsOf(notes)).toMatchObject({ 'total-differs': 1 });
  });
});
