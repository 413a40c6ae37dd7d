import type { ErrorData } from '../../../src-main/contract/errors.ts';
import type { ExceededLimit, LookAlike, Suspicion } from '../../../src-main/contract/file-refusals.ts';
import { formatsFor } from '../format.ts';
import type { ErrorSentences } from '../sentence.ts';
import { wordErrors } from './word-files.ts';

const f = formatsFor('id');

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

const emptyDocuments: Record<string, string> = {
  letter: 'Surat ini belum ada isinya.',
  receipt: 'Kwitansi perlu jumlah uang dan untuk pembayaran apa.',
  'delivery-note': 'Tidak ada lagi yang perlu dikirim.',
  'price-list': 'Belum ada barang yang dipilih.',
};
const quoteStates: Record<string, string> = {
  draft: 'masih draf',
  issued: 'sudah diterbitkan',
  accepted: 'sudah diterima',
  declined: 'sudah ditolak',
  superseded: 'sudah diganti revisi berikutnya',
};
type PatternReason = ErrorData<'number-pattern-unusable'>['reason'];
const lineFlaws: Record<ErrorData<'line-unusable'>['reason'], string> = {
  'quantity-not-positive': 'jumlah harus lebih dari nol.',
  'price-negative': 'harga tidak boleh kurang dari nol.',
  'discount-too-large': 'diskon lebih besar dari nilai yang dipotong.',
  'deposit-too-large': 'Uang muka lebih besar dari total.',
  'two-discounts': 'isi diskon sebagai persen atau sebagai jumlah, jangan keduanya.',
};
const patternFlaws: Record<PatternReason, (value: string) => string> = {
  'no-counter': () => 'Pola ini tidak menghitung apa pun.',
  'counter-twice': () => 'Pola ini menghitung dua kali.',
  'too-long': (most) => `Pola ini lebih dari ${most} karakter.`,
  'unknown-field': (field) => `Isian ${field} tidak dikenal.`,
  repeats: () => 'Nomor dengan pola ini bisa terulang.',
};

export const errors: ErrorSentences = {
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
  'date-impossible': ({ date }) => ({
    text: `Tanggal ${date} tidak ada di kalender.`,
    next: 'Pilih tanggal lain.',
  }),
  'zone-unknown': ({ zone }) => ({
    text: `Zona waktu “${zone}” tidak dikenal di komputer ini.`,
    next: 'Pilih dari daftar, misalnya Asia/Jakarta.',
  }),
  'task-already-done': ({ title }) => ({
    text: `“${title}” sudah selesai.`,
    next: 'Buka lagi kalau masih ada yang harus dikerjakan.',
  }),
  'task-not-done': ({ title }) => ({ text: `“${title}” belum selesai.` }),
  'staff-gone': ({ name }) => ({
    text: `${name || 'Staf ini'} sudah tidak bekerja di sini.`,
    next: 'Pilih orang lain.',
  }),
  'needs-due-day': ({ what }) => ({
    text: {
      time: 'Jam hanya bisa diisi kalau tanggalnya ada.',
      repeat: 'Tugas berulang perlu tanggal awal untuk dihitung.',
      reminder: 'Pengingat perlu jam tenggat tugasnya.',
    }[what],
    next: what === 'reminder' ? 'Isi tanggal dan jamnya, atau hapus pengingatnya.' : 'Pilih tanggalnya.',
  }),
  'repeat-never-comes': ({ until }) => ({
    text: `Tidak akan pernah terjadi: pengulangan berakhir ${f.civil(until)}, sebelum hari pertamanya.`,
    next: 'Undurkan akhirnya, atau majukan awalnya.',
  }),
  'snooze-not-ahead': ({ until }) => ({
    text: `${f.civil(until)} bukan hari yang akan datang.`,
    next: 'Pilih mulai besok.',
  }),
  'ends-before-start': () => ({
    text: 'Selesainya lebih dulu daripada mulainya.',
    next: 'Betulkan tanggal atau jamnya.',
  }),
  'appointment-too-long': ({ days }) => ({
    text: `Satu janji temu paling lama ${f.number(days)} hari.`,
    next: 'Buat beberapa, atau jadikan berulang.',
  }),
  'not-an-occurrence': ({ day }) => ({
    text: `Janji temu ini tidak ada pada ${f.civil(day)}.`,
    next: 'Segarkan kalender, lalu coba lagi.',
  }),
  'cursor-unknown': () => ({ text: 'Daftar ini sudah berubah.', next: 'Mulai lagi dari atas.' }),
  'range-too-long': ({ days }) => ({
    text: `Kalender menampilkan paling banyak ${f.number(days)} hari sekaligus.`,
    next: 'Pilih rentang yang lebih pendek.',
  }),
  'nothing-to-export': () => ({
    text: 'Tidak ada janji temu pada hari-hari ini.',
    next: 'Pilih hari lain.',
  }),
  'file-not-a-calendar': ({ file }) => ({
    text: `${file} bukan berkas kalender. Tidak ada yang dimasukkan.`,
    next: 'Ekspor kalender sebagai .ics dari program lain, lalu pilih berkas itu.',
  }),
  'action-not-here': () => ({ text: 'Ini tidak bisa dilakukan dari sini.', next: 'Buka dulu, lalu lakukan di sana.' }),
  'last-owner': () => ({
    text: 'Toko perlu seseorang yang boleh melakukan semuanya.',
    next: 'Jadikan orang lain pemilik lebih dulu.',
  }),
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
  'quote-locked': ({ quote, status }) => ({
    text: `${quote || 'Penawaran ini'} ${quoteStates[status] ?? 'sudah diterbitkan'} dan tidak bisa diubah lagi.`,
    next: status === 'draft' ? 'Terbitkan lebih dulu.' : 'Buat revisi berikutnya atau salinannya.',
  }),
  'quote-not-issued': ({ quote }) => ({
    text: `${quote || 'Penawaran ini'} belum diterbitkan, atau sudah diganti.`,
    next: 'Terbitkan lebih dulu.',
  }),
  'quote-empty': () => ({
    text: 'Penawaran perlu paling sedikit satu baris dengan harga.',
    next: 'Tambahkan satu baris.',
  }),
  'quote-expired': ({ quote, until }) => ({
    text: `${quote} berlaku sampai ${f.civil(until, 'long')}.`,
    next: 'Terima saja, atau terbitkan revisi berikutnya.',
  }),
  'revision-begun': ({ quote }) => ({
    text: `Revisi berikutnya dari ${quote} sudah dibuat.`,
    next: 'Buka dan lanjutkan di sana.',
  }),
  'line-unusable': ({ reason, line }) => ({
    text: `${line > 0 ? `Baris ${f.number(line)}: ` : ''}${lineFlaws[reason]}`,
    next: 'Perbaiki, lalu coba lagi.',
  }),
  'discount-needs-approval': ({ percent, limit }) => ({
    text: `Diskon ${f.number(percent)}% melewati batas Anda, ${f.number(limit)}%.`,
    next: 'Mintalah persetujuan, atau beri diskon lebih kecil.',
  }),
  'number-pattern-unusable': ({ reason, value }) => ({
    text: patternFlaws[reason](value),
    next: 'Pakai {####} satu kali, dan {YYYY}, {MM}, atau {ROMAN_MONTH} bila hitungan mulai lagi dari awal.',
  }),
  'document-empty': ({ kind }) => ({
    text: emptyDocuments[kind] ?? 'Tidak ada yang bisa ditulis di dokumen ini.',
    next: 'Pilih penawaran, peluang, atau baris dengan harga.',
  }),
  'document-cancelled': ({ number }) => ({ text: `${number} sudah dibatalkan.`, next: 'Buat yang baru.' }),
  'delivers-too-much': ({ what, left }) => ({
    text: left === 0 ? `“${what}” sudah dikirim semua.` : `“${what}” hanya tersisa ${f.number(left)} untuk dikirim.`,
    next: 'Kurangi jumlahnya, atau tambahkan baris tersendiri untuk barang di luar pesanan.',
  }),
  'receives-too-much': ({ left }) => ({
    text: left === 0 ? 'Semuanya sudah diterima.' : 'Itu lebih dari sisa yang harus dibayar.',
    next: 'Kurangi jumlahnya, atau buat kwitansi tanpa dokumen ini.',
  }),
  'placeholders-unknown': ({ names }) => ({
    text: `Tidak diketahui apa yang harus diisi untuk ${f.list(names.map((name) => `{${name}}`))}.`,
    next: 'Pilih isian dari daftar, atau hapus kurung kurawalnya.',
  }),
  'labels-do-not-fit': () => ({
    text: 'Label-label ini tidak muat di lembarnya.',
    next: 'Periksa ukurannya dan label mulai cetak.',
  }),
  'nobody-left': ({ skipped }) => ({
    text: `Tidak ada yang tersisa: ${f.number(skipped)} yang dipilih masuk daftar hitam, menolak surat, atau tidak punya alamat.`,
    next: 'Pilih kontak lain.',
  }),
  'too-many-letters': ({ most }) => ({
    text: `Paling banyak ${f.number(most)} surat ditulis sekaligus.`,
    next: 'Pilih lebih sedikit, satu kelompok demi satu kelompok.',
  }),
  'letters-running': () => ({ text: 'Surat-surat ini sedang ditulis.', next: 'Tunggu sampai selesai.' }),
  'contact-blocked': ({ contact, reason }) => ({
    text: `${contact} ada di daftar hitam${reason && `: ${reason}`}. Tidak ada yang dikirim.`,
    next: 'Keluarkan dulu dari daftar hitam.',
  }),
  'consent-refused': ({ contact, channel }) => ({
    text: `${contact} tidak mau menerima ${channel === 'email' ? 'e-mail' : 'pesan WhatsApp'}.`,
    next: 'Kirim hanya jika memang diminta.',
  }),
  'message-unusable': ({ reason }) =>
    reason === 'recipient'
      ? { text: 'Tidak ada nomor atau alamat tujuan.', next: 'Tambahkan di kontaknya.' }
      : reason === 'empty'
        ? { text: 'Pesannya kosong.', next: 'Tulis isinya, atau pilih templat.' }
        : {
            text: 'Teksnya terlalu panjang untuk tautan program e-mail.',
            next: 'Pendekkan, atau buat draf dengan lampiran.',
          },
  'document-not-issued': ({ document }) => ({
    text: `${document || 'Dokumen ini'} masih draf dan belum bernomor.`,
    next: 'Terbitkan lebih dulu.',
  }),
  'batch-running': () => ({
    text: 'Ini masih dikerjakan.',
    next: 'Tunggu sampai selesai, atau batalkan.',
  }),
  'batch-already-undone': () => ({ text: 'Ini sudah diurungkan.' }),
  'batch-not-undoable': () => ({ text: 'Ini tidak bisa diurungkan lagi.' }),
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
  'job-timed-out': ({ seconds }) => ({
    text: `Ini lebih lama dari ${seconds} detik, jadi dihentikan. Tidak ada yang setengah jadi.`,
    next: 'Coba dengan berkas yang lebih kecil.',
  }),
  'job-cancelled': () => ({ text: 'Dibatalkan. Tidak ada yang setengah jadi.' }),
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
        : 'Pilih berkas yang disimpan dengan “Simpan sebagai berkas” di templat Langganan lain.',
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
  'list-has-no-cards': () => ({
    text: 'Daftar ini tidak bisa dijadikan kartu kontak.',
    next: 'Pilih spreadsheet saja.',
  }),
  unexpected: ({ reference }) => ({
    title: 'Ada yang tidak beres',
    text: 'Ini di luar dugaan. Data yang sudah tersimpan tidak terpengaruh.',
    next: reference ? `Coba lagi. Jika meminta bantuan, sebutkan nomor ${reference}.` : 'Coba lagi.',
  }),
};
