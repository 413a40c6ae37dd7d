import type { lists as english } from '../en/lists.ts';

export const lists: typeof english = {
  more: 'Lainnya',
  export: 'Ekspor …',
  bin: 'Tempat sampah',
  toBin: 'Buang ke tempat sampah',
  restore: 'Kembalikan',
  purge: 'Hapus selamanya',
  emptyBin: 'Kosongkan tempat sampah',
  binTitle: 'Tempat sampah kosong',
  clearSearch: 'Kosongkan pencarian',
  addNamed: (name) => `Tambah “${name}”`,
};
