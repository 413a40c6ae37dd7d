import { describe, expect, it } from 'vitest';
import type { Cell, SheetRows, Span } from '../../src-main/domain/importing/cells.ts';
import { findHeader, headerAt, type HeaderWords } from '../../src-main/domain/importing/header.ts';
import { type NamedSheet, planImport, type PlanChoices } from '../../src-main/domain/importing/plan.ts';
import { SECTION_COLUMN, withSections } from '../../src-main/domain/importing/sections.ts';

const choices: PlanChoices = { mapping: [], region: 'ID', currencyDecimals: 0, customFields: [], thisYear: 2026 };

function sheet(rows: Cell[][], spans: Record<number, Span[]> = {}): NamedSheet {
  const columnCount = Math.max(0, ...rows.map((row) => row.length));
  const row = (index: number) => rows[index] ?? [];
  return { name: 'S', hidden: false, rowCount: rows.length, columnCount, row, spans: (index) => spans[index] ?? [] };
}

/** Which rows are headings, and what each record is handed. */
function sectionsIn(given: SheetRows & NamedSheet, headerRow = 0) {
  const found = withSections(given, headerAt(given, headerRow));
  const place = found.header.names.indexOf(SECTION_COLUMN);
  const rows = Array.from({ length: given.rowCount }, (_, index) => index).slice(headerRow + 1);
  return {
    headings: [...found.sectionRows],
    handed: rows.filter((index) => !found.sectionRows.has(index)).map((index) => found.sheet.row(index)[place] ?? null),
  };
}
const leftOut = (rows: Cell[][]) => planImport([sheet(rows)], choices)?.leftOut.map(({ row, reason }) => [row, reason]);

const priceHeader: Cell[] = ['Kode', 'Nama Barang', 'Satuan', 'Harga'];
const product = (n: number, name: string): Cell[] => [`SKU-${n}`, name, 'pcs', n * 1_000];

describe('headings in a list', () => {
  it('are words where the column holds codes, and go on with the rows below them', () => {
    const rows = [
      priceHeader,
      ['Peralatan Dapur'],
      product(1, 'Panci'),
      product(2, 'Wajan'),
      [],
      ['Kebersihan:'],
      product(3, 'Sapu'),
    ];
    expect(sectionsIn(sheet(rows))).toEqual({
      headings: [1, 5],
      handed: ['Peralatan Dapur', 'Peralatan Dapur', 'Peralatan Dapur', 'Kebersihan'],
    });
  });

  it('are merged over several columns, wherever they stand', () => {
    const rows = [
      ['Nama', 'HP', 'Kota'],
      ['Bandung'],
      ['Siti', '0812', 'Bandung'],
      ['Budi', '0813', 'Bandung'],
      ['Medan'],
      ['Wati', '0814', 'Medan'],
    ];
    expect(sectionsIn(sheet(rows)).headings).toEqual([]);
    expect(sectionsIn(sheet(rows, { 1: [{ from: 0, to: 2 }], 4: [{ from: 0, to: 2 }] }))).toEqual({
      headings: [1, 4],
      handed: ['Bandung', 'Bandung', 'Medan'],
    });
  });

  it('stand left of the values, or twice in capitals where no value is in capitals', () => {
    const margin = [
      ['', 'Nama', 'HP', 'Kota'],
      ['Pelanggan lama'],
      ['', 'Siti', '0812', 'Medan'],
      ['', 'Budi', '0813', 'Bogor'],
    ];
    expect(sectionsIn(sheet(margin)).headings).toEqual([1]);
    const capitals = [
      ['Nama Barang', 'Satuan', 'Harga'],
      ['DAPUR'],
      ['Panci', 'set', 1],
      ['Wajan', 'pcs', 2],
      ['KEBERSIHAN'],
      ['Sapu', 'pcs', 3],
    ];
    expect(sectionsIn(sheet(capitals)).headings).toEqual([1, 4]);
    expect(sectionsIn(sheet(capitals.filter((_, index) => index !== 4))).headings).toEqual([]);
  });

  it('are none at the end, in narrow lists, with a number in them, or where they could be somebody', () => {
    expect(
      sectionsIn(sheet([priceHeader, product(1, 'Panci'), product(2, 'Wajan'), ['Terima kasih']])).headings,
    ).toEqual([]);
    const narrow = [['Nama', 'HP'], ['Siti'], ['Budi', '0813'], ['Wati', '0814']];
    expect(sectionsIn(sheet(narrow)).headings).toEqual([]);
    const people = [
      ['Nama', 'HP', 'Kota'],
      ['SITI', '0812', 'Medan'],
      ['BUDI'],
      ['WATI', '0814', 'Bogor'],
      ['DEWI'],
      ['RINA', '0815', 'Bogor'],
    ];
    expect(sectionsIn(sheet(people)).headings).toEqual([]);
    const codes = [priceHeader, ['SKU-9'], product(1, 'Panci'), product(2, 'Wajan')];
    expect(sectionsIn(sheet(codes)).headings).toEqual([]);
  });

  it('are left out with that reason, and a list without any is as it was', () => {
    const rows = [
      ['No', 'Nama', 'HP', 'Kota'],
      ['PELANGGAN BANDUNG'],
      [1, 'Siti', '081277884455', 'Bandung'],
      [2, 'Budi', '081311112222', 'Bandung'],
    ];
    expect(leftOut(rows)).toEqual([[2, 'section']]);
    const plain = sheet(rows.filter((_, index) => index !== 1));
    expect(withSections(plain, headerAt(plain, 0)).sheet).toBe(plain);
  });
});

describe('totals and remarks', () => {
  const header = ['Nama', 'HP', 'Kota', 'Total Belanja'];
  const people: Cell[][] = [
    ['Siti', '081277884455', 'Medan', 5],
    ['Budi', '081311112222', 'Bogor', 6],
  ];
  it.each<[string, Cell[]]>([
    ['total', ['TOTAL', null, null, 11]],
    ['total', ['Jumlah pelanggan: 2']],
    ['total', [null, null, 'Grand Total', 'Rp 11.000']],
    ['total', ['Sub Total', 2, null, 11]],
    ['total', ['Rata-rata', null, null, 5.5]],
    ['remark', ['* Harga sewaktu-waktu berubah']],
    ['remark', ['Dicetak oleh Rina, 31 Oktober 2026']],
    ['remark', ['Nama', 'HP', 'Kota', 'Total Belanja']],
    ['blank', ['-', ' ']],
  ])('a %s is told apart: %j', (reason, row) => {
    expect(leftOut([header, ...people, row, ...people])).toEqual([[4, reason]]);
  });

  it.each<[Cell[]]>([
    [['Total Jaya', '081277884455', 'Medan', 5]],
    [['Total', '081277884455', null, null]],
    [['PT Total Bangun Persada', null, 'Medan', 5]],
    [['Jumlah', null, 'Medan', null]],
  ])('somebody whose name has the word for a total stays: %j', (row) => {
    expect(leftOut([header, ...people, row])).toEqual([]);
  });
});

describe('a header in two rows', () => {
  const words: HeaderWords = {
    match: (name) =>
      ['Nama', 'Harga Eceran', 'Harga Grosir'].includes(name) ? { field: name, strength: 2 } : undefined,
    identifying: ['Nama'],
  };
  const named = (rows: Cell[][], spans: Record<number, Span[]>) => findHeader(sheet(rows, spans), words);

  it('puts what is merged above in front where the words below say nothing alone', () => {
    const rows = [
      ['Nama', 'Harga', null, 'Stok'],
      [null, 'Eceran', 'Grosir', null],
      ['Panci', 10, 9, 3],
    ];
    expect(named(rows, { 0: [{ from: 1, to: 2 }] })).toMatchObject({
      row: 1,
      names: ['Nama', 'Harga Eceran', 'Harga Grosir', 'Stok'],
    });
  });

  it('tells columns of one name apart by what stands above them', () => {
    const rows = [
      ['Pembeli', null, 'Penerima', null],
      ['Nama', 'HP', 'Nama', 'HP'],
      ['Siti', '0812', 'Budi', '0813'],
    ];
    const spans = {
      0: [
        { from: 0, to: 1 },
        { from: 2, to: 3 },
      ],
    };
    expect(headerAt(sheet(rows, spans), 1).names).toEqual([
      'Pembeli Nama',
      'Pembeli HP',
      'Penerima Nama',
      'Penerima HP',
    ]);
  });

  it('takes no title over the whole width for its upper half', () => {
    const rows = [
      ['DAFTAR NAMA', null],
      ['Nama', 'HP'],
      ['Siti', '0812'],
    ];
    expect(headerAt(sheet(rows, { 0: [{ from: 0, to: 1 }] }), 1).names).toEqual(['Nama', 'HP']);
  });
});
