import { field, type SheetSpec } from '../exports/sheet.ts';
import { created, id } from '../exports/usual-fields.ts';

/** Who works here, and how the shop likes it. */
export const shopSheets: readonly SheetSpec[] = [
  {
    table: 'staff',
    name: { en: 'Staff', id: 'Staf' },
    fields: [
      id,
      field('name', 'text', 'Name', 'Nama'),
      field('role', 'code', 'Role', 'Peran'),
      field('active', 'flag', 'Active', 'Aktif'),
      field('discount_limit', 'integer', 'Discount limit (1/100 %)', 'Batas diskon (1/100 %)', { nullable: true }),
      created,
    ],
  },
  {
    table: 'settings',
    name: { en: 'Settings', id: 'Pengaturan' },
    fields: [field('id', 'key', 'Setting', 'Pengaturan'), field('value', 'text', 'Value', 'Isi')],
  },
];
