import type { importTargets as english } from '../en/import-targets.ts';
import { formatsFor } from '../format.ts';

const f = formatsFor('id');

/** Kata-kata tentang isi berkas yang hanya berbeda namanya. */
function speakingOf(thing: string) {
  const things = (count: number) => `${f.number(count)} ${thing}`;
  return {
    duplicatesTitle: `${thing[0]?.toUpperCase()}${thing.slice(1)} yang sudah ada`,
    addHint: `Setiap baris menjadi ${thing} baru.`,
    matchTitle: `Dikenali sebagai ${thing} yang sama dari`,
    writing: `Menyimpan ${thing}`,
    counts: {
      add: (count: number) => `${things(count)} ditambahkan`,
      update: (count: number) => `${things(count)} diperbarui`,
      unchanged: (count: number) => `${things(count)} tidak berubah`,
    },
    mended: (added: number, updated: number) =>
      `${things(added)} ditambahkan${updated > 0 ? `, ${f.number(updated)} diperbarui` : ''} dari baris yang diperbaiki.`,
    show: `Lihat ${thing}`,
    undoText: (removed: number, restored: number) => {
      const added = `${things(removed)} yang ditambahkan akan hilang`;
      const changed = `${things(restored)} yang diubah kembali seperti semula`;
      const will = restored === 0 ? added : removed === 0 ? changed : `${added}, dan ${changed}`;
      return `${will}. Yang sudah Anda ubah sesudahnya tetap, dan disebutkan.`;
    },
    undone: (removed: number, restored: number) =>
      `Impor diurungkan: ${things(removed)} hilang${restored > 0 ? `, ${things(restored)} seperti semula` : ''}.`,
  };
}

/** Yang bisa menjadi isi berkas, masing-masing dengan kata-katanya. */
export const importTargets: typeof english = {
  contacts: {
    ...speakingOf('kontak'),
    name: 'Kontak',
    chooseTitle: 'Masukkan berkas Excel',
    chooseText:
      'Excel, LibreOffice, CSV, atau vCard, juga hasil ekspor Google, Outlook, Apple, dan Android; atau salin selnya lalu tempel di sini (Ctrl+V). Tidak ada yang disimpan sebelum Anda melihat setiap baris menjadi apa.',
    matchName: 'Nama dan kota',
    sameName: 'nama dan kota sama',
    withoutName: 'Tidak ada nama, telepon, e-mail, atau perusahaan di baris ini',
  },
  products: {
    ...speakingOf('barang'),
    name: 'Barang/Jasa',
    chooseTitle: 'Masukkan daftar harga',
    chooseText:
      'Dari Excel, LibreOffice, atau mesin kasir, juga CSV; atau salin selnya lalu tempel di sini (Ctrl+V). Judul di antara baris menjadi kategori. Tidak ada yang disimpan sebelum Anda melihat setiap baris menjadi apa.',
    matchName: 'Nama',
    sameName: 'nama sama',
    withoutName: 'Tidak ada nama maupun kode di baris ini',
  },
  deals: {
    ...speakingOf('peluang'),
    name: 'Peluang',
    chooseTitle: 'Masukkan daftar peluang',
    chooseText:
      'Dari Excel, LibreOffice, atau program lain, juga CSV; atau salin selnya lalu tempel di sini (Ctrl+V). Pelanggan yang belum ada ditambahkan. Tidak ada yang disimpan sebelum Anda melihat setiap baris menjadi apa.',
    matchName: 'Judul dan pelanggan',
    sameName: 'judul dan pelanggan sama',
    withoutName: 'Tidak ada pelanggan di baris ini',
  },
};
