import type { QuoteStatus } from '../../contract/quotes.ts';
import type { FileLanguage } from '../exports/list.ts';

/** Every column that a list of quotations can go out with, in the usual order. */
export const exportColumns = [
  'number',
  'revision',
  'status',
  'contact',
  'subject',
  'deal',
  'total',
  'currency',
  'issuedOn',
  'validUntil',
  'staff',
  'createdAt',
  'updatedAt',
] as const;
export type ExportColumn = (typeof exportColumns)[number];

export const headers: Record<FileLanguage, Record<ExportColumn, string>> = {
  en: {
    number: 'Number',
    revision: 'Revision',
    status: 'Status',
    contact: 'Customer',
    subject: 'Subject',
    deal: 'Deal',
    total: 'Total',
    currency: 'Currency',
    issuedOn: 'Issued on',
    validUntil: 'Valid until',
    staff: 'Seller',
    createdAt: 'Added',
    updatedAt: 'Changed',
  },
  id: {
    number: 'Nomor',
    revision: 'Revisi',
    status: 'Status',
    contact: 'Pelanggan',
    subject: 'Perihal',
    deal: 'Peluang',
    total: 'Total',
    currency: 'Mata uang',
    issuedOn: 'Tanggal terbit',
    validUntil: 'Berlaku sampai',
    staff: 'Penjual',
    createdAt: 'Ditambahkan',
    updatedAt: 'Diubah',
  },
};

export const statusWords: Record<FileLanguage, Record<QuoteStatus, string>> = {
  en: {
    draft: 'Draft',
    issued: 'Issued',
    accepted: 'Accepted',
    declined: 'Declined',
    expired: 'Expired',
    superseded: 'Replaced',
  },
  id: {
    draft: 'Draf',
    issued: 'Terbit',
    accepted: 'Diterima',
    declined: 'Ditolak',
    expired: 'Kedaluwarsa',
    superseded: 'Diganti',
  },
};

export const listName: Record<FileLanguage, string> = { en: 'Quotations', id: 'Penawaran' };
