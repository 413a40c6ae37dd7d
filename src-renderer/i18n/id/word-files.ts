import type { TemplateProblem } from '../../../src-main/contract/documents/word.ts';
import type { WordRefusal } from '../../../src-main/contract/file-refusals.ts';
import type { ErrorSentences } from '../sentence.ts';

const refusals: Record<WordRefusal, { text: (file: string, detail: string) => string; next: string }> = {
  'not-word': {
    text: (file) => `${file} bukan dokumen Word.`,
    next: 'Pilih berkas .docx, seperti yang disimpan oleh Word dan LibreOffice.',
  },
  'old-word': {
    text: (file) => `${file} adalah dokumen Word jenis lama (.doc).`,
    next: 'Buka di Word, simpan sebagai .docx, lalu pilih yang itu.',
  },
  'open-document': {
    text: (file) => `${file} adalah dokumen LibreOffice (.odt).`,
    next: 'Buka di LibreOffice, simpan sebagai .docx, lalu pilih yang itu.',
  },
  empty: { text: (file) => `${file} kosong.`, next: 'Pilih berkas yang ada isinya.' },
  password: {
    text: (file) => `${file} terkunci kata sandi.`,
    next: 'Buka di Word, hapus kata sandinya, simpan, lalu coba lagi.',
  },
  damaged: {
    text: (file) => `${file} rusak dan tidak bisa dibaca sampai habis.`,
    next: 'Buka di Word, simpan ulang, lalu coba lagi.',
  },
  'too-large': {
    text: (file) => `${file} lebih besar dari 16 MB, batas sebuah templat.`,
    next: 'Di Word, perkecil gambarnya (Format Gambar, Kompres Gambar), simpan, lalu coba lagi.',
  },
  'inflates-too-much': {
    text: (file) =>
      `${file} membengkak jauh terlalu besar saat dibuka, tidak wajar untuk dokumen. Berkas itu tidak dibuka.`,
    next: 'Tanyakan kepada pengirimnya, atau simpan ulang di Word.',
  },
  'odd-container': {
    text: (file) =>
      `Susunan ${file} tidak wajar untuk dokumen: bagiannya terlalu banyak, ada dua yang bernama sama, atau ada yang mau ditaruh di tempat lain. Berkas itu tidak dibuka.`,
    next: 'Tanyakan kepada pengirimnya, atau simpan ulang di Word.',
  },
  'xml-entities': {
    text: (file) =>
      `${file} memakai singkatan buatan sendiri yang bisa membengkak tanpa akhir. Berkas itu tidak dibuka.`,
    next: 'Tanyakan kepada pengirimnya, atau simpan ulang di Word.',
  },
  'xml-encoding': {
    text: (file) => `Teks di ${file} ditulis dengan cara yang menyembunyikan isinya. Berkas itu tidak dibuka.`,
    next: 'Tanyakan kepada pengirimnya, atau simpan ulang di Word.',
  },
  macros: {
    text: (file) =>
      `${file} berisi makro: program kecil yang bisa berbuat apa saja di PC ini. Berkas itu tidak diambil.`,
    next: 'Simpan di Word sebagai “Dokumen Word (.docx)”; makronya akan tertinggal.',
  },
  'active-content': {
    text: (file, part) => `${file} berisi tombol atau program sendiri (${part}). Berkas itu tidak diambil.`,
    next: 'Hapus di Word, simpan, lalu coba lagi.',
  },
  'embedded-object': {
    text: (file, part) => `${file} berisi benda dari program lain (${part}). Berkas itu tidak diambil.`,
    next: 'Masukkan sebagai gambar saja, simpan, lalu coba lagi.',
  },
  'linked-picture': {
    text: (file, address) =>
      `Ada gambar di ${file} yang sebenarnya ada di tempat lain: ${address}. Pelanggan Anda tidak akan melihatnya.`,
    next: 'Masukkan gambarnya ke dalam dokumen (Sisipkan, Gambar, tanpa “Tautkan ke File”), lalu coba lagi.',
  },
  'linked-document': {
    text: (file, address) => `${file} mengambil isi dokumen lain: ${address}.`,
    next: 'Salin teksnya ke dokumen ini, simpan, lalu coba lagi.',
  },
  'linked-data': {
    text: (file, address) => `${file} memuat sesuatu dari tempat lain: ${address}.`,
    next: 'Hapus di Word, simpan, lalu coba lagi.',
  },
  'linked-field': {
    text: (file, field) =>
      `${file} berisi bidang Word yang memuat sesuatu dari tempat lain (${field || 'bertingkat'}).`,
    next: 'Hapus bidang itu di Word (Alt+F9 menampilkannya), simpan, lalu coba lagi.',
  },
};

const places: Record<TemplateProblem['place'], string> = {
  body: 'teks',
  header: 'kepala halaman',
  footer: 'kaki halaman',
  notes: 'catatan',
  properties: 'properti berkas',
};

const flaws: Record<TemplateProblem['problem'], (name: string) => string> = {
  'brace-not-closed': (name) => `Ada penanda yang dibuka dengan { tetapi tidak ditutup dengan }: {${name}`,
  'brace-not-opened': (name) => `Ada penanda yang ditutup dengan } tetapi tidak dibuka dengan {: ${name}}`,
  'brace-doubled': () => 'Ada kurung kurawal ganda; penanda cukup satu di tiap sisi, seperti {customer.name}',
  'section-not-closed': (name) => `{#${name}} tidak pernah ditutup: {/${name}} belum ada`,
  'section-not-opened': (name) => `{/${name}} menutup yang tidak pernah dibuka: {#${name}} belum ada`,
  'section-closed-by-other': (name) => `{#${name}} ditutup dengan nama lain`,
  'sections-crossed': (name) => `{#${name}} berakhir di dalam bagian lain yang tidak dicakupnya seluruhnya`,
  'section-out-of-place': (name) =>
    `{#${name}} dan {/${name}} tidak berada di tempat yang sama, misalnya satu di dalam tabel dan satu di bawahnya`,
};
const flawIn = ({ problem, name, place, near }: TemplateProblem): string =>
  `${flaws[problem](name)} (di ${places[place]}${near === '' ? '' : `, dekat “${near}”`}).`;

export const wordFiles = {
  places,
  flaw: flawIn,
};

/** Tulisan pada berkas Word contoh buatan aplikasi, selain yang memang ada di dokumen. */
export const wordSamples = {
  language: 'id-ID',
  dueDate: 'Dibayar paling lambat',
  reference: 'Untuk dokumen',
  deliverTo: 'Dikirim ke',
  phone: 'Telp.',
  received: 'Diterima oleh,',
  delivered: 'Diserahkan oleh,',
  receivedFrom: 'Sudah terima dari',
  forWhat: 'Untuk pembayaran',
  materai: 'Meterai',
  alreadyReceived: 'Sudah diterima',
  leftToPay: 'Sisa yang harus dibayar',
  greeting: 'Dengan hormat {customer.salutation} {customer.first_name},',
  period: 'Periode',
  openingBalance: 'Saldo awal',
  closingBalance: 'Saldo akhir',
  runningBalance: 'Saldo',
  debit: 'Tagihan',
  credit: 'Dibayar',
  category: 'Kategori',
  product: 'Barang',
  asOf: 'Berlaku per',
  fileOf: (kind: string) => `Templat ${kind}.docx`,
};

export const wordErrors = {
  'word-file-unusable': ({ file, reason, detail }) => ({
    text: refusals[reason].text(file, detail),
    next: refusals[reason].next,
  }),
  'template-broken': ({ file, problems }) => ({
    text: `${file} tidak bisa diisi. ${problems.slice(0, 3).map(flawIn).join(' ')}`,
    next: 'Perbaiki di Word, simpan, lalu coba lagi.',
  }),
  'office-missing': () => ({
    text: 'PDF dari berkas Word perlu LibreOffice atau Word, dan keduanya tidak ditemukan di PC ini.',
    next: 'Pakai .docx-nya, atau pasang LibreOffice; gratis.',
  }),
  'office-failed': ({ file }) => ({
    text: `LibreOffice atau Word tidak menghasilkan PDF dari ${file}. Berkas Word-nya sendiri utuh.`,
    next: 'Buka berkas Word-nya dan simpan sebagai PDF dari sana.',
  }),
} satisfies Partial<ErrorSentences>;
