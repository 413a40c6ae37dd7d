import type { ErrorSentences } from '../../sentence.ts';

export const productsErrors = {
  'code-taken': ({ field, code, product }) => ({
    text: `${field === 'sku' ? 'Kode' : 'Barcode'} ${code} sudah dipakai “${product}”.`,
    next: 'Pakai kode lain, atau buka barang yang itu.',
  }),
  'price-twice': ({ group }) => ({
    text: `Ada dua harga${group ? ` untuk kelompok ${group}` : ''} yang mulai dari jumlah dan tanggal yang sama.`,
    next: 'Simpan salah satu, atau mulai dari jumlah atau tanggal lain.',
  }),
  'bundle-empty': () => ({
    text: 'Paket harus berisi paling sedikit satu barang atau jasa.',
    next: 'Pilih isinya.',
  }),
  'bundle-contains-itself': ({ product }) => ({
    text: `Paket tidak bisa berisi dirinya sendiri atau paket lain: “${product}”.`,
    next: 'Masukkan barangnya satu per satu.',
  }),
  'category-inside-itself': ({ name }) => ({
    text: `“${name}” tidak bisa berada di bawah dirinya sendiri.`,
    next: 'Pilih tempat lain.',
  }),
  'category-too-deep': ({ levels }) => ({
    text: `Kategori paling banyak ${levels} tingkat.`,
    next: 'Pilih tempat yang lebih atas.',
  }),
  'stock-not-kept': () => ({ text: 'Hanya barang yang punya stok sendiri.', next: 'Ubah stok barangnya.' }),
  'stock-already-opened': () => ({
    text: 'Stok awal barang ini sudah dicatat.',
    next: 'Hitung ulang, atau catat yang masuk dan keluar.',
  }),
  'list-has-no-cards': () => ({
    text: 'Daftar ini tidak bisa dijadikan kartu kontak.',
    next: 'Pilih spreadsheet saja.',
  }),
} satisfies Partial<ErrorSentences>;
