import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import PostalMime from 'postal-mime';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { documentKinds } from '../../src-main/contract/documents/words.ts';
import type { Host } from '../../src-main/contract/host.ts';
import { digestOf } from '../../src-main/database/digest.ts';
import { type OpenCore, openCore } from '../support/core.ts';
import { scratchFolder, TestClock } from '../support/store.ts';

let core: OpenCore;
let folder = '';
let remove = () => {};
let siti = '';
/** What the host was asked to open; a test may say that it can. */
const asked: string[] = [];
let able = false;
const answer = (what: string) => {
  asked.push(what);
  return Promise.resolve(able);
};
const host: Partial<Host> = { openExternal: answer, revealFile: answer, openFile: answer };

beforeEach(async () => {
  ({ folder, remove } = scratchFolder());
  core = await openCore(folder, new TestClock(), host);
  asked.length = 0;
  able = false;
  await core.client.settings.update({
    language: 'id',
    business: { name: 'Toko Sinar', address: '', phones: [], email: 'halo@example.com', taxNumber: '', logo: null },
  });
  const contact = await core.client.contacts.create({
    name: 'Ibu Siti Rahma',
    phones: [{ raw: '022-7319981' }, { raw: '081277884455' }],
    emails: [{ address: 'siti@example.com' }],
  });
  siti = contact.id;
});
afterEach(async () => {
  await core.close();
  remove();
});

const offer = async (issue = true) => {
  const made = await core.client.quotes.create({
    contactId: siti,
    subject: 'Dapur',
    lines: [{ description: 'Panci', unitPrice: 100_000, tax: null }],
  });
  if (issue) await core.client.quotes.issue({ id: made.id });
  return { kind: 'quotation' as const, id: made.id };
};
const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const timeline = async () => (await core.client.contacts.interactions({ contactId: siti })).items;

describe('the texts of messages', () => {
  it('come with a new shop in both languages, for every document, without a flaw and without a row', async () => {
    const list = await core.client.messageTemplates.list({});
    expect(list.every((one) => one.builtIn && !one.changed && one.updatedAt === null)).toBe(true);
    expect(list.flatMap((one) => one.flaws.map((flaw) => ({ ...flaw, of: one.name })))).toEqual([]);
    for (const language of ['id', 'en'] as const)
      for (const about of [null, ...documentKinds.filter((kind) => kind !== 'labels' && kind !== 'letter')]) {
        const usual = list.filter((one) => one.language === language && one.about === about && one.usual);
        expect(usual, `${about} ${language}`).toHaveLength(1);
      }
    expect(await core.store.db.selectFrom('message_templates').select('id').execute()).toEqual([]);
  });

  it('that came with the app are rows once they are changed, and as they came when that is taken back', async () => {
    const { client } = core;
    const before = await client.messageTemplates.list({});
    const first = before.find((one) => one.about === 'quotation' && one.language === 'id');
    const { batchId, ...changed } = await client.messageTemplates.update({
      id: first?.id ?? '',
      body: 'Halo {customer.nama}',
    });
    expect(changed).toMatchObject({ body: 'Halo {customer.nama}', builtIn: true, changed: true, usual: true });
    expect(changed.flaws).toEqual([{ reason: 'unknown', name: 'customer.nama', nearest: 'customer.name' }]);
    await client.history.undo({ batchId });
    expect(await client.messageTemplates.list({})).toEqual(before);
  });

  it('of the shop are added, changed, put into the bin and taken out of it', async () => {
    const { client } = core;
    const { batchId: _, ...made } = await client.messageTemplates.create({
      name: ' Promo ',
      channel: 'whatsapp',
      body: 'Halo!\r\n{customer.first_name}',
      language: 'id',
    });
    expect(made).toMatchObject({
      name: 'Promo',
      body: 'Halo!\n{customer.first_name}',
      about: null,
      usual: false,
      builtIn: false,
    });
    await expect(
      client.messageTemplates.update({ id: made.id, expectedUpdatedAt: 1, name: 'x' }),
    ).rejects.toMatchObject({ code: 'changed-meanwhile' });
    await client.messageTemplates.remove({ id: made.id });
    const names = async (deleted: boolean) => (await client.messageTemplates.list({ deleted })).map(({ name }) => name);
    expect(await names(true)).toEqual(['Promo']);
    await expect(client.messageTemplates.update({ id: made.id, name: 'x' })).rejects.toMatchObject({ code: 'in-bin' });
    await client.messageTemplates.restore({ id: made.id });
    expect(await names(false)).toContain('Promo');
  });

  it('have one that is offered first for each document and language', async () => {
    const { client } = core;
    const usual = async () =>
      (await client.messageTemplates.list({}))
        .filter((one) => one.usual && one.about === 'quotation')
        .map(({ name, language }) => `${language} ${name}`);
    const english = (await usual()).filter((name) => name.startsWith('en'));
    const own = await client.messageTemplates.create({
      name: 'Punya kami',
      body: 'x',
      language: 'id',
      about: 'quotation',
    });
    await client.messageTemplates.makeUsual({ id: own.id });
    expect(await usual()).toEqual(['id Punya kami', ...english]);
    await client.messageTemplates.remove({ id: own.id });
    const [built] = (await client.messageTemplates.list({})).filter((one) => one.about === 'quotation');
    await client.messageTemplates.makeUsual({ id: built?.id ?? '' });
    expect(await usual()).toEqual([`id ${built?.name}`, ...english]);
    // What goes with something else is not at once the usual one there.
    await client.messageTemplates.update({ id: built?.id ?? '', about: 'invoice' });
    expect((await client.messageTemplates.list({})).filter((one) => one.usual && one.about === 'invoice')).toHaveLength(
      2,
    );
  });

  it('are shown on a document, on a contact, or on an example, and nothing is kept', async () => {
    const { client } = core;
    const document = await offer();
    const before = await digestOf(core.store.db, []);
    const text = {
      body: '{customer.first_name} {document.number}',
      language: 'en' as const,
      about: 'quotation' as const,
    };
    expect(await client.messageTemplates.preview({ ...text, document })).toMatchObject({
      body: 'Siti QUO-2026-0001',
      flaws: [],
    });
    const bare = { body: '{customer.city}!{total}', language: 'id' as const, about: null };
    expect(await client.messageTemplates.preview({ ...bare, contactId: siti })).toEqual({
      subject: '',
      body: '!{total}',
      flaws: [{ reason: 'unknown', name: 'total', nearest: null }],
      empty: ['customer.city'],
    });
    const example = await client.messageTemplates.preview({ ...text, body: '{total}{#lines} {description}{/lines}' });
    expect(example.body).toBe('IDR 1,637,200 Frying pan, 24 cm');
    expect(await digestOf(core.store.db, [])).toEqual(before);
  });
});

describe('a file of templates', () => {
  const own = {
    name: 'Tagihan kedua',
    channel: 'whatsapp' as const,
    subject: '',
    body: 'Yth. {customer.name},\nmohon {document.number} dilunasi. 🙏',
    language: 'id' as const,
    about: 'invoice' as const,
  };
  const other = async (work: (shop: OpenCore) => Promise<void>) => {
    const place = scratchFolder();
    const shop = await openCore(place.folder, new TestClock());
    try {
      await work(shop);
    } finally {
      await shop.close();
      place.remove();
    }
  };
  const textsOf = async (shop: OpenCore) =>
    (await shop.client.messageTemplates.list({})).filter((one) => one.updatedAt !== null);
  const file = (items: readonly unknown[], more: object = {}) =>
    new File(
      [JSON.stringify({ format: 'langganan-templates', version: 1, parts: { messages: items, ...more } })],
      'a.templates.json',
    );

  it('takes the texts that the shop has written or changed to another shop, and nothing that came with the app', async () => {
    const made = await core.client.messageTemplates.create(own);
    await core.client.messageTemplates.makeUsual({ id: made.id });
    const [came] = await core.client.messageTemplates.list({});
    await core.client.messageTemplates.update({ id: came?.id ?? '', body: 'Halo {customer.name}!' });
    const gone = await core.client.messageTemplates.create({ ...own, name: 'Dibuang' });
    await core.client.messageTemplates.remove({ id: gone.id });
    await core.client.templates.create({ kind: 'invoice', name: 'Biru', from: 'modern' });
    const { file: saved, count } = await core.client.templates.export({});
    expect(count).toBe(3);

    await other(async (shop) => {
      const { names, batchId } = await shop.client.templates.import({ file: saved });
      // The one that came with the app is there as well, as it came.
      expect(names).toEqual(['Biru', `${came?.name} 2`, 'Tagihan kedua']);
      const [greeting, invoice] = await textsOf(shop);
      expect(greeting).toMatchObject({ name: `${came?.name} 2`, body: 'Halo {customer.name}!', builtIn: false });
      expect(invoice).toMatchObject({ ...own, usual: true, flaws: [] });
      await shop.client.history.undo({ batchId });
      expect(await textsOf(shop)).toEqual([]);
      expect((await shop.client.templates.list({})).items).toEqual([]);
    });
  });

  it('holds one text where one is asked for, and says so where there is nothing of the shop’s own', async () => {
    await expect(core.client.templates.export({})).rejects.toMatchObject({
      code: 'nothing-to-export',
      data: { what: 'templates' },
    });
    const { id } = await core.client.messageTemplates.create(own);
    await core.client.messageTemplates.create({ ...own, name: 'Lain' });
    const { file: saved, count } = await core.client.templates.export({ ids: [id] });
    expect([saved.name, count]).toEqual(['Tagihan kedua.templates.json', 1]);
  });

  it('gives a name that is there a number, and leaves first what this shop offers first', async () => {
    const here = await core.client.messageTemplates.create({ ...own, name: 'x'.repeat(120) });
    await core.client.messageTemplates.makeUsual({ id: here.id });
    const { names } = await core.client.templates.import({
      file: file([
        { ...own, name: 'X'.repeat(120), usual: true },
        { name: ' Singkat\u202e ', body: 'Halo', language: 'en' },
        { name: 'Singkat', body: 'Halo', language: 'en' },
      ]),
    });
    expect(names).toEqual([`${'X'.repeat(118)} 2`, 'Singkat', 'Singkat 2']);
    const texts = await textsOf(core);
    expect(texts.filter((one) => one.usual).map((one) => one.id)).toEqual([here.id]);
    expect(texts.find((one) => one.name === 'Singkat')).toMatchObject({ channel: 'any', about: null, subject: '' });
  });

  it.each([
    ['no text', { ...own, body: undefined }, {}],
    ['no name', { ...own, name: ' \u0000 ' }, {}],
    ['a text without end', { ...own, body: 'x'.repeat(10_001) }, {}],
    ['a language that is none', { ...own, language: 'fr' }, {}],
    ['a way that is none', { ...own, channel: 'sms' }, {}],
    ['a document that is none', { ...own, about: 'cake' }, {}],
    ['a mark that is none', { ...own, usual: 'yes' }, {}],
    ['something else', 'hello', {}],
    ['a broken design beside it', own, { documents: [{ kind: 'letter', name: 'X', source: 'design', design: {} }] }],
  ])('with %s in it is refused as a whole, and nothing is changed', async (_, item, more) => {
    await expect(core.client.templates.import({ file: file([own, item], more) })).rejects.toMatchObject({
      code: 'template-file-unusable',
      data: { file: 'a.templates.json', reason: 'not-templates' },
    });
    expect(await textsOf(core)).toEqual([]);
  });

  it('of a later version, or with a sort nobody knows beside the texts, is refused as newer', async () => {
    const newer = { code: 'template-file-unusable', data: { reason: 'newer' } };
    await expect(
      core.client.templates.import({ file: file([own], { cards: [{ name: 'Emas' }] }) }),
    ).rejects.toMatchObject(newer);
    const later = new File(
      [JSON.stringify({ format: 'langganan-templates', version: 2, parts: { messages: [own] } })],
      'a.json',
    );
    await expect(core.client.templates.import({ file: later })).rejects.toMatchObject(newer);
    expect(await textsOf(core)).toEqual([]);
  });
});

describe('a message', () => {
  it('is prepared from the usual text of the document, in its language, to whoever it is for', async () => {
    const document = await offer();
    const ready = await core.client.messages.prepare({ document });
    expect(ready).toMatchObject({
      contact: { name: 'Siti Rahma', title: 'Ibu' },
      document: { ...document, name: 'QUO-2026-0001 A', issued: true, file: 'QUO-2026-0001-A Ibu Siti Rahma.pdf' },
      channel: 'whatsapp',
      language: 'id',
      phones: [{ number: '+6281277884455', shown: '0812-7788-4455' }],
      emails: [{ address: 'siti@example.com' }],
      consent: { whatsapp: 'not-asked', email: 'not-asked' },
      blocked: null,
      flaws: [],
    });
    expect(plain(ready.text)).toContain('Halo Ibu Siti,');
    expect(plain(ready.text)).toContain('Total: Rp 100.000\nBerlaku sampai: 6 Desember 2026\n\n');
    const english = ready.templates.find((one) => one.language === 'en' && one.usual);
    const other = await core.client.messages.prepare({ document, channel: 'email', templateId: english?.id });
    expect(other).toMatchObject({ language: 'en', subject: 'Quotation QUO-2026-0001 from Toko Sinar' });
    expect(plain(other.text)).toContain('Valid until: 6 December 2026');
    expect(await core.client.messages.prepare({ document, templateId: null })).toMatchObject({
      text: '',
      templateId: null,
    });
  });

  it('goes to WhatsApp by digits, shows the PDF that was issued, and stands on the timeline', async () => {
    const document = await offer();
    able = true;
    const templateId = (await core.client.messages.prepare({ document })).templateId;
    const sent = await core.client.messages.send({
      document,
      channel: 'whatsapp',
      templateId,
      recipient: '+6281277884455',
      text: 'Halo & selamat\nsiang',
    });
    expect(sent).toMatchObject({ opened: true, revealed: true, file: null, textLeftOut: false });
    expect(asked).toEqual([
      'https://wa.me/6281277884455?text=Halo%20%26%20selamat%0Asiang',
      path.join(folder, 'documents', '2026', 'QUO-2026-0001-A Ibu Siti Rahma.pdf'),
    ]);
    const [note] = await timeline();
    expect(note).toMatchObject({ kind: 'message' });
    expect(note?.text).toBe(
      'WhatsApp ke 0812-7788-4455: Penawaran QUO-2026-0001 A\nTemplat: “Kirim penawaran”\n\nHalo & selamat\nsiang',
    );
    await core.client.history.undo({ batchId: sent.batchId });
    expect((await timeline()).map(({ kind }) => kind)).not.toContain('message');
  });

  it('gives the window what the door cannot open, with the very file that was issued', async () => {
    const document = await offer();
    const to = { document, channel: 'whatsapp' as const, recipient: '+6281277884455', text: 'x'.repeat(3_000) };
    const sent = await core.client.messages.send(to);
    expect(sent).toMatchObject({
      opened: false,
      revealed: false,
      textLeftOut: true,
      url: 'https://wa.me/6281277884455',
    });
    const kept = path.join(folder, 'documents', '2026', 'QUO-2026-0001-A Ibu Siti Rahma.pdf');
    expect(Buffer.from(await (sent.file as File).arrayBuffer()).equals(readFileSync(kept))).toBe(true);
    // Where somebody has moved it away, it is drawn again.
    rmSync(kept);
    const again = await core.client.messages.send({ ...to, text: 'x' });
    expect((await (again.file as File).text()).slice(0, 5)).toBe('%PDF-');
  });

  it('becomes a draft of an e-mail with the PDF in it, for the mail program or to save', async () => {
    const document = await offer();
    const letter = {
      document,
      channel: 'email' as const,
      recipient: 'siti@example.com',
      subject: 'Penawaran “baru” 🎉',
      text: 'Halo',
    };
    const saved = await core.client.messages.send(letter);
    const read = await PostalMime.parse(await (saved.file as File).arrayBuffer());
    expect(read).toMatchObject({ subject: letter.subject, to: [{ address: 'siti@example.com', name: 'Siti Rahma' }] });
    expect(read.attachments.map(({ filename }) => filename)).toEqual(['QUO-2026-0001-A Ibu Siti Rahma.pdf']);
    able = true;
    const opened = await core.client.messages.send(letter);
    expect(opened).toMatchObject({ opened: true, file: null, url: null });
    const file = asked.at(-1) ?? '';
    expect(path.dirname(file)).toBe(path.join(folder, 'outbox'));
    expect((await PostalMime.parse(readFileSync(file))).subject).toBe(letter.subject);
    // Old ones are taken away, new ones are not.
    expect(readdirSync(path.dirname(file)).length).toBeGreaterThan(0);
    const link = await core.client.messages.send({ ...letter, way: 'mailto' });
    expect(link.url).toBe(
      'mailto:siti@example.com?subject=Penawaran%20%E2%80%9Cbaru%E2%80%9D%20%F0%9F%8E%89&body=Halo',
    );
    expect(asked.at(-1)).toBe(link.url);
  });

  it.each([
    ['of a draft', 'document-not-issued'],
    ['to a blocked contact', 'contact-blocked'],
    ['to one who has said no', 'consent-refused'],
    ['to no number', 'message-unusable'],
    ['that is too long for a link', 'message-unusable'],
    ['to one in the bin', 'in-bin'],
  ])('%s is refused, and nothing is noted or opened', async (what, code) => {
    const document = await offer(what !== 'of a draft');
    able = true;
    if (what.includes('blocked')) await core.client.contacts.block({ id: siti, reason: 'Utang' });
    if (what.includes('no') && what.includes('said'))
      await core.client.contacts.update({ id: siti, consents: [{ channel: 'whatsapp', state: 'no' }] });
    if (what.includes('bin')) await core.client.contacts.remove({ by: 'ids', ids: [siti] });
    const before = await digestOf(core.store.db, []);
    const isLong = what.includes('long');
    await expect(
      core.client.messages.send({
        document,
        channel: isLong ? 'email' : 'whatsapp',
        recipient: what.includes('number') ? '0812' : isLong ? 'siti@example.com' : '+6281277884455',
        text: 'x'.repeat(isLong ? 5_000 : 1),
        way: isLong ? 'mailto' : 'draft',
      }),
    ).rejects.toMatchObject({ code });
    expect(await digestOf(core.store.db, [])).toEqual(before);
    expect(asked).toEqual([]);
    expect(existsSync(path.join(folder, 'outbox'))).toBe(false);
  });

  it('goes out all the same where somebody has decided so, also without a document', async () => {
    await core.client.contacts.update({ id: siti, consents: [{ channel: 'whatsapp', state: 'no' }] });
    expect(await core.client.messages.prepare({ contactId: siti })).toMatchObject({
      document: null,
      consent: { whatsapp: 'no' },
    });
    const to = { contactId: siti, channel: 'whatsapp' as const, recipient: '+6281277884455', text: 'Halo' };
    await expect(core.client.messages.send(to)).rejects.toMatchObject({ code: 'consent-refused' });
    const sent = await core.client.messages.send({ ...to, evenWithoutConsent: true });
    expect(sent).toMatchObject({ url: 'https://wa.me/6281277884455?text=Halo', file: null });
    expect((await timeline())[0]?.text).toBe('WhatsApp ke 0812-7788-4455\n\nHalo');
  });

  it('takes an invoice along as well as a quotation, and none that was cancelled', async () => {
    const { id: quoteId } = await offer();
    const made = await core.client.documents.make({ kind: 'invoice', quoteId });
    const document = { kind: 'invoice' as const, id: made.id };
    const ready = await core.client.messages.prepare({ document });
    expect(ready.document).toMatchObject({ name: made.number, issued: true });
    expect(plain(ready.text)).toContain(`Berikut faktur ${made.number}.\n\nTotal: Rp 100.000`);
    const { body } = await core.client.messageTemplates.preview({
      ...{
        body: '{#lines}{no} {description} {price}{/lines} {charges_total}',
        language: 'id',
        about: 'invoice',
        document,
      },
    });
    expect(plain(body)).toBe('1 Panci Rp 100.000 Rp 0');
    const to = { document, channel: 'email' as const, recipient: 'siti@example.com', text: 'Halo' };
    const sent = await core.client.messages.send(to);
    const read = await PostalMime.parse(await (sent.file as File).arrayBuffer());
    expect(read.attachments.map(({ filename }) => filename)).toEqual([path.basename(made.kept)]);
    expect((await timeline())[0]?.text).toContain(`Faktur ${made.number}`);
    await core.client.documents.cancel({ id: made.id, reason: 'Salah' });
    await expect(core.client.messages.send(to)).rejects.toMatchObject({ code: 'document-cancelled' });
  });

  it('is about a contact or about a document, never both or neither', async () => {
    const document = await offer();
    for (const about of [{}, { contactId: siti, document }])
      await expect(core.client.messages.prepare(about)).rejects.toMatchObject({ code: 'input-invalid' });
    await expect(core.client.messages.prepare({ document: { kind: 'labels', id: document.id } })).rejects.toMatchObject(
      { code: 'not-found' },
    );
  });
});
