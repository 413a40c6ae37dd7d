import type { TaskKind } from '../../../contract/tasks.ts';
import type { RepeatInput } from '../../../contract/agenda/repeat.ts';
import { type Both, both } from './both.ts';

/** What something is about, by the keys of the sample. */
export interface SampleAbout {
  contacts?: readonly string[];
  deals?: readonly string[];
  products?: readonly string[];
}

export interface SampleTask {
  kind?: TaskKind;
  title: Both;
  note?: Both;
  about?: SampleAbout;
  priority?: 'high' | 'low';
  progress?: number;
  dueInDays?: number;
  dueTime?: string;
  repeat?: RepeatInput;
  /** For the one who helps out, asked by the owner. */
  byHelper?: true;
  doneDaysAgo?: number;
}

export const sampleTasks: readonly SampleTask[] = [
  {
    kind: 'call',
    title: both('Telepon Karya Mandiri soal rak', 'Call Karya Mandiri about the racks'),
    about: { contacts: ['karya-mandiri'], deals: ['storage-racks'] },
    priority: 'high',
    dueInDays: -3,
  },
  {
    title: both('Bayar tagihan Halim Abadi', 'Pay the bill of Halim Abadi'),
    about: { contacts: ['halim-abadi'] },
    dueInDays: -1,
  },
  {
    kind: 'message',
    title: both('Kirim harga grosir ember ke Ibu Sulastri', 'Send Ibu Sulastri the wholesale price of buckets'),
    about: { contacts: ['sulastri'], deals: ['buckets'] },
    priority: 'high',
    dueInDays: 0,
  },
  {
    kind: 'call',
    title: both(
      'Kabari Ibu Nurhayati: rice cooker bisa ditukar',
      'Tell Ibu Nurhayati that her rice cooker is exchanged',
    ),
    about: { contacts: ['nurhayati'], products: ['rice-cooker'] },
    dueInDays: 0,
  },
  {
    title: both('Hitung stok wajan dan timbangan', 'Count the pans and the scales'),
    about: { products: ['pan', 'scales'] },
    dueInDays: 0,
  },
  {
    title: both('Antar contoh ember ke Toko Mekar Sari', 'Take sample buckets to Mekar Sari'),
    about: { contacts: ['mekar-sari'] },
    dueInDays: 1,
    byHelper: true,
  },
  {
    title: both('Pesan barang mingguan ke Halim Abadi', 'Weekly order from Halim Abadi'),
    note: both('Minimal 2 dus.', 'Two boxes at least.'),
    about: { contacts: ['halim-abadi'] },
    dueInDays: 2,
    repeat: { unit: 'week' },
  },
  {
    title: both('Siapkan contoh handuk tiga warna', 'Get towel samples ready in three colours'),
    about: { contacts: ['hotel-anejo'], deals: ['hotel-towels'] },
    progress: 40,
    dueInDays: 3,
  },
  {
    kind: 'visit',
    title: both('Mampir ke SD Harapan', 'Drop in at SD Harapan'),
    about: { contacts: ['sd-harapan'], deals: ['school-lamps'] },
    dueInDays: 7,
    dueTime: '10:00',
  },
  {
    title: both('Cari pemasok kotak bekal', 'Find somebody who makes lunch boxes'),
    priority: 'low',
  },
  {
    title: both('Ganti label harga rak depan', 'New price labels for the front shelf'),
    dueInDays: -1,
    doneDaysAgo: 1,
  },
];

export interface SampleAppointment {
  title: Both;
  place?: Both | string;
  about?: SampleAbout;
  inDays: number;
  /** `HH:MM`; left out: all day. `soon`: within the next hours. */
  from?: string;
  to?: string;
  repeat?: RepeatInput;
  done?: true;
}

export const sampleAppointments: readonly SampleAppointment[] = [
  {
    title: both('Lihat kamar di Kos Melati', 'Look at the rooms of Kos Melati'),
    about: { contacts: ['kos-melati', 'hendra'], deals: ['boarding-house'] },
    inDays: -2,
    from: '10:00',
    to: '11:00',
    done: true,
  },
  {
    title: both('Bicara harga ember dengan Ibu Sulastri', 'Talk about the price of buckets with Ibu Sulastri'),
    place: 'Jl. Diponegoro No. 148',
    about: { contacts: ['sulastri'], deals: ['buckets'] },
    inDays: 0,
    from: 'soon',
  },
  {
    title: both('Barang datang dari Halim Abadi', 'Delivery from Halim Abadi'),
    about: { contacts: ['halim-abadi'] },
    inDays: 1,
    from: '09:00',
    to: '10:00',
    repeat: { unit: 'week' },
  },
  {
    title: both('Ukur dapur rumah contoh', 'Measure the kitchen of the show house'),
    about: { contacts: ['bambang'], deals: ['show-house'] },
    inDays: 2,
    from: '14:00',
    to: '15:30',
  },
  {
    title: both('Tunjukkan contoh handuk', 'Show the towel samples'),
    place: 'Hotel Añejo',
    about: { contacts: ['hotel-anejo', 'ketut'], deals: ['hotel-towels'] },
    inDays: 4,
    from: '11:00',
    to: '12:00',
  },
  {
    title: both('Pasar pagi', 'Morning market'),
    place: both('Lapangan kelurahan', 'Village square'),
    inDays: 5,
  },
];
