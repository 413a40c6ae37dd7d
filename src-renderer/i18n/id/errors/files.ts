import type { unkeptKinds } from '../../../../src-main/contract/imports/options.ts';
import type { ExceededLimit, LookAlike, Suspicion } from '../../../../src-main/contract/file-refusals.ts';
import type { ErrorSentences } from '../../sentence.ts';
import { wordErrors } from '../word-files.ts';

const kinds: Record<(typeof unkeptKinds)[number], string> = { sales: 'daftar penjualan dari mesin kasir' };
const looks: Record<LookAlike, string> = {
  pdf: 'PDF',
  image: 'gambar',
  'text-document': 'dokumen teks',
  presentation: 'presentasi',
  numbers: 'berkas Numbers',
  archive: 'arsip',
  program: 'program',
  database: 'basis data',
  'sound-or-film': 'suara atau film',
  'web-page': 'halaman web',
  'contact-card': 'kartu kontak',
  calendar: 'kalender',
  'e-mail': 'e-mail',
  data: 'data program lain',
  unknown: 'sesuatu yang tidak dikenal',
};

const limits: Record<ExceededLimit, string> = {
  size: '100 MB',
  'text-size': '500 MB',
  rows: '1.048.576 baris',
  columns: '1.000 kolom',
  inflated: '300 MB setelah dibuka',
  upload: '200 MB untuk jendela di peramban',
};

const odd: Record<Suspicion, string> = {
  'too-many-entries': 'Bagiannya terlalu banyak.',
  'same-name-twice': 'Ada dua bagian dengan nama yang sama.',
  'unsafe-name': 'Ada bagian yang mau ditaruh di luar berkas.',
  'inflates-too-much': 'Ada bagian yang membengkak terlalu besar saat dibuka.',
  'xml-entities': 'Berkas ini memakai singkatan buatan sendiri yang bisa membengkak tanpa akhir.',
  'xml-encoding': 'Teksnya ditulis dengan cara yang menyembunyikan isinya.',
};

const folders = {
  missing: 'Foldernya tidak ada, atau alamatnya tidak lengkap.',
  'not-writable': 'Langganan tidak boleh memindahkan berkas di dalamnya.',
  'is-data-folder': 'Data Langganan sendiri ada di dalamnya.',
};

export const filesErrors = {
  'columns-unknown': ({ names, known }) => ({
    text: `Tidak ada kolom “${names.join('”, “')}”.`,
    next: `Pilih di antara: ${known.join(', ')}.`,
  }),
  'nothing-to-export': ({ what }) =>
    ({
      appointments: {
        text: 'Tidak ada janji temu pada hari-hari ini.',
        next: 'Pilih hari lain.',
      },
      templates: {
        text: 'Belum ada templat atau teks pesan milik Anda.',
        next: 'Buat atau ubah satu dulu: yang bawaan ada di setiap Langganan.',
      },
    })[what],
  'file-not-a-calendar': ({ file }) => ({
    text: `${file} bukan berkas kalender. Tidak ada yang dimasukkan.`,
    next: 'Ekspor kalender sebagai .ics dari program lain, lalu pilih berkas itu.',
  }),
  'file-empty': ({ file }) => ({ text: `${file} kosong.`, next: 'Pilih berkas yang ada isinya.' }),
  'file-not-a-spreadsheet': ({ file, looksLike }) => ({
    text: `${file} bukan tabel; isinya tampak seperti ${looks[looksLike]}.`,
    next: 'Simpan sebagai .xlsx atau .csv, lalu masukkan berkas itu.',
  }),
  'file-password-protected': ({ file }) => ({
    text: `${file} terkunci kata sandi.`,
    next: 'Buka di Excel, hapus kata sandinya, simpan, lalu coba lagi.',
  }),
  'file-damaged': ({ file }) => ({
    text: `${file} rusak dan tidak bisa dibaca sampai habis. Tidak ada yang dimasukkan.`,
    next: 'Buka di Excel, simpan ulang, lalu coba lagi.',
  }),
  'file-too-large': ({ file, limit }) => ({
    text: `${file} lebih besar dari batas ${limits[limit]}.`,
    next: 'Bagi menjadi beberapa berkas yang lebih kecil.',
  }),
  'file-too-heavy': ({ file }) => ({
    text: `Membaca ${file} akan memakan memori atau waktu melebihi batas aman, jadi dihentikan.`,
    next: 'Simpan lembar yang berisi data saja sebagai .csv, lalu masukkan berkas itu.',
  }),
  'file-suspicious': ({ file, reason }) => ({
    text: `Susunan ${file} tidak wajar untuk sebuah tabel. Berkas itu tidak dibuka. ${odd[reason]}`,
    next: 'Tanyakan kepada pengirimnya, atau simpan ulang di Excel.',
  }),
  'file-unreadable': ({ file }) => ({
    text: `${file} tidak bisa dibaca sampai selesai.`,
    next: 'Pastikan berkasnya masih ada, flashdisk-nya masih terpasang, dan tidak ada program lain yang sedang menulisnya.',
  }),
  'file-is-the-business': ({ file }) => ({
    text: `${file} adalah buku kerja seluruh usaha.`,
    next: 'Masukkan secara utuh di Pengaturan, Data usaha.',
  }),
  'file-of-another-kind': ({ file, kind }) => ({
    text: `${file} tampaknya ${kinds[kind]}, yang belum dikelola Langganan. Tidak ada yang dimasukkan.`,
    next: 'Lihat pratinjaunya, lalu tentukan barisnya akan menjadi apa.',
  }),
  'sheet-without-header': ({ file }) => ({
    text: `Baris nama kolom tidak ditemukan di ${file}.`,
    next: 'Tambahkan baris itu (Nama, HP, Kota …) di atas datanya.',
  }),
  ...wordErrors,
  'image-unusable': ({ reason }) =>
    reason === 'damaged'
      ? {
          text: 'Ada gambar yang rusak di dokumen ini: logo usaha, atau gambar di templatnya.',
          next: 'Pilih gambarnya sekali lagi di pengaturan.',
        }
      : {
          text: reason === 'too-large' ? 'Gambarnya terlalu besar.' : 'Berkas ini bukan gambar yang bisa dipakai.',
          next: 'Pilih PNG atau JPEG dengan ukuran biasa.',
        },
  'file-not-held': () => ({ text: 'Berkasnya sudah dilepas.', next: 'Pilih lagi berkasnya.' }),
  'template-file-unusable': ({ file, reason }) => ({
    text: {
      'not-templates': `${file} tidak berisi templat Langganan, atau rusak.`,
      newer: `${file} disimpan oleh Langganan yang lebih baru.`,
      'too-large': `${file} lebih besar dari 60 MB, batas untuk berkas seperti ini.`,
    }[reason],
    next:
      reason === 'newer'
        ? 'Perbarui Langganan di PC ini, lalu tambahkan lagi berkasnya.'
        : 'Pilih berkas yang disimpan dengan “Simpan semua sebagai satu berkas” di pengaturan Langganan lain.',
  }),
  'mapping-file-unusable': ({ file }) => ({
    text: `${file} bukan pemetaan Langganan.`,
    next: 'Pilih berkas yang disimpan dengan “Simpan sebagai berkas” di pengaturan Langganan lain.',
  }),
  'nothing-to-mend': () => ({ text: 'Baris-baris ini tidak perlu diperbaiki lagi.', next: 'Buka lagi impornya.' }),
  'folder-unusable': ({ folder, reason }) => ({
    text: `Folder ${folder} tidak bisa dipantau. ${folders[reason]}`,
    next: 'Pilih folder lain.',
  }),
  'import-running': () => ({
    text: 'Impor lain masih berjalan.',
    next: 'Tunggu sampai selesai, atau batalkan.',
  }),
  'export-running': () => ({ text: 'Ekspor ini masih berjalan.', next: 'Tunggu sampai selesai, atau batalkan.' }),
  'not-a-business-workbook': ({ file }) => ({
    text: `${file} bukan buku kerja seluruh usaha.`,
    next: 'Pilih yang ditulis oleh Langganan. Spreadsheet lain dimasukkan lewat Impor, di Kontak.',
  }),
  'workbook-newer': ({ file }) => ({
    text: `${file} ditulis oleh Langganan versi yang lebih baru. Tidak ada yang dimasukkan.`,
    next: 'Pasang versi terbaru, lalu coba lagi.',
  }),
  unexpected: ({ reference }) => ({
    title: 'Ada yang tidak beres',
    text: 'Ini di luar dugaan. Data yang sudah tersimpan tidak terpengaruh.',
    next: reference ? `Coba lagi. Jika meminta bantuan, sebutkan nomor ${reference}.` : 'Coba lagi.',
  }),
} satisfies Partial<ErrorSentences>;
