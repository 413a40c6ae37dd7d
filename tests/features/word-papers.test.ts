import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ErrorCode } from '../../src-main/contract/errors.ts';
import type { WordKind } from '../../src-main/contract/word-templates.ts';
import { type OpenCore, openCore } from '../support/core.ts';
import { textOf, word } from '../support/word.ts';

let folder: string;
let core: OpenCore;
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'langganan-test-'));
  core = await openCore(folder, { now: () => Date.UTC(2026, 10, 22, 3), timeZone: () => 'Asia/Jakarta' });
  await core.client.settings.update({ language: 'id' });
});
afterEach(async () => {
  await core.close();
  rmSync(folder, { recursive: true, force: true });
});

const add = async (kind: WordKind, text: string) =>
  (await core.client.templates.addWord({ file: new File([new Uint8Array(word(text))], 'Kop toko.docx'), kind })).id;
const contact = async (name: string) =>
  (await core.client.contacts.create({ kind: 'organization', name, addresses: [{ city: 'Bogor' }] })).id;
const bytesOf = async (made: File) => new Uint8Array(await made.arrayBuffer());
const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const lying = () => {
  const place = path.join(folder, 'documents', '2026');
  return existsSync(place) ? readdirSync(place).sort() : [];
};
const keptText = (name: string) =>
  plain(textOf(new Uint8Array(readFileSync(path.join(folder, 'documents/2026', name)))));
const codeOf = async (work: Promise<unknown>): Promise<string | undefined> =>
  work.then(
    () => undefined,
    (error: unknown) => (error as { code: ErrorCode }).code,
  );
/** What was kept as a template is one that cannot be filled by now. */
async function breakTemplate(id: string): Promise<void> {
  const bytes = word('{#lines}');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await core.store.db.insertInto('template_files').values({ sha256, bytes }).execute();
  await core.store.act(core.context().caller, 'templates.update', (trx) =>
    trx.updateTable('document_templates').set({ file_sha256: sha256 }).where('id', '=', id).execute(),
  );
}

describe('a document whose template is a Word file', () => {
  it('lies as a Word file, and as a PDF where one can be had, under its number; what went out stays', async () => {
    const template = await add('invoice', '{document.number} {document.due_date} {customer.name} {total_in_words}');
    const contactId = await contact('Toko Melati');
    const lines = [{ description: 'Panci', unitPrice: 250_000 }];
    const asked = { kind: 'invoice' as const, contactId, template, lines };
    const { program } = await core.client.documents.office();
    const ending = program === null ? 'docx' : 'pdf';
    const seen = await core.client.documents.preview(asked);
    expect([seen.number, seen.file.name]).toEqual(['INV-2026-0001', `preview.${ending}`]);
    expect(lying()).toEqual([]);

    const made = await core.client.documents.make(asked);
    const stem = 'INV-2026-0001 Toko Melati';
    expect(made).toMatchObject({ number: 'INV-2026-0001', kept: `documents/2026/${stem}.${ending}`, warnings: [] });
    expect(lying()).toEqual([`${stem}.docx`, ...(program === null ? [] : [`${stem}.pdf`])]);
    expect(keptText(`${stem}.docx`)).toBe('INV-2026-0001 6 Desember 2026 Toko Melati Dua ratus lima puluh ribu rupiah');
    const again = async () => (await core.client.documents.paper({ id: made.id })).file;
    const paper = await again();
    expect([paper.name, paper.type]).toEqual([`${stem}.${ending}`, made.file.type]);
    expect(Buffer.compare(await bytesOf(paper), await bytesOf(made.file))).toBe(0);

    // Whatever becomes of the template and of the PDF, the Word file says what went out.
    await core.client.templates.replaceWord({
      id: template,
      file: new File([new Uint8Array(word('lain'))], 'lain.docx'),
    });
    rmSync(path.join(folder, 'documents/2026', `${stem}.pdf`), { force: true });
    expect((await again()).name).toBe(`${stem}.docx`);
    expect(plain(textOf(await bytesOf(await again())))).toContain('Dua ratus lima puluh ribu rupiah');
    // With both gone and the template in the bin there is a paper all the same.
    rmSync(path.join(folder, 'documents/2026', `${stem}.docx`));
    await core.client.templates.remove({ ids: [template] });
    const drawn = await again();
    expect([drawn.name, await drawn.slice(0, 5).text()]).toEqual([`${stem}.pdf`, '%PDF-']);
  }, 150_000);

  it('that cannot be filled any more leaves no number and no file', async () => {
    const template = await add('receipt', 'x');
    const contactId = await contact('Toko Melati');
    await breakTemplate(template);
    const asked = { kind: 'receipt', contactId, amount: 1_000, paidFor: 'Panci', template } as const;
    expect(await codeOf(core.client.documents.preview(asked))).toBe('template-broken');
    expect(await codeOf(core.client.documents.make(asked))).toBe('template-broken');
    expect(lying()).toEqual([]);
    expect((await core.client.documents.list({})).total).toBe(0);
    expect((await core.client.documents.numbering({ kind: 'receipt' })).next).toBe('KW-2026-0001');
  });
});

describe('letters to many in a Word file', () => {
  const ask = async (template: string) => {
    const ids = [await contact('Toko Melati'), await contact('CV Sumber')];
    return { selection: { by: 'ids' as const, ids }, subject: 'Libur', body: 'Kami tutup.', template };
  };

  it('are a Word file each, with the letter’s own words', async () => {
    const asked = await ask(await add('letter', 'Yth. {customer.name}: {document.subject}. {document.text}'));
    const made = await core.client.documents.letters({ ...asked, as: 'files' });
    expect(made).toMatchObject({ made: 2, file: null });
    expect(lying()).toEqual(['SRT-2026-0001 Toko Melati.docx', 'SRT-2026-0002 CV Sumber.docx']);
    expect(keptText('SRT-2026-0002 CV Sumber.docx')).toBe('Yth. CV Sumber: Libur. Kami tutup.');
    const [row] = (await core.client.documents.list({ search: 'SRT-2026-0001' })).items;
    const paper = await core.client.documents.paper({ id: row?.id ?? '' });
    expect(paper.file.name).toBe('SRT-2026-0001 Toko Melati.docx');
  });

  it('are not put into one file, and leave nothing where the template is broken', async () => {
    const template = await add('letter', 'x');
    const asked = await ask(template);
    expect(await codeOf(core.client.documents.letters(asked))).toBe('word-letters-apart');
    await breakTemplate(template);
    expect(await codeOf(core.client.documents.letters({ ...asked, as: 'files' }))).toBe('template-broken');
    expect(lying()).toEqual([]);
    expect((await core.client.documents.list({})).total).toBe(0);
  });
});
