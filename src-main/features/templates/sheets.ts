import { field, type SheetSpec } from '../exports/sheet.ts';
import { created, deleted, id, updated } from '../exports/usual-fields.ts';

/** Templates in the workbook of the business. Word files are no text: they go out with `templates.export`. */
export const templateSheets: readonly SheetSpec[] = [
  {
    table: 'document_templates',
    name: { en: 'Templates of documents', id: 'Templat dokumen' },
    fields: [
      id,
      field('kind', 'text', 'Document', 'Dokumen'),
      field('name', 'text', 'Name', 'Nama'),
      field('source', 'text', 'Made of', 'Dibuat dari'),
      field('design', 'text', 'Design', 'Rancangan', { nullable: true }),
      field('file_name', 'text', 'File', 'Berkas'),
      field('file_sha256', 'text', 'Fingerprint of the file', 'Sidik berkas'),
      created,
      updated,
      deleted,
    ],
  },
];
