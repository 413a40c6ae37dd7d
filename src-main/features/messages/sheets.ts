import { field, type SheetSpec } from '../exports/sheet.ts';
import { created, deleted, id, updated } from '../exports/usual-fields.ts';

/** Texts of messages that the shop has written or changed. */
export const messageSheets: readonly SheetSpec[] = [
  {
    table: 'message_templates',
    name: { en: 'Texts of messages', id: 'Teks pesan' },
    fields: [
      id,
      field('name', 'text', 'Name', 'Nama'),
      field('channel', 'text', 'For', 'Untuk'),
      field('subject', 'text', 'Subject', 'Subjek'),
      field('body', 'text', 'Text', 'Isi'),
      field('language', 'text', 'Language', 'Bahasa'),
      field('about', 'text', 'About', 'Tentang', { nullable: true }),
      field('usual', 'flag', 'Offered first', 'Ditawarkan lebih dulu'),
      created,
      updated,
      deleted,
    ],
  },
];
