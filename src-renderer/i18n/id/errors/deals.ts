import { formatsFor } from '../../format.ts';
import type { ErrorSentences } from '../../sentence.ts';

const f = formatsFor('id');

/** Mengapa daftar periksa tidak akan pernah terpenuhi. */
const neverMet = {
  'no-text': () => 'Ada langkah tanpa tulisan.',
  twice: (value: string) => `Langkah “${value}” ada dua kali.`,
  'nobody-may-tick': (value: string) => `Tidak ada yang bekerja di sini yang boleh mencentang “${value}”.`,
  'unknown-field': (value: string) => `Tidak ada isian “${value}”.`,
};

const dealFields = {
  value: 'nilai',
  expectedOn: 'perkiraan tanggal',
  products: 'barang',
  contact: 'pelanggan',
  people: 'orang yang dihubungi',
  staff: 'penanggung jawab',
  source: 'sumber',
};

export const dealsErrors = {
  'pipeline-without-stages': () => ({
    text: 'Alur penjualan perlu paling sedikit satu tahap.',
    next: 'Tambahkan tahap lain, atau ganti nama tahap ini.',
  }),
  'last-pipeline': ({ pipeline }) => ({
    text: `“${pipeline}” adalah satu-satunya alur penjualan; peluang memerlukannya.`,
    next: 'Tambahkan alur lain lebih dulu, atau ganti nama yang ini.',
  }),
  'stage-holds-deals': ({ stage, deals }) => ({
    text: `Masih ada ${f.number(deals)} peluang terbuka di “${stage}”.`,
    next: 'Pilih tahap tujuannya.',
  }),
  'checklist-never-met': ({ stage, reason, value }) => ({
    text: `Daftar periksa “${stage}” tidak akan pernah terpenuhi. ${neverMet[reason](value)}`,
    next: 'Perbaiki langkah itu, lalu simpan lagi.',
  }),
  'checklist-not-met': ({ deal, stage, checks, fields }) => ({
    text: `“${deal}” belum bisa keluar dari “${stage}”. Yang kurang: ${[...checks, ...fields.map((field) => dealFields[field])].join(', ')}.`,
    next: 'Centang atau isi yang kurang, lalu pindahkan lagi.',
  }),
  'deal-closed': ({ deal, status }) => ({
    text: `“${deal}” sudah ${status === 'won' ? 'menang' : 'gagal'}.`,
    next: 'Buka lagi lebih dulu.',
  }),
  'deal-open': ({ deal }) => ({ text: `“${deal}” masih terbuka.` }),
  'lost-reason-missing': () => ({ text: 'Sebutkan mengapa peluang ini gagal.', next: 'Pilih alasannya.' }),
  'amount-too-large': ({ limit }) => ({
    text: `Jumlah ini terlalu besar; paling banyak ${f.number(limit)}.`,
    next: 'Periksa apakah nolnya kelebihan.',
  }),
  'tick-not-yours': ({ check, staff }) => ({
    text: `Hanya ${staff || 'pemilik'} yang boleh mencentang “${check}”.`,
    next: 'Mintalah agar dicentang.',
  }),
  'lead-closed': ({ status }) => ({
    text: status === 'converted' ? 'Prospek ini sudah menjadi peluang.' : 'Prospek ini sudah dilepas.',
    next: status === 'converted' ? 'Buka peluangnya.' : 'Buka lagi lebih dulu.',
  }),
  'lead-open': () => ({ text: 'Prospek ini masih terbuka.' }),
  'rule-unusable': ({ place, reason }) => ({
    text:
      reason === 'range'
        ? `Aturan ${f.number(place)} tidak akan pernah berlaku: batas akhirnya sebelum awalnya, atau kosong.`
        : `Tidak seorang pun di aturan ${f.number(place)} masih bekerja di sini dan boleh menerima prospek.`,
    next: 'Perbaiki aturan itu, lalu simpan lagi.',
  }),
} satisfies Partial<ErrorSentences>;
