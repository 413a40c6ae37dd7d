import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ErrorCode } from '../../src-main/contract/errors.ts';
import { findOffice } from '../../src-main/jobs/office/programs.ts';
import { type OpenCore, openCore } from '../support/core.ts';
import { paragraph, partOf, table, textOf, word, type WordFixture } from '../support/word.ts';

let folder: string;
let core: OpenCore;
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'langganan-test-'));
  core = await openCore(folder, { now: () => Date.UTC(2026, 10, 22, 3), timeZone: () => 'Asia/Jakarta' });
  await core.client.settings.update({
    language: 'id',
    business: { name: 'Toko Sinar', address: 'Jl. Braga 12', phones: [], email: '', taxNumber: '', logo: null },
  });
});
afterEach(async () => {
  await core.close();
  rmSync(folder, { recursive: true, force: true });
});

const file = (fixture: WordFixture | string, name = 'Surat toko.docx') =>
  new File([new Uint8Array(word(fixture))], name);
const bytesOf = async (made: File) => new Uint8Array(await made.arrayBuffer());
const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const codeOf = async (work: Promise<unknown>): Promise<string | undefined> =>
  work.then(
    () => undefined,
    (error: unknown) => (error as { code: ErrorCode }).code,
  );
const melati = () =>
  core.client.contacts.create({
    kind: 'organization',
    name: 'Toko Melati & <Anak>',
    addresses: [{ street: 'Jl. Kenanga 5', city: 'Bogor' }],
  });

describe('the check of a Word file', () => {
  it('names what nobody knows first, with what was probably meant and where it stands', async () => {
    const { usable, placeholders } = await core.client.templates.check({
      file: file({
        body:
          paragraph('Yth. {customer.name}, {custmer.name}') +
          table(['{#lines}{description}', '{amount}{/lines}']) +
          paragraph('{amount} {lines} {customer.name} {xyzzy}'),
      }),
      kind: 'quotation',
    });
    expect(usable).toBe(true);
    const told = placeholders.map(({ name, times, flaw, near }) => ({ name, times, flaw, near }));
    expect(told).toEqual([
      {
        name: 'custmer.name',
        times: 1,
        flaw: { reason: 'unknown', nearest: 'customer.name' },
        near: 'Yth. {customer.name}, {custmer.name}',
      },
      expect.objectContaining({ name: 'amount', flaw: { reason: 'only-inside', list: 'lines' } }),
      expect.objectContaining({ name: 'lines', flaw: { reason: 'is-list' } }),
      expect.objectContaining({ name: 'xyzzy', flaw: { reason: 'unknown', nearest: null } }),
      expect.objectContaining({ name: 'customer.name', times: 2, flaw: null }),
      expect.objectContaining({ name: 'lines', flaw: null }),
      expect.objectContaining({ name: 'description', flaw: null }),
      expect.objectContaining({ name: 'amount', flaw: null }),
    ]);
  });

  it('knows what a kind of document has', async () => {
    const flawIn = async (kind: 'letter' | 'statement') => {
      const check = await core.client.templates.check({ file: file('{opening_balance}'), kind });
      return check.placeholders[0]?.flaw ?? null;
    };
    expect(await flawIn('statement')).toBeNull();
    expect(await flawIn('letter')).toMatchObject({ reason: 'unknown' });
  });

  it('tells what is broken with its place instead', async () => {
    const check = await core.client.templates.check({ file: file('Barang: {#lines}{description}') });
    expect(check).toMatchObject({
      usable: false,
      placeholders: [],
      problems: [{ problem: 'section-not-closed', name: 'lines', near: 'Barang: {#lines}{description}' }],
    });
  });

  it('refuses what is no Word file', async () => {
    const text = new File(['{customer.name}'], 'surat.docx');
    expect(await codeOf(core.client.templates.check({ file: text }))).toBe('word-file-unusable');
  });
});

describe('a filled Word file', () => {
  it('is a letter to the contact, named after the template and the customer', async () => {
    const { id } = await melati();
    const template = file('Yth. {customer.name}\n{customer.address} {document.date} {#notes}{/notes}{business.name}');
    const made = await core.client.documents.fill({ template, contactId: id });
    expect(made.file.name).toBe('Surat toko Toko Melati & -Anak-.docx');
    expect(textOf(await bytesOf(made.file))).toContain('Yth. Toko Melati & <Anak>');
    expect(textOf(await bytesOf(made.file))).toContain('Jl. Kenanga 5\nBogor 22 November 2026 Toko Sinar');
    expect(made.unknown).toEqual([]);
  });

  it('says what a quotation says, to the rupiah', async () => {
    const { id } = await melati();
    const quote = await core.client.quotes.create({
      contactId: id,
      lines: [
        { description: 'Panci & "wajan"', quantity: 2, unitPrice: 125_000 },
        { description: 'Sendok', quantity: 12, unitPrice: 4_500 },
      ],
    });
    const issued = await core.client.quotes.issue({ id: quote.id });
    const body =
      paragraph('{document.number} {document.revision}') +
      table(['{#lines}{no} {description}', '{quantity}', '{amount}{/lines}']) +
      paragraph('Total {total}: {total_in_words} {tota}');
    const made = await core.client.documents.fill({ template: file({ body }), quoteId: quote.id });
    expect(made.file.name).toBe(`${issued.number} A Toko Melati & -Anak-.docx`);
    expect(made.unknown).toEqual(['tota']);
    expect(plain(textOf(await bytesOf(made.file)))).toBe(
      [
        `${issued.number} A`,
        ...['1 Panci & "wajan"', '2', 'Rp 250.000'],
        ...['2 Sendok', '12', 'Rp 54.000'],
        'Total Rp 304.000: Tiga ratus empat ribu rupiah {tota}',
      ].join('\n'),
    );
  });

  it('that is filled twice is the same file', async () => {
    const { id } = await melati();
    const fill = async () =>
      bytesOf((await core.client.documents.fill({ template: file('{customer.name}'), contactId: id })).file);
    expect(Buffer.compare(await fill(), await fill())).toBe(0);
  });

  it('needs a contact or a quotation that is there', async () => {
    const template = file('x');
    const nobody = '019a0000-0000-7000-8000-000000000000';
    expect(await codeOf(core.client.documents.fill({ template }))).toBe('input-invalid');
    expect(await codeOf(core.client.documents.fill({ template, contactId: nobody }))).toBe('not-found');
    expect(await codeOf(core.client.documents.fill({ template, quoteId: nobody }))).toBe('not-found');
    const { id } = await melati();
    await core.client.contacts.remove({ by: 'ids', ids: [id] });
    expect(await codeOf(core.client.documents.fill({ template, contactId: id }))).toBe('in-bin');
  });

  it('is refused in words where the template is broken', async () => {
    const { id } = await melati();
    const template = file('{#lines}');
    expect(await codeOf(core.client.documents.fill({ template, contactId: id }))).toBe('template-broken');
  });

  it('becomes a PDF where there is a program for it, and is refused in words where there is none', async () => {
    const { id } = await melati();
    const asked = core.client.documents.fill({ template: file('{customer.name}'), contactId: id, format: 'pdf' });
    const { program } = await core.client.documents.office();
    expect(program).toBe((await findOffice())?.kind ?? null);
    if (program === null) {
      expect(await codeOf(asked)).toBe('office-missing');
      return;
    }
    const { file: made } = await asked;
    expect(made.name).toMatch(/\.pdf$/);
    expect(await made.slice(0, 5).text()).toBe('%PDF-');
  }, 150_000);
});

describe('the Word file to begin with', () => {
  it('is in the shop’s language, and can be filled as it is', async () => {
    const sample = await core.client.templates.sample({ kind: 'quotation' });
    expect(sample.name).toBe('Templat Penawaran.docx');
    expect(partOf(await bytesOf(sample))).toContain('Berlaku sampai');
    const { id } = await melati();
    const quote = await core.client.quotes.create({ contactId: id, lines: [{ description: 'Panci', unitPrice: 9 }] });
    const { file: made, unknown } = await core.client.documents.fill({ template: sample, quoteId: quote.id });
    expect(unknown).toEqual([]);
    expect(textOf(await bytesOf(made))).toContain('Toko Melati & <Anak>');
  });
});

describe('a Word file that is kept as a template', () => {
  const add = (text: string, name = 'Penawaran kami.docx') =>
    core.client.templates.addWord({ file: file(text, name), kind: 'quotation' });

  it('is listed by its file’s name, comes back as it was, and is replaced', async () => {
    const added = await add('{customer.name}');
    expect(added).toMatchObject({ name: 'Penawaran kami', source: 'word', kind: 'quotation', design: null });
    const back = await core.client.templates.file({ id: added.id });
    expect(back.name).toBe('Penawaran kami.docx');
    expect(Buffer.compare(await bytesOf(back), word('{customer.name}'))).toBe(0);
    const replaced = await core.client.templates.replaceWord({ id: added.id, file: file('{total}', 'baru.docx') });
    expect(replaced).toMatchObject({ name: 'Penawaran kami', fileName: 'baru.docx' });
    expect(textOf(await bytesOf(await core.client.templates.file({ id: added.id })))).toBe('{total}');
    await core.client.history.undo({ batchId: replaced.batchId });
    expect(textOf(await bytesOf(await core.client.templates.file({ id: added.id })))).toBe('{customer.name}');
  });

  it('is not kept where it cannot be filled, or is no Word file', async () => {
    expect(await codeOf(add('{#lines}'))).toBe('template-broken');
    const macros = { body: '', parts: [{ name: 'word/vbaProject.bin', content: 'x' }] };
    expect(await codeOf(core.client.templates.addWord({ file: file(macros) }))).toBe('word-file-unusable');
    const { id } = await add('x');
    expect(await codeOf(core.client.templates.replaceWord({ id, file: file('{') }))).toBe('template-broken');
    expect((await core.client.templates.list({})).items).toHaveLength(1);
  });

  it('fills a letter, until it is in the bin', async () => {
    const { id: templateId } = await add('Yth. {customer.name}');
    const { id: contactId } = await melati();
    const made = await core.client.documents.fill({ templateId, contactId });
    expect(textOf(await bytesOf(made.file))).toBe('Yth. Toko Melati & <Anak>');
    await core.client.templates.remove({ ids: [templateId] });
    expect(await codeOf(core.client.documents.fill({ templateId, contactId }))).toBe('not-found');
  });

  it('is the paper of its own kind of document alone', async () => {
    const { id: template } = await core.client.templates.addWord({ file: file('x'), kind: 'letter' });
    const { id: contactId } = await melati();
    const asked = { kind: 'receipt', contactId, amount: 1_000, paidFor: 'Panci', template } as const;
    expect(await codeOf(core.client.documents.make(asked))).toBe('not-found');
    expect(await codeOf(core.client.templates.makeUsual({ kind: 'receipt', template }))).toBe('not-found');
    await core.client.templates.makeUsual({ kind: 'letter', template });
    expect((await core.client.settings.get()).usualTemplates.letter).toBe(template);
  });

  it('makes the paper of a quotation: the Word file and, where it can be had, a PDF lie under its number', async () => {
    const { id: template } = await add('{document.number} {document.date} {customer.name} {total}');
    const { id: contactId } = await melati();
    const quote = await core.client.quotes.create({
      contactId,
      template,
      lines: [{ description: 'Panci', quantity: 2, unitPrice: 125_000 }],
    });
    const issued = await core.client.quotes.issue({ id: quote.id });
    const { program } = await core.client.documents.office();
    const stem = `documents/2026/${issued.number}-A Toko Melati & -Anak-`;
    expect(issued.kept).toBe(`${stem}.${program === null ? 'docx' : 'pdf'}`);
    const kept = new Uint8Array(readFileSync(path.join(folder, `${stem}.docx`)));
    expect(plain(textOf(kept))).toBe(`${issued.number} 22 November 2026 Toko Melati & <Anak> Rp 250.000`);
    // What went out stays, whatever becomes of the template.
    await core.client.templates.replaceWord({ id: template, file: file('lain') });
    const paper = await core.client.quotes.paper({ id: quote.id });
    expect(Buffer.compare(await bytesOf(paper.file), await bytesOf(issued.file))).toBe(0);
    expect(paper.file.type).toBe(issued.file.type);
  }, 150_000);

  it('that cannot be filled any more leaves no number and no file', async () => {
    const { id: template } = await add('x');
    const { id: contactId } = await melati();
    const quote = await core.client.quotes.create({ contactId, template, lines: [{ description: 'a', unitPrice: 1 }] });
    const broken = word('{#lines}');
    const sha256 = createHash('sha256').update(broken).digest('hex');
    await core.store.db.insertInto('template_files').values({ sha256, bytes: broken }).execute();
    await core.store.act(core.context().caller, 'templates.update', (trx) =>
      trx.updateTable('document_templates').set({ file_sha256: sha256 }).where('id', '=', template).execute(),
    );
    expect(await codeOf(core.client.quotes.issue({ id: quote.id }))).toBe('template-broken');
    expect(await core.client.quotes.get({ id: quote.id })).toMatchObject({ status: 'draft', number: '' });
    expect(existsSync(path.join(folder, 'documents'))).toBe(false);
  });
});
