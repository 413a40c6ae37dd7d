import type { ProductKind } from '../../../contract/products.ts';
import { type Both, both } from './both.ts';
import type { sampleGroups } from './labels.ts';

export interface SampleProduct {
  /** By which others of the sample refer to it. */
  key: string;
  kind?: ProductKind;
  name: Both;
  sku: string;
  barcode?: string;
  category: keyof typeof sampleCategories;
  unit: Both;
  /** Rupiah, as all amounts of the sample. */
  price: number;
  /** What one of it costs from so many on, for everybody or for a group alone. */
  wholesale?: { from: number; price: number; group?: keyof typeof sampleGroups }[];
  cost?: number;
  stock?: number;
  low?: number;
  /** Of a bundle: how many of what. */
  parts?: Record<string, number>;
  note?: Both;
}

/** From the top of the tree. */
export const sampleCategories = {
  kitchen: [both('Dapur', 'Kitchen')],
  baking: [both('Dapur', 'Kitchen'), both('Kue & roti', 'Baking')],
  cleaning: [both('Kebersihan', 'Cleaning')],
  home: [both('Rumah & listrik', 'Home & electric')],
  services: [both('Jasa', 'Services')],
} as const satisfies Record<string, readonly Both[]>;

const piece = both('pcs', 'pcs');
const set = both('set', 'set');

/** What a bundle is made of stands above it. */
export const sampleProducts: readonly SampleProduct[] = [
  {
    key: 'bucket',
    name: both('Ember 20 L', 'Bucket, 20 litres'),
    sku: 'TMJ-101',
    barcode: '2000000000015',
    category: 'cleaning',
    unit: piece,
    price: 45_000,
    wholesale: [
      { from: 12, price: 39_500 },
      { from: 12, price: 38_000, group: 'resellers' },
    ],
    cost: 31_000,
    stock: 64,
    low: 12,
  },
  {
    key: 'dipper',
    name: both('Gayung', 'Dipper'),
    sku: 'TMJ-102',
    barcode: '2000000000022',
    category: 'cleaning',
    unit: piece,
    price: 12_000,
    wholesale: [{ from: 12, price: 9_500 }],
    cost: 6_800,
    stock: 140,
    low: 24,
  },
  {
    key: 'broom',
    name: both('Sapu ijuk', 'Palm-fibre broom'),
    sku: 'TMJ-103',
    barcode: '2000000000039',
    category: 'cleaning',
    unit: piece,
    price: 28_000,
    cost: 17_500,
    stock: 35,
    low: 8,
  },
  {
    key: 'mop',
    name: both('Pel putar', 'Spin mop'),
    sku: 'TMJ-104',
    barcode: '2000000000046',
    category: 'cleaning',
    unit: set,
    price: 185_000,
    cost: 132_000,
    stock: 9,
    low: 3,
  },
  {
    key: 'pots',
    name: both('Panci set isi 5', 'Pot set of five'),
    sku: 'TMJ-201',
    barcode: '2000000000053',
    category: 'kitchen',
    unit: set,
    price: 349_000,
    wholesale: [{ from: 6, price: 325_000 }],
    cost: 265_000,
    stock: 18,
    low: 5,
  },
  {
    key: 'pan',
    name: both('Wajan anti lengket 32 cm', 'Non-stick pan, 32 cm'),
    sku: 'TMJ-202',
    barcode: '2000000000060',
    category: 'kitchen',
    unit: piece,
    price: 165_000,
    cost: 118_000,
    stock: 3,
    low: 5,
    note: both('Pemasok kosong sampai akhir bulan.', 'The supplier has none until the end of the month.'),
  },
  {
    key: 'rice-cooker',
    name: both('Rice cooker 1,8 L', 'Rice cooker, 1.8 litres'),
    sku: 'TMJ-203',
    barcode: '2000000000077',
    category: 'kitchen',
    unit: piece,
    price: 389_000,
    cost: 312_000,
    stock: 11,
    low: 4,
    note: both('Garansi 1 tahun, simpan kartunya.', 'One-year guarantee; keep the card.'),
  },
  {
    key: 'jar',
    name: both('Toples kue 1 L', 'Cookie jar, 1 litre'),
    sku: 'TMJ-301',
    barcode: '2000000000084',
    category: 'baking',
    unit: piece,
    price: 24_000,
    wholesale: [{ from: 12, price: 20_500 }],
    cost: 14_000,
    stock: 96,
    low: 24,
  },
  {
    key: 'tray',
    name: both('Loyang brownies', 'Brownie tray'),
    sku: 'TMJ-302',
    category: 'baking',
    unit: piece,
    price: 38_000,
    cost: 23_000,
    stock: 27,
    low: 6,
  },
  {
    key: 'scales',
    name: both('Timbangan kue digital 5 kg', 'Digital kitchen scales, 5 kg'),
    sku: 'TMJ-303',
    category: 'baking',
    unit: piece,
    price: 129_000,
    cost: 88_000,
    stock: 7,
    low: 3,
  },
  {
    key: 'towel',
    name: both('Handuk mandi 70×140', 'Bath towel, 70×140'),
    sku: 'TMJ-401',
    category: 'home',
    unit: piece,
    price: 68_000,
    wholesale: [{ from: 24, price: 55_000 }],
    cost: 41_000,
    stock: 72,
    low: 20,
  },
  {
    key: 'rack',
    name: both('Rak gudang 5 tingkat', 'Storage rack, five shelves'),
    sku: 'TMJ-402',
    category: 'home',
    unit: piece,
    price: 875_000,
    wholesale: [{ from: 5, price: 810_000 }],
    cost: 640_000,
    stock: 14,
    low: 4,
  },
  {
    key: 'lamp',
    name: both('Lampu LED 12 W', 'LED lamp, 12 W'),
    sku: 'TMJ-403',
    category: 'home',
    unit: piece,
    price: 32_000,
    wholesale: [{ from: 10, price: 27_500 }],
    cost: 19_000,
    stock: 88,
    low: 20,
  },
  {
    key: 'hose',
    name: both('Selang air 20 m', 'Water hose, 20 m'),
    sku: 'TMJ-404',
    category: 'home',
    unit: piece,
    price: 115_000,
    cost: 79_000,
    stock: 21,
    low: 5,
  },
  {
    key: 'kitchen-bundle',
    kind: 'bundle',
    name: both('Paket dapur', 'Kitchen bundle'),
    sku: 'TMJ-901',
    category: 'kitchen',
    unit: both('paket', 'bundle'),
    price: 599_000,
    parts: { pots: 1, pan: 1, jar: 6 },
  },
  {
    key: 'delivery',
    kind: 'service',
    name: both('Antar dalam kota', 'Delivery in town'),
    sku: 'TMJ-902',
    category: 'services',
    unit: both('kali', 'trip'),
    price: 25_000,
  },
];
