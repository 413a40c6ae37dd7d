import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportProgress } from '../../src-main/contract/imports.ts';
import type { z } from 'zod';
import { digestOf } from '../../src-main/database/digest.ts';
import { newId } from '../../src-main/domain/ids.ts';
import { openCore, type OpenCore } from '../support/core.ts';
import { workbook } from '../support/files.ts';
import { programFile } from '../support/programs.ts';
import { scratchFolder } from '../support/store.ts';
import { customerCsv } from '../bench/import.ts';

const fixture = (name: string) => new File([readFileSync(new URL(`../fixtures/${name}`, import.meta.url))], name);
const csv = (...lines: string[]) => new File([lines.join('\n')], 'list.csv');
const sheet = (rows: string[][]) => new File([new Uint8Array(workbook(rows))], 'list.xlsx');

let place: ReturnType<typeof scratchFolder>;
let app: OpenCore;
beforeEach(async () => {
  place = scratchFolder();
  app = await openCore(place.folder);
});
afterEach(async () => {
  await app.close();
  place.remove();
});

const digest = () => digestOf(app.store.db);
const contacts = async () => (await app.client.contacts.list({ limit: 500 })).items;
const get = async (name: string) => {
  const found = (await contacts()).find((contact) => contact.name === name);
  if (!found) throw new Error(`no contact called ${name}`);
  return app.client.contacts.get({ id: found.id });
};
const journalOf = async (batch: string) =>
  (await app.store.db.selectFrom('journal').select('seq').where('batch_id', '=', batch).execute()).length;

describe('files as shops have them', () => {
  it.each([
    ['pelanggan-toko.xlsx', 'Pelanggan', 4, 455],
    ['google-contacts.csv', '', 1, 180],
    ['outlook-contacts-windows1252.csv', '', 1, 90],
  ])('%s goes through without a hand on the mapping', async (name, sheetName, headerRow, rows) => {
    const preview = await app.client.imports.preview({ file: fixture(name) });
    expect(preview).toMatchObject({ file: name, sheet: sheetName, headerRow, rows });
    expect(preview.counts.reject).toBe(0);
    expect(await contacts()).toEqual([]);
    const summary = await app.client.imports.run({ file: fixture(name) });
    expect(summary).toMatchObject({ status: 'done', rows, rejected: 0, rejects: [] });
    expect(summary.added).toBe(preview.counts.add);
    expect(summary.skipped).toBe(preview.counts.skip);
    expect(summary.added + summary.skipped).toBe(rows);
  });

  it('the same file a second time with update changes nothing, not even the journal', async () => {
    for (const name of ['pelanggan-toko.xlsx', 'google-contacts.csv', 'outlook-contacts-windows1252.csv']) {
      await app.client.imports.run({ file: fixture(name), duplicates: 'update' });
      const before = await digest();
      const again = await app.client.imports.run({ file: fixture(name), duplicates: 'update' });
      expect(again).toMatchObject({ added: 0, updated: 0, skipped: 0, unchanged: again.rows });
      expect(await journalOf(again.id)).toBe(0);
      expect(await digest()).toBe(before);
    }
  });

  it('the whole import is undone to the digest before, over contacts that were there', async () => {
    await app.client.imports.run({ file: fixture('google-contacts.csv') });
    const before = await digest();
    const summary = await app.client.imports.run({ file: fixture('pelanggan-toko.xlsx'), duplicates: 'update' });
    expect(summary.added).toBeGreaterThan(300);
    expect(await digest()).not.toBe(before);
    const promised = await app.client.history.scope({ batchId: summary.id });
    const undone = await app.client.imports.undo({ id: summary.id });
    expect(undone.kept).toEqual([]);
    expect(undone).toMatchObject(promised);
    expect(undone.removed).toBeGreaterThanOrEqual(summary.added);
    expect(await digest()).toBe(before);
    expect(await app.client.imports.get({ id: summary.id })).toMatchObject({ status: 'undone', added: summary.added });
    await expect(app.client.imports.undo({ id: summary.id })).rejects.toMatchObject({ code: 'batch-already-undone' });
  });

  it('people of one company share it, and it is made once', async () => {
    await app.client.imports.run({ file: fixture('google-contacts.csv') });
    const companies = (await contacts()).filter(({ kind }) => kind === 'organization');
    expect(companies.map(({ title, name }) => `${title} ${name}`).sort()).toEqual([
      'CV "Maju" Bersama',
      'PT Sumber Rejeki',
      'Toko Ananda, Cab. 2',
    ]);
    const one = await get("Nur'aini Lubis");
    expect(one).toMatchObject({
      roles: ['customer'],
      affiliations: [{ jobTitle: 'Purchasing', organization: { name: 'Sumber Rejeki', title: 'PT' } }],
      addresses: [{ label: 'home', street: 'Jl. Melati 1', city: 'Bengkulu', postalCode: '37400' }],
      tags: [],
    });
  });
});

describe('duplicates', () => {
  const header = 'Nama,HP,Email,Kota,Catatan';
  beforeEach(async () => {
    await app.client.contacts.create({
      name: 'Bu Siti Rahayu',
      note: 'lama',
      roles: ['supplier'],
      phones: [{ raw: '0812-7788-4455' }],
      emails: [{ address: 'siti@example.com' }],
      addresses: [{ city: 'Medan' }],
    });
  });
  const rows = [
    'Siti R,+62 812 7788 4455,,,by phone',
    'Siti,,SITI@example.com,,by mail',
    'Siti Rahayu,,,Medan,by name and city',
    'Siti Rahayu,,,Bogor,another city',
    'Siti Rahayu,081311112222,,Medan,another phone',
  ];

  it('are known by phone, by e-mail, and by name in the same city where not both have a phone', async () => {
    const { counts, sample } = await app.client.imports.preview({ file: csv(header, ...rows) });
    expect(counts).toEqual({ add: 2, update: 0, unchanged: 0, skip: 3, reject: 0 });
    expect(sample.map((row) => row.sameAs?.by ?? row.outcome)).toEqual(['phone', 'email', 'name', 'add', 'add']);
    expect(sample[0]?.sameAs).toMatchObject({ name: 'Siti Rahayu' });
  });

  it('skip leaves what is there as it is', async () => {
    const before = await get('Siti Rahayu');
    const { id } = await app.client.imports.run({ file: csv(header, ...rows.slice(0, 3)), duplicates: 'skip' });
    expect(await journalOf(id)).toBe(0);
    expect(await get('Siti Rahayu')).toEqual(before);
  });

  it('update overwrites what the row says, adds to lists, and never erases by an empty cell', async () => {
    const file = () => csv(`${header},L/P`, 'Siti Aminah,081277884455 / 0813-1111-2222,,,baru,P');
    expect((await app.client.imports.preview({ file: file(), duplicates: 'update' })).counts.update).toBe(1);
    await app.client.imports.run({ file: file(), duplicates: 'update' });
    expect(await get('Siti Aminah')).toMatchObject({
      title: 'Ibu',
      note: 'baru',
      gender: 'female',
      roles: ['supplier'],
      phones: [{ e164: '+6281277884455' }, { e164: '+6281311112222' }],
      emails: [{ address: 'siti@example.com' }],
      addresses: [{ city: 'Medan' }],
    });
  });

  it('add adds them anyway', async () => {
    const summary = await app.client.imports.run({ file: csv(header, ...rows), duplicates: 'add' });
    expect(summary).toMatchObject({ added: 5, skipped: 0, updated: 0 });
  });

  it('within the file are seen too: two rows about one do not overwrite each other at every import', async () => {
    const file = () =>
      csv(
        header,
        'Budi,081311112222,,Bogor,first',
        'BUDI,081311112222,budi@example.com,,second',
        'Budi,,budi@example.com,,third',
      );
    const { counts, sample } = await app.client.imports.preview({ file: file(), duplicates: 'update' });
    expect(counts).toMatchObject({ add: 1, update: 1 });
    expect(sample[1]?.sameAs).toEqual({ id: null, name: 'Budi', by: 'file' });
    expect(await app.client.imports.run({ file: file(), duplicates: 'update' })).toMatchObject({
      added: 1,
      updated: 1,
      unchanged: 1,
    });
    expect(await get('Budi')).toMatchObject({ note: 'first', emails: [{ address: 'budi@example.com' }] });
    const again = await app.client.imports.run({ file: file(), duplicates: 'update' });
    expect(again).toMatchObject({ added: 0, updated: 0, unchanged: 3 });
  });

  it('within the file are seen however far apart, and contacts of a clock that was ahead are no such rows', async () => {
    const ahead = 'f0000000-0000-7000-8000-00000000000a';
    await app.client.imports.run({ file: csv('ID,Nama,HP,Catatan', `${ahead},Wayan,0812-7788-4401,dahulu`) });
    expect(await app.client.contacts.get({ id: ahead })).toMatchObject({ name: 'Wayan' });
    const others = Array.from({ length: 3_000 }, (_, at) => `Orang ${at},0813${10_000_000 + at},`);
    const file = csv(
      'Nama,HP,Catatan',
      'Siti,0812-7788-4402,pertama',
      ...others,
      'Siti,0812-7788-4402,kedua',
      'Wayan,0812-7788-4401,kini',
    );
    const summary = await app.client.imports.run({ file, duplicates: 'update' });
    expect(summary).toMatchObject({ added: 3_001, updated: 1, unchanged: 1 });
    const [siti] = (await app.client.contacts.list({ search: 'Siti' })).items;
    expect(await app.client.contacts.get({ id: siti?.id ?? '' })).toMatchObject({ note: 'pertama' });
    expect(await app.client.contacts.get({ id: ahead })).toMatchObject({ note: 'kini' });
  });

  it('colleagues on one office line are different people', async () => {
    const file = () =>
      csv(
        'First Name,Last Name,Business Phone,Mobile Phone',
        'Ana,Lim,022 731 9981,0811222333',
        'Oka,Putra,022 731 9981,0811222444',
      );
    expect((await app.client.imports.run({ file: file() })).added).toBe(2);
    expect((await app.client.imports.run({ file: file() })).skipped).toBe(2);
  });
});

describe('what goes wrong', () => {
  it('a row without a name takes one from its company, e-mail or phone, else it is rejected with its number', async () => {
    const summary = await app.client.imports.run({
      file: csv(
        'Nama,Perusahaan,HP,Email,Kota',
        ',PT Maju,,,',
        ',,0812-7788-4455,,',
        ',,,ani.lim@example.com,',
        ',,,,Medan',
      ),
    });
    expect(summary).toMatchObject({ added: 3, rejected: 1, rejects: [{ row: 5, reason: 'row-without-name' }] });
    expect((await contacts()).map(({ name }) => name).sort()).toEqual(['0812-7788-4455', 'Ani Lim', 'Maju']);
  });

  it.each([
    ['an empty file', new File([], 'a.csv'), 'file-empty'],
    ['a PDF', new File(['%PDF-1.7 x'], 'a.xlsx'), 'file-not-a-spreadsheet'],
    ['a list of prices that is called people', fixture('daftar-harga.xlsx'), 'sheet-without-header', 'contacts'],
    [
      'half a workbook',
      new File([new Uint8Array(workbook([['Nama'], ['A']]).subarray(0, 700))], 'a.xlsx'),
      'file-damaged',
    ],
  ] as const)(
    '%s is refused in words at preview and run, and leaves nothing',
    async (_, file, code, target?: 'contacts') => {
      const before = await digest();
      await expect(app.client.imports.preview({ file, target })).rejects.toMatchObject({ code });
      await expect(app.client.imports.run({ file, target })).rejects.toMatchObject({ code });
      expect(await digest()).toBe(before);
      expect(await app.client.imports.list({})).toEqual({ total: 0, items: [] });
    },
  );

  it('names that are scripts, formulas, endless, right to left, emoji or __proto__ are kept as text', async () => {
    const names = [
      '<script>alert(1)</script>',
      '=1+1',
      '@SUM(A1)',
      'شركة النور',
      '😀😀',
      '__proto__',
      'constructor',
      '--',
    ];
    const long = 'x'.repeat(10_000);
    const { rejects } = await app.client.imports.run({
      file: sheet([
        ['Nama', '__proto__', 'constructor', 'HP'],
        ...[...names, long].map((name, i) => [name, 'a', 'b', `08127788440${i}`]),
      ]),
    });
    expect(rejects).toEqual([]);
    const found = (await contacts()).map(({ name }) => name.toLowerCase());
    for (const name of [...names.slice(0, -1), long]) expect(found).toContain(name.toLowerCase());
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('a name past its limit is cut and said to be', async () => {
    const file = csv('Nama,HP', `${'y'.repeat(12_000)},081277884455`);
    const { doubtful } = await app.client.imports.preview({ file });
    expect(doubtful).toMatchObject([{ row: 2, column: 'Nama', field: 'name', reason: 'value-shortened' }]);
  });

  it('a phone that is no phone is kept and flagged', async () => {
    const file = () => csv('Nama,HP', 'Siti,telp kantor saja');
    expect((await app.client.imports.preview({ file: file() })).doubtful).toMatchObject([
      { row: 2, column: 'HP', field: 'phone', before: 'telp kantor saja', reason: 'phone-not-a-number' },
    ]);
    await app.client.imports.run({ file: file() });
    expect((await get('Siti')).phones).toMatchObject([{ raw: 'telp kantor saja', e164: null }]);
  });
});

describe('the hand on the mapping', () => {
  it('sheet, header row, fields and the order of dates can be told', async () => {
    const file = () => csv('judul', 'satu,dua,tiga', 'Siti,4/5/1990,Medan', 'Budi,6/7/1991,Bogor');
    const columns = [
      { index: 0, field: 'name' },
      { index: 1, field: 'birthday' },
      { index: 2, field: null },
    ];
    const preview = await app.client.imports.preview({ file: file(), headerRow: 2, columns });
    expect(preview.dateQuestion).toEqual({ column: 'dua', taken: 'dmy', example: '4/5/1990' });
    expect(preview.columns.map(({ field, matchedBy }) => [field, matchedBy])).toEqual([
      ['name', 'person'],
      ['birthday', 'person'],
      [null, 'person'],
    ]);
    await app.client.imports.run({ file: file(), headerRow: 2, columns, dateOrder: 'mdy' });
    expect(await get('Siti')).toMatchObject({ birthday: '1990-04-05', addresses: [] });
  });

  it("fills the shop's own fields by their names", async () => {
    const made = async (name: string, kind: 'money' | 'yesno' | 'choice' | 'date' | 'number', choices: string[] = []) =>
      (await app.client.customFields.create({ name, kind, choices })).id;
    const ids = [
      await made('Total Belanja', 'money'),
      await made('Anggota', 'yesno'),
      await made('Ukuran', 'choice', ['Kecil', 'Besar']),
      await made('Gabung', 'date'),
      await made('Poin', 'number'),
    ];
    const file = () =>
      csv(
        'Nama;Total Belanja;Anggota;Ukuran;Gabung;Poin',
        'Siti;Rp 1.500.000,00;ya;besar;31/12/2025;1,5',
        'Budi;tidak tahu;mungkin;sedang;kemarin;banyak',
      );
    const preview = await app.client.imports.preview({ file: file() });
    expect(preview.columns.map(({ field }) => field)).toEqual(['name', ...ids.map((id) => `custom:${id}`)]);
    expect(preview.doubtful.map(({ row, reason }) => [row, reason])).toEqual(
      ids.map(() => [3, 'value-not-understood']),
    );
    await app.client.imports.run({ file: file() });
    const values = new Map((await get('Siti')).customValues.map(({ fieldId, value }) => [fieldId, value]));
    expect(ids.map((id) => values.get(id))).toEqual(['1500000', 'yes', 'Besar', '2025-12-31', '1.5']);
    expect((await get('Budi')).customValues).toEqual([]);
  });
});

describe('a long import', () => {
  const large = () => new File([customerCsv(1_500)], 'large.csv');

  it('tells how far it is, from reading to the summary', async () => {
    const id = newId();
    const events: z.infer<typeof ImportProgress>[] = [];
    const follow = (async () => {
      for await (const event of await app.client.imports.progress({ id })) events.push(event);
    })();
    const summary = await app.client.imports.run({ id, file: new File([customerCsv(400)], 'a.csv') });
    await follow;
    const done = events.flatMap((event) => (event.phase === 'writing' ? [event.done] : []));
    expect(done.length).toBeGreaterThan(1);
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect(events.at(-1)).toEqual({ phase: 'finished', summary });
    const later = [];
    for await (const event of await app.client.imports.progress({ id })) later.push(event);
    expect(later).toEqual([{ phase: 'finished', summary }]);
  });

  it('cancelled in the middle leaves nothing, and another can follow', async () => {
    await app.client.contacts.create({ name: 'Siti', phones: [{ raw: '0812-7788-4455' }] });
    const before = await digest();
    const id = newId();
    const running = app.client.imports.run({ id, file: large(), duplicates: 'update' });
    for await (const event of await app.client.imports.progress({ id })) {
      if (event.phase === 'writing' && event.done > 200) break;
    }
    await expect(app.client.imports.run({ file: large() })).rejects.toMatchObject({
      code: 'import-running',
      data: { id },
    });
    expect(await digest()).not.toBe(before);
    expect(await app.client.imports.cancel({ id })).toEqual({ cancelled: true });
    expect(await running).toMatchObject({ status: 'cancelled' });
    expect(await digest()).toBe(before);
    expect(await app.client.imports.cancel({ id })).toEqual({ cancelled: false });
    expect((await app.client.imports.run({ file: csv('Nama,HP', 'Budi,081311112222') })).status).toBe('done');
  });

  it('killed in the middle is taken back at the next start, and said to be', async () => {
    await app.client.contacts.create({ name: 'Siti', phones: [{ raw: '0812-7788-4455' }] });
    const before = await digest();
    await app.close();
    const list = path.join(place.folder, 'large.csv');
    writeFileSync(list, customerCsv(1_500));
    const child = spawn(process.execPath, [programFile('import-child'), place.folder, list], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let last = '';
    for await (const line of createInterface({ input: child.stdout })) {
      last = line;
      if (Number(line.split(' ')[1]) > 200) child.kill('SIGKILL');
    }
    expect(last).toMatch(/^wrote \d+$/);
    app = await openCore(place.folder);
    expect(await digest()).toBe(before);
    expect((await app.client.shop.status()).takenBack).toMatchObject([{ file: 'list.csv' }]);
    expect((await app.client.imports.list({})).items.map(({ status }) => status)).toEqual(['interrupted']);
  });

  it('closing the app in the middle takes it back first', async () => {
    const before = await digest();
    const id = newId();
    const running = app.client.imports.run({ id, file: large() });
    for await (const event of await app.client.imports.progress({ id })) {
      if (event.phase === 'writing' && event.done > 100) break;
    }
    await app.close();
    await running.catch(() => undefined);
    app = await openCore(place.folder);
    expect(await digest()).toBe(before);
    expect((await app.client.imports.get({ id })).status).toBe('cancelled');
  });
});

describe('undo', () => {
  it('does what was said before, also where rows of one file met in one contact', async () => {
    await app.client.contacts.create({ name: 'Siti', phones: [{ raw: '0812-7788-4455' }] });
    const { id, added, updated } = await app.client.imports.run({
      file: csv(
        'Nama,HP,Kota',
        'Siti,0812-7788-4455,Bandung',
        'Andi,0813-1111-2222,',
        'Andi,0813-1111-2222,Garut',
        'Rina,0813-1111-3333,',
      ),
      duplicates: 'update',
    });
    expect({ added, updated }).toEqual({ added: 2, updated: 2 });
    const promised = await app.client.history.scope({ batchId: id });
    expect(promised).toEqual({ removed: 2, restored: 1 });
    expect(await app.client.imports.undo({ id })).toMatchObject(promised);
  });

  it('keeps and lists what was changed since', async () => {
    const file = csv('Nama,HP', 'Siti,081277884455', 'Budi,081311112222');
    const { id } = await app.client.imports.run({ file });
    const siti = await get('Siti');
    await app.client.contacts.update({ id: siti.id, note: 'tetap' });
    const undone = await app.client.imports.undo({ id });
    expect(undone.removed).toBe(1);
    expect(undone.kept.map(({ name }) => name)).toContain('Siti');
    expect((await contacts()).map(({ name }) => name)).toEqual(['Siti']);
  });

  it('an import undone from the history is an undone import', async () => {
    const { id } = await app.client.imports.run({ file: csv('Nama,HP', 'Siti,081277884455') });
    await app.client.history.undo({ batchId: id });
    expect((await app.client.imports.get({ id })).status).toBe('undone');
  });
});
