import type { cli as english } from '../en/cli.ts';

export const cli: typeof english = {
  usage: 'Cara pakai',
  group: 'kelompok',
  command: 'perintah',
  flags: 'pilihan',
  overview:
    'Tambahkan --help pada kelompok atau perintah untuk melihat isiannya. Jawabannya satu dokumen JSON; kode keluarnya 0 bila selesai, 1 bila ditolak, 2 bila perintahnya salah.',
  values:
    'Untuk daftar, tulis pilihannya berkali-kali. Untuk isian majemuk, tulis JSON atau bagiannya: --selection.ids ID. Pilihan ya/tidak dimatikan dengan --no-PILIHAN.',
  takes: (flag, what) => `Nilai ${flag} tidak cocok; isinya ${what}.`,
  required: 'wajib diisi',
  standard: 'bila tidak diisi:',
  noCommand: 'Perintahnya belum ditulis.',
  unknownCommand: (name: string) => `Tidak ada perintah “${name}”.`,
  notWritable: {
    'no-folder': (file) => `Folder untuk ${file} tidak ada. Buat dulu foldernya, atau pilih tempat lain.`,
    'is-folder': (file) => `${file} adalah folder. Sebutkan nama berkas di dalamnya.`,
    'read-only': (file) => `Langganan tidak boleh menulis ${file}. Pilih tempat lain, lalu coba lagi.`,
    'in-use': (file) => `${file} sedang dibuka program lain. Tutup dulu di sana, lalu coba lagi.`,
    other: (file) => `Berkas ${file} tidak bisa ditulis. Pilih tempat lain, lalu coba lagi.`,
  },
  problems: {
    'unknown-flag': ({ flag }) => `Tidak ada pilihan ${flag} di sini.`,
    'not-a-flag': ({ text }) => `“${text}” bukan pilihan; pilihan diawali dengan --.`,
    'missing-flag': ({ flag }) => `${flag} wajib diisi.`,
    'missing-value': ({ flag }) => `${flag} perlu nilai.`,
    'not-a-number': ({ flag, text }) => `${flag} harus angka, sedangkan “${text}” bukan angka.`,
    'not-yes-or-no': ({ flag, text }) => `${flag} harus yes atau no, sedangkan “${text}” bukan keduanya.`,
    'not-json': ({ flag }) => `Nilai ${flag} bukan JSON yang benar.`,
    'given-twice': ({ flag }) => `${flag} hanya boleh ditulis sekali.`,
  },
};
