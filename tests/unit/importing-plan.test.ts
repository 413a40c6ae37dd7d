import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell } from '../../src-main/domain/importing/cells.ts';
import { type NamedSheet, planImport, type PlanChoices } from '../../src-main/domain/importing/plan.ts';
import type { ContactDraft } from '../../src-main/domain/importing/draft.ts';
import type { Understood } from '../../src-main/domain/importing/target.ts';

const choices: PlanChoices = { mapping: [], region: 'ID', currencyDecimals: 0, customFields: [], thisYear: 2026 };

function sheet(rows: Cell[][], name = 'Sheet1', hidden = false): NamedSheet {
  const columnCount = Math.max(0, ...rows.map((row) => row.length));
  return { name, hidden, rowCount: rows.length, columnCount, row: (index) => rows[index] ?? [] };
}
const plan = (rows: Cell[][], more: Partial<PlanChoices> = {}) => planImport([sheet(rows)], { ...choices, ...more });
const fieldsOf = (rows: Cell[][], more: Partial<PlanChoices> = {}) =>
  plan(rows, more)?.columns.map(({ field }) => field);

/** What the rows of a sheet become, as drafts. */
function drafts(rows: Cell[][], more: Partial<PlanChoices> = {}) {
  const found = plan(rows, more);
  if (!found) throw new Error('no header');
  return [...found.dataRows].map(
    (index) => found.reading.understand(found.sheet.row(index)) as Understood<ContactDraft>,
  );
}
const draft = (header: string[], row: Cell[]) => {
  const [only] = drafts([header, row]);
  if (!only) throw new Error('no row');
  return only;
};

describe('the header', () => {
  it('is found below titles, empty rows and a line of explanation', () => {
    const rows: Cell[][] = [
      ['DATA PELANGGAN TOKO MAJU JAYA'],
      ['per 31 Oktober 2026', null, 'dicetak: Rina'],
      [],
      ['No', 'Nama Pelanggan', 'No. HP/WA', 'Kota'],
      [1, 'Siti', '081277884455', 'Medan'],
    ];
    expect(plan(rows)?.header).toMatchObject({ row: 3, names: ['No', 'Nama Pelanggan', 'No. HP/WA', 'Kota'] });
  });

  it('in two rows with merged cells takes its names from both', () => {
    const rows: Cell[][] = [
      ['Nama', 'Kontak', null, 'Kota'],
      [null, 'HP', 'Email', null],
      ['Siti', '081277884455', 'siti@example.com', 'Medan'],
    ];
    expect(plan(rows)?.header).toMatchObject({ row: 1, names: ['Nama', 'HP', 'Email', 'Kota'] });
  });

  it('is the first row of words where none of its words is known, if the values tell what they are', () => {
    const rows: Cell[][] = [
      ['Orangnya', 'Bisa dihubungi di'],
      ['Siti Rahayu', '0812-7788-4455'],
      ['Budi Santoso', '0813-1111-2222'],
    ];
    expect(fieldsOf(rows)).toEqual(['name', 'phone']);
  });

  it('is not found in a list of prices, in text, or in rows without one', () => {
    expect(
      plan([
        ['Kode', 'Nama Barang', 'Satuan', 'Harga', 'Stok'],
        ['SKU-1', 'Panci', 'set', 325_000, 14],
      ]),
    ).toBeNull();
    expect(plan([['Catatan untuk kasir'], ['Jangan dihapus']])).toBeNull();
    expect(
      plan([
        ['Siti', '0812-7788-4455'],
        ['Budi', '0813-1111-2222'],
      ]),
    ).toBeNull();
    expect(plan([])).toBeNull();
  });

  it('decides the sheet: the longest list, a hidden one only where there is no other', () => {
    const list = (count: number): Cell[][] => [
      ['Nama', 'HP'],
      ...Array.from({ length: count }, (): Cell[] => ['Siti', '0812']),
    ];
    const sheets = [
      sheet([['Catatan']], 'Catatan'),
      sheet(list(3), 'Lama'),
      sheet(list(9), 'Arsip', true),
      sheet(list(5), 'Baru'),
    ];
    expect(planImport(sheets, choices)?.sheet.name).toBe('Baru');
    expect(
      planImport(
        sheets.slice(0, 3).filter(({ name }) => name !== 'Lama'),
        choices,
      )?.sheet.name,
    ).toBe('Arsip');
    expect(planImport(sheets, { ...choices, sheet: 'Lama' })?.sheet.name).toBe('Lama');
    expect(planImport(sheets, { ...choices, sheet: 'Tidak ada' })).toBeNull();
  });
});

describe('columns', () => {
  it.each<[string, string | null]>([
    ['Nama', 'name'],
    ['NAMA PELANGGAN', 'name'],
    ['Customer Name', 'name'],
    ['customer_name', 'name'],
    ['Nama Toko', 'company'],
    ['No. HP/WA', 'phone'],
    ['Nomor Telepon (WA)', 'phone'],
    ['Telp. Rumah', 'phone'],
    ['WhatsApp', 'phone'],
    ['Business Phone 2', 'phone'],
    ['E-mail 1 - Value', 'email'],
    ['Alamat Email', 'email'],
    ['Surel', 'email'],
    ['Alamat', 'address'],
    ['Address 1 - Formatted', 'address'],
    ['Address 1 - Street', 'street'],
    ['Business Street', 'street'],
    ['Kab/Kota', 'city'],
    ['Provinsi', 'region'],
    ['Kode Pos', 'postalCode'],
    ['Business Country/Region', 'country'],
    ['Tgl. Lahir (dd/mm/yyyy)', 'birthday'],
    ['Tempat, Tanggal Lahir', 'birthday'],
    ['Date of Birth', 'birthday'],
    ['L/P', 'gender'],
    ['Jenis Kelamin', 'gender'],
    ['Kelompok', 'groups'],
    ['Labels', 'tags'],
    ['Categories', 'tags'],
    ['Keterangan', 'note'],
    ['Organization Title', 'jobTitle'],
    ['Jabatan', 'jobTitle'],
    ['Name Prefix', 'title'],
    ['Nama Panggilan', 'nickname'],
    ['Phonetic First Name', null],
    ['File As', null],
    ['Photo', null],
    ['Tempat Lahir', null],
    ['Tgl Daftar', null],
    ['Total Belanja', null],
    ['Poin', null],
    ['Kode Pelanggan', null],
    ['Customer ID', null],
    ['No. Rekening', null],
    ['Nama Barang', null],
    ["Manager's Name", null],
    ['__proto__', null],
    ['constructor', null],
    ['toString', null],
  ])('%s means %s', (name, field) => {
    expect(
      fieldsOf(
        [
          ['Nama Lengkap', 'HP', name],
          ['x', 'y', 'z'],
        ],
        {
          mapping: [
            { index: 0, field: null },
            { index: 1, field: null },
          ],
        },
      )?.[2] ?? null,
    ).toBe(field);
  });

  it('are known by their values where the header says nothing, or says something else', () => {
    const rows: Cell[][] = [
      ['Nama', 'Kontak', 'Kolom 3', 'Kolom 4', 'Kolom 5', 'Kolom 6'],
      ['Siti Rahayu', '0812-7788-4455', 'siti@example.com', 'P', 'Jl. Merdeka No. 1', 150_000],
      ['Budi Santoso', 81_311_112_222, 'budi@example.com', 'L', 'Gg. Mawar 2', 225_000],
      ['Ana Lim', '(022) 731 9981', 'ana@example.com', 'P', 'Jalan Sudirman 3', 1_000],
    ];
    expect(fieldsOf(rows)).toEqual(['name', 'phone', 'email', 'gender', 'address', null]);
  });

  it('the numbering of the rows is nothing, and a field is given once while phones repeat', () => {
    const rows: Cell[][] = [
      ['No', 'Nama', 'Nama Lengkap', 'HP', 'HP 2', 'Kota', 'City'],
      [1, 'Siti', 'Siti R', '0812', '0813', 'Medan', 'Medan'],
    ];
    expect(fieldsOf(rows)).toEqual([null, 'name', null, 'phone', 'phone', 'city', null]);
  });

  it('what a person chose stands, a field that is not there is left out', () => {
    const rows: Cell[][] = [
      ['Nama', 'Catatan', 'Kota'],
      ['a', 'b', 'c'],
    ];
    const mapping = [
      { index: 1, field: 'name' },
      { index: 2, field: 'custom:gone' },
      { index: 99, field: 'name' },
    ];
    expect(fieldsOf(rows, { mapping })).toEqual([null, 'name', null]);
  });
});

describe('rows', () => {
  it('that are totals, remarks, repeated headers or empty are left out with the reason', () => {
    const found = plan([
      ['No', 'Nama', 'HP', 'Kota', 'Total Belanja'],
      [1, 'Siti', '0812-7788-4455', 'Medan', 10],
      [2, null, null, null, null],
      ['No', 'Nama', 'HP', 'Kota', 'Total Belanja'],
      [3, 'Toko Total', null, 'Bogor', 5],
      [null, 'TOTAL', null, null, 15],
      ['Jumlah: 2'],
      [],
      [null, '* Catatan: data per Oktober'],
    ]);
    expect([...(found?.dataRows ?? [])]).toEqual([1, 4]);
    expect(found?.leftOut.map(({ row, reason }) => [row, reason])).toEqual([
      [3, 'blank'],
      [4, 'remark'],
      [6, 'total'],
      [7, 'total'],
      [8, 'blank'],
      [9, 'remark'],
    ]);
  });

  it('keep title and form beside the name, and tidy capitals', () => {
    expect(draft(['Nama', 'HP'], ['UD. I KETUT WIJAYA', '-'])).toMatchObject({
      draft: { kind: 'organization', name: 'I Ketut Wijaya', title: 'UD', phones: [] },
      notes: [
        {
          column: 0,
          field: 'name',
          before: 'UD. I KETUT WIJAYA',
          after: 'UD I Ketut Wijaya',
          reason: 'name-case-tidied',
        },
      ],
    });
    expect(draft(['First Name', 'Last Name', 'Name Prefix'], ['Joko', 'Wijaya', 'Ir.']).draft).toMatchObject({
      kind: 'person',
      name: 'Joko Wijaya',
      title: 'Ir.',
    });
  });

  it('take phones apart, repair what a spreadsheet did to them, and keep what is none', () => {
    const header = ['Nama', 'No. HP/WA', 'Telp Kantor'];
    const { draft: found, notes } = draft(header, ['Siti', '0812-7788-4455 / 6281311112222', '(022) 731 9981']);
    expect(found?.phones).toEqual([
      { raw: '0812-7788-4455', e164: '+6281277884455', digits: expect.any(String) as string, label: 'mobile' },
      { raw: '6281311112222', e164: '+6281311112222', digits: expect.any(String) as string, label: 'mobile' },
      { raw: '(022) 731 9981', e164: '+62227319981', digits: expect.any(String) as string, label: 'work' },
    ]);
    expect(notes.map(({ reason }) => reason)).toEqual(['phones-split', 'phone-country-code-added']);
    const reasons = (phone: Cell) => draft(header, ['Siti', phone]).notes.map(({ reason }) => reason);
    expect(reasons(82_245_022_284)).toEqual(['phone-zero-restored']);
    expect(reasons('6.281277884455E+12')).toEqual(['phone-from-scientific']);
    expect(reasons('6.28123E+12')).toEqual(['phone-not-a-number']);
    expect(reasons('-')).toEqual([]);
  });

  it('repair e-mails only where nothing is guessed', () => {
    const { draft: found, notes } = draft(
      ['Nama', 'Email'],
      ['Siti', 'siti.r @example,com; SITI@EXAMPLE.COM; bukan email'],
    );
    expect(found?.emails.map(({ address }) => address)).toEqual([
      'siti.r@example.com',
      'SITI@example.com',
      'bukan email',
    ]);
    expect(notes.map(({ reason }) => reason)).toEqual(['email-repaired', 'email-not-an-address']);
  });

  it('read dates by the order of their column, and ask once where nothing decides it', () => {
    const dated = (...dates: Cell[]) => drafts([['Nama', 'Tgl Lahir'], ...dates.map((date): Cell[] => ['Siti', date])]);
    const birthdays = (...dates: Cell[]) => dated(...dates).map(({ draft: found }) => found?.birthday ?? null);
    expect(birthdays('4/5/1990', '25/12/1988')).toEqual(['1990-05-04', '1988-12-25']);
    expect(birthdays('4/5/1990', '12/25/1988')).toEqual(['1990-04-05', '1988-12-25']);
    expect(
      birthdays(
        { date: '1981-06-17' },
        '5 Mei 1990',
        '--05-17',
        'Bandung, 12-05-1990',
        '0000-00-00',
        '0/0/00',
        1990,
        '31/02/1990',
        '1/1/2090',
      ),
    ).toEqual(['1981-06-17', '1990-05-05', '--05-17', '1990-05-12', null, null, null, null, null]);
    const question = plan([
      ['Nama', 'Tgl Lahir'],
      ['a', '4/12/1988'],
      ['b', '12/4/1988'],
    ])?.dateQuestion;
    expect(question).toEqual({ column: 'Tgl Lahir', taken: 'dmy', example: '4/12/1988' });
    expect(
      plan(
        [
          ['Nama', 'Tgl Lahir'],
          ['a', '4/12/1988'],
        ],
        { dateOrder: 'mdy' },
      )?.dateQuestion,
    ).toBeNull();
  });

  it('know whom a list is about, and labels that are roles', () => {
    const roles = (rows: Cell[][]) => drafts(rows).map(({ draft: found }) => found?.roles);
    expect(roles([['DAFTAR PEMASOK 2026'], ['Nama', 'HP'], ['PT Maju', '0812']])).toEqual([['supplier']]);
    expect(
      roles([
        ['Nama Pelanggan', 'HP'],
        ['Siti', '0812'],
      ]),
    ).toEqual([['customer']]);
    expect(draft(['Nama', 'Labels'], ['Siti', 'Pemasok ::: * myContacts ::: VIP']).draft).toMatchObject({
      roles: ['supplier'],
      tags: ['VIP'],
    });
  });

  it('put the columns of one set into one address', () => {
    const header = ['Nama', 'Alamat Rumah', 'Kota', 'Business Street', 'Business City'];
    expect(draft(header, ['Siti', 'Jl. A 1', 'Medan', 'Jl. B 2', 'Bogor']).draft?.addresses).toMatchObject([
      { label: 'home', street: 'Jl. A 1', city: 'Medan' },
      { label: 'work', street: 'Jl. B 2', city: 'Bogor' },
    ]);
  });

  it('a job without a company says what the person does', () => {
    expect(draft(['Nama', 'Jabatan', 'Perusahaan'], ['Siti', 'Guru', null]).draft).toMatchObject({
      occupation: 'Guru',
      company: null,
    });
    expect(draft(['Nama', 'Jabatan', 'Perusahaan'], ['Siti', 'Kasir', 'PT Maju']).draft).toMatchObject({
      occupation: '',
      jobTitle: 'Kasir',
      company: { name: 'Maju', title: 'PT' },
    });
  });

  it('whatever stands in the cells, a row becomes a draft with a name or a reject', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.double(),
      fc.boolean(),
      fc.constant(null),
      fc.constantFrom('__proto__', '=1+1', '-', '0000-00-00', '\u202eabc'),
    );
    const header = ['Nama', 'HP', 'Email', 'Alamat', 'Kota', 'Tgl Lahir', 'L/P', 'Labels', 'Keterangan', 'Website'];
    fc.assert(
      fc.property(fc.array(cell, { minLength: 10, maxLength: 10 }), (cells) => {
        const found = plan([header, cells]);
        if (!found || found.dataRows.length === 0) return;
        const { draft: made, reject } = found.reading.understand(cells) as Understood<ContactDraft>;
        expect(made === null).toBe(reject !== null);
        if (made) expect(made.name.trim()).not.toBe('');
      }),
    );
  });
});
