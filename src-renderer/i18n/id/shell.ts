import type { shell as english } from '../en/shell.ts';

export const shell: typeof english = {
  skipToContent: 'Langsung ke isi',
  navigation: 'Menu utama',
  newThing: 'Baru',
  newOne: (what: string) => `Baru: ${what}`,
  newMenu: 'Tambah yang baru',
  searchLabel: 'Cari di mana saja',
  searchPlaceholder: 'Cari nama, 4 angka terakhir HP …',
  searchResults: 'Hasil pencarian',
  searchNothing: (text) => `Tidak ada yang cocok dengan “${text}”`,
  commands: 'Perintah',
  goTo: (screen) => `Buka ${screen}`,
  nav: {
    today: 'Hari ini',
    agenda: 'Agenda',
    contacts: 'Kontak',
    pipeline: 'Alur penjualan',
    quotes: 'Penawaran',
    reports: 'Laporan',
    products: 'Barang/Jasa',
    settings: 'Pengaturan',
  },
  notFoundTitle: 'Halaman ini tidak ada',
  notFoundText: 'Alamatnya tidak menuju ke mana-mana, atau isinya sudah dihapus.',
  notFoundBack: 'Kembali ke awal',
  crashedTitle: 'Layar ini berhenti bekerja',
  crashedText: 'Data Anda aman. Buka lagi layar ini; jika terulang, tutup Langganan lalu jalankan kembali.',
  startFailedTitle: 'Langganan tidak bisa dijalankan',
  noSession:
    'Jendela ini tidak punya akses ke data toko: alamatnya sudah pernah dipakai. Buka lagi Langganan dari ikonnya, atau dengan alamat yang ditampilkan saat dimulai.',
  unreachable: 'Langganan sudah tidak berjalan. Jalankan lagi, lalu coba sekali lagi.',
};
