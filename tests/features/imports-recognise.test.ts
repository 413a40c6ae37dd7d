import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestOf } from '../../src-main/database/digest.ts';
import { recognise } from '../../src-main/domain/importing/recognise.ts';
import { type OpenCore, openCore } from '../support/core.ts';
import { fixture as bytesOf, read } from '../support/reading.ts';
import { scratchFolder } from '../support/store.ts';

let core: OpenCore;
let clean: () => void;
beforeAll(async () => {
  const { folder, remove } = scratchFolder();
  clean = remove;
  core = await openCore(folder);
});
afterAll(async () => {
  await core.close();
  clean();
});

const fixture = (name: string) => new File([new Uint8Array(bytesOf(name))], name);
const csv = (...lines: string[]) => new File([lines.join('\n')], 'berkas.csv');
const seen = async (file: File, options: { expected?: 'contacts' | 'products' } = {}) => {
  const { target, looksLike, counts } = await core.client.imports.preview({ file, ...options });
  return { target, looksLike, add: counts.add };
};

describe('what a file holds is told by its columns', () => {
  it.each([
    ['pelanggan-toko.xlsx', 'contacts', null],
    ['google-contacts.csv', 'contacts', null],
    ['outlook-contacts-windows1252.csv', 'contacts', null],
    ['phone-contacts.vcf', 'contacts', null],
    ['apple-contacts.vcf', 'contacts', null],
    ['android-contacts.vcf', 'contacts', null],
    ['till-members.xls', 'contacts', null],
    ['daftar-harga.xlsx', 'products', null],
    ['pos-sales-2026.csv', 'products', 'sales'],
  ] as const)('%s holds %s', async (name, target, looksLike) => {
    const { tables } = await read(bytesOf(name));
    const common = { mapping: [], region: 'ID', currencyDecimals: 0, customFields: [], thisYear: 2026 };
    for (const expected of ['contacts', 'products'] as const) {
      const among = [
        { ...common, target: 'contacts' },
        { ...common, target: 'products' },
      ] as const;
      const found = recognise(tables, [...among], expected);
      expect([found.candidates[0]?.target, found.looksLike]).toEqual([target, looksLike]);
    }
  });

  it('a small list is what its headings name most; where they say both, it is what was expected', async () => {
    expect(await seen(csv('Nama;Kode;Harga', 'Sapu;A1;5000'))).toEqual({ target: 'products', looksLike: null, add: 1 });
    expect(await seen(csv('Nama;HP;Harga khusus', 'Siti;081277884455;5000'), { expected: 'products' })).toMatchObject({
      target: 'contacts',
    });
    const both = () => csv('Nama;Telepon;Barcode', 'Siti;081277884455;5000');
    expect(await seen(both())).toMatchObject({ target: 'contacts' });
    expect(await seen(both(), { expected: 'products' })).toMatchObject({ target: 'products' });
  });

  it('a list without a word that is known is contacts where phones stand in it, and else refused', async () => {
    const people = () => csv('A;B', 'Siti;081277884455', 'Budi;081311112222');
    expect(await seen(people(), { expected: 'products' })).toMatchObject({ target: 'contacts', add: 2 });
    await expect(core.client.imports.preview({ file: csv('A;B', 'Sapu;x', 'Ember;y') })).rejects.toMatchObject({
      code: 'sheet-without-header',
    });
  });

  it('a file is what it was said to be the last time', async () => {
    const file = () => csv('Apa;Berapa', 'Sapu;5000');
    const columns = [
      { index: 0, field: 'name' },
      { index: 1, field: 'price' },
    ];
    const { id } = await core.client.imports.run({ file: file(), target: 'products', columns });
    expect(await seen(file())).toMatchObject({ target: 'products' });
    await core.client.imports.undo({ id });
  });

  it('goes in as what it is where nobody says it', async () => {
    const { id, target, added } = await core.client.imports.run({ file: fixture('daftar-harga.xlsx') });
    expect([target, added]).toEqual(['products', 11]);
    expect(await core.client.imports.undo({ id })).toMatchObject({ removed: 11 });
  });

  it('what is not kept yet goes in as something else only where somebody says so', async () => {
    const file = () => fixture('pos-sales-2026.csv');
    const before = await digestOf(core.store.db);
    await expect(core.client.imports.run({ file: file() })).rejects.toMatchObject({
      code: 'file-of-another-kind',
      data: { file: 'pos-sales-2026.csv', kind: 'sales' },
    });
    expect(await digestOf(core.store.db)).toBe(before);
    const { id, target } = await core.client.imports.run({ file: file(), target: 'products' });
    expect(target).toBe('products');
    await core.client.imports.undo({ id });
  });

  it('the workbook of a whole business is never read as a list', async () => {
    const { file } = await core.client.exports.workbook({});
    const refused = { code: 'file-is-the-business', data: { file: file.name } };
    await expect(core.client.imports.preview({ file })).rejects.toMatchObject(refused);
    await expect(core.client.imports.run({ file, target: 'contacts' })).rejects.toMatchObject(refused);
    expect(await core.client.exports.inspect({ file })).toMatchObject({ contacts: 0 });
  });
});
