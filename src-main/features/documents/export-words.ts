import type { NumberedDocument } from '../../contract/documents.ts';
import type { FileLanguage } from '../exports/list.ts';

/** Every column that a list of documents can go out with, in the usual order. */
export const exportColumns = [
  'number',
  'kind',
  'contact',
  'subject',
  'total',
  'received',
  'currency',
  'madeOn',
  'dueOn',
  'state',
  'quote',
  'deal',
  'staff',
] as const;
export type ExportColumn = (typeof exportColumns)[number];

export const headers: Record<FileLanguage, Record<ExportColumn, string>> = {
  en: {
    number: 'Number',
    kind: 'Kind',
    contact: 'Customer',
    subject: 'Subject',
    total: 'Amount',
    received: 'Received',
    currency: 'Currency',
    madeOn: 'Date',
    dueOn: 'Due on',
    state: 'State',
    quote: 'Quotation',
    deal: 'Deal',
    staff: 'Made by',
  },
  id: {
    number: 'Nomor',
    kind: 'Jenis',
    contact: 'Pelanggan',
    subject: 'Perihal',
    total: 'Jumlah',
    received: 'Diterima',
    currency: 'Mata uang',
    madeOn: 'Tanggal',
    dueOn: 'Jatuh tempo',
    state: 'Status',
    quote: 'Penawaran',
    deal: 'Peluang',
    staff: 'Dibuat oleh',
  },
};

export const kindWords: Record<FileLanguage, Record<NumberedDocument, string>> = {
  en: {
    proforma: 'Pro-forma',
    invoice: 'Invoice',
    'delivery-note': 'Delivery note',
    receipt: 'Receipt',
    letter: 'Letter',
    statement: 'Statement',
    'price-list': 'Price list',
  },
  id: {
    proforma: 'Pro forma',
    invoice: 'Faktur',
    'delivery-note': 'Surat jalan',
    receipt: 'Kwitansi',
    letter: 'Surat',
    statement: 'Rekening pelanggan',
    'price-list': 'Daftar harga',
  },
};

export const stateWords: Record<FileLanguage, { cancelled: string; valid: string }> = {
  en: { cancelled: 'Cancelled', valid: '' },
  id: { cancelled: 'Dibatalkan', valid: '' },
};

export const listName: Record<FileLanguage, string> = { en: 'Documents', id: 'Dokumen' };
