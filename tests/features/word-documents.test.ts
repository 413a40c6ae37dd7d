import { mkdtempSync, rmSync } from 'node:fs';
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
