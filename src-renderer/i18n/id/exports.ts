import type { exports as en } from '../en/exports.ts';
import { formatsFor } from '../format.ts';

const f = formatsFor('id');
const rows = (count: number) => `${f.number(count)} baris`;

export const exports: typeof en = {
  title: 'Ekspor',
  which: 'Baris yang diekspor',
  chosen: (count) => `Yang dipilih (${f.number(count)})`,
  all: (count) => `Semua yang tampil di daftar (${f.number(count)})`,
  format: 'Sebagai',
  formats: {
    xlsx: 'Buku kerja Excel (.xlsx)',
    csv: 'Teks CSV (.csv)',
    vcf3: 'Kartu kontak (.vcf, vCard 3)',
    vcf4: 'Kartu kontak (.vcf, vCard 4)',
  },
  formatHints: {
    xlsx: 'Dengan penyaring; tanggal dan uang tetap tanggal dan uang.',
    csv: 'Untuk program lain.',
    vcf3: 'Untuk ponsel, Google, dan Outlook.',
    vcf4: 'Untuk program yang lebih baru; isinya paling lengkap.',
  },
  columns: 'Kolom',
  columnsShown: 'Seperti di tabel',
  columnsAll: 'Semua kolom yang ada',
  run: 'Ekspor',
  writing: 'Menulis berkas',
  cancelled: 'Ekspor dibatalkan: tidak ada berkas yang ditulis.',
  saved: (count, file) => `${rows(count)} diekspor ke ${file}.`,
};
