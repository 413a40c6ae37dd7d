import { field, type SheetSpec } from '../exports/sheet.ts';
import { id, optional, ref, shownContact, updated } from '../exports/usual-fields.ts';

/** Documents other than quotations, as they were made. */
export const documentSheets: readonly SheetSpec[] = [
  {
    table: 'documents',
    name: { en: 'Documents', id: 'Dokumen' },
    fields: [
      id,
      field('kind', 'code', 'Kind', 'Jenis'),
      field('number', 'text', 'Number', 'Nomor'),
      field('number_prefix', 'text', 'Prefix', 'Awalan'),
      field('number_period', 'text', 'Period', 'Periode'),
      field('number_counter', 'integer', 'Counter', 'Hitungan'),
      ref('contact_id', 'contacts', 'Contact id', 'Id kontak'),
      ref('deal_id', 'deals', 'Deal id', 'Id peluang'),
      ref('quote_id', 'quotations', 'Quotation id', 'Id penawaran'),
      ref('source_id', 'documents', 'Made of (id)', 'Dibuat dari (id)'),
      ref('staff_id', 'staff', 'Staff id', 'Id staf'),
      field('language', 'text', 'Language', 'Bahasa'),
      field('template', 'text', 'Template', 'Templat'),
      field('currency', 'text', 'Currency', 'Mata uang'),
      field('currency_decimals', 'integer', 'Digits after the point', 'Angka di belakang koma'),
      field('subject', 'text', 'Subject', 'Perihal'),
      field('made_on', 'day', 'Date', 'Tanggal'),
      field('due_on', 'day', 'Due on', 'Jatuh tempo', optional),
      field('total', 'integer', 'Total', 'Total', optional),
      field('content', 'text', 'Content', 'Isi'),
      field('file', 'text', 'Paper', 'Berkas'),
      field('warnings', 'text', 'Not shown on paper', 'Tak tampil di kertas'),
      field('made_at', 'instant', 'Made', 'Dibuat'),
      field('cancelled_at', 'instant', 'Cancelled', 'Dibatalkan', optional),
      ref('cancelled_by_id', 'staff', 'Cancelled by (id)', 'Dibatalkan oleh (id)'),
      field('cancel_reason', 'text', 'Reason', 'Alasan'),
      updated,
    ],
    unique: [['kind', 'number']],
    shown: shownContact,
  },
];
