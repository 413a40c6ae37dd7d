import type { importSettings as english } from '../en/import-settings.ts';
import { formatsFor } from '../format.ts';

const f = formatsFor('id');

/** Berkas yang masuk sendiri: pemetaan, folder pantauan, dan laporannya. */
export const importSettings: typeof english = {
  mapping: {
    applied: (name) =>
      name ? `Dibaca dengan pemetaan “${name}”.` : 'Dibaca seperti berkas terakhir dengan judul kolom ini.',
    afresh: 'Mulai dari awal',
    again: 'Pakai pencocokan yang diingat',
    saveAs: 'Simpan pencocokan ini sebagai',
    saveAsHint: 'Berkas dengan judul kolom ini akan dibaca begini, juga dari folder pantauan.',
    title: 'Pemetaan',
    hint: 'Cara membaca berkas, diingat dari judul kolomnya. Yang diberi nama dipakai folder pantauan dan PC lain.',
    none: 'Belum ada yang diingat. Muncul setelah impor pertama yang pencocokannya Anda ubah.',
    unnamed: 'diingat sendiri',
    name: 'Nama',
    headings: 'Judul kolom',
    used: 'Terakhir dipakai',
    never: 'belum pernah',
    rename: 'Beri nama',
    renameTitle: 'Nama pemetaan',
    remove: 'Lupakan',
    removeTitle: (name) => `Lupakan ${name}?`,
    removeText: 'Berkas berikutnya dengan judul kolom ini dicocokkan dari awal. Yang sudah diimpor tidak berubah.',
    export: 'Simpan sebagai berkas',
    add: 'Tambah dari berkas',
    added: (name) => `Pemetaan “${name}” ditambahkan.`,
    saved: (name) => `Pemetaan disimpan sebagai “${name}”.`,
    removed: 'Pemetaan dilupakan.',
    menu: (name) => `Pilihan lain untuk ${name}`,
  },
  watch: {
    title: 'Folder pantauan',
    hint: 'Berkas yang ditaruh mesin kasir atau program akuntansi di sini diimpor sendiri selama Langganan berjalan. Sesudahnya dipindah ke done atau failed, dengan laporan di sampingnya.',
    enable: 'Impor berkas dari folder ini',
    folder: 'Alamat folder',
    choose: 'Pilih …',
    folderHint: 'Alamat lengkapnya, misalnya C:\\Kasir\\Ekspor',
    mapping: 'Dibaca dengan pemetaan',
    noMapping:
      'Impor dulu berkas seperti itu dengan tangan dan simpan pencocokannya dengan nama; lalu bisa dipilih di sini.',
    on: 'Folder dipantau.',
    off: 'Folder tidak dipantau lagi.',
    trouble: {
      'folder-missing': 'Foldernya sedang tidak ada.',
      'folder-not-writable': 'Langganan tidak boleh memindahkan berkas di folder ini.',
      'mapping-missing': 'Pemetaannya sudah tidak ada: pilih yang lain.',
    },
    recent: 'Berkas terakhir',
    nothing: 'Belum ada berkas yang datang.',
    imported: (added, updated, rejected) =>
      [
        `${f.number(added)} ditambahkan`,
        `${f.number(updated)} diperbarui`,
        ...(rejected > 0 ? [`${f.number(rejected)} ditolak`] : []),
      ].join(', '),
    failedFiles: (n) => `${f.number(n)} berkas dari folder pantauan gagal`,
    open: 'Pengaturan folder pantauan',
  },
  report: {
    title: 'Langganan: impor dari folder pantauan',
    file: 'Berkas',
    when: 'Kapan',
    done: 'Berkas sudah diimpor.',
    failed: 'Berkas tidak diimpor; tidak ada yang berubah.',
    mend: 'Perbaiki baris yang ditolak di Langganan: Impor, Riwayat impor, Buka.',
  },
};
