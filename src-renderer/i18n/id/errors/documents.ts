import type { ErrorData } from '../../../../src-main/contract/errors.ts';
import { formatsFor } from '../../format.ts';
import type { ErrorSentences } from '../../sentence.ts';

const f = formatsFor('id');

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

export const documentsErrors = {
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
    next:
      kind === 'price-list'
        ? 'Pilih barang lain, atau tambahkan dulu.'
        : 'Pilih penawaran, peluang, atau baris dengan harga.',
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
  'word-letters-apart': () => ({
    text: 'Surat dari berkas Word tidak bisa digabung menjadi satu berkas.',
    next: 'Pilih satu berkas per surat, atau templat lain.',
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
} satisfies Partial<ErrorSentences>;
