import { nameIndex } from '../../domain/names.ts';
import { digitForms } from '../../domain/phone.ts';
import { fold } from '../../domain/text.ts';
import { field, type SheetField, type SheetSpec } from '../exports/sheet.ts';
import { created, deleted, id, nameKey, position, shownContact, text, updated } from '../exports/usual-fields.ts';
import { emailKey } from './write.ts';

const contact = field('contact_id', 'ref', 'Contact id', 'Id kontak', { of: 'contacts' });
const shown = shownContact;
const label = field('label', 'text', 'Kind', 'Jenis');
const preferred = field('preferred', 'flag', 'Preferred', 'Utama');

const named = (table: 'tags' | 'groups', en: string, indonesian: string): SheetSpec => ({
  table,
  name: { en, id: indonesian },
  fields: [id, field('name', 'text', 'Name', 'Nama'), field('color', 'code', 'Colour', 'Warna'), created],
  derived: nameKey,
  unique: [['name_key']],
});

const hanging = (
  table: SheetSpec['table'],
  [en, indonesian]: [string, string],
  fields: readonly SheetField[],
  more: Pick<SheetSpec, 'derived' | 'unique'> = {},
): SheetSpec => ({ table, name: { en, id: indonesian }, fields: [id, contact, ...fields], shown, ...more });

/** Contacts and all that hangs on them, in the order in which they come in: what is pointed at before what points. */
export const contactSheets: readonly SheetSpec[] = [
  named('tags', 'Tags', 'Label'),
  named('groups', 'Groups', 'Kelompok'),
  {
    table: 'custom_fields',
    name: { en: 'Own fields', id: 'Kolom sendiri' },
    fields: [
      id,
      field('entity', 'code', 'Of', 'Milik'),
      field('name', 'text', 'Name', 'Nama'),
      field('kind', 'code', 'Kind', 'Jenis'),
      field('choices', 'text', 'Choices', 'Pilihan'),
      position,
      created,
      deleted,
    ],
    derived: nameKey,
    unique: [['entity', 'name_key']],
  },
  {
    table: 'contacts',
    name: { en: 'Contacts', id: 'Kontak' },
    fields: [
      id,
      field('kind', 'code', 'Kind', 'Jenis'),
      field('name', 'text', 'Name', 'Nama'),
      field('title', 'text', 'Title', 'Gelar'),
      field('nickname', 'text', 'Nickname', 'Nama panggilan'),
      field('is_customer', 'flag', 'Customer', 'Pelanggan'),
      field('is_supplier', 'flag', 'Supplier', 'Pemasok'),
      field('is_partner', 'flag', 'Partner', 'Mitra'),
      field('is_prospect', 'flag', 'Prospect', 'Prospek'),
      field('gender', 'code', 'Gender', 'Jenis kelamin', { nullable: true }),
      field('birthday', 'day', 'Birthday', 'Tanggal lahir', { nullable: true }),
      field('occupation', 'text', 'Occupation', 'Pekerjaan'),
      field('interests', 'text', 'Interests', 'Minat'),
      field('language', 'text', 'Language', 'Bahasa'),
      field('source', 'text', 'Source', 'Sumber'),
      field('referred_by_id', 'ref', 'Referred by (id)', 'Direferensikan oleh (id)', {
        of: 'contacts',
        nullable: true,
      }),
      field('preferred_channel', 'code', 'Preferred channel', 'Saluran pilihan', { nullable: true }),
      field('note', 'text', 'Note', 'Catatan'),
      field('blocked_at', 'instant', 'Blocked', 'Diblokir', { nullable: true }),
      field('blocked_reason', 'text', 'Why blocked', 'Alasan diblokir'),
      field('merged_into_id', 'ref', 'Merged into (id)', 'Digabung ke (id)', { of: 'contacts', nullable: true }),
      created,
      updated,
      deleted,
    ],
    derived: {
      columns: ['name_key', 'letter'],
      of: (row) => {
        const { nameKey, letter } = nameIndex(text(row['name']));
        return { name_key: nameKey, letter };
      },
    },
  },
  hanging(
    'contact_phones',
    ['Phones', 'Telepon'],
    [
      position,
      label,
      field('raw', 'text', 'As written', 'Seperti ditulis'),
      field('e164', 'text', 'Number', 'Nomor', { nullable: true }),
      preferred,
    ],
    { derived: { columns: ['digits'], of: (row) => ({ digits: digitForms(text(row['e164'] ?? row['raw'])) }) } },
  ),
  hanging(
    'contact_emails',
    ['E-mails', 'Email'],
    [position, label, field('address', 'text', 'Address', 'Alamat'), preferred],
    {
      derived: { columns: ['address_key'], of: (row) => ({ address_key: emailKey(text(row['address'])) }) },
    },
  ),
  hanging(
    'contact_addresses',
    ['Addresses', 'Alamat'],
    [
      position,
      label,
      field('street', 'text', 'Street', 'Jalan'),
      field('city', 'text', 'City', 'Kota'),
      field('region', 'text', 'Province', 'Provinsi'),
      field('postal_code', 'text', 'Postal code', 'Kode pos'),
      field('country', 'text', 'Country', 'Negara'),
      preferred,
    ],
    { derived: { columns: ['city_key'], of: (row) => ({ city_key: fold(text(row['city'])) }) } },
  ),
  hanging('contact_links', ['Links', 'Tautan'], [position, label, field('value', 'text', 'Link', 'Tautan'), preferred]),
  hanging(
    'affiliations',
    ['Works at', 'Bekerja di'],
    [
      field('organization_id', 'ref', 'Organization id', 'Id organisasi', { of: 'contacts' }),
      position,
      field('job_title', 'text', 'Job title', 'Jabatan'),
      preferred,
    ],
    { unique: [['contact_id', 'organization_id', 'job_title']] },
  ),
  hanging(
    'contact_tags',
    ['Contact tags', 'Label kontak'],
    [field('tag_id', 'ref', 'Tag id', 'Id label', { of: 'tags' })],
    {
      unique: [['contact_id', 'tag_id']],
    },
  ),
  hanging(
    'contact_groups',
    ['Contact groups', 'Kelompok kontak'],
    [field('group_id', 'ref', 'Group id', 'Id kelompok', { of: 'groups' })],
    { unique: [['contact_id', 'group_id']] },
  ),
  hanging(
    'contact_consents',
    ['Consents', 'Persetujuan'],
    [
      field('channel', 'code', 'Channel', 'Saluran'),
      field('state', 'code', 'Answer', 'Jawaban'),
      field('at', 'instant', 'When', 'Kapan'),
    ],
    { unique: [['contact_id', 'channel']] },
  ),
  hanging(
    'contact_custom_values',
    ['Own values', 'Isi kolom sendiri'],
    [field('field_id', 'ref', 'Field id', 'Id kolom', { of: 'custom_fields' }), field('value', 'text', 'Value', 'Isi')],
    { unique: [['contact_id', 'field_id']] },
  ),
  hanging(
    'not_duplicates',
    ['Not the same', 'Bukan orang sama'],
    [field('other_id', 'ref', 'Other id', 'Id lainnya', { of: 'contacts' }), created],
    { unique: [['contact_id', 'other_id']] },
  ),
];

/** Notes, calls, visits and messages: behind what they may be about. */
export const timelineSheets: readonly SheetSpec[] = [
  hanging(
    'interactions',
    ['Timeline', 'Riwayat'],
    [
      field('kind', 'code', 'Kind', 'Jenis'),
      field('text', 'text', 'Text', 'Isi'),
      field('occurred_at', 'instant', 'When', 'Kapan'),
      field('deal_id', 'ref', 'Deal id', 'Id peluang', { of: 'deals', nullable: true }),
      field('staff_id', 'ref', 'Staff id', 'Id staf', { of: 'staff', nullable: true }),
      created,
      deleted,
    ],
  ),
];
