import { type Both, both } from './both.ts';

export interface SampleDeal {
  /** By which others of the sample refer to it. */
  key: string;
  title: Both;
  contact: string;
  /** Who else has a say. */
  people?: Record<string, Both>;
  /** How many of what. */
  products?: Record<string, number>;
  /** Rupiah, where the products do not tell. */
  value?: number;
  source?: Both;
  note?: Both;
  /** In how many days it is expected; less than none is past. */
  expectedInDays: number;
  /** How many days ago it came into each stage, from the first on: the last one is where it stands. */
  stages: readonly number[];
  /** In the hands of the one who helps out. */
  byHelper?: true;
  snooze?: { days: number; reason: Both };
  /** How many days ago it was closed. */
  won?: number;
  lost?: { daysAgo: number; reason: Both; note: Both };
}

export const sources = {
  instagram: both('Instagram', 'Instagram'),
  fair: both('Pameran', 'Trade fair'),
  friend: both('Dibawa teman', 'Brought by a friend'),
  walkIn: both('Datang ke toko', 'Came by'),
  whatsapp: both('WhatsApp', 'WhatsApp'),
};

/** Spread over four stages; a shop with more or fewer gets them spread over its own. */
export const sampleDeals: readonly SampleDeal[] = [
  {
    key: 'buckets',
    title: both('Ember 20 L, 60 buah', 'Sixty 20-litre buckets'),
    contact: 'sulastri',
    products: { bucket: 60, delivery: 1 },
    source: sources.whatsapp,
    expectedInDays: 2,
    stages: [12, 8, 4, 1],
  },
  {
    key: 'school-lamps',
    title: both('Lampu untuk delapan kelas', 'Lamps for eight classrooms'),
    contact: 'sd-harapan',
    people: { dewi: both('Bendahara', 'Treasurer') },
    products: { lamp: 48 },
    source: sources.friend,
    note: both('Menunggu tanda tangan kepala sekolah.', 'Waits for the headmistress to sign.'),
    expectedInDays: -1,
    stages: [21, 15, 9, 3],
  },
  {
    key: 'hotel-towels',
    title: both('Handuk untuk 40 kamar', 'Towels for forty rooms'),
    contact: 'hotel-anejo',
    people: { ketut: both('Pembelian', 'Purchasing') },
    products: { towel: 80 },
    source: sources.fair,
    expectedInDays: 9,
    stages: [14, 6, 2],
    byHelper: true,
  },
  {
    key: 'shop-racks',
    title: both('Rak gudang untuk toko besi', 'Racks for the hardware shop'),
    contact: 'jaya-abadi',
    products: { rack: 2, delivery: 1 },
    source: sources.walkIn,
    expectedInDays: 6,
    stages: [18, 11, 6],
  },
  {
    key: 'catering-kitchen',
    title: both('Paket dapur untuk katering baru', 'Kitchen bundles for a new caterer'),
    contact: 'ratna',
    products: { 'kitchen-bundle': 4 },
    source: sources.friend,
    expectedInDays: 45,
    stages: [54, 50, 20],
    snooze: { days: 25, reason: both('Dapurnya masih dibangun', 'Her kitchen is still being built') },
  },
  {
    key: 'storage-racks',
    title: both('Rak gudang 6 unit', 'Six storage racks'),
    contact: 'karya-mandiri',
    products: { rack: 6 },
    source: sources.fair,
    expectedInDays: 20,
    stages: [32, 9],
  },
  {
    key: 'boarding-house',
    title: both('Lampu 24 kamar kos', 'Lamps for a boarding house'),
    contact: 'kos-melati',
    people: { hendra: both('Pemilik', 'Owner') },
    products: { lamp: 24 },
    expectedInDays: 12,
    stages: [5, 3],
    byHelper: true,
  },
  {
    key: 'clinic-rack',
    title: both('Rak obat untuk klinik', 'A rack for the clinic'),
    contact: 'maria',
    products: { rack: 1, delivery: 1 },
    source: sources.walkIn,
    expectedInDays: 8,
    stages: [4, 2],
  },
  {
    key: 'show-house',
    title: both('Isi dapur rumah contoh', 'A kitchen for the show house'),
    contact: 'bambang',
    value: 7_500_000,
    source: sources.friend,
    expectedInDays: 60,
    stages: [2],
  },
  {
    key: 'first-stock',
    title: both('Stok awal reseller', 'First stock of a reseller'),
    contact: 'linda',
    products: { jar: 24, dipper: 24 },
    source: sources.friend,
    expectedInDays: 14,
    stages: [1],
  },
  {
    key: 'pot-sets',
    title: both('Panci set 20', 'Twenty pot sets'),
    contact: 'katering-lestari',
    products: { pots: 20 },
    source: sources.walkIn,
    expectedInDays: -5,
    stages: [16, 13, 9, 7],
    won: 5,
  },
  {
    key: 'front-shelf',
    title: both('Ember dan pel untuk rak depan', 'Buckets and mops for the front shelf'),
    contact: 'mekar-sari',
    products: { bucket: 36, mop: 6 },
    source: sources.whatsapp,
    expectedInDays: -40,
    stages: [57, 55, 48, 42],
    won: 38,
    byHelper: true,
  },
  {
    key: 'rice-cookers',
    title: both('Rice cooker 3 buah', 'Three rice cookers'),
    contact: 'kartika',
    products: { 'rice-cooker': 3 },
    source: sources.instagram,
    expectedInDays: -10,
    stages: [26, 22, 19],
    lost: {
      daysAgo: 12,
      reason: both('Beli di tempat lain', 'Bought elsewhere'),
      note: both('Dapat cicilan di toko elektronik.', 'Could pay by instalments there.'),
    },
  },
];

export interface SampleLead {
  contact: string;
  interest: Both;
  need?: Both;
  source: Both;
  product?: string;
  category?: string;
  /** Rupiah. */
  budget?: number;
  wantedInDays?: number;
  daysAgo: number;
  /** In nobody's hands yet. */
  unassigned?: true;
  /** The deal that came of it. */
  became?: string;
}

export const sampleLeads: readonly SampleLead[] = [
  {
    contact: 'mei-ling',
    interest: both('Toples kue 10 lusin', 'Ten dozen cookie jars'),
    need: both('Untuk parsel, tutup merah kalau ada.', 'For hampers; red lids if there are any.'),
    source: sources.friend,
    product: 'jar',
    budget: 2_400_000,
    wantedInDays: 5,
    daysAgo: 0,
  },
  {
    contact: 'fitri',
    interest: both('Gayung 8 lusin', 'Eight dozen dippers'),
    source: sources.instagram,
    product: 'dipper',
    budget: 900_000,
    wantedInDays: 4,
    daysAgo: 1,
  },
  {
    contact: 'yusuf',
    interest: both('Handuk untuk penginapan', 'Towels for his guest house'),
    source: sources.whatsapp,
    product: 'towel',
    budget: 3_000_000,
    wantedInDays: 21,
    daysAgo: 1,
  },
  {
    contact: 'brien',
    interest: both('Alat kue untuk kedai kopi', 'Baking things for a café'),
    need: both('Minta saran, belum pernah buka dapur kue.', 'Wants advice; has never run a bakery.'),
    source: sources.instagram,
    category: 'baking',
    budget: 1_500_000,
    wantedInDays: 10,
    daysAgo: 2,
    unassigned: true,
  },
  {
    contact: 'asep',
    interest: both('Selang air lebih panjang', 'A longer hose'),
    source: sources.walkIn,
    product: 'hose',
    daysAgo: 3,
    unassigned: true,
  },
  {
    contact: 'linda',
    interest: both('Stok awal reseller', 'First stock of a reseller'),
    source: sources.friend,
    budget: 700_000,
    wantedInDays: 14,
    daysAgo: 3,
    became: 'first-stock',
  },
];

/** What makes a lead worth a call; for a shop that has set up nothing of its own yet. */
export const sampleScoreRules = [
  { points: 30, when: { fact: 'budget', from: 1_000_000, to: null } },
  { points: 25, when: { fact: 'wanted', withinDays: 7 } },
  { points: 20, when: { fact: 'city', city: 'Bandung' } },
  { points: 15, when: { fact: 'source', source: sources.friend } },
] as const;
