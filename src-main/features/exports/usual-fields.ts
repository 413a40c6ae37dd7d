import type { JournaledTable } from '../../database/tables.ts';
import { labelKey } from '../contacts/find-or-make.ts';
import { field, type RowValue, type SheetField, type SheetSpec } from './sheet.ts';

/** Fields that many tables share, under one name each in the workbook. */
export const id = field('id', 'id', 'Id', 'Id');
export const position = field('position', 'integer', 'Position', 'Urutan');
export const created = field('created_at', 'instant', 'Added', 'Ditambahkan');
export const updated = field('updated_at', 'instant', 'Changed', 'Diubah');
export const optional = { nullable: true } as const;
export const deleted = field('deleted_at', 'instant', 'Deleted', 'Dihapus', optional);

/** A way to a row of another table, or to none. */
export const ref = (column: string, of: JournaledTable, en: string, indonesian: string): SheetField =>
  field(column, 'ref', en, indonesian, { of, ...optional });

/** For people: whose row it is. */
export const shownContact = { header: { en: 'Contact', id: 'Kontak' }, of: 'contact_id' };

export const text = (value: RowValue | undefined): string => String(value ?? '');
/** The key by which no two names are the same. */
export const nameKey: NonNullable<SheetSpec['derived']> = {
  columns: ['name_key'],
  of: (row) => ({ name_key: labelKey(text(row['name'])) }),
};
