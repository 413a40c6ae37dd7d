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
    xlsx: 'Bisa disaring; tanggal dan uang bisa dihitung.',
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

  workbook: {
    title: 'Seluruh usaha dalam satu buku kerja',
    hint: 'Semua yang ada di Langganan, sebagai berkas Excel dengan satu lembar untuk tiap jenis: kontak, barang, harga, stok, label, riwayat, pengaturan, dan seterusnya. Bisa dilihat di Excel, disimpan sebagai salinan, atau dimasukkan ke Langganan di komputer lain tanpa ada yang hilang.',
    act: 'Tulis buku kerja',
  },
  back: {
    title: 'Masukkan buku kerja',
    hint: 'Hanya buku kerja yang ditulis di sini yang cocok. Yang belum ada ditambahkan, yang berbeda dijadikan seperti di buku kerja, termasuk pengaturan. Tidak ada yang dihapus, dan semuanya bisa dibatalkan.',
    choose: 'Pilih buku kerja seluruh usaha',
    looking: 'Melihat isi buku kerja …',
    askTitle: (file) => `Masukkan ${file}?`,
    askText: (contacts, count, madeOn) =>
      `Isinya ${f.number(contacts)} kontak (${rows(count)} semuanya)${madeOn ? `, ditulis pada ${madeOn}` : ''}. Yang berbeda di sini menjadi seperti di sana. Tidak ada yang dihapus, dan bisa dibatalkan.`,
    act: 'Masukkan',
    phases: { reading: 'Membaca buku kerja', writing: 'Menyimpan' },
    cancelled: 'Dibatalkan: tidak ada yang berubah.',
    done: (added, updated) => `Buku kerja dimasukkan: ${rows(added)} ditambahkan, ${f.number(updated)} diubah.`,
    summary: (file) => `Hasil dari ${file}`,
    added: (count, contacts) => `${rows(count)} ditambahkan, ${f.number(contacts)} di antaranya kontak`,
    updated: (count, contacts) => `${rows(count)} diubah, ${f.number(contacts)} di antaranya kontak`,
    unchanged: (count) => `${rows(count)} sudah sama`,
    skipped: (count) => `${rows(count)} tidak bisa dimasukkan`,
    skippedRow: (sheet, row, reason, value) =>
      `${sheet}, baris ${f.number(row)}: ${reason}${value ? ` (${value})` : ''}`,
    reasons: {
      'value-invalid': 'ada isi yang tidak cocok',
      'belongs-to-nothing': 'pemiliknya tidak ada',
      'place-taken': 'tempatnya sudah dipakai yang lain',
    },
  },
};
