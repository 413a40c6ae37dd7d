import type { FileLanguage } from './list.ts';
import type { SheetField } from './sheet.ts';
import type { RowValue } from './sheet.ts';

/**
 * Words that stand in a workbook in the place of codes. They are data that goes out and comes in again, so they do not
 * change with the window's words. A code without a word stands as itself.
 */
const words: Record<FileLanguage, Record<string, string>> = {
  en: {
    person: 'Person',
    organization: 'Organization',
    female: 'Female',
    male: 'Male',
    yes: 'Yes',
    no: 'No',
    note: 'Note',
    call: 'Call',
    visit: 'Visit',
    message: 'Message',
    post: 'Post',
    phone: 'Phone',
    goods: 'Goods',
    service: 'Service',
    bundle: 'Bundle',
    opening: 'Opening stock',
    sale: 'Sale',
    return: 'Return',
    adjustment: 'Adjustment',
    todo: 'Task',
    high: 'High',
    normal: 'Normal',
    low: 'Low',
    contact: 'Contact',
    product: 'Product',
    deal: 'Deal',
    quotation: 'Quotation',
    complaint: 'Complaint',
    open: 'Open',
    won: 'Won',
    lost: 'Lost',
    hand: 'By hand',
    products: 'Products',
    converted: 'Became a deal',
    dropped: 'Given up',
  },
  id: {
    person: 'Orang',
    organization: 'Organisasi',
    female: 'Perempuan',
    male: 'Laki-laki',
    yes: 'Ya',
    no: 'Tidak',
    note: 'Catatan',
    call: 'Telepon (panggilan)',
    visit: 'Kunjungan',
    message: 'Pesan',
    post: 'Pos',
    phone: 'Telepon',
    goods: 'Barang',
    service: 'Jasa',
    bundle: 'Paket',
    opening: 'Stok awal',
    sale: 'Penjualan',
    return: 'Retur',
    adjustment: 'Penyesuaian',
    todo: 'Tugas',
    high: 'Tinggi',
    normal: 'Biasa',
    low: 'Rendah',
    contact: 'Kontak',
    product: 'Produk',
    deal: 'Peluang',
    quotation: 'Penawaran',
    complaint: 'Keluhan',
    open: 'Terbuka',
    won: 'Menang',
    lost: 'Gagal',
    hand: 'Diisi sendiri',
    products: 'Dari barang',
    converted: 'Menjadi peluang',
    dropped: 'Dilepas',
  },
};
const codes = new Map<string, string>(
  Object.values(words).flatMap((of) => Object.entries(of).map(([code, word]) => [word.toLowerCase(), code] as const)),
);

/** What a field's value looks like in the file. A flag that is off is empty: what is on stands out. */
export function wordOf({ kind }: SheetField, value: RowValue, language: FileLanguage): RowValue {
  if (kind === 'flag') return value === 1 ? (words[language]['yes'] ?? 'yes') : null;
  if (kind === 'code' && typeof value === 'string') return words[language][value] ?? value;
  return value;
}

/** The code behind a word of either language; any other text as it is. */
export const codeOf = (word: string): string => codes.get(word.trim().toLowerCase()) ?? word.trim();

/** What the first sheet says, for people and for the program. */
export const aboutWords: Record<
  FileLanguage,
  Record<'what' | 'format' | 'schema' | 'app' | 'made' | 'zone' | 'business' | 'sheet' | 'rows', string>
> = {
  en: {
    what: 'The whole business, to be looked at and to be brought in again',
    format: 'Form of this workbook',
    schema: 'Form of the data',
    app: 'Written by version',
    made: 'Made on',
    zone: 'Times are those of',
    business: 'Business',
    sheet: 'Sheet',
    rows: 'Rows',
  },
  id: {
    what: 'Seluruh data usaha, untuk dilihat dan dimasukkan lagi',
    format: 'Bentuk buku kerja',
    schema: 'Bentuk data',
    app: 'Ditulis oleh versi',
    made: 'Dibuat pada',
    zone: 'Jam menurut',
    business: 'Usaha',
    sheet: 'Lembar',
    rows: 'Baris',
  },
};
