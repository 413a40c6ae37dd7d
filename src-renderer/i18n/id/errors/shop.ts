import type { ErrorSentences } from '../../sentence.ts';

const thing: Record<string, string> = {
  contact: 'Kontak',
  interaction: 'Catatan riwayat',
  tag: 'Label',
  group: 'Kelompok',
  'custom-field': 'Isian',
  product: 'Barang/jasa',
  category: 'Kategori',
  deal: 'Peluang',
  lead: 'Prospek',
  messageTemplate: 'teks pesan',
  quotation: 'Penawaran',
  document: 'Dokumen',
  line: 'Baris',
  pipeline: 'Alur penjualan',
  stage: 'Tahap',
  check: 'Langkah',
  lostReason: 'Alasan',
  taxRate: 'Pajak',
  template: 'Templat',
  task: 'Tugas',
  appointment: 'Janji temu',
  reminder: 'Pengingat',
  staff: 'Staf',
  import: 'Impor',
  mapping: 'pemetaan',
  batch: 'Perubahan',
  file: 'Berkas',
};

const named = (what: string) => (Object.hasOwn(thing, what) ? (thing[what] ?? 'Data') : 'Data');

const unsafe = {
  synchronised: 'Folder itu disinkronkan oleh OneDrive, Dropbox, Google Drive, atau iCloud.',
  network: 'Folder itu berada di komputer lain dalam jaringan.',
  'not-writable': 'Langganan tidak boleh menulis di sana.',
};

export const shopErrors = {
  'input-invalid': ({ issues }) => ({
    text:
      issues.length === 0
        ? 'Ada isian yang tidak cocok.'
        : `Ada isian yang tidak cocok: ${issues.map((issue) => issue.path || issue.message).join(', ')}.`,
    next: 'Perbaiki, lalu coba lagi.',
  }),
  'not-allowed': () => ({
    text: 'Anda tidak punya izin untuk ini.',
    next: 'Minta pemilik toko, atau minta yang berhak untuk masuk.',
  }),
  'foreign-caller': () => ({
    text: 'Permintaan ini bukan dari jendela Langganan, jadi ditolak.',
    next: 'Tutup jendela ini, lalu jalankan Langganan lagi.',
  }),
  'data-folder-in-use': ({ folder }) => ({
    title: 'Langganan sudah terbuka',
    text: `Langganan lain sedang memakai folder ${folder}.`,
    next: 'Pindah ke jendela itu, atau tutup dulu lalu jalankan lagi.',
  }),
  'data-folder-unsafe': ({ folder, reason }) => ({
    title: 'Data tidak bisa disimpan di sana',
    text: `Folder ${folder} bukan tempat yang aman untuk data. ${unsafe[reason]}`,
    next: 'Pilih folder di PC ini. Cadangan boleh disimpan di folder itu.',
  }),
  'database-damaged': ({ file, backups }) => ({
    title: 'Berkas data rusak',
    text: `Berkas ${file} tidak bisa dibaca dengan benar. Berkas itu dibiarkan apa adanya.`,
    next: [
      backups.length > 0
        ? `Untuk kembali ke cadangan: tutup Langganan, pindahkan berkas yang rusak beserta semua berkas yang namanya berawalan sama, lalu taruh salinan cadangan di tempatnya dengan nama yang sama. Yang terbaru ada di sini: ${backups.join(', ')}.`
        : 'Tidak ada cadangan di dekatnya. Minta bantuan sebelum mengubah apa pun.',
      'Untuk sementara bekerja di folder lain, tulis folder itu di variabel LANGGANAN_DATA lalu jalankan Langganan lagi.',
    ].join('\n'),
  }),
  'database-newer': ({ file }) => ({
    title: 'Data ini dari Langganan yang lebih baru',
    text: `Berkas ${file} ditulis oleh versi yang lebih baru. Berkas itu tidak disentuh.`,
    next: 'Pasang Langganan versi terbaru, lalu buka lagi.',
  }),
  'migration-failed': ({ backup }) => ({
    title: 'Data tidak bisa diperbarui',
    text: 'Data gagal disiapkan untuk versi ini. Data tetap seperti semula.',
    next: backup === null ? 'Jalankan lagi; jika terulang, minta bantuan.' : `Cadangannya ada di ${backup}.`,
  }),
  'disk-full': () => ({
    title: 'Disk penuh',
    text: 'Tidak ada ruang lagi di disk. Tidak ada yang tersimpan dari tindakan ini.',
    next: 'Kosongkan sebagian ruang, lalu coba lagi.',
  }),
  'runtime-too-old': ({ found, needed }) => ({
    text: `Langganan perlu Node ${needed} atau lebih baru; yang ada ${found}.`,
    next: 'Jalankan dengan npm start, yang membawa versi yang tepat.',
  }),
  'not-found': ({ what }) => ({
    text: `${named(what)} ini sudah tidak ada.`,
    next: 'Lihat di tempat sampah, atau muat ulang daftarnya.',
  }),
  'in-bin': ({ what }) => ({ text: `${named(what)} ini ada di tempat sampah.`, next: 'Kembalikan dulu.' }),
  'changed-meanwhile': ({ what }) => ({
    text: `${named(what)} ini diubah orang lain selagi Anda mengerjakannya.`,
    next: 'Lihat isinya yang baru, lalu ulangi perubahan Anda.',
  }),
  'name-taken': ({ what, name }) => ({
    text: `${named(what)} dengan nama “${name}” sudah ada.`,
    next: 'Pilih nama lain.',
  }),
  'merge-needs-two': () => ({
    text: 'Penggabungan perlu sedikitnya dua kontak.',
    next: 'Pilih satu kontak lagi.',
  }),
  'refers-to-itself': () => ({
    text: 'Kontak tidak bisa merujuk ke dirinya sendiri.',
    next: 'Pilih kontak lain.',
  }),
  'not-an-organization': () => ({
    text: 'Orang hanya bisa menjadi anggota sebuah organisasi.',
    next: 'Pilih perusahaan, toko, atau lembaga.',
  }),
  'custom-value-invalid': ({ field, value }) => ({
    text: `“${value}” tidak cocok untuk isian ${field}.`,
    next: 'Perbaiki, lalu simpan lagi.',
  }),
  'staff-gone': ({ name }) => ({
    text: `${name || 'Staf ini'} sudah tidak bekerja di sini.`,
    next: 'Pilih orang lain.',
  }),
  'cursor-unknown': () => ({ text: 'Daftar ini sudah berubah.', next: 'Mulai lagi dari atas.' }),
  'action-not-here': () => ({ text: 'Ini tidak bisa dilakukan dari sini.', next: 'Buka dulu, lalu lakukan di sana.' }),
  'last-owner': () => ({
    text: 'Toko perlu seseorang yang boleh melakukan semuanya.',
    next: 'Jadikan orang lain pemilik lebih dulu.',
  }),
  'batch-running': () => ({
    text: 'Ini masih dikerjakan.',
    next: 'Tunggu sampai selesai, atau batalkan.',
  }),
  'batch-already-undone': () => ({ text: 'Ini sudah diurungkan.' }),
  'batch-not-undoable': () => ({ text: 'Ini tidak bisa diurungkan lagi.' }),
  'job-timed-out': ({ seconds }) => ({
    text: `Ini lebih lama dari ${seconds} detik, jadi dihentikan. Tidak ada yang setengah jadi.`,
    next: 'Coba dengan berkas yang lebih kecil.',
  }),
  'job-cancelled': () => ({ text: 'Dibatalkan. Tidak ada yang setengah jadi.' }),
} satisfies Partial<ErrorSentences>;
