import { field, type SheetSpec } from '../exports/sheet.ts';

/** Templates in the workbook of the business. Word files are no text: they go out with `templates.export`. */
export const templateSheets: readonly SheetSpec[] = [
  {
    table: 'document_templates',
    name: { en: 'Templates of documents', id: 'Templat dokumen' },
    fields: [
      field('id', 'id', 'Id', 'Id'),
      field('kind', 'text', 'Document', 'Dokumen'),
      field('name', 'text', 'Name', 'Nama'),
      field('source', 'text', 'Made of', 'Dibuat dari'),
      field('design', 'text', 'Design', 'Rancangan', { nullable: true }),
      field('file_name', 'text', 'File', 'Berkas'),
      field('file_sha256', 'text', 'Fingerprint of the file', 'Sidik berkas'),
      field('created_at', 'instant', 'Added', 'Ditambahkan'),
      field('updated_at', 'instant', 'Changed', 'Diubah'),
      field('deleted_at', 'instant', 'Deleted', 'Dihapus', { nullable: true }),
    ],
  },
];
