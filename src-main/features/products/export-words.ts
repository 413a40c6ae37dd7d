import type { FileLanguage } from '../exports/list.ts';

/**
 * Words of an exported price list: its headings and the words for kinds. They are data that leaves the app and comes
 * back (the importer knows them), so they do not change with the window's words.
 */
export const exportColumns = [
  'sku',
  'barcode',
  'name',
  'kind',
  'category',
  'unit',
  'price',
  'wholesale',
  'wholesaleFrom',
  'cost',
  'tax',
  'stock',
  'lowStockLevel',
  'active',
  'note',
  'createdAt',
  'updatedAt',
] as const;
export type ExportColumn = (typeof exportColumns)[number];

export const headers: Record<FileLanguage, Record<ExportColumn, string>> = {
  en: {
    sku: 'Code',
    barcode: 'Barcode',
    name: 'Product',
    kind: 'Kind',
    category: 'Category',
    unit: 'Unit',
    price: 'Retail price',
    wholesale: 'Wholesale price',
    wholesaleFrom: 'Wholesale from',
    cost: 'Cost',
    tax: 'Tax',
    stock: 'Stock',
    lowStockLevel: 'Low stock at',
    active: 'Active',
    note: 'Note',
    createdAt: 'Added',
    updatedAt: 'Changed',
  },
  id: {
    sku: 'Kode',
    barcode: 'Barcode',
    name: 'Nama Barang',
    kind: 'Jenis',
    category: 'Kategori',
    unit: 'Satuan',
    price: 'Harga Eceran',
    wholesale: 'Harga Grosir',
    wholesaleFrom: 'Grosir Mulai',
    cost: 'Harga Modal',
    tax: 'Pajak',
    stock: 'Stok',
    lowStockLevel: 'Batas Stok',
    active: 'Aktif',
    note: 'Catatan',
    createdAt: 'Ditambahkan',
    updatedAt: 'Diubah',
  },
};

export const valueWords: Record<FileLanguage, Record<string, string>> = {
  en: { goods: 'Goods', service: 'Service', bundle: 'Bundle', yes: 'Yes', no: 'No' },
  id: { goods: 'Barang', service: 'Jasa', bundle: 'Paket', yes: 'Ya', no: 'Tidak' },
};

/** Names the sheet and begins the file's name. */
export const listName: Record<FileLanguage, string> = { en: 'Products', id: 'Barang' };
