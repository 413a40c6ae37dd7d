import type { en } from '../en/index.ts';

export const usualMessages: typeof en.usualMessages = {
  greeting: {
    name: 'Salam',
    subject: 'Dari {business.name}',
    body: 'Halo {customer.salutation} {customer.first_name},\n\n\n\nSalam,\n{staff.name}\n{business.name}',
  },
  quotation: {
    name: 'Kirim penawaran',
    subject: 'Penawaran {document.number} dari {business.name}',
    body: 'Halo {customer.salutation} {customer.first_name},\n\nterima kasih sudah menghubungi kami. Berikut penawaran {document.number}.\n\nTotal: {total}\n{#document.valid_until}\nBerlaku sampai: {document.valid_until}\n{/document.valid_until}\n\nKalau ada yang kurang jelas, silakan balas pesan ini.\n\nSalam,\n{staff.name}\n{business.name}',
  },
  quotationReminder: {
    name: 'Tanyakan penawaran',
    subject: 'Penawaran {document.number} untuk Anda',
    body: 'Halo {customer.salutation} {customer.first_name},\n\napakah penawaran {document.number} tanggal {document.date} sudah sempat dilihat?{#document.valid_until} Penawaran ini berlaku sampai {document.valid_until}.{/document.valid_until}\n\nKami siap membantu kalau ada pertanyaan.\n\nSalam,\n{staff.name}\n{business.name}',
  },
  proforma: {
    name: 'Kirim faktur proforma',
    subject: 'Faktur proforma {document.number} dari {business.name}',
    body: 'Halo {customer.salutation} {customer.first_name},\n\nberikut faktur proforma {document.number}.\n\nTotal: {total}\n\nSalam,\n{staff.name}\n{business.name}',
  },
  invoice: {
    name: 'Kirim faktur',
    subject: 'Faktur {document.number} dari {business.name}',
    body: 'Halo {customer.salutation} {customer.first_name},\n\nterima kasih sudah berbelanja. Berikut faktur {document.number}.\n\nTotal: {total}\n{#document.due_date}\nJatuh tempo: {document.due_date}\n{/document.due_date}\n\nSalam,\n{staff.name}\n{business.name}',
  },
  invoiceReminder: {
    name: 'Ingatkan faktur',
    subject: 'Faktur {document.number} belum lunas',
    body: 'Halo {customer.salutation} {customer.first_name},\n\nfaktur {document.number} tanggal {document.date} sebesar {total} belum lunas{#document.due_date}; jatuh temponya {document.due_date}{/document.due_date}. Kalau sudah dibayar, mohon abaikan pesan ini.\n\nSalam,\n{staff.name}\n{business.name}',
  },
  deliveryNote: {
    name: 'Kirim surat jalan',
    subject: 'Surat jalan {document.number} dari {business.name}',
    body: 'Halo {customer.salutation} {customer.first_name},\n\nbarang Anda sedang dikirim. Berikut surat jalan {document.number}:\n\n{#lines}\n- {quantity} {unit} {description}\n{/lines}\n\nSalam,\n{staff.name}\n{business.name}',
  },
  receipt: {
    name: 'Kirim kwitansi',
    subject: 'Kwitansi {document.number} dari {business.name}',
    body: 'Halo {customer.salutation} {customer.first_name},\n\nterima kasih, pembayaran {total} sudah kami terima. Berikut kwitansi {document.number}.\n\nSalam,\n{staff.name}\n{business.name}',
  },
  statement: {
    name: 'Kirim rekening koran',
    subject: 'Rekening koran dari {business.name}',
    body: 'Halo {customer.salutation} {customer.first_name},\n\nberikut rekening koran dari {document.from} sampai {document.until}. Yang belum dibayar: {total}\n\nSalam,\n{staff.name}\n{business.name}',
  },
  priceList: {
    name: 'Kirim daftar harga',
    subject: 'Daftar harga {business.name}',
    body: 'Halo {customer.salutation} {customer.first_name},\n\nberikut daftar harga kami.\n\nSalam,\n{staff.name}\n{business.name}',
  },
};
