import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { digestOf } from '../../src-main/database/digest.ts';
import { openCore, type OpenCore } from '../support/core.ts';
import { scratchFolder } from '../support/store.ts';

const csv = (...lines: string[]) => new File([lines.join('\n')], 'list.csv');
const fixture = (name: string) => new File([readFileSync(new URL(`../fixtures/${name}`, import.meta.url))], name);

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

describe('rejected rows', () => {
  const file = () =>
    csv('Nama,HP,Tgl Lahir,Kota', 'Siti,0812-7788-4455,31/12/1990,Bogor', ',,,Medan', ',,04/05/1991,Binjai');

  it('keep their cells, are mended and run again as an import that follows, and are read as the file was', async () => {
    const first = await app.client.imports.run({ file: file() });
    expect(first).toMatchObject({ added: 1, rejected: 2, toMend: 2, follows: null });
    const rejects = await app.client.imports.rejects({ id: first.id });
    expect(rejects.columns.map(({ field }) => field)).toEqual(['name', 'phone', 'birthday', 'city']);
    expect(rejects.rows).toMatchObject([
      { row: 3, reason: 'row-without-name', at: 0, cells: ['', '', '', 'Medan'] },
      { row: 4, cells: ['', '', '04/05/1991', 'Binjai'] },
    ]);
    const mended = await app.client.imports.mend({
      id: first.id,
      rows: [
        { row: 3, cells: ['', '', '', 'Medan Baru'] },
        { row: 4, cells: ['Budi', '081311112222', '04/05/1991', 'Binjai'] },
      ],
    });
    expect(mended).toMatchObject({ added: 1, rejected: 1, follows: first.id });
    // Day before month, as the whole file decided it: alone, nothing would tell.
    expect(await get('Budi')).toMatchObject({ birthday: '1991-05-04', addresses: [{ city: 'Binjai' }] });
    expect(await app.client.imports.get({ id: first.id })).toMatchObject({ toMend: 1 });
    expect((await app.client.imports.rejects({ id: first.id })).rows).toMatchObject([
      { row: 3, cells: ['', '', '', 'Medan Baru'] },
    ]);
    await expect(
      app.client.imports.mend({ id: first.id, rows: [{ row: 4, cells: ['Budi', '', '', ''] }] }),
    ).rejects.toMatchObject({ code: 'nothing-to-mend' });
  });

  it('mended, are undone by themselves or together with the import that rejected them', async () => {
    const before = await digest();
    const first = await app.client.imports.run({ file: file() });
    const between = await digest();
    const mend = () =>
      app.client.imports.mend({ id: first.id, rows: [{ row: 3, cells: ['Ani', '081311112222', '', 'Medan'] }] });
    const mended = await mend();
    expect(await app.client.imports.undo({ id: mended.id })).toMatchObject({ removed: 1, kept: [] });
    expect(await digest()).toBe(between);
    expect(await app.client.imports.get({ id: first.id })).toMatchObject({ toMend: 2 });
    await mend();
    expect(await app.client.imports.undo({ id: first.id })).toMatchObject({ removed: 2, kept: [] });
    expect(await digest()).toBe(before);
  });

  it('go out as a workbook with the reason, which imports again as it is', async () => {
    const first = await app.client.imports.run({ file: file() });
    const saved = await app.client.imports.rejectsFile({ id: first.id, language: 'id' });
    expect(saved.name).toBe('list - baris ditolak.xlsx');
    const book = XLSX.read(await saved.arrayBuffer());
    const rows = XLSX.utils.sheet_to_json<string[]>(book.Sheets[book.SheetNames[0] ?? ''] ?? {}, { header: 1 });
    expect(rows[0]).toEqual(['Nama', 'HP', 'Tgl Lahir', 'Kota', 'Alasan ditolak (Langganan)']);
    expect(rows).toHaveLength(3);
    const preview = await app.client.imports.preview({ file: saved });
    expect(preview.columns.map(({ field }) => field)).toEqual(['name', 'phone', 'birthday', 'city', null]);
    expect(preview.counts).toMatchObject({ reject: 2 });
  });

  it('are only so many, and only so much of them', async () => {
    const lines = Array.from({ length: 5_200 }, (_, row) => `,,,Kota ${row}`);
    const { id, rejected, rejects } = await app.client.imports.run({ file: csv('Nama,HP,Tgl Lahir,Kota', ...lines) });
    expect(rejected).toBe(5_200);
    expect(rejects).toHaveLength(1_000);
    expect((await app.client.imports.rejects({ id })).rows).toHaveLength(5_000);
  });
});

describe('groups of understood values', () => {
  it('tell how many there are with before and after, and what can be chosen', async () => {
    const preview = await app.client.imports.preview({
      file: csv('Nama,HP,Tgl Lahir', 'SITI RAHAYU,81277884455,4/5/1990', 'Budi,telp kantor,5/6/1991'),
    });
    const groups = preview.groups.map(({ name, reason, count, doubtful, answers }) => [
      name,
      reason,
      count,
      doubtful,
      answers,
    ]);
    expect(groups).toEqual([
      ['Tgl Lahir', 'date-ambiguous', 2, true, ['accept', 'other-order', 'empty']],
      ['HP', 'phone-not-a-number', 1, true, ['accept', 'empty', 'reject']],
      ['Nama', 'name-case-tidied', 1, false, ['accept', 'keep']],
      ['HP', 'phone-zero-restored', 1, false, ['accept', 'empty', 'reject']],
    ]);
    expect(preview.groups[0]?.examples[0]).toMatchObject({ before: '4/5/1990', after: '1990-05-04' });
  });

  it('are changed by one answer: other order, as written, left out, or rejected to be mended', async () => {
    const asked = {
      answers: [
        { column: 3, reason: 'date-ambiguous' as const, answer: 'other-order' as const },
        { column: 0, reason: 'name-case-tidied' as const, answer: 'keep' as const },
        { column: 1, reason: 'phone-zero-restored' as const, answer: 'empty' as const },
        { column: 1, reason: 'phone-not-a-number' as const, answer: 'reject' as const },
      ],
    };
    const text = () =>
      csv('Nama,HP,Email,Tgl Lahir', 'SITI RAHAYU,81277884455,,4/5/1990', 'Budi,telp kantor,,5/6/1991');
    const preview = await app.client.imports.preview({ file: text(), ...asked });
    expect(preview.groups.find(({ reason }) => reason === 'date-ambiguous')).toMatchObject({
      answer: 'other-order',
      examples: [{ before: '4/5/1990', after: '1990-04-05' }],
    });
    const summary = await app.client.imports.run({ file: text(), ...asked });
    expect(summary.rejects).toEqual([{ row: 3, reason: 'value-invalid', column: 'HP', value: 'telp kantor' }]);
    expect(await get('SITI RAHAYU')).toMatchObject({ birthday: '1990-04-05', phones: [] });
  });

  it('what a field cannot hold is kept in the note where that is wanted', async () => {
    await app.client.imports.run({
      file: csv('Nama,Tgl Lahir', 'Siti,31/02/1990'),
      answers: [{ column: 1, reason: 'date-impossible', answer: 'keep' }],
    });
    expect(await get('Siti')).toMatchObject({ birthday: null, note: 'Tgl Lahir: 31/02/1990' });
  });
});

describe('own fields made in place', () => {
  it('come with the import and go with its undo', async () => {
    const before = await digest();
    const file = () => csv('Nama,HP,Poin,Kode', 'Siti,081277884455,120,A-01', 'Budi,081311112222,30,A-02');
    const columns = [
      { index: 2, field: 'new:number' },
      { index: 3, field: 'new:text', name: 'Kode lama' },
    ];
    const preview = await app.client.imports.preview({ file: file(), columns });
    expect(preview.columns.map(({ field, newName }) => [field, newName])).toEqual([
      ['name', null],
      ['phone', null],
      ['new:number', 'Poin'],
      ['new:text', 'Kode lama'],
    ]);
    expect(await app.client.customFields.list()).toEqual([]);
    await app.client.imports.run({ file: file(), columns });
    const fields = await app.client.customFields.list();
    expect(fields.map(({ name, kind }) => [name, kind])).toEqual([
      ['Poin', 'number'],
      ['Kode lama', 'text'],
    ]);
    const values = new Map((await get('Siti')).customValues.map(({ fieldId, value }) => [fieldId, value]));
    expect(fields.map((field) => values.get(field.id))).toEqual(['120', 'A-01']);
    // By the number of the other program the same people are known, however their names and phones have changed.
    const key = `custom:${fields[1]?.id}`;
    const renamed = csv('Nama,HP,Kode lama', 'Siti Aminah,081900001111,A-01');
    expect(await app.client.imports.run({ file: renamed, duplicates: 'update', matchBy: [key] })).toMatchObject({
      added: 0,
      updated: 1,
    });
    expect((await contacts()).map(({ name }) => name).sort()).toEqual(['Budi', 'Siti Aminah']);
    const { items } = await app.client.imports.list({});
    for (const one of items) await app.client.imports.undo({ id: one.id });
    expect(await digest()).toBe(before);
  });
});

describe('duplicates', () => {
  it('that fill write only where nothing is; the preview counts what each choice would do', async () => {
    await app.client.contacts.create({ name: 'Siti', note: 'lama', phones: [{ raw: '0812-7788-4455' }] });
    const file = () =>
      csv(
        'Nama,HP,Email,Catatan',
        'Siti Aminah,081277884455,siti@example.com,baru',
        'Budi,081311112222,,',
        'Siti,081277884455,,',
      );
    const { modes } = await app.client.imports.preview({ file: file() });
    expect(modes).toEqual({
      skip: { add: 1, update: 0, unchanged: 0, skip: 2, reject: 0 },
      fill: { add: 1, update: 1, unchanged: 1, skip: 0, reject: 0 },
      update: { add: 1, update: 1, unchanged: 1, skip: 0, reject: 0 },
      add: { add: 3, update: 0, unchanged: 0, skip: 0, reject: 0 },
    });
    expect(await app.client.imports.run({ file: file(), duplicates: 'fill' })).toMatchObject({
      added: 1,
      updated: 1,
      unchanged: 1,
    });
    expect(await get('Siti')).toMatchObject({ note: 'lama', emails: [{ address: 'siti@example.com' }] });
    expect(await app.client.imports.run({ file: file(), duplicates: 'fill' })).toMatchObject({
      added: 0,
      updated: 0,
      unchanged: 3,
    });
  });

  it("are known by Langganan's own id, and a file with ids brings them back as they were", async () => {
    const made = await app.client.contacts.create({ name: 'Siti', phones: [{ raw: '0812-7788-4455' }] });
    const other = '01930000-0000-7000-8000-000000000001';
    const file = () => csv('ID,Nama,HP', `${made.id},Siti Baru,`, `${other},Budi,`);
    const preview = await app.client.imports.preview({ file: file(), duplicates: 'update' });
    expect(preview.columns[0]?.field).toBe('id');
    expect(preview.counts).toMatchObject({ add: 1, update: 1 });
    await app.client.imports.run({ file: file(), duplicates: 'update' });
    expect((await get('Siti Baru')).id).toBe(made.id);
    expect((await get('Budi')).id).toBe(other);
  });
});

describe('an open preview', () => {
  it('reads the held file otherwise without having it again, and says so when it was let go', async () => {
    const { held } = await app.client.imports.preview({ file: fixture('google-contacts.csv') });
    const again = await app.client.imports.reread({ held, columns: [{ index: 0, field: null }] });
    expect(again).toMatchObject({ held, rows: 180 });
    expect(again.columns[0]).toMatchObject({ field: null, matchedBy: 'person' });
    await app.client.imports.preview({ file: csv('Nama,HP', 'Siti,081277884455') });
    await expect(app.client.imports.reread({ held })).rejects.toMatchObject({ code: 'file-not-held' });
  });
});
