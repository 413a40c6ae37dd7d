import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { fill } from '../../resources/scripts/seed/fill.ts';
import { digestOf } from '../../src-main/database/digest.ts';
import { columnsOf } from '../../src-main/database/journal.ts';
import { journaledTables } from '../../src-main/database/tables.ts';
import { newId } from '../../src-main/domain/ids.ts';
import { agendaSheets } from '../../src-main/features/agenda/sheets.ts';
import { contactSheets, timelineSheets } from '../../src-main/features/contacts/sheets.ts';
import { dealSheets } from '../../src-main/features/deals/sheets.ts';
import { documentSheets } from '../../src-main/features/documents/sheets.ts';
import { messageSheets } from '../../src-main/features/messages/sheets.ts';
import { templateSheets } from '../../src-main/features/templates/sheets.ts';
import { quoteSheets } from '../../src-main/features/quotes/sheets.ts';
import { productSheets } from '../../src-main/features/products/sheets.ts';
import { shopSheets } from '../../src-main/features/shop/sheets.ts';
import { type OpenCore, openCore } from '../support/core.ts';
import { hostileNames } from '../support/hostile.ts';
import { scratchFolder, TestClock } from '../support/store.ts';

const open: OpenCore[] = [];
const cleanings: (() => void)[] = [];
async function newShop(clock = new TestClock()): Promise<OpenCore> {
  const { folder, remove } = scratchFolder();
  const core = await openCore(folder, clock);
  open.push(core);
  cleanings.push(remove);
  return core;
}
afterEach(async () => {
  for (const core of open.splice(0)) await core.close();
  for (const remove of cleanings.splice(0)) remove();
});

const sheets = [
  ...shopSheets,
  ...contactSheets,
  ...productSheets,
  ...dealSheets,
  ...templateSheets,
  ...quoteSheets,
  ...documentSheets,
  ...messageSheets,
  ...agendaSheets,
  ...timelineSheets,
];
/** The taxes that every shop begins with. */
const TAXES = 2;
/** The owner of a new shop is not the one of the old: everything else must be the same. */
const contentOf = ({ store }: OpenCore) => digestOf(store.db, ['staff']);
const bytesOf = async (file: File) => Buffer.from(await file.arrayBuffer());
const fileOf = (bytes: Uint8Array<ArrayBuffer> | Buffer, name = 'usaha.xlsx') =>
  new File([new Uint8Array(bytes)], name);

/** A shop with something of everything: seeded people, hostile texts, a bin, a merge, a block, a logo. */
async function busyShop(seed: number): Promise<OpenCore> {
  const clock = new TestClock();
  const shop = await newShop(clock);
  await fill(shop.store, { contacts: 40, interactions: 1.5, seed, until: clock.now() });
  const { client } = shop;
  await client.settings.update({
    business: {
      name: 'Toko "Maju" & Anak',
      address: 'Jl. Braga 1\nBandung',
      phones: ['022 123'],
      email: '',
      taxNumber: '',
      logo: `data:image/png;base64,${'iVBORw0KGgo'.repeat(9_000)}`,
    },
    currency: 'SGD',
    currencyDecimals: 2,
  });
  const organization = await client.contacts.create({ kind: 'organization', name: 'PT Maju' });
  const made: string[] = [];
  for (const name of hostileNames.slice(seed % 3, 16)) {
    clock.advance(1_234);
    const { id } = await client.contacts.create({
      name,
      kind: 'person',
      note: `${name}\n\t${name}`,
      birthday: made.length % 2 ? '--02-29' : '1990-05-17',
      nickname: name.slice(0, 100),
      phones: [{ raw: '=1+1' }, { raw: '0812-7788-4455', label: name.slice(0, 30) }],
      affiliations: [{ organizationId: organization.id, jobTitle: '@SUM(1)' }],
      referredById: made.at(-1) ?? null,
      consents: [{ channel: 'email', state: 'no' }],
    });
    made.push(id);
    await client.contacts.addInteraction({ contactId: id, kind: 'call', text: name, occurredAt: clock.now() - 1 });
  }
  const kitchen = await client.productCategories.create({ name: 'Dapur' });
  await client.productCategories.create({ name: 'Lain' });
  const { id: categoryId } = await client.productCategories.create({ name: 'Lain', parentId: kitchen.id });
  const thumbnail = 'data:image/png;base64,iVBORw0KGgo=';
  const [group] = await client.groups.list();
  const goods = await client.products.create({
    name: hostileNames[seed] ?? '',
    sku: '=1+1',
    categoryId,
    prices: [
      { amount: 12_345 },
      { amount: 1, minQuantity: 12_500, groupId: group?.id ?? null, validFrom: '2026-01-31' },
    ],
    picture: { picture: `data:image/png;base64,${'iVBORw0KGgo'.repeat(9_000)}`, thumbnail },
    openingStock: 14_500,
  });
  const parts = [{ productId: goods.id, quantity: 500 }];
  await client.products.create({ kind: 'bundle', name: 'Paket', parts });
  await client.products.adjustStock({ by: 'change', id: goods.id, quantity: -500, reason: '@SUM(1)' });
  const [pipeline] = await client.pipelines.list();
  const [first, second] = pipeline?.stages ?? [];
  await client.pipelines.updateStage({
    id: first?.id ?? '',
    checks: [{ text: '=1+1', required: true }],
    requiredFields: ['value'],
  });
  const deal = await client.deals.create({
    contactId: made[6] ?? '',
    title: hostileNames[seed] ?? '',
    products: [{ productId: goods.id, quantity: 2_500 }],
    people: [{ contactId: made[7] ?? '', role: '-2+3' }],
    expectedOn: '2026-12-31',
  });
  await client.deals.tick({ id: deal.id, checkId: deal.checklist[0]?.id ?? '' });
  clock.advance(1_000);
  await client.deals.moveToStage({ id: deal.id, stageId: second?.id ?? '' });
  await client.deals.snooze({ id: deal.id, until: '2027-03-31', reason: '@SUM(1)' });
  await client.contacts.addInteraction({ contactId: made[6] ?? '', dealId: deal.id, kind: 'call', text: '=1+1' });
  const lost = await client.deals.create({ contactId: made[8] ?? '', value: 1 });
  await client.deals.lose({ id: lost.id, reason: '=1+1', note: '\t=1' });
  await client.leads.setScoreRules({ rules: [{ when: { fact: 'source', source: '=1+1' }, points: 7 }] });
  const lead = await client.leads.create({ contactId: made[9] ?? '', source: '=1+1', interest: 'Kulkas' });
  await client.leads.convert({ id: lead.id });
  const offer = {
    contactId: made[6] ?? '',
    dealId: deal.id,
    subject: hostileNames[seed]?.slice(0, 200) ?? '',
    terms: '=1+1\n\t@SUM(1)',
    discountPercent: 2.5,
    charges: [{ name: '=1+1', amount: 1_250, taxes: ['PPN 12% (11/12)'] }],
    withholdings: [{ name: 'PPh 23', percent: 2 }],
    lines: [
      { kind: 'section' as const, description: '-2+3' },
      { product: goods.id, quantity: 2.5, discountAmount: 5 },
      { description: '=1+1', unitPrice: 99_999, tax: 'PPN 12% (11/12)', optional: true },
    ],
  };
  await client.quotes.create(offer);
  const [greeting] = await client.messageTemplates.list({});
  await client.messageTemplates.update({ id: greeting?.id ?? '', body: '=1+1\n{customer.first_name}' });
  const text = { name: '@SUM(1)', body: '-2+3', language: 'en' as const, about: 'quotation' as const };
  await client.messageTemplates.remove({ id: (await client.messageTemplates.create(text)).id });
  await client.contacts.block({ id: made[0] ?? '', reason: '-2+3' });
  await client.contacts.remove({ by: 'ids', ids: [made[1] ?? ''] });
  await client.contacts.merge({ winnerId: made[2] ?? '', loserIds: [made[3] ?? ''], choices: [] });
  await client.contacts.notSame({ ids: [made[4] ?? '', made[5] ?? ''] });
  return shop;
}

describe('the workbook of a business', () => {
  it('has a sheet for every table and a column for everything that does not follow from the rest', async () => {
    const { store } = await newShop();
    expect(sheets.map(({ table }) => table).sort()).toEqual(Object.keys(journaledTables).sort());
    for (const { table, fields, derived } of sheets)
      expect([...fields.map(({ column }) => column), ...(derived?.columns ?? [])].sort(), table).toEqual(
        (await columnsOf(store.db, table)).sort(),
      );
  });

  it.each([1, 2])('makes the same records in an empty shop, ids and all (seed %i)', async (seed) => {
    const shop = await busyShop(seed);
    const { file, rows } = await shop.client.exports.workbook({ language: seed % 2 ? 'id' : 'en' });
    expect(file.name).toBe('Toko -Maju- & Anak 2026-11-22.xlsx');
    const other = await newShop();
    const before = await digestOf(other.store.db);
    expect(await other.client.exports.inspect({ file })).toMatchObject({ business: 'Toko "Maju" & Anak', rows });
    const restored = await other.client.exports.restore({ file });
    expect(restored).toMatchObject({ skipped: 0, skippedRows: [], updated: 0, added: rows - TAXES, unchanged: TAXES });
    expect(await contentOf(other)).toBe(await contentOf(shop));
    const staff = async (core: OpenCore) => core.store.db.selectFrom('staff').selectAll().orderBy('id').execute();
    expect(await staff(other)).toEqual(expect.arrayContaining(await staff(shop)));
    // What was found there is found here: the index follows.
    const found = async (core: OpenCore) => (await core.client.contacts.list({ search: 'maju', limit: 100 })).total;
    expect(await found(other)).toBe(await found(shop));

    const again = await other.client.exports.restore({ file });
    expect(again).toMatchObject({ added: 0, updated: 0, unchanged: rows });
    await other.client.history.undo({ batchId: restored.batchId });
    expect(await digestOf(other.store.db)).toBe(before);
  });

  it('brings quotations as they were issued, with their numbers, and keeps them when it is taken back', async () => {
    const shop = await newShop(new TestClock());
    const { client } = shop;
    const { id: contactId } = await client.contacts.create({ name: '=1+1' });
    const lines = [{ description: '@SUM(1)', unitPrice: 99_999, tax: 'PPN 12% (11/12)' }];
    const quote = await client.quotes.create({ contactId, lines, discountPercent: 2.5 });
    await client.quotes.issue({ id: quote.id });
    const next = await client.quotes.revise({ id: quote.id });
    const { number } = await client.quotes.issue({ id: next.id });
    await client.quotes.accept({ id: next.id, by: '=1+1', note: '\t-2' });
    const { file, rows } = await client.exports.workbook({ language: 'id' });
    const other = await newShop(new TestClock());
    const restored = await other.client.exports.restore({ file });
    expect(restored.skippedRows).toEqual([]);
    expect(await contentOf(other)).toBe(await contentOf(shop));
    expect(await other.client.exports.restore({ file })).toMatchObject({ added: 0, updated: 0, unchanged: rows });
    const { kept } = await other.client.history.undo({ batchId: restored.batchId });
    // A number that went out stays explainable, and is not given again.
    expect(kept.filter(({ what }) => what === 'quotations')).toHaveLength(2);
    expect(await other.client.quotes.get({ id: next.id })).toMatchObject({ number, status: 'accepted' });
    expect((await other.client.quotes.numbering()).next).not.toBe(number);
  });

  it('comes in as well after another program has saved it', async () => {
    const shop = await busyShop(3);
    const { file } = await shop.client.exports.workbook({ language: 'id' });
    const book = XLSX.read(await bytesOf(file), { type: 'buffer' });
    const saved = XLSX.write(book, { type: 'buffer', bookType: 'xlsx', bookSST: true, compression: true }) as Buffer;
    const other = await newShop();
    expect(await other.client.exports.restore({ file: fileOf(saved) })).toMatchObject({ skipped: 0 });
    expect(await contentOf(other)).toBe(await contentOf(shop));
  });

  it('has no formula anywhere', async () => {
    const shop = await busyShop(1);
    const { file } = await shop.client.exports.workbook({});
    const book = XLSX.read(await bytesOf(file), { type: 'buffer', cellFormula: true });
    const formulas = book.SheetNames.flatMap((name) => {
      const cells: XLSX.CellObject[] = Object.values(book.Sheets[name] ?? {});
      return cells.filter((cell) => cell.f !== undefined);
    });
    expect(formulas).toEqual([]);
    expect(book.SheetNames.slice(0, 3)).toEqual(['Langganan', 'Staff', 'Settings']);
  });
});

describe('a workbook that meets a shop with people in it', () => {
  let shop: OpenCore;
  let clock: TestClock;
  beforeEach(async () => {
    clock = new TestClock();
    shop = await newShop(clock);
  });

  it('changes what differs, adds what is missing, deletes nothing', async () => {
    const ani = await shop.client.contacts.create({ name: 'Ani', note: 'lama' });
    const gone = await shop.client.contacts.create({ name: 'Budi' });
    const { file } = await shop.client.exports.workbook({});
    await shop.client.contacts.update({ id: ani.id, note: 'baru' });
    await shop.client.contacts.remove({ by: 'ids', ids: [gone.id] });
    await shop.client.contacts.purge({ by: 'ids', ids: [gone.id] });
    const later = await shop.client.contacts.create({ name: 'Cici' });
    const before = await contentOf(shop);
    const restored = await shop.client.exports.restore({ file });
    expect(restored).toMatchObject({ contacts: { added: 1, updated: 1 }, skipped: 0 });
    expect(await shop.client.contacts.get({ id: ani.id })).toMatchObject({ note: 'lama' });
    expect(await shop.client.contacts.get({ id: gone.id })).toMatchObject({ name: 'Budi' });
    expect(await shop.client.contacts.get({ id: later.id })).toMatchObject({ name: 'Cici' });
    await shop.client.history.undo({ batchId: restored.batchId });
    expect(await contentOf(shop)).toBe(before);
  });

  it('takes a tag of the same name for the same tag', async () => {
    const here = await shop.client.tags.create({ name: 'VIP', color: 'red' });
    const other = await newShop();
    const there = await other.client.tags.create({ name: 'vip', color: 'red' });
    const { id } = await other.client.contacts.create({ name: 'Ani', tagIds: [there.id] });
    const { file } = await other.client.exports.workbook({});
    expect(await shop.client.exports.restore({ file })).toMatchObject({ skipped: 0 });
    const { tags } = await shop.client.contacts.get({ id });
    expect(tags.map((tag) => tag.id)).toEqual([here.id]);
    expect(await shop.client.tags.list()).toHaveLength(1);
  });

  it('says which rows it could not take, and takes the others', async () => {
    const ani = await shop.client.contacts.create({ name: 'Ani', phones: [{ raw: '0812-7788-4455' }] });
    await shop.client.contacts.create({ name: 'Budi', phones: [{ raw: '0812-7788-4466' }] });
    const book = XLSX.read(await bytesOf((await shop.client.exports.workbook({ language: 'en' })).file), {
      type: 'buffer',
    });
    const set = (sheet: string, at: string, v: string) => {
      const cells = book.Sheets[sheet];
      if (cells) cells[at] = { t: 's', v };
    };
    const rowOf = (sheet: string, id: string) =>
      XLSX.utils.sheet_to_json<string[]>(book.Sheets[sheet] ?? {}, { header: 1 }).findIndex((row) => row.includes(id)) +
      1;
    set('Contacts', `B${rowOf('Contacts', ani.id)}`, 'robot');
    set('Phones', `B${rowOf('Phones', ani.id)}`, newId());
    set('Staff', 'A2', "'; drop table staff; --");
    const saved = XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
    const other = await newShop();
    const restored = await other.client.exports.restore({ file: fileOf(saved) });
    expect(restored.skippedRows.map(({ sheet, reason }) => `${sheet}: ${reason}`).sort()).toEqual([
      'Contacts: value-invalid',
      'Phones: belongs-to-nothing',
      'Staff: value-invalid',
    ]);
    expect((await other.client.contacts.list({})).items.map(({ name }) => name)).toEqual(['Budi']);
  });

  it('is taken back when it is cancelled', async () => {
    const large = await newShop();
    await fill(large.store, { contacts: 400, interactions: 1, seed: 1, until: clock.now() });
    const { file } = await large.client.exports.workbook({});
    const before = await digestOf(shop.store.db);
    const id = newId();
    const following = (async () => {
      for await (const { phase, done } of await shop.client.exports.progress({ id }))
        if (phase === 'writing' && done > 100) await shop.client.exports.cancel({ id });
    })();
    await expect(shop.client.exports.restore({ file, id })).rejects.toMatchObject({ code: 'job-cancelled' });
    await following;
    expect(await digestOf(shop.store.db)).toBe(before);
  });
});

describe('what is no workbook of this business', () => {
  it('is refused in words: a newer one, another spreadsheet, something else', async () => {
    const shop = await newShop();
    const { file } = await shop.client.exports.workbook({});
    const before = await digestOf(shop.store.db);
    const changed = async (key: string, value: string) => {
      const book = XLSX.read(await bytesOf(file), { type: 'buffer' });
      const about = book.Sheets['Langganan'] ?? {};
      const rows = XLSX.utils.sheet_to_json<string[]>(about, { header: 1 });
      const at = rows.findIndex(([name]) => name === key) + 1;
      about[`C${at}`] = { t: 's', v: value };
      return fileOf(XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
    };
    const refuses = (given: File, code: string, act: 'inspect' | 'restore' = 'inspect') =>
      expect(shop.client.exports[act]({ file: given })).rejects.toMatchObject({ code });
    await refuses(await changed('format', '2'), 'workbook-newer', 'restore');
    await refuses(await changed('schema', '9999_from_the_future'), 'workbook-newer');
    const plain = XLSX.utils.book_new(XLSX.utils.aoa_to_sheet([['Nama'], ['Ani']]), 'Langganan');
    await refuses(fileOf(XLSX.write(plain, { type: 'buffer', bookType: 'xlsx' }) as Buffer), 'not-a-business-workbook');
    await refuses(fileOf(Buffer.from('%PDF-1.7 and so on')), 'not-a-business-workbook');
    await refuses(fileOf(Buffer.alloc(0)), 'file-empty');
    await refuses(fileOf((await bytesOf(file)).subarray(0, 3_000)), 'file-damaged');
    expect(await digestOf(shop.store.db)).toBe(before);
  });
});
