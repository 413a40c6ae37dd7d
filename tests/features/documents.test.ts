import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { openQuotes, pagesOf, type TestQuotes } from '../support/quotes.ts';

let shop: TestQuotes;
beforeEach(async () => {
  shop = await openQuotes();
});
afterEach(() => shop.close());

const rupiah = (minor: number) => `IDR ${new Intl.NumberFormat('en-GB').format(minor)}`;
const wanted = [
  { description: 'Panci', unitPrice: 1_500_000, quantity: 2, unit: 'pcs', discountPercent: 10, tax: 'PPN 12% (11/12)' },
  { description: 'Wajan', unitPrice: 250_000, quantity: 4.5, tax: 'PPN 12% (11/12)' },
  { description: 'Tutup', unitPrice: 99_000, optional: true },
];
/** A quotation that is out, with a deposit and charges. */
async function issued(more: Parameters<TestQuotes['create']>[0] = {}) {
  const draft = await shop.create({
    subject: 'Dapur baru',
    lines: wanted,
    discountAmount: 25_000,
    charges: [{ name: 'Ongkos kirim', amount: 75_000, taxes: [] }],
    depositPercent: 40,
    ...more,
  });
  await shop.api.quotes.issue({ id: draft.id });
  return shop.api.quotes.get({ id: draft.id });
}
const text = async (file: Blob) => (await pagesOf(file)).join(' ');

describe('an invoice', () => {
  it('says the sums of its quotation to the rupiah, without options that nobody chose', async () => {
    const quote = await issued();
    const made = await shop.api.documents.make({ kind: 'invoice', quoteId: quote.id });
    expect(made).toMatchObject({ number: 'INV-2026-0001', total: quote.totals.total, warnings: [] });
    const page = await text(made.file);
    const { totals } = quote;
    for (const sum of [
      `Subtotal ${rupiah(totals.subtotal)}`,
      `Ongkos kirim ${rupiah(75_000)}`,
      `PPN 12% (11/12) ${rupiah(totals.taxes[0]?.amount ?? 0)}`,
      `Total ${rupiah(totals.total)}`,
      `Deposit ${rupiah(totals.deposit)}`,
      `Balance ${rupiah(totals.balance)}`,
    ])
      expect(page).toContain(sum);
    for (const word of ['INVOICE', 'INV-2026-0001', quote.number, 'Dapur baru', 'Toko Melati', '6 December 2026'])
      expect(page).toContain(word);
    expect(page).not.toContain('Tutup');
    expect(made.kept).toBe('documents/2026/INV-2026-0001 Toko Melati.pdf');
    expect(await readFile(path.join(path.dirname(shop.file), made.kept))).toHaveLength(made.file.size);
  });

  it('is made of a deal, of another paper, or of lines alone, at what a quotation would cost', async () => {
    const product = await shop.api.products.create({ name: 'Teko', sku: 'TK-1', unit: 'pcs', price: 85_000 });
    const deal = await shop.api.deals.create({
      title: 'Isi warung',
      contactId: shop.customer.id,
      products: [{ productId: product.id, quantity: 3_000, unitPrice: 80_000 }],
    });
    const ofDeal = await shop.api.documents.make({ kind: 'invoice', dealId: deal.id });
    expect(ofDeal.total).toBe(240_000);
    expect((await shop.api.documents.get({ id: ofDeal.id })).deal?.id).toBe(deal.id);

    const proforma = await shop.api.documents.make({ kind: 'proforma', quoteId: (await issued()).id });
    const ofPaper = await shop.api.documents.make({ kind: 'invoice', documentId: proforma.id });
    expect(ofPaper.total).toBe(proforma.total);
    expect((await shop.api.documents.get({ id: proforma.id })).followers).toMatchObject([{ number: ofPaper.number }]);

    const alone = await shop.api.documents.make({
      kind: 'invoice',
      contactId: shop.customer.id,
      lines: [{ product: 'TK-1', quantity: 2 }],
    });
    expect(alone.total).toBe(170_000);
  });

  it('refuses a draft, a declined quotation, and nothing at all', async () => {
    const draft = await shop.create();
    await expect(shop.api.documents.make({ kind: 'invoice', quoteId: draft.id })).rejects.toMatchObject({
      code: 'quote-not-issued',
    });
    const declined = await issued();
    await shop.api.quotes.decline({ id: declined.id });
    await expect(shop.api.documents.make({ kind: 'invoice', quoteId: declined.id })).rejects.toMatchObject({
      code: 'quote-locked',
    });
    await expect(
      shop.api.documents.make({ kind: 'invoice', contactId: shop.customer.id, lines: [] }),
    ).rejects.toMatchObject({ code: 'document-empty' });
    expect((await shop.api.documents.list({})).total).toBe(0);
    expect((await shop.api.documents.numbering({ kind: 'invoice' })).next).toBe('INV-2026-0001');
  });
});

describe('what was made', () => {
  it('never changes, whatever becomes of customer, quotation, shop and design', async () => {
    const quote = await issued();
    const { id, kept } = await shop.api.documents.make({ kind: 'invoice', quoteId: quote.id });
    const before = await text((await shop.api.documents.paper({ id })).file);
    const { rm } = await import('node:fs/promises');
    await shop.api.contacts.update({ id: shop.customer.id, name: 'CV Mawar' });
    const { business } = await shop.settings.get();
    await shop.settings.update(shop.actor, { business: { ...business, name: 'Toko Lain' } });
    expect(await text((await shop.api.documents.paper({ id })).file)).toBe(before);
    // Also where its file is gone: it is drawn from what was kept of it.
    await rm(path.join(path.dirname(shop.file), kept));
    expect(await text((await shop.api.documents.paper({ id })).file)).toBe(before);
  });

  it('cannot be changed or deleted, by whatever writes', async () => {
    const { id } = await shop.api.documents.make({ kind: 'invoice', quoteId: (await issued()).id });
    const { db } = shop.store;
    const before = await db.selectFrom('documents').selectAll().execute();
    await shop.store.act(shop.actor, 'settings.change', async (trx) => {
      await sql`update documents set total = 1, content = '{}' where id = ${id}`.execute(trx);
      await sql`delete from documents where id = ${id}`.execute(trx);
    });
    expect(await db.selectFrom('documents').selectAll().execute()).toEqual(before);
    const batch = await db
      .selectFrom('batches')
      .select('id')
      .where('kind', '=', 'documents.make')
      .executeTakeFirstOrThrow();
    await expect(shop.api.history.undo({ batchId: batch.id })).rejects.toMatchObject({ code: 'batch-not-undoable' });
  });

  it('is cancelled with a reason, keeps its number and paper, and counts no more', async () => {
    const quote = await issued();
    const first = await shop.api.documents.make({ kind: 'invoice', quoteId: quote.id });
    const receipt = await shop.api.documents.make({ kind: 'receipt', documentId: first.id });
    const cancelled = await shop.api.documents.cancel({ id: receipt.id, reason: 'Salah jumlah' });
    expect(cancelled).toMatchObject({ cancelled: true, cancelledAs: { reason: 'Salah jumlah' } });
    expect((await shop.api.documents.get({ id: first.id })).received).toBe(0);
    await expect(shop.api.documents.cancel({ id: receipt.id, reason: 'lagi' })).rejects.toMatchObject({
      code: 'document-cancelled',
    });
    expect((await shop.api.documents.paper({ id: receipt.id })).file.size).toBeGreaterThan(1_000);
    expect((await shop.api.documents.make({ kind: 'receipt', documentId: first.id })).number).toBe('KW-2026-0002');
    const { items } = await shop.api.contacts.interactions({ contactId: shop.customer.id });
    expect(items.map((item) => item.text)).toContain('Receipt KW-2026-0001 cancelled: Salah jumlah');
    // Taken back, it counts again.
    await shop.api.history.undo({ batchId: cancelled.batchId });
    expect((await shop.api.documents.get({ id: receipt.id })).cancelled).toBe(false);
  });

  it('is found by kind, customer, period, number and what is still to be paid', async () => {
    const quote = await issued();
    const one = await shop.api.documents.make({ kind: 'invoice', quoteId: quote.id });
    shop.clock.advance(86_400_000 * 40);
    const two = await shop.api.documents.make({ kind: 'invoice', quoteId: quote.id });
    const paid = await shop.api.documents.make({ kind: 'receipt', documentId: two.id, part: 'all' });
    const found = async (filter: object) =>
      (await shop.api.documents.list(filter)).items.map((item) => item.number).sort();
    expect(await found({ kinds: ['receipt'] })).toEqual([paid.number]);
    expect(await found({ contactId: shop.customer.id, until: '2026-11-30' })).toEqual([one.number]);
    expect(await found({ from: '2026-12-01', kinds: ['invoice'] })).toEqual([two.number]);
    expect(await found({ search: 'melati 0001', kinds: ['invoice'] })).toEqual(
      [one.number, two.number].filter((n) => n.endsWith('0001')).sort(),
    );
    expect(await found({ unpaid: true })).toEqual([one.number]);
    expect(await found({ quoteId: quote.id })).toHaveLength(3);
  });
});

describe('a delivery note', () => {
  it('says how many of what and no price, and the next one takes what is left', async () => {
    const quote = await issued();
    const [pan, wok] = quote.lines;
    const first = await shop.api.documents.make({
      kind: 'delivery-note',
      quoteId: quote.id,
      lines: [
        { line: pan?.id, quantity: 2 },
        { line: wok?.id, quantity: 1.5 },
        { description: 'Katalog', quantity: 1 },
      ],
    });
    const page = await text(first.file);
    for (const word of ['DELIVERY NOTE', 'SJ-2026-0001', 'Panci', 'Wajan', '1.5', 'Katalog', 'Driver', 'Jl. Merdeka 5'])
      expect(page).toContain(word);
    expect(page).not.toMatch(/IDR|1,500,000|Total/);
    const { lines } = await shop.api.documents.basis({ quoteId: quote.id });
    expect(lines.map((line) => line.left)).toEqual([0, 3]);
    await expect(
      shop.api.documents.make({
        kind: 'delivery-note',
        quoteId: quote.id,
        lines: [{ line: wok?.id, quantity: 3.001 }],
      }),
    ).rejects.toMatchObject({ code: 'delivers-too-much', data: { what: 'Wajan', left: 3 } });
    // Of the invoice that was made of it the same is left.
    const invoice = await shop.api.documents.make({ kind: 'invoice', quoteId: quote.id });
    const rest = await shop.api.documents.make({ kind: 'delivery-note', documentId: invoice.id });
    expect(await text(rest.file)).toContain('Wajan 3');
    await expect(shop.api.documents.make({ kind: 'delivery-note', quoteId: quote.id })).rejects.toMatchObject({
      code: 'document-empty',
    });
    await shop.api.documents.cancel({ id: rest.id, reason: 'Ban bocor' });
    expect((await shop.api.documents.basis({ quoteId: quote.id })).lines.map((line) => line.left)).toEqual([0, 3]);
  });
});

describe('a receipt', () => {
  it('is of the deposit first, then of the rest, and never of more', async () => {
    const quote = await issued();
    const { totals } = quote;
    const deposit = await shop.api.documents.make({ kind: 'receipt', quoteId: quote.id, way: 'Transfer' });
    expect(deposit.total).toBe(totals.deposit);
    const page = await text(deposit.file);
    for (const word of [
      'RECEIPT',
      'Toko Melati',
      `Deposit for ${quote.number}: Dapur baru`,
      'Transfer',
      rupiah(totals.deposit),
    ])
      expect(page).toContain(word);
    expect(page.toLowerCase()).toContain('million');
    const invoice = await shop.api.documents.make({ kind: 'invoice', quoteId: quote.id });
    expect(await text(invoice.file)).toContain(`Left to pay ${rupiah(totals.total - totals.deposit)}`);
    const rest = await shop.api.documents.make({ kind: 'receipt', documentId: invoice.id });
    expect(rest.total).toBe(totals.balance);
    expect((await shop.api.documents.get({ id: invoice.id })).received).toBe(totals.total);
    await expect(shop.api.documents.make({ kind: 'receipt', documentId: invoice.id, amount: 1 })).rejects.toMatchObject(
      { code: 'receives-too-much', data: { left: 0 } },
    );
  });

  it('has a place for the materai above five million rupiah, as the law has it, or as the owner says', async () => {
    const write = async (amount: number) => {
      const given = { contactId: shop.customer.id, amount, paidFor: 'Servis', language: 'id' as const };
      return text((await shop.api.documents.make({ kind: 'receipt', ...given })).file);
    };
    expect(await write(5_000_000)).not.toContain('Meterai');
    const above = await write(5_000_001);
    expect(above).toContain('Meterai Rp 10.000');
    expect(above).toContain('Lima juta satu rupiah');
    expect(above).toContain('KWITANSI');
    const { documents } = await shop.settings.get();
    await shop.settings.update(shop.actor, {
      documents: { ...documents, materai: { shown: true, above: 7_000_000, duty: 12_000 } },
    });
    expect(await write(7_000_000)).not.toContain('Meterai');
    expect(await write(7_000_001)).toContain('Meterai Rp 12.000');
    await shop.settings.update(shop.actor, {
      documents: { ...documents, materai: { shown: false, above: 0, duty: 10_000 } },
    });
    expect(await write(9_000_000)).not.toContain('Meterai');
  });
});

describe('a letter', () => {
  it('fills in whom it is for, and refuses a field that nobody knows', async () => {
    const made = await shop.api.documents.make({
      kind: 'letter',
      contactId: shop.customer.id,
      subject: 'Undangan {customer.name}',
      body: 'Yth. {customer.name} di {customer.city},\n\nnomor {document.number}. {curly} tetap teks'.replace(
        ' {curly} tetap teks',
        '',
      ),
    });
    const page = await text(made.file);
    for (const word of ['Undangan Toko Melati', 'Yth. Toko Melati di Bandung', `nomor ${made.number}`])
      expect(page).toContain(word);
    await expect(
      shop.api.documents.make({ kind: 'letter', contactId: shop.customer.id, subject: '', body: 'Hai {customer.nam}' }),
    ).rejects.toMatchObject({ code: 'placeholders-unknown', data: { names: ['customer.nam'] } });
  });
});

describe('a statement', () => {
  it('carries the balance over, and ends with what is owed', async () => {
    const quote = await issued();
    const first = await shop.api.documents.make({ kind: 'invoice', quoteId: quote.id });
    const paid = await shop.api.documents.make({ kind: 'receipt', documentId: first.id, amount: 1_000_000 });
    shop.clock.advance(86_400_000 * 20);
    const second = await shop.api.documents.make({
      kind: 'invoice',
      contactId: shop.customer.id,
      lines: [{ description: 'Servis', unitPrice: 300_000 }],
    });
    const wrong = await shop.api.documents.make({ kind: 'receipt', documentId: second.id });
    await shop.api.documents.cancel({ id: wrong.id, reason: 'Belum bayar' });
    const given = { kind: 'statement' as const, contactId: shop.customer.id, from: '2026-12-01', until: '2026-12-31' };
    const made = await shop.api.documents.make(given);
    const owed = (first.total ?? 0) - 1_000_000 + 300_000;
    expect(made.total).toBe(owed);
    const page = await text(made.file);
    expect(page).toContain(`Balance brought forward ${rupiah((first.total ?? 0) - 1_000_000)}`);
    expect(page).toContain(`Balance due to us ${rupiah(owed)}`);
    expect(page).toContain(second.number);
    expect(page).not.toContain(paid.number);
    expect(page).not.toContain(wrong.number);
    const all = await text((await shop.api.documents.make({ ...given, from: '2026-01-01' })).file);
    for (const number of [quote.number, first.number, paid.number, second.number]) expect(all).toContain(number);
    await expect(shop.api.documents.make({ ...given, from: '2027-01-01' })).rejects.toMatchObject({
      code: 'ends-before-start',
    });
  });
});

describe('a price list', () => {
  it('stands by category at what a customer or a group pays', async () => {
    const tools = await shop.api.productCategories.create({ name: 'Alat' });
    const group = await shop.api.groups.create({ name: 'Grosir' });
    const add = (name: string, price: number | null, more: object = {}) =>
      shop.api.products.create({ name, price, ...more });
    await add('Palu', 50_000, {
      categoryId: tools.id,
      unit: 'pcs',
      prices: [{ amount: 45_000, groupId: group.id, minQuantity: 1, validFrom: null }],
    });
    await add('Jasa pasang', null);
    await add('Paku', 1_000, { categoryId: tools.id, active: false });
    const everybody = await text((await shop.api.documents.make({ kind: 'price-list', subject: 'Harga 2026' })).file);
    expect(everybody).toMatch(/Alat Palu pcs IDR 50,000 Others Jasa pasang on request/);
    expect(everybody).not.toContain('Paku');
    const wholesale = await text((await shop.api.documents.make({ kind: 'price-list', groupId: group.id })).file);
    expect(wholesale).toContain('IDR 45,000');
    expect(wholesale).toContain('Prices for Grosir');
    await shop.api.contacts.update({ id: shop.customer.id, groupIds: [group.id] });
    const hers = await shop.api.documents.make({ kind: 'price-list', contactId: shop.customer.id });
    expect(await text(hers.file)).toContain('IDR 45,000');
  });
});

it('keeps every paper under a name of its own, and leaves nothing beside them', async () => {
  await shop.api.documents.setNumbering({ kind: 'invoice', pattern: '{####}/INV/{ROMAN_MONTH}/{YYYY}' });
  await shop.api.documents.setNumbering({ kind: 'proforma', pattern: '{####}-INV-{ROMAN_MONTH}-{YYYY}' });
  const quote = await issued();
  await Promise.all([
    shop.api.documents.make({ kind: 'invoice', quoteId: quote.id }),
    shop.api.documents.make({ kind: 'proforma', quoteId: quote.id }),
    shop.api.documents.make({ kind: 'invoice', quoteId: quote.id }),
  ]);
  const names = await readdir(path.join(shop.documents, '2026'));
  expect(names.sort()).toEqual([
    '0001-INV-XI-2026 Toko Melati (2).pdf',
    '0001-INV-XI-2026 Toko Melati.pdf',
    '0002-INV-XI-2026 Toko Melati.pdf',
    'QUO-2026-0001-A Toko Melati.pdf',
  ]);
});
