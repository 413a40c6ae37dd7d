import { readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { createApp } from '../../src-main/app.ts';
import { contactsImport } from '../../src-main/features/contacts/importing/writer.ts';
import { dealsImport } from '../../src-main/features/deals/importing/writer.ts';
import { productsImport } from '../../src-main/features/products/importing/writer.ts';
import { ImportsService } from '../../src-main/features/imports/service.ts';
import { FolderWatch } from '../../src-main/features/imports/watch.ts';
import { SettingsService } from '../../src-main/features/settings/service.ts';
import { importWords } from '../../src-renderer/i18n/import-words.ts';
import { openCore, type OpenCore } from '../support/core.ts';
import { openTestStore, scratchFolder, type TestStore } from '../support/store.ts';

const csv = (...lines: string[]) => new File([lines.join('\n')], 'list.csv');
let place: ReturnType<typeof scratchFolder>;
beforeEach(() => void (place = scratchFolder()));
afterEach(() => place.remove());

describe('how a file was read', () => {
  let app: OpenCore;
  beforeEach(async () => void (app = await openCore(place.folder)));
  afterEach(() => app.close());

  const file = (...more: string[]) => csv('Nama Orang;Angka;Kode', 'Siti;081277884455;A-01', ...more);
  const columns = [
    { index: 1, field: 'phone' },
    { index: 2, field: 'new:text', name: 'Kode lama' },
  ];

  it('is remembered by its headings once it was changed by hand, and can be left aside', async () => {
    await app.client.imports.run({ file: csv('Nama;HP', 'Ani;081200001111') });
    expect(await app.client.imports.mappings()).toEqual({ items: [] });
    await app.client.imports.run({ file: file(), columns, duplicates: 'update' });
    const { items } = await app.client.imports.mappings();
    expect(items).toMatchObject([{ name: '', headers: ['Nama Orang', 'Angka', 'Kode'] }]);

    const again = await app.client.imports.preview({ file: file('Budi;081311112222;A-02') });
    const [own] = await app.client.customFields.list();
    expect(again.mapping).toMatchObject({ id: items[0]?.id });
    expect(again.duplicates).toBe('update');
    expect(again.columns.map(({ field, matchedBy }) => [field, matchedBy])).toEqual([
      ['name', 'mapping'],
      ['phone', 'mapping'],
      [`custom:${own?.id}`, 'mapping'],
    ]);
    const afresh = await app.client.imports.preview({ file: file(), mapping: null });
    expect(afresh).toMatchObject({ mapping: null, duplicates: 'skip' });
    expect(afresh.columns[1]).toMatchObject({ field: 'phone', matchedBy: 'values' });
    // Other headings are another file.
    expect((await app.client.imports.preview({ file: csv('Nama Orang;Kode', 'Siti;A-01') })).mapping).toBeNull();
  });

  it('is saved under a name, used by it, renamed, and forgotten', async () => {
    const { id } = await app.client.imports.run({ file: file(), columns, saveAs: 'Kasir lama' });
    expect(await app.client.imports.get({ id })).toMatchObject({ mapping: 'Kasir lama' });
    const [saved] = (await app.client.imports.mappings()).items;
    const renamed = await app.client.imports.renameMapping({ id: saved?.id ?? '', name: 'Till' });
    expect(renamed.name).toBe('Till');
    const other = csv('Kode;Lain;Nama Orang;Angka', 'B-1;x;Budi;081311112222');
    const used = await app.client.imports.run({ file: other, mapping: 'till' });
    expect(used).toMatchObject({ added: 1, mapping: 'Till' });
    await app.client.imports.saveMapping({ importId: used.id, name: 'Lain' });
    await expect(app.client.imports.renameMapping({ id: saved?.id ?? '', name: 'LAIN' })).rejects.toMatchObject({
      code: 'name-taken',
    });
    await expect(app.client.imports.preview({ file: file(), mapping: 'nobody' })).rejects.toMatchObject({
      code: 'not-found',
      data: { what: 'mapping' },
    });
    for (const one of (await app.client.imports.mappings()).items)
      expect(await app.client.imports.removeMapping({ id: one.id })).toEqual({ removed: true });
    expect((await app.client.imports.preview({ file: file() })).mapping).toBeNull();
  });

  it('goes to another PC as a small file, own fields by their names', async () => {
    await app.client.imports.run({ file: file(), columns, saveAs: 'Kasir lama' });
    const [saved] = (await app.client.imports.mappings()).items;
    const shared = await app.client.imports.exportMapping({ id: saved?.id ?? '' });
    expect(shared.name).toBe('Kasir lama.json');
    const there = scratchFolder();
    const other = await openCore(there.folder);
    try {
      expect(await other.client.imports.addMapping({ file: shared })).toMatchObject({ name: 'Kasir lama' });
      expect(await other.client.imports.addMapping({ file: shared })).toMatchObject({ name: 'Kasir lama (2)' });
      await other.client.imports.run({ file: file(), mapping: 'Kasir lama' });
      expect((await other.client.customFields.list()).map(({ name }) => name)).toEqual(['Kode lama']);
    } finally {
      await other.close();
      there.remove();
    }
  });

  it.each([
    ['no JSON', 'x'],
    ['something else', '{"format":"other"}'],
    ['a field of the prototype', '{"__proto__":{"polluted":1},"format":"langganan-import-mapping"}'],
  ])('is refused in words where the file is %s', async (_, text) => {
    const added = app.client.imports.addMapping({ file: new File([text], 'x.json') });
    await expect(added).rejects.toMatchObject({ code: 'mapping-file-unusable' });
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

describe('a watched folder', () => {
  let shop: TestStore;
  let imports: ImportsService;
  let watch: FolderWatch;
  let folder: string;
  beforeEach(async () => {
    shop = await openTestStore(path.join(place.folder, 'data'));
    folder = path.join(place.folder, 'kasir');
    await mkdir(folder);
    const settings = new SettingsService(shop.store);
    imports = new ImportsService(
      shop.store,
      settings,
      {
        contacts: contactsImport,
        products: productsImport,
        deals: dealsImport({ timeZone: () => 'Asia/Jakarta', language: () => Promise.resolve('id') }),
      },
      importWords,
    );
    watch = new FolderWatch({
      store: shop.store,
      imports,
      settings,
      host: { shell: 'test' } as Parameters<typeof createApp>[0]['host'],
      words: importWords,
      actor: () => Promise.resolve(shop.actor),
      dataFolder: shop.folder,
    });
    const options = { target: 'contacts' as const, columns: [{ index: 1, field: 'phone' }], answers: [] };
    await imports.run(shop.actor, csv('Nama;Angka', 'Ani;081200001111'), { ...options, saveAs: 'Kasir' });
  });
  afterEach(async () => {
    await watch.close();
    await imports.close();
    await shop.close();
  });
  const put = (name: string, text: string) => writeFileSync(path.join(folder, name), text);
  /** A look, some seconds, and another look: what has come to rest is imported. */
  const rest = async () => {
    await watch.look();
    shop.clock.advance(5_000);
    await watch.look();
  };
  const names = async () =>
    (await shop.store.db.selectFrom('contacts').select('name').orderBy('name').execute()).map((row) => row.name);

  it('is off until it is switched on, and needs a folder that is there and a mapping', async () => {
    expect(await watch.state()).toMatchObject({ enabled: false, folder: '', mapping: null, recent: [] });
    const on = (more: object) => watch.set({ enabled: true, folder, mapping: 'kasir', ...more });
    await expect(on({ mapping: 'nobody' })).rejects.toMatchObject({ code: 'not-found' });
    await expect(on({ folder: 'kasir' })).rejects.toMatchObject({
      code: 'folder-unusable',
      data: { reason: 'missing' },
    });
    await expect(on({ folder: place.folder })).rejects.toMatchObject({ data: { reason: 'is-data-folder' } });
    expect(await on({})).toMatchObject({ enabled: true, trouble: null, mapping: { name: 'Kasir' } });
    put('a.csv', 'Nama;Angka\nBudi;081311112222\n');
    await watch.set({ enabled: false });
    await rest();
    expect(await names()).toEqual(['Ani']);
  });

  it('brings in what has come to rest, and moves it to done or failed beside a report', async () => {
    await watch.set({ enabled: true, folder, mapping: 'Kasir' });
    put('a.csv', 'Nama;Angka\nBudi;081311112222\n;\n,;x\n');
    put('b.pdf', '%PDF-1.7');
    put('~$a.xlsx', 'x');
    put('c.csv.part', 'Nama;Angka\nCici;0812');
    const outside = path.join(place.folder, 'outside.csv');
    writeFileSync(outside, 'Nama;Angka\nDodi;081355556666\n');
    symlinkSync(outside, path.join(folder, 'link.csv'));
    await rest();
    expect((await names()).includes('Budi')).toBe(true);
    expect((await names()).includes('Dodi')).toBe(false);
    expect(readdirSync(folder).sort()).toEqual(['c.csv.part', 'done', 'failed', 'link.csv', '~$a.xlsx']);
    expect(readdirSync(path.join(folder, 'done')).sort()).toEqual(['a.csv', 'a.csv.report.txt']);
    expect(readdirSync(path.join(folder, 'failed')).sort()).toEqual(['b.pdf', 'b.pdf.report.txt']);
    const report = readFileSync(path.join(folder, 'done', 'a.csv.report.txt'), 'utf8');
    expect(report).toContain('Berkas sudah diimpor');
    expect(readFileSync(path.join(folder, 'failed', 'b.pdf.report.txt'), 'utf8')).toContain('PDF');
    const { recent } = await watch.state();
    expect(recent).toMatchObject([
      { file: 'b.pdf', importId: null, problem: { code: 'file-not-a-spreadsheet' } },
      { file: 'a.csv', added: expect.any(Number) as number, problem: null },
    ]);
    // The same name again gets its own place.
    put('a.csv', 'Nama;Angka\nEka;081377778888\n');
    await rest();
    expect(readdirSync(path.join(folder, 'done'))).toHaveLength(4);
  });

  it('never takes a file that is still being written', async () => {
    await watch.set({ enabled: true, folder, mapping: 'Kasir' });
    put('a.csv', 'Nama;Angka\nBudi;081311112222\n');
    for (let line = 0; line < 3; line += 1) {
      await watch.look();
      shop.clock.advance(5_000);
      put('a.csv', `Nama;Angka\nBudi;081311112222\n${'Cici;081399990000\n'.repeat(line + 1)}`);
      await watch.look();
    }
    expect(await names()).toEqual(['Ani']);
    shop.clock.advance(5_000);
    await watch.look();
    expect((await names()).sort()).toEqual(['Ani', 'Budi', 'Cici']);
  });

  it('that has gone says so and goes on when it is back', async () => {
    await watch.set({ enabled: true, folder, mapping: 'Kasir' });
    const { renameSync } = await import('node:fs');
    renameSync(folder, `${folder}-weg`);
    await rest();
    expect((await watch.state()).trouble).toBe('folder-missing');
    renameSync(`${folder}-weg`, folder);
    put('a.csv', 'Nama;Angka\nBudi;081311112222\n');
    await rest();
    expect(await names()).toEqual(['Ani', 'Budi']);
    for (const { id } of (await imports.mappings.list()).items) await imports.mappings.remove(id);
    expect((await watch.state()).trouble).toBe('mapping-missing');
  });
});
