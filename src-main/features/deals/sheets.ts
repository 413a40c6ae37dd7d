import { field, type SheetField, type SheetSpec } from '../exports/sheet.ts';
import { created, deleted, id, nameKey, position, shownContact, updated } from '../exports/usual-fields.ts';

const staff = field('staff_id', 'ref', 'Staff id', 'Id staf', { of: 'staff', nullable: true });
const source = field('source', 'text', 'Source', 'Sumber');
const contact = (more: Pick<SheetField, 'nullable'> = {}) =>
  field('contact_id', 'ref', 'Contact id', 'Id kontak', { of: 'contacts', ...more });

const named = (
  table: SheetSpec['table'],
  [en, indonesian]: [string, string],
  fields: readonly SheetField[],
  unique: readonly string[] = [],
): SheetSpec => ({
  table,
  name: { en, id: indonesian },
  fields: [id, field('name', 'text', 'Name', 'Nama'), ...fields, position, created, deleted],
  derived: nameKey,
  unique: [[...unique, 'name_key']],
});

const ofDeal = (
  table: SheetSpec['table'],
  [en, indonesian]: [string, string],
  fields: readonly SheetField[],
  more: Pick<SheetSpec, 'unique'> = {},
): SheetSpec => ({
  table,
  name: { en, id: indonesian },
  fields: [id, field('deal_id', 'ref', 'Deal id', 'Id peluang', { of: 'deals' }), ...fields],
  shown: { header: { en: 'Deal', id: 'Peluang' }, of: 'deal_id' },
  ...more,
});

/** Pipelines, deals and leads, in the order in which they come in: what is pointed at before what points. */
export const dealSheets: readonly SheetSpec[] = [
  named('pipelines', ['Pipelines', 'Alur penjualan'], []),
  named(
    'stages',
    ['Stages', 'Tahap'],
    [
      field('pipeline_id', 'ref', 'Pipeline id', 'Id alur', { of: 'pipelines' }),
      field('probability', 'integer', 'Probability (1/100 %)', 'Kemungkinan (1/100 %)'),
      field('quiet_days', 'integer', 'Quiet after days', 'Sepi setelah hari', { nullable: true }),
      field('required_fields', 'text', 'Required fields', 'Isian wajib'),
    ],
    ['pipeline_id'],
  ),
  {
    table: 'stage_checks',
    name: { en: 'Checklists', id: 'Daftar periksa' },
    fields: [
      id,
      field('stage_id', 'ref', 'Stage id', 'Id tahap', { of: 'stages' }),
      field('text', 'text', 'Step', 'Langkah'),
      field('required', 'flag', 'Required', 'Wajib'),
      staff,
      position,
      created,
      deleted,
    ],
  },
  named('lost_reasons', ['Reasons for losing', 'Alasan gagal'], []),
  {
    table: 'deals',
    name: { en: 'Deals', id: 'Peluang' },
    fields: [
      id,
      field('title', 'text', 'Title', 'Judul'),
      contact({ nullable: true }),
      field('stage_id', 'ref', 'Stage id', 'Id tahap', { of: 'stages' }),
      field('status', 'code', 'State', 'Status'),
      field('rank', 'text', 'Place in the column', 'Urutan dalam kolom'),
      field('value', 'integer', 'Value', 'Nilai', { nullable: true }),
      field('value_by', 'code', 'Value comes from', 'Asal nilai'),
      field('expected_on', 'day', 'Expected on', 'Perkiraan tanggal', { nullable: true }),
      staff,
      source,
      field('note', 'text', 'Note', 'Catatan'),
      field('lost_reason_id', 'ref', 'Reason id', 'Id alasan', { of: 'lost_reasons', nullable: true }),
      field('lost_note', 'text', 'Note on losing', 'Catatan kegagalan'),
      field('closed_at', 'instant', 'Closed', 'Ditutup', { nullable: true }),
      field('snoozed_until', 'day', 'At rest until', 'Ditunda sampai', { nullable: true }),
      field('snooze_reason', 'text', 'Why it rests', 'Alasan penundaan'),
      field('awake_at', 'instant', 'Rest ends', 'Penundaan berakhir', { nullable: true }),
      field('touched_at', 'instant', 'Touched', 'Disentuh'),
      field('touched_by', 'code', 'Touched by', 'Disentuh dengan'),
      created,
      updated,
      deleted,
    ],
    shown: shownContact,
  },
  ofDeal(
    'deal_people',
    ['People in deals', 'Orang dalam peluang'],
    [contact(), field('role', 'text', 'Role', 'Peran'), position],
    { unique: [['deal_id', 'contact_id']] },
  ),
  ofDeal(
    'deal_products',
    ['Products in deals', 'Barang dalam peluang'],
    [
      field('product_id', 'ref', 'Product id', 'Id barang', { of: 'products' }),
      field('quantity', 'integer', 'Quantity (1/1000)', 'Jumlah (1/1000)'),
      field('unit_price', 'integer', 'Unit price', 'Harga satuan'),
      position,
    ],
  ),
  ofDeal(
    'deal_stages',
    ['Stages of deals', 'Tahap peluang'],
    [
      field('stage_id', 'ref', 'Stage id', 'Id tahap', { of: 'stages' }),
      field('status', 'code', 'State', 'Status'),
      field('entered_at', 'instant', 'Since', 'Sejak'),
    ],
  ),
  ofDeal(
    'deal_checks',
    ['Ticks', 'Centang'],
    [
      field('check_id', 'ref', 'Step id', 'Id langkah', { of: 'stage_checks' }),
      staff,
      field('ticked_at', 'instant', 'Ticked on', 'Dicentang pada'),
    ],
    { unique: [['deal_id', 'check_id']] },
  ),
  {
    table: 'lead_score_rules',
    name: { en: 'Rules of the score', id: 'Aturan nilai prospek' },
    fields: [
      id,
      position,
      field('condition', 'text', 'Condition', 'Syarat'),
      field('points', 'integer', 'Points', 'Poin'),
      created,
    ],
  },
  {
    table: 'lead_assignment_rules',
    name: { en: 'Rules of who gets a lead', id: 'Aturan pembagian prospek' },
    fields: [
      id,
      position,
      source,
      field('city', 'text', 'City', 'Kota'),
      field('category_id', 'ref', 'Category id', 'Id kategori', { of: 'product_categories', nullable: true }),
      field('staff_ids', 'text', 'Staff ids', 'Id staf'),
      created,
    ],
  },
  {
    table: 'leads',
    name: { en: 'Leads', id: 'Prospek' },
    fields: [
      id,
      contact(),
      source,
      field('interest', 'text', 'Interest', 'Minat'),
      field('product_id', 'ref', 'Product id', 'Id barang', { of: 'products', nullable: true }),
      field('category_id', 'ref', 'Category id', 'Id kategori', { of: 'product_categories', nullable: true }),
      field('budget', 'integer', 'Budget', 'Anggaran', { nullable: true }),
      field('need', 'text', 'Need', 'Kebutuhan'),
      field('wanted_on', 'day', 'Wanted by', 'Diperlukan pada', { nullable: true }),
      staff,
      field('assigned_rule_id', 'ref', 'Rule id', 'Id aturan', { of: 'lead_assignment_rules', nullable: true }),
      field('assigned_at', 'instant', 'Given on', 'Diserahkan pada', { nullable: true }),
      field('status', 'code', 'State', 'Status'),
      field('drop_reason', 'text', 'Why it was given up', 'Alasan dilepas'),
      field('deal_id', 'ref', 'Deal id', 'Id peluang', { of: 'deals', nullable: true }),
      field('closed_at', 'instant', 'Closed', 'Ditutup', { nullable: true }),
      created,
      updated,
      deleted,
    ],
    shown: shownContact,
  },
];
