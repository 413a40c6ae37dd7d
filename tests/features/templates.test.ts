import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { documentKinds, layouts } from '../../src-main/contract/documents/words.ts';
import { designFor } from '../../src-main/domain/documents/designs.ts';
import { templateFile } from '../../src-main/features/templates/find.ts';
import { insertTemplate } from '../../src-main/features/templates/write.ts';
import { exampleWords } from '../../src-renderer/i18n/example-words.ts';
import { openQuotes, pagesOf, type TestQuotes } from '../support/quotes.ts';

let shop: TestQuotes;
beforeEach(async () => {
  shop = await openQuotes();
});
afterEach(() => shop.close());

const create = (name: string, from: string = 'modern', kind: 'quotation' | 'invoice' = 'quotation') =>
  shop.api.templates.create({ kind, name, from });
const namesOf = async (deleted = false) => (await shop.api.templates.list({ deleted })).items.map((row) => row.name);
const word = (bytes: number[]) =>
  shop.store.act(shop.actor, 'templates.create', (trx) =>
    insertTemplate(
      trx,
      { kind: 'letter', name: 'Surat toko', source: 'word', file: { name: 'surat.docx', bytes: Buffer.from(bytes) } },
      shop.clock.now(),
    ),
  );
const ZIP = [0x50, 0x4b, 3, 4, 1, 2, 3];

describe('a template', () => {
  it('begins as a built-in one or as a copy, and a name that is there gets a number', async () => {
    const first = await create('Biru', 'compact');
    expect(first).toMatchObject({ source: 'design', layout: 'compact', usual: false, design: designFor('compact') });
    await shop.api.templates.update({ id: first.id, design: { ...designFor('compact'), accent: '#112233' } });
    const copy = await create('Biru', first.id);
    expect(copy.name).toBe('Biru 2');
    expect(copy.design?.accent).toBe('#112233');
    expect((await create('Biru', 'classic', 'invoice')).name).toBe('Biru');
  });

  it('is changed, refuses the name of another, and tells who was faster', async () => {
    const [one, other] = [await create('Biru'), await create('Merah')];
    await expect(shop.api.templates.update({ id: other.id, name: 'biru' })).rejects.toMatchObject({
      code: 'name-taken',
      data: { what: 'template', name: 'biru' },
    });
    shop.clock.advance(10);
    const changed = await shop.api.templates.update({
      id: one.id,
      name: 'Biru laut',
      expectedUpdatedAt: one.updatedAt,
    });
    expect(changed.name).toBe('Biru laut');
    await expect(
      shop.api.templates.update({ id: one.id, name: 'X', expectedUpdatedAt: one.updatedAt }),
    ).rejects.toMatchObject({ code: 'changed-meanwhile' });
    await shop.history.undo(shop.actor, changed.batchId);
    expect((await shop.api.templates.get({ id: one.id })).name).toBe('Biru');
  });

  it('takes no picture that is none', async () => {
    const { id } = await create('Biru');
    const qris = { picture: 'data:image/png;base64,PHN2Zz48L3N2Zz4=', caption: '' };
    await expect(shop.api.templates.update({ id, design: { ...designFor('classic'), qris } })).rejects.toMatchObject({
      code: 'image-unusable',
    });
    await expect(
      shop.api.templates.preview({ design: { ...designFor('classic'), stamp: qris.picture } }),
    ).rejects.toMatchObject({ code: 'image-unusable' });
  });

  it('goes into the bin and out of it', async () => {
    const { id } = await create('Biru');
    expect(await shop.api.templates.remove({ ids: [id] })).toMatchObject({ removed: 1 });
    expect([await namesOf(), await namesOf(true)]).toEqual([[], ['Biru']]);
    await expect(shop.api.templates.update({ id, name: 'X' })).rejects.toMatchObject({ code: 'in-bin' });
    expect(await shop.api.templates.restore({ ids: [id] })).toMatchObject({ restored: 1 });
    expect(await namesOf()).toEqual(['Biru']);
  });

  it('is changed by those alone who may change the settings', async () => {
    const seller = shop.as(shop.actor.staffId, 'sales');
    await expect(seller.templates.create({ kind: 'letter', name: 'X', from: 'classic' })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    expect((await seller.templates.list({})).items).toEqual([]);
  });

  it('that a later version of the app wrote, or a hand has broken, looks as its layout does', async () => {
    const { id } = await create('Biru', 'modern');
    const set = (design: string) =>
      shop.store.act(shop.actor, 'seed', (trx) =>
        trx.updateTable('document_templates').set({ design }).where('id', '=', id).execute(),
      );
    await set(JSON.stringify({ layout: 'modern', accent: '#445566' }));
    expect((await shop.api.templates.get({ id })).design).toEqual({ ...designFor('modern'), accent: '#445566' });
    await set(JSON.stringify({ layout: 'modern', textSize: 'huge' }));
    expect((await shop.api.templates.get({ id })).design).toEqual(designFor('modern'));
  });
});

describe('the usual template of a kind', () => {
  it('is what a new quotation begins with, until it goes into the bin', async () => {
    const { id } = await create('Biru', 'compact');
    await shop.api.templates.makeUsual({ kind: 'quotation', template: id });
    expect((await shop.create()).template).toBe(id);
    expect((await shop.api.templates.get({ id })).usual).toBe(true);
    await shop.api.templates.remove({ ids: [id] });
    expect((await shop.create()).template).toBe('compact');
    await shop.api.templates.makeUsual({ kind: 'quotation', template: 'modern' });
    expect((await shop.create()).template).toBe('modern');
  });

  it('is one of its own kind', async () => {
    const { id } = await create('Faktur', 'modern', 'invoice');
    await expect(shop.api.templates.makeUsual({ kind: 'quotation', template: id })).rejects.toMatchObject({
      code: 'not-found',
    });
    await shop.api.templates.makeUsual({ kind: 'invoice', template: id });
    expect((await shop.api.templates.list({})).usual).toMatchObject({ invoice: id, quotation: 'classic' });
  });
});

describe('a quotation', () => {
  it('is drawn in its own template, stays as it went out, and has the layout once both are gone', async () => {
    const { id } = await create('Biru', 'classic');
    await shop.api.templates.update({
      id,
      design: { ...designFor('classic'), footer: 'BCA 123 456', paper: 'a5', language: 'en' },
    });
    const quote = await shop.create({ template: id, language: 'id' });
    const { file, kept } = await shop.api.quotes.issue({ id: quote.id });
    const [page = ''] = await pagesOf(file);
    expect(page).toContain('BCA 123 456');
    // The template speaks English, whatever the quotation says.
    expect(page).toContain('Valid until');
    await shop.api.templates.remove({ ids: [id] });
    const asItWas = await shop.api.quotes.paper({ id: quote.id });
    expect(await asItWas.file.bytes()).toEqual(await file.bytes());
    rmSync(path.join(shop.folder, ...kept.split('/')));
    const again = await pagesOf((await shop.api.quotes.paper({ id: quote.id })).file);
    expect(again[0]).not.toContain('BCA 123 456');
    expect(again[0]).toContain('Berlaku sampai');
  });

  it('refuses a template that is not there, or is of another kind', async () => {
    const invoice = await create('Faktur', 'modern', 'invoice');
    await expect(shop.create({ template: invoice.id })).rejects.toMatchObject({ code: 'not-found' });
    await expect(shop.create({ template: '0190163d-8694-739b-aea5-966c26f8ad91' })).rejects.toMatchObject({
      code: 'not-found',
      data: { what: 'template' },
    });
  });
});

describe('a preview', () => {
  const kinds = documentKinds.map((kind, at) => ({ kind, at }));
  it.each(kinds)('shows an example of $kind in every layout, and in both languages', async ({ kind, at }) => {
    for (const [place, template] of layouts.entries())
      for (const language of [(['id', 'en'] as const)[(at + place) % 2] ?? 'id']) {
        const { file, warnings } = await shop.api.templates.preview({ kind, template, language, lines: 3 });
        const text = (await pagesOf(file)).join(' ');
        expect(warnings).toEqual([]);
        const { kinds, customer, goods } = exampleWords(language);
        expect(text).toContain(kind === 'price-list' ? goods[2]?.name : customer.name);
        if (kind === 'labels') continue;
        expect(text.toLowerCase()).toContain(kinds[kind].toLowerCase());
        expect(text).toContain('Toko Sinar');
      }
  });

  it('shows a quotation that is there, and keeps nothing of it', async () => {
    const quote = await shop.create({ lines: [{ description: 'Panci besar', unitPrice: 5_000 }] });
    const { file } = await shop.api.templates.preview({
      design: { ...designFor('modern'), header: 'Hanya contoh' },
      quotationId: quote.id,
    });
    const [page] = await pagesOf(file);
    expect(page).toContain('Panci besar');
    expect(page).toContain('Hanya contoh');
    expect((await shop.api.quotes.get({ id: quote.id })).template).toBe('classic');
  });
});

describe('a file of templates', () => {
  it('brings designs and Word files to another shop, beside those that are there', async () => {
    const { id } = await create('Biru', 'modern');
    await shop.api.templates.update({ id, design: { ...designFor('modern'), accent: '#123456' } });
    await word(ZIP);
    const { file, count } = await shop.api.templates.export({});
    expect(count).toBe(2);
    const other = await openQuotes();
    await other.api.templates.create({ kind: 'quotation', name: 'Biru', from: 'classic' });
    const { names, batchId } = await other.api.templates.import({ file });
    expect(names.sort()).toEqual(['Biru 2', 'Surat toko']);
    const rows = (await other.api.templates.list({})).items;
    const design = rows.find((row) => row.name === 'Biru 2');
    expect((await other.api.templates.get({ id: design?.id ?? '' })).design?.accent).toBe('#123456');
    const letter = rows.find((row) => row.source === 'word');
    expect(await templateFile(other.store.db, letter?.id ?? '')).toMatchObject({
      fileName: 'surat.docx',
      bytes: new Uint8Array(ZIP),
    });
    await other.history.undo(other.actor, batchId);
    expect((await other.api.templates.list({})).items.map((row) => row.name)).toEqual(['Biru']);
    await other.close();
  });

  it('is named by the one template that it holds', async () => {
    const { id } = await create('Biru/merah');
    await create('Lain');
    const { file, count } = await shop.api.templates.export({ ids: [id] });
    expect([file.name, count]).toEqual(['Biru-merah.templates.json', 1]);
  });

  it.each([
    ['no JSON', 'hello', 'not-templates'],
    ['another JSON', '{"format":"langganan-mapping"}', 'not-templates'],
    ['a later version', '{"format":"langganan-templates","version":2,"parts":{"documents":[{}]}}', 'newer'],
    ['a sort nobody knows', '{"format":"langganan-templates","version":1,"parts":{"cards":[{}]}}', 'newer'],
    ['nothing', '{"format":"langganan-templates","version":1,"parts":{}}', 'not-templates'],
    [
      'half a design',
      '{"format":"langganan-templates","version":1,"parts":{"documents":[{"kind":"letter","name":"X","source":"design","design":{}}]}}',
      'not-templates',
    ],
    [
      'a Word file that is none',
      '{"format":"langganan-templates","version":1,"parts":{"documents":[{"kind":"letter","name":"X","source":"word","fileName":"x.docx","file":"AAAAAAAA"}]}}',
      'not-templates',
    ],
  ])('with %s in it is refused, and nothing is added', async (_, text, reason) => {
    const file = new File([text], 'a.json');
    await expect(shop.api.templates.import({ file })).rejects.toMatchObject({
      code: 'template-file-unusable',
      data: { file: 'a.json', reason },
    });
    expect(await namesOf()).toEqual([]);
  });
});

describe('a Word file', () => {
  it('is found by its template, lies there once, and stays as it is', async () => {
    const { result: id } = await word(ZIP);
    const { result: second } = await word(ZIP);
    expect(await templateFile(shop.store.db, id)).toMatchObject({ name: 'Surat toko', bytes: new Uint8Array(ZIP) });
    expect(await templateFile(shop.store.db, second)).toMatchObject({ name: 'Surat toko 2' });
    const files = await shop.store.db.selectFrom('template_files').select('sha256').execute();
    expect(files).toHaveLength(1);
    await expect(
      shop.store.db
        .updateTable('template_files')
        .set({ bytes: Buffer.from([1]) })
        .execute(),
    ).rejects.toThrow('never changes');
    expect(await templateFile(shop.store.db, 'classic')).toBeNull();
  });
});
