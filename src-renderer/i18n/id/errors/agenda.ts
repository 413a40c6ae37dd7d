import { formatsFor } from '../../format.ts';
import type { ErrorSentences } from '../../sentence.ts';

const f = formatsFor('id');

export const agendaErrors = {
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
  'range-too-long': ({ days }) => ({
    text: `Kalender menampilkan paling banyak ${f.number(days)} hari sekaligus.`,
    next: 'Pilih rentang yang lebih pendek.',
  }),
} satisfies Partial<ErrorSentences>;
