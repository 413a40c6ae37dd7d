import { inflateRawSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import type { z } from 'zod';
import { fill } from '../../resources/scripts/seed/fill.ts';
import type { ContactCreate } from '../../src-main/contract/contacts.ts';
import { unguardCell } from '../../src-main/domain/csv.ts';
import { listZip } from '../../src-main/jobs/reading/zip.ts';
import { newId } from '../../src-main/domain/ids.ts';
import { type OpenCore, openCore } from '../support/core.ts';
import { hostileNames } from '../support/hostile.ts';
import { scratchFolder, TestClock } from '../support/store.ts';

let core: OpenCore;
let clock: TestClock;
let clean: () => void;
beforeEach(async () => {
  const { folder, remove } = scratchFolder();
  clean = remove;
  clock = new TestClock();
  core = await openCore(folder, clock);
});
afterEach(async () => {
  await core.close();
  clean();
});

const create = (draft: z.input<typeof ContactCreate>) => {
  clock.advance(1_000);
  return core.client.contacts.create(draft);
};
type Asked = Omit<Extract<Parameters<typeof core.client.exports.run>[0], { what: 'contacts' }>, 'what'>;
const run = (asked: Asked) => core.client.exports.run({ what: 'contacts', language: 'en', ...asked });
const bytesOf = async (file: File) => Buffer.from(await file.arrayBuffer());
const csvRows = async (asked: Asked): Promise<string[][]> => {
  const { file } = await run({ format: 'csv', separator: 'comma', ...asked });
  return parse(await bytesOf(file), { bom: true });
};
const partOf = (bytes: Buffer, name: string): string => {
  const entry = listZip(bytes, 'x').find((one) => one.name === name);
  if (!entry) throw new Error(`no ${name}`);
  const start = entry.localOffset + 30 + bytes.readUInt16LE(entry.localOffset + 26);
  return inflateRawSync(bytes.subarray(start, start + entry.packedSize)).toString('utf8');
};

describe('a .csv', () => {
  it('with a column that nobody knows is refused, and the columns there are are named', async () => {
    await create({ kind: 'person', name: 'Siti' });
    await expect(run({ format: 'csv', columns: ['name', 'password', '__proto__'] })).rejects.toMatchObject({
      code: 'columns-unknown',
      data: { names: ['password', '__proto__'], known: expect.arrayContaining(['name', 'phone']) as unknown },
    });
  });

  it('has the chosen columns in the asked language, with a byte order mark', async () => {
    const field = await core.client.customFields.create({ name: 'Ukuran', kind: 'text' });
    const member = await core.client.customFields.create({ name: 'Anggota', kind: 'yesno' });
    const firm = await create({ name: 'PT Maju' });
    await create({
      name: 'Siti "Titi" Aminah',
      roles: ['customer'],
      phones: [{ raw: '0812-7788-4455' }, { raw: 'tanya' }],
      addresses: [{ city: 'Bandung', street: 'Jl. Braga 1\nlantai 2' }],
      affiliations: [{ organizationId: firm.id, jobTitle: 'Kasir' }],
      customValues: [
        { fieldId: field.id, value: 'M' },
        { fieldId: member.id, value: 'yes' },
      ],
    });
    const columns = [
      'name',
      'roles',
      'phone',
      'phone2',
      'street',
      'company',
      `custom:${field.id}`,
      `custom:${member.id}`,
    ];
    const asked: Asked = {
      kind: 'person',
      columns: [...columns, `custom:${newId()}`],
      language: 'id',
      separator: 'comma',
    };
    const { file, rows } = await run({ format: 'csv', ...asked });
    expect(rows).toBe(1);
    expect(file.name).toBe('kontak-2026-11-22.csv');
    expect(file.type).toMatch(/^text\/csv/);
    expect([...(await bytesOf(file))].slice(0, 3)).toEqual([0xef, 0xbb, 0xbf]);
    expect(await csvRows(asked)).toEqual([
      ['Nama', 'Peran', 'Telepon', 'Telepon 2', 'Alamat', 'Perusahaan', 'Ukuran', 'Anggota'],
      ['Siti "Titi" Aminah', 'Pelanggan', '+62 812 7788 4455', 'tanya', 'Jl. Braga 1\nlantai 2', 'PT Maju', 'M', 'Ya'],
    ]);
  });

  it('has the decimal mark that goes with its separator', async () => {
    await core.client.settings.update({ currency: 'SGD', currencyDecimals: 2 });
    const limit = await core.client.customFields.create({ name: 'Limit', kind: 'money' });
    await create({ name: 'Ani', customValues: [{ fieldId: limit.id, value: '150050' }] });
    const columns = [`custom:${limit.id}`];
    expect(await csvRows({ columns })).toEqual([['Limit'], ['1500.50']]);
    const { file } = await run({ format: 'csv', columns, separator: 'semicolon' });
    expect((await bytesOf(file)).toString('utf8')).toBe('\uFEFFLimit\r\n1500,50\r\n');
  });

  it('can do nothing in a spreadsheet, whatever the names are', async () => {
    for (const name of ['=1+1', '+SUM(A1)', '-2+3', '@cmd', '\t=1', '＝1+1'])
      await create({ name, kind: 'person', note: name });
    for (const row of (await csvRows({})).slice(1)) for (const cell of row) expect(cell).not.toMatch(/^\s*[=+@＝-]/);
  });
});

describe('an .xlsx', () => {
  it('has typed cells: days, amounts, numbers, and text where a zero must not go', async () => {
    await core.client.settings.update({ currency: 'SGD', currencyDecimals: 2 });
    const limit = await core.client.customFields.create({ name: 'Limit', kind: 'money' });
    const size = await core.client.customFields.create({ name: 'Size', kind: 'number' });
    await create({
      name: 'Ani',
      birthday: '1990-05-17',
      phones: [{ raw: '0812-7788-4455' }],
      addresses: [{ city: 'Bandung', postalCode: '01234' }],
      customValues: [
        { fieldId: limit.id, value: '150050' },
        { fieldId: size.id, value: '12.5' },
      ],
    });
    await create({ name: 'Budi', birthday: '--02-29' });
    const columns = ['name', 'phone', 'postalCode', 'birthday', `custom:${limit.id}`, `custom:${size.id}`, 'createdAt'];
    const { file, rows } = await run({ columns });
    expect(rows).toBe(2);
    expect(file.name).toBe('contacts-2026-11-22.xlsx');
    const bytes = await bytesOf(file);
    const book = XLSX.read(bytes, { type: 'buffer', cellNF: true });
    const sheet = book.Sheets['Contacts'];
    const cell = (at: string) => sheet?.[at] as XLSX.CellObject | undefined;
    expect(book.SheetNames).toEqual(['Contacts']);
    expect(['A1', 'B1', 'F1'].map((at) => cell(at)?.v)).toEqual(['Name', 'Phone', 'Size']);
    expect(cell('B2')).toMatchObject({ t: 's', v: '+62 812 7788 4455', z: '@' });
    expect(cell('C2')).toMatchObject({ t: 's', v: '01234', z: '@' });
    expect(cell('D2')).toMatchObject({ t: 'n', v: 33_010, w: '1990-05-17' });
    expect(cell('D3')).toMatchObject({ t: 's', v: '--02-29' });
    expect(cell('E2')).toMatchObject({ t: 'n', v: 1500.5, w: '$ 1,500.50' });
    expect(cell('F2')).toMatchObject({ t: 'n', v: 12.5 });
    expect(cell('G2')).toMatchObject({ t: 'n', w: '2026-11-22' });
    const xml = partOf(bytes, 'xl/worksheets/sheet1.xml');
    expect(xml).toContain('state="frozen"');
    expect(xml).toContain('<autoFilter ref="A1:G3"/>');
    expect(partOf(bytes, 'xl/styles.xml')).toContain('<font><b/>');
  });

  it('brings hostile texts back unchanged, none of them a formula', async () => {
    for (const [at, name] of [...hostileNames, '=1+1', "'=1+1", '\t@x', '_x0041_', '-'].entries())
      await create({ name: `N${at}`, kind: 'person', nickname: name.slice(0, 120), note: name });
    const living = (await core.client.contacts.list({ limit: 100 })).items;
    const notes = new Map<string, string>();
    for (const { id } of living) {
      const { name, note } = await core.client.contacts.get({ id });
      notes.set(name, note);
    }
    const { file } = await run({ columns: ['name', 'note'] });
    const bytes = await bytesOf(file);
    expect(partOf(bytes, 'xl/worksheets/sheet1.xml')).not.toContain('<f');
    const sheet = XLSX.read(bytes, { type: 'buffer' }).Sheets['Contacts'];
    const read = XLSX.utils.sheet_to_json<string[]>(sheet ?? {}, { header: 1, defval: '', raw: true }).slice(1);
    expect(new Map(read as [string, string][])).toEqual(notes);
  });

  it('has rows and columns in the order of the list, in whatever order it is', async () => {
    for (let n = 0; n < 30; n += 1) {
      const { id } = await create({
        name: `Orang ${(n * 7) % 30}`,
        kind: 'person',
        addresses: n % 3 ? [{ city: `Kota ${n % 4}` }] : [],
      });
      if (n % 2)
        await core.client.contacts.addInteraction({ contactId: id, text: 'x', occurredAt: clock.now() - n * 5_000 });
    }
    for (const [by, direction] of [
      ['city', 'desc'],
      ['createdAt', 'asc'],
      ['lastInteractionAt', 'asc'],
      ['lastInteractionAt', 'desc'],
    ] as const) {
      const listed = await core.client.contacts.list({ sort: { by, direction }, limit: 100 });
      const out = await csvRows({ sort: { by, direction }, columns: ['name'] });
      expect(out.slice(1).flat(), `${by} ${direction}`).toEqual(listed.items.map(({ name }) => name));
    }
  });

  it('has every contact of a large selection once, and of a chosen one only those', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 260; n += 1) ids.push((await create({ name: `Orang ${n}` })).id);
    const names = (await csvRows({ columns: ['name'] })).slice(1).flat();
    expect(new Set(names).size).toBe(260);
    expect(names).toHaveLength(260);
    expect(await csvRows({ columns: ['name'], ids: [ids[3] ?? '', ids[1] ?? '', newId()] })).toEqual([
      ['Name'],
      ['Orang 1'],
      ['Orang 3'],
    ]);
    expect((await run({ columns: ['name'], except: ids.slice(0, 250) })).rows).toBe(10);
  });
});

describe('an export under way', () => {
  it('tells how far it is, and leaves nothing when it is cancelled', async () => {
    await fill(core.store, { contacts: 1_600, interactions: 0, seed: 1, until: clock.now() });
    const { total } = await core.client.contacts.list({ limit: 1 });
    const id = newId();
    const told: number[] = [];
    const following = (async () => {
      for await (const { done } of await core.client.exports.progress({ id })) {
        told.push(done);
        if (done >= 100) await core.client.exports.cancel({ id });
      }
    })();
    await expect(run({ id })).rejects.toMatchObject({ code: 'job-cancelled' });
    await following;
    expect(told.some((done) => done >= 100 && done < total)).toBe(true);
    expect((await run({ id })).rows).toBe(total);
  });
});

describe('.vcf', () => {
  it('has one card for each contact, in both versions', async () => {
    const firm = await create({ name: 'PT Maju' });
    await create({
      name: 'Bpk. Agus, Salim',
      phones: [{ raw: '0812-7788-4455', label: 'mobile', preferred: true }],
      affiliations: [{ organizationId: firm.id, jobTitle: 'Kasir' }],
    });
    for (const vcard of ['3.0', '4.0'] as const) {
      const { file, rows } = await run({ format: 'vcf', vcard });
      expect(rows).toBe(2);
      expect(file.name).toBe('contacts-2026-11-22.vcf');
      const text = (await bytesOf(file)).toString('utf8');
      expect(text.match(/BEGIN:VCARD\r\n/g)).toHaveLength(2);
      expect(text).toContain(`VERSION:${vcard}\r\n`);
      expect(text).toContain('ORG:PT Maju\r\n');
      expect(text).toContain('TITLE:Kasir\r\n');
    }
  });
});

it('every text goes out to .csv and .xlsx and comes back the same', async () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.string({ unit: fc.constantFrom(...'\'=+-@"\t\n,;＝_x0041<&🙂'), maxLength: 12 }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 5 }), async (texts) => {
      for (const note of texts) await create({ name: 'N', note });
      const listed = await csvRows({ columns: ['note'] });
      const notes: string[] = [];
      for (const { id } of (await core.client.contacts.list({ limit: 500 })).items)
        notes.push((await core.client.contacts.get({ id })).note);

      expect(listed.slice(1).map(([cell]) => unguardCell(cell ?? ''))).toEqual(notes);
      const { file } = await run({ columns: ['name', 'note'] });
      const sheet = XLSX.read(await bytesOf(file), { type: 'buffer' }).Sheets['Contacts'];
      const read = XLSX.utils.sheet_to_json<string[]>(sheet ?? {}, { header: 1, defval: '' }).slice(1);
      expect(read.map(([, note]) => note)).toEqual(notes);
    }),
    { numRuns: 5 },
  );
});
