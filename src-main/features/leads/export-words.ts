import type { LeadStatus } from '../../contract/leads.ts';
import type { FileLanguage } from '../exports/list.ts';

/**
 * Words of an exported list of leads: its headings and the words for states. They are data that leaves the app, so they
 * do not change with the window's words.
 */
export const exportColumns = [
  'contact',
  'score',
  'interest',
  'product',
  'category',
  'source',
  'city',
  'budget',
  'wantedOn',
  'staff',
  'status',
  'dropReason',
  'need',
  'createdAt',
  'updatedAt',
] as const;
export type ExportColumn = (typeof exportColumns)[number];

export const headers: Record<FileLanguage, Record<ExportColumn, string>> = {
  en: {
    contact: 'Customer',
    score: 'Score',
    interest: 'Interest',
    product: 'Product',
    category: 'Category',
    source: 'Source',
    city: 'City',
    budget: 'Budget',
    wantedOn: 'Wanted by',
    staff: 'Staff',
    status: 'State',
    dropReason: 'Reason for giving up',
    need: 'Need',
    createdAt: 'Added',
    updatedAt: 'Changed',
  },
  id: {
    contact: 'Pelanggan',
    score: 'Nilai',
    interest: 'Minat',
    product: 'Barang',
    category: 'Kategori',
    source: 'Sumber',
    city: 'Kota',
    budget: 'Anggaran',
    wantedOn: 'Dibutuhkan',
    staff: 'Staf',
    status: 'Status',
    dropReason: 'Alasan Dilepas',
    need: 'Kebutuhan',
    createdAt: 'Ditambahkan',
    updatedAt: 'Diubah',
  },
};

export const statusWords: Record<FileLanguage, Record<LeadStatus, string>> = {
  en: { open: 'Open', converted: 'Became a deal', dropped: 'Given up' },
  id: { open: 'Terbuka', converted: 'Jadi peluang', dropped: 'Dilepas' },
};

/** Names the sheet and begins the file's name. */
export const listName: Record<FileLanguage, string> = { en: 'Leads', id: 'Prospek' };
