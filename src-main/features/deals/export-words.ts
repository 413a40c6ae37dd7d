import type { FileLanguage } from '../exports/list.ts';

/**
 * Words of an exported list of deals: its headings and the words for states. They are data that leaves the app and comes
 * back (the importer knows them), so they do not change with the window's words.
 */
export const exportColumns = [
  'id',
  'title',
  'customer',
  'pipeline',
  'stage',
  'status',
  'value',
  'probability',
  'weighted',
  'expectedOn',
  'staff',
  'source',
  'products',
  'nextActivity',
  'daysInStage',
  'quietSince',
  'snoozedUntil',
  'lostReason',
  'lostNote',
  'note',
  'createdAt',
  'updatedAt',
  'closedAt',
] as const;
export type ExportColumn = (typeof exportColumns)[number];

export const headers: Record<FileLanguage, Record<ExportColumn, string>> = {
  en: {
    id: 'Id',
    title: 'Deal',
    customer: 'Customer',
    pipeline: 'Pipeline',
    stage: 'Stage',
    status: 'State',
    value: 'Value',
    probability: 'Probability %',
    weighted: 'Weighted',
    expectedOn: 'Expected on',
    staff: 'Staff',
    source: 'Source',
    products: 'Products',
    nextActivity: 'Next activity',
    daysInStage: 'Days in stage',
    quietSince: 'Last touch',
    snoozedUntil: 'At rest until',
    lostReason: 'Reason for losing',
    lostNote: 'Note on losing',
    note: 'Note',
    createdAt: 'Added',
    updatedAt: 'Changed',
    closedAt: 'Closed',
  },
  id: {
    id: 'Id',
    title: 'Peluang',
    customer: 'Pelanggan',
    pipeline: 'Alur Penjualan',
    stage: 'Tahap',
    status: 'Status',
    value: 'Nilai',
    probability: 'Kemungkinan %',
    weighted: 'Nilai Tertimbang',
    expectedOn: 'Perkiraan Tanggal',
    staff: 'Staf',
    source: 'Sumber',
    products: 'Barang',
    nextActivity: 'Kegiatan Berikutnya',
    daysInStage: 'Hari di Tahap',
    quietSince: 'Terakhir Disentuh',
    snoozedUntil: 'Ditunda Sampai',
    lostReason: 'Alasan Gagal',
    lostNote: 'Catatan Kegagalan',
    note: 'Catatan',
    createdAt: 'Ditambahkan',
    updatedAt: 'Diubah',
    closedAt: 'Ditutup',
  },
};

export const statusWords: Record<FileLanguage, Record<'open' | 'won' | 'lost', string>> = {
  en: { open: 'Open', won: 'Won', lost: 'Lost' },
  id: { open: 'Terbuka', won: 'Menang', lost: 'Gagal' },
};

/** Names the sheet and begins the file's name. */
export const listName: Record<FileLanguage, string> = { en: 'Deals', id: 'Peluang' };
