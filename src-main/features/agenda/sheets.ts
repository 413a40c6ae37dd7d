import { labelKey } from '../contacts/find-or-make.ts';
import { field, type SheetField, type SheetSpec } from '../exports/sheet.ts';
import { created, deleted, id, position, shownContact, updated } from '../exports/usual-fields.ts';

const title = field('title', 'text', 'Title', 'Judul');
const note = field('note', 'text', 'Note', 'Catatan');
const day = field('day', 'day', 'Day', 'Hari');
const staff = (column: string, en: string, indonesian: string) =>
  field(column, 'ref', en, indonesian, { of: 'staff', nullable: true });
const reminder = field('reminder_minutes', 'integer', 'Reminder (minutes)', 'Pengingat (menit)', { nullable: true });
const rule = field('repeat_rule', 'text', 'Repeats', 'Berulang', { nullable: true });
const times = (nullable: { nullable?: true }): SheetField[] => [
  field('all_day', 'flag', 'All day', 'Sepanjang hari'),
  field('starts_on', 'day', 'Begins on', 'Mulai tanggal', nullable),
  field('starts_at', 'text', 'Begins at', 'Mulai jam', { nullable: true }),
  field('ends_on', 'day', 'Ends on', 'Sampai tanggal', nullable),
  field('ends_at', 'text', 'Ends at', 'Sampai jam', { nullable: true }),
];
const appointment = field('appointment_id', 'ref', 'Appointment id', 'Id janji temu', { of: 'appointments' });

const links = (table: 'task_links' | 'appointment_links', name: SheetSpec['name'], owner: SheetField): SheetSpec => ({
  table,
  name,
  fields: [
    id,
    owner,
    field('entity', 'code', 'About what', 'Tentang apa'),
    field('contact_id', 'ref', 'Contact id', 'Id kontak', { of: 'contacts', nullable: true }),
    field('product_id', 'ref', 'Product id', 'Id barang', { of: 'products', nullable: true }),
    field('other_id', 'text', 'Record id', 'Id data', { nullable: true }),
    position,
  ],
  unique: [[owner.column, 'contact_id', 'product_id', 'other_id']],
  shown: shownContact,
});

/** Tasks, appointments and birthday greetings, in the order in which they come in. */
export const agendaSheets: readonly SheetSpec[] = [
  {
    table: 'tasks',
    name: { en: 'Tasks', id: 'Tugas' },
    fields: [
      id,
      field('kind', 'code', 'Kind', 'Jenis'),
      title,
      note,
      field('priority', 'code', 'Priority', 'Prioritas'),
      field('progress', 'integer', 'Progress (%)', 'Kemajuan (%)'),
      field('due_day', 'day', 'Due', 'Tenggat', { nullable: true }),
      field('due_time', 'text', 'Time', 'Jam', { nullable: true }),
      staff('staff_id', 'For (id)', 'Untuk (id)'),
      staff('asked_by_id', 'Asked by (id)', 'Diminta oleh (id)'),
      reminder,
      field('snoozed_until', 'day', 'Put off until', 'Ditunda sampai', { nullable: true }),
      field('snoozed_reason', 'text', 'Reason', 'Alasan'),
      rule,
      field('repeat_from', 'day', 'Repeats from', 'Berulang sejak', { nullable: true }),
      field('repeat_day', 'day', 'Day of the repetition', 'Hari pengulangan', { nullable: true }),
      field('follows_id', 'ref', 'Follows (id)', 'Lanjutan dari (id)', { of: 'tasks', nullable: true }),
      field('done_at', 'instant', 'Done', 'Selesai', { nullable: true }),
      staff('done_by_id', 'Done by (id)', 'Diselesaikan oleh (id)'),
      field('done_note', 'text', 'What came of it', 'Hasilnya'),
      created,
      updated,
      deleted,
    ],
    derived: { columns: ['title_key'], of: (row) => ({ title_key: labelKey(String(row['title'] ?? '')) }) },
  },
  links(
    'task_links',
    { en: 'Tasks about', id: 'Tugas tentang' },
    field('task_id', 'ref', 'Task id', 'Id tugas', { of: 'tasks' }),
  ),
  {
    table: 'appointments',
    name: { en: 'Appointments', id: 'Janji temu' },
    fields: [
      id,
      field('uid', 'text', 'UID', 'UID'),
      title,
      field('place', 'text', 'Place', 'Tempat'),
      note,
      ...times({}),
      field('zone', 'text', 'Time zone', 'Zona waktu'),
      staff('staff_id', 'Staff id', 'Id staf'),
      reminder,
      rule,
      field('repeat_last', 'day', 'Repeats until', 'Berulang sampai', { nullable: true }),
      created,
      updated,
      deleted,
    ],
    unique: [['uid']],
  },
  links('appointment_links', { en: 'Appointments with', id: 'Janji temu dengan' }, appointment),
  {
    table: 'appointment_changes',
    name: { en: 'Moved appointments', id: 'Janji temu pindah' },
    fields: [id, appointment, day, ...times({ nullable: true })],
    unique: [['appointment_id', 'day']],
  },
  {
    table: 'appointment_outcomes',
    name: { en: 'Appointments held', id: 'Janji temu selesai' },
    fields: [
      id,
      appointment,
      day,
      field('done_at', 'instant', 'Done', 'Selesai'),
      staff('done_by_id', 'Done by (id)', 'Diselesaikan oleh (id)'),
      note,
    ],
    unique: [['appointment_id', 'day']],
  },
  {
    table: 'birthday_greetings',
    name: { en: 'Birthday greetings', id: 'Ucapan ulang tahun' },
    fields: [
      id,
      field('contact_id', 'ref', 'Contact id', 'Id kontak', { of: 'contacts' }),
      field('year', 'integer', 'Year', 'Tahun'),
      field('done_at', 'instant', 'Greeted', 'Diucapkan', { nullable: true }),
      field('snoozed_until', 'day', 'Put off until', 'Ditunda sampai', { nullable: true }),
      field('reason', 'text', 'Reason', 'Alasan'),
      staff('staff_id', 'Staff id', 'Id staf'),
    ],
    unique: [['contact_id', 'year']],
    shown: shownContact,
  },
];
