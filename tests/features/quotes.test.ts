import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { QuoteFilter } from '../../src-main/contract/quotes.ts';
import { newId } from '../../src-main/domain/ids.ts';
import { openQuotes, type TestQuotes } from '../support/quotes.ts';

const DAY = 86_400_000;
let shop: TestQuotes;
beforeEach(async () => {
  shop = await openQuotes();
});
afterEach(() => shop.close());

const refusal = (code: string, data?: object) => expect.objectContaining({ code, ...(data ? { data } : {}) }) as Error;
const issue = (id: string) => shop.api.quotes.issue({ id });
const get = (id: string) => shop.api.quotes.get({ id });

describe('a draft', () => {
  it('takes description, unit, this customer’s price and the tax from its product, and carries no number', async () => {
    const [ppn] = (await shop.api.taxRates.list()).filter((tax) => tax.baseDenominator === 12);
    const product = await shop.api.products.create({
      name: 'Rice cooker',
      sku: 'RC-1',
      unit: 'pcs',
      price: 350_000,
      cost: 400_000,
      taxRateId: ppn?.id ?? null,
    });
    const quote = await shop.create({
      lines: [
        { product: 'rc-1', quantity: 2.5 },
        { description: 'Assembly', unitPrice: 150_000, discountPercent: 10 },
      ],
    });
    expect(quote).toMatchObject({ number: '', revision: 'A', status: 'draft', validDays: 14, template: 'classic' });
    expect(quote.lines).toMatchObject([
      {
        productId: product.id,
        description: 'Rice cooker',
        unit: 'pcs',
        quantity: 2.5,
        unitPrice: 350_000,
        amount: 875_000,
      },
      { productId: null, unitPrice: 150_000, amount: 135_000, taxes: [] },
    ]);
    expect(quote.totals).toMatchObject({
      subtotal: 1_010_000,
      lineDiscount: 15_000,
      taxes: [{ name: ppn?.name, base: 802_083, amount: 96_250 }],
      total: 1_106_250,
    });
    // Sold for less than it cost: said to the owner, kept from staff.
    expect(quote.cost).toMatchObject({ cost: 1_000_000, belowCost: [quote.lines[0]?.id], unknown: 1 });
    expect((await shop.as(shop.actor.staffId, 'sales').quotes.get({ id: quote.id })).cost).toBeNull();
  });

  it('comes while it is typed to what it comes to when it is kept, though what it bears is offered no more', async () => {
    const tax = await shop.api.taxRates.create({ name: 'Old tax', rate: 1_000 });
    const product = await shop.api.products.create({ name: 'Panci', price: 90_000, cost: 95_000 });
    const draft = await shop.create({ lines: [{ product: product.id, taxes: [tax.id] }] });
    await shop.api.taxRates.update({ id: tax.id, rate: 2_000 });
    await shop.api.taxRates.remove({ id: tax.id });
    await shop.api.products.remove({ by: 'ids', ids: [product.id] });
    const change = {
      id: draft.id,
      lines: [
        { id: draft.lines[0]?.id, taxes: [tax.id], quantity: 3 },
        { description: 'Delivery', unitPrice: 10_000, taxes: [] },
      ],
    };
    const typed = await shop.api.quotes.preview(change);
    expect(typed).toMatchObject({ totals: { tax: 27_000, total: 307_000 }, cost: { belowCost: [draft.lines[0]?.id] } });
    expect(typed.inWords).toBe('three hundred seven thousand rupiah');
    expect((await get(draft.id)).totals.total).toBe(99_000);
    expect((await shop.api.quotes.update(change)).totals).toEqual(typed.totals);
    expect((await shop.as(shop.actor.staffId, 'sales').quotes.preview(change)).cost).toBeNull();
    await issue(draft.id);
    await expect(shop.api.quotes.preview(change)).rejects.toEqual(refusal('quote-locked'));
  });

  it('comes of a deal in one call: its customer, title, products and prices', async () => {
    const product = await shop.api.products.create({ name: 'Panci', price: 90_000 });
    const deal = await shop.api.deals.create({
      contactId: shop.customer.id,
      title: 'Kitchen',
      products: [{ productId: product.id, quantity: 3_000, unitPrice: 80_000 }],
    });
    const quote = await shop.api.quotes.create({ dealId: deal.id });
    expect(quote).toMatchObject({ subject: 'Kitchen', contact: { id: shop.customer.id }, deal: { id: deal.id } });
    expect(quote.totals.total).toBe(240_000);
  });

  it('has the totals that its preview had, and the same again changes nothing', async () => {
    const draft = {
      lines: [
        { description: 'A', unitPrice: 3_333, quantity: 3 },
        { description: 'B', unitPrice: 10 },
      ],
      discountPercent: 7.5,
      charges: [{ name: 'Delivery', amount: 20_000, taxes: ['PPN 11%'] }],
      roundTo: 100,
    };
    const preview = await shop.api.quotes.preview({ contactId: shop.customer.id, ...draft });
    const quote = await shop.create(draft);
    expect(quote.totals).toEqual(preview.totals);
    const again = await shop.api.quotes.update({
      id: quote.id,
      discountPercent: 7.5,
      lines: quote.lines.map(({ id, description, unitPrice, quantity }) => ({ id, description, unitPrice, quantity })),
    });
    expect(again.updatedAt).toBe(quote.updatedAt);
    const amount = await shop.api.quotes.update({ id: quote.id, discountAmount: 9 });
    expect(amount).toMatchObject({ discountPercent: null, discountAmount: 9 });
  });

  it('is listed in its own money, also when the shop counts in another since', async () => {
    const { id } = await shop.create();
    await shop.settings.update(shop.actor, { currency: 'SGD', currencyDecimals: 2 });
    const { items } = await shop.api.quotes.list({});
    expect(items.map((row) => [row.id, row.currency, row.currencyDecimals])).toEqual([[id, 'IDR', 0]]);
  });

  it('refuses in words what cannot be added up', async () => {
    const of = (line: object, more = {}) =>
      shop.create({ lines: [{ description: 'x', unitPrice: 100, ...line }], ...more });
    const flaw = (reason: string, line: number) => refusal('line-unusable', { reason, line });
    await expect(of({ quantity: 0 })).rejects.toEqual(flaw('quantity-not-positive', 1));
    await expect(of({ quantity: -2 })).rejects.toEqual(flaw('quantity-not-positive', 1));
    await expect(of({ unitPrice: -1 })).rejects.toEqual(flaw('price-negative', 1));
    await expect(of({ discountAmount: 101 })).rejects.toEqual(flaw('discount-too-large', 1));
    await expect(of({ discountAmount: 1, discountPercent: 1 })).rejects.toEqual(flaw('two-discounts', 1));
    await expect(of({}, { discountAmount: 101 })).rejects.toEqual(flaw('discount-too-large', 0));
    await expect(of({ unitPrice: 10 ** 15 })).rejects.toEqual(refusal('amount-too-large'));
    await expect(of({ tax: 'PPN 99%' })).rejects.toEqual(refusal('not-found', { what: 'taxRate', id: 'PPN 99%' }));
    await expect(of({ product: 'nothing' })).rejects.toEqual(refusal('not-found', { what: 'product', id: 'nothing' }));
    await expect(shop.api.quotes.create({ lines: [] })).rejects.toEqual(
      refusal('not-found', { what: 'contact', id: '' }),
    );
    expect((await of({ discountPercent: 100 })).totals.total).toBe(0);
    const bare = await shop.create({ lines: [{ kind: 'section', description: 'Kitchen' }] });
    await expect(issue(bare.id)).rejects.toEqual(refusal('quote-empty'));
  });
});

describe('issuing', () => {
  it('gives number, paper, timeline entry and follow-up task at once', async () => {
    const quote = await shop.create();
    const issued = await issue(quote.id);
    expect(issued).toMatchObject({ number: 'QUO-2026-0001', revision: 'A', warnings: [], totals: { total: 100_000 } });
    expect(issued.kept).toBe('documents/2026/QUO-2026-0001-A Toko Melati.pdf');
    expect(existsSync(path.join(shop.documents, '2026', 'QUO-2026-0001-A Toko Melati.pdf'))).toBe(true);
    expect(await get(quote.id)).toMatchObject({ status: 'issued', issuedOn: '2026-11-22', validUntil: '2026-12-06' });
    const { items } = await shop.api.contacts.interactions({ contactId: shop.customer.id });
    expect(items.map((item) => item.text)).toEqual(['Quotation QUO-2026-0001 issued: IDR 100,000.']);
    const tasks = await shop.api.tasks.list({});
    expect(tasks.items).toMatchObject([{ title: 'Ask about quotation QUO-2026-0001', dueDay: '2026-11-25' }]);
    expect(tasks.items[0]?.about.map((one) => one.entity)).toEqual(['contact', 'quotation']);
  });

  it('keeps what it says for ever: products, customers, taxes and undone acts change nothing', async () => {
    const product = await shop.api.products.create({ name: 'Panci', price: 90_000 });
    const quote = await shop.create({ lines: [{ product: product.id }] });
    const changed = await shop.api.quotes.update({ id: quote.id, subject: 'Second thought' });
    await issue(quote.id);
    const before = await get(quote.id);
    await shop.api.products.update({ id: product.id, name: 'Wajan', price: 1 });
    await shop.api.contacts.update({ id: shop.customer.id, name: 'Toko Mawar', addresses: [] });
    await shop.history.undo(shop.actor, changed.batchId);
    await shop.history.undo(shop.actor, quote.batchId);
    const after = await get(quote.id);
    expect(after.lines).toEqual(before.lines);
    expect(after).toMatchObject({ subject: 'Second thought', customer: before.customer, totals: before.totals });
    await expect(shop.api.quotes.update({ id: quote.id, subject: 'x' })).rejects.toEqual(refusal('quote-locked'));
    await expect(issue(quote.id)).rejects.toEqual(refusal('quote-locked'));
  });

  it('is never undone: a number that went out is not given again', async () => {
    const { batchId } = await issue((await shop.create()).id);
    await expect(shop.history.undo(shop.actor, batchId)).rejects.toEqual(refusal('batch-not-undoable'));
  });

  it('leaves nothing behind when the paper cannot be kept', async () => {
    mkdirSync(shop.documents);
    writeFileSync(path.join(shop.documents, '2026'), 'in the way');
    const quote = await shop.create();
    await expect(issue(quote.id)).rejects.toEqual(refusal('folder-unusable'));
    expect(await get(quote.id)).toMatchObject({ status: 'draft', number: '' });
    expect((await shop.api.contacts.interactions({ contactId: shop.customer.id })).total).toBe(0);
    expect((await shop.api.tasks.list({})).total).toBe(0);
    expect((await shop.api.quotes.numbering()).next).toBe('QUO-2026-0001');
  });

  it('leaves no file and no number when the last write fails', async () => {
    const quote = await shop.create();
    await shop.settings.update(shop.actor, {
      quotes: { ...(await shop.settings.get()).quotes, followUpDays: 3 },
    });
    const { sql } = await import('kysely');
    await sql`create temp trigger stop before insert on tasks begin select raise(abort, 'no more'); end`.execute(
      shop.store.db,
    );
    await expect(issue(quote.id)).rejects.toThrow();
    expect(readdirSync(path.join(shop.documents, '2026'))).toEqual([]);
    expect(await get(quote.id)).toMatchObject({ status: 'draft', number: '' });
    await sql`drop trigger stop`.execute(shop.store.db);
    expect((await issue(quote.id)).number).toBe('QUO-2026-0001');
  });

  it('waits for approval of a discount past the limit of who issues', async () => {
    const sales = await shop.api.staff.create({ name: 'Dewi', role: 'sales' });
    const dewi = shop.as(sales.id, 'sales');
    await shop.api.quotes.setDiscountLimit({ staffId: sales.id, percent: 10 });
    const quote = await shop.create({ discountPercent: 12.5 });
    await expect(dewi.quotes.issue({ id: quote.id })).rejects.toEqual(
      refusal('discount-needs-approval', { percent: 12.5, limit: 10 }),
    );
    await expect(dewi.quotes.approve({ id: quote.id })).rejects.toEqual(refusal('not-allowed'));
    expect((await shop.api.quotes.approve({ id: quote.id })).approved).toMatchObject({ rate: 12.5, by: 'Rina' });
    await dewi.quotes.update({ id: quote.id, discountPercent: 13 });
    await expect(dewi.quotes.issue({ id: quote.id })).rejects.toEqual(refusal('discount-needs-approval'));
    await dewi.quotes.update({ id: quote.id, discountPercent: 12 });
    expect((await dewi.quotes.issue({ id: quote.id })).number).toBe('QUO-2026-0001');
  });

  it('takes names that Windows forbids, and two numbers that look alike as files', async () => {
    await shop.api.quotes.setNumbering({ pattern: '{####}/QUO/{ROMAN_MONTH}/{YYYY}', reset: 'monthly', prefix: 'K2' });
    await shop.api.contacts.update({ id: shop.customer.id, name: 'CON: <a>|"b"?*\u202Egpj.' });
    const { kept, number } = await issue((await shop.create()).id);
    expect(number).toBe('K2-0001/QUO/XI/2026');
    expect(kept).toMatch(/^documents\/2026\/[^<>:"/\\|?*\u202E]+\.pdf$/);
    await expect(shop.api.quotes.setNumbering({ pattern: 'QUO', reset: 'never' })).rejects.toEqual(
      refusal('number-pattern-unusable'),
    );
  });
});

describe('the life of a quotation', () => {
  it('goes on in revisions, each saying what changed, the older one superseded and kept', async () => {
    const first = await shop.create({
      lines: [
        { description: 'Panci', unitPrice: 100_000 },
        { description: 'Lid', unitPrice: 5_000 },
      ],
    });
    await expect(shop.api.quotes.revise({ id: first.id })).rejects.toEqual(refusal('quote-not-issued'));
    await issue(first.id);
    const second = await shop.api.quotes.revise({ id: first.id });
    expect(second).toMatchObject({ revision: 'B', status: 'draft', number: 'QUO-2026-0001', changes: [] });
    await expect(shop.api.quotes.revise({ id: first.id })).rejects.toEqual(refusal('revision-begun'));
    expect((await get(first.id)).status).toBe('issued');
    const [panci] = second.lines;
    const changed = await shop.api.quotes.update({
      id: second.id,
      lines: [
        { id: panci?.id ?? '', quantity: 2 },
        { description: 'Delivery', unitPrice: 10_000 },
      ],
      discountPercent: 5,
    });
    expect(changed.changes).toEqual([
      { what: 'line-changed', name: 'Panci', field: 'quantity', before: '1', after: '2' },
      { what: 'line-removed', name: 'Lid', field: '', before: 'Lid', after: '' },
      { what: 'line-added', name: 'Delivery', field: '', before: '', after: 'Delivery' },
      { what: 'changed', name: '', field: 'discountPercent', before: '', after: '5' },
      { what: 'changed', name: '', field: 'total', before: '105000', after: '199500' },
    ]);
    const issued = await issue(second.id);
    expect(issued).toMatchObject({ number: 'QUO-2026-0001', revision: 'B' });
    expect((await get(second.id)).revisions).toMatchObject([
      { revision: 'A', status: 'superseded', total: 105_000 },
      { revision: 'B', status: 'issued', total: 199_500 },
    ]);
    expect(readdirSync(path.join(shop.documents, '2026'))).toHaveLength(2);
    await expect(shop.api.quotes.accept({ id: first.id })).rejects.toEqual(refusal('quote-not-issued'));
    const listed = await shop.api.quotes.list({ search: 'quo-2026 melati' });
    expect(listed.items.map((row) => row.revision)).toEqual(['B']);
  });

  it('is locked once it is accepted, and says by whom and how', async () => {
    const { id } = await shop.create();
    await issue(id);
    const accepted = await shop.api.quotes.accept({ id, by: 'Bu Melati', how: 'WhatsApp', note: 'Deliver on Friday.' });
    expect(accepted).toMatchObject({ status: 'accepted', decided: { by: 'Bu Melati', how: 'WhatsApp' } });
    for (const act of [
      () => shop.api.quotes.decline({ id }),
      () => shop.api.quotes.revise({ id }),
      () => shop.api.quotes.update({ id, subject: 'x' }),
      () => shop.api.quotes.remove({ ids: [id] }),
    ])
      await expect(act()).rejects.toEqual(refusal('quote-locked'));
    const copy = await shop.api.quotes.copy({ id });
    expect(copy).toMatchObject({ status: 'draft', number: '', revision: 'A', totals: { total: 100_000 } });
  });

  it('expires by itself, and is then accepted only by saying so', async () => {
    const { id } = await shop.create({ validDays: 7 });
    await issue(id);
    shop.clock.advance(8 * DAY);
    expect((await get(id)).status).toBe('expired');
    expect((await shop.api.quotes.list({ status: 'expired' })).total).toBe(1);
    await expect(shop.api.quotes.accept({ id })).rejects.toEqual(refusal('quote-expired'));
    expect((await shop.api.quotes.accept({ id, evenExpired: true })).status).toBe('accepted');
  });

  it('is declined with a reason, which stands on the timeline, and can be revised after', async () => {
    const { id } = await shop.create();
    await issue(id);
    expect((await shop.api.quotes.decline({ id, note: 'Too dear.' })).status).toBe('declined');
    const { items } = await shop.api.contacts.interactions({ contactId: shop.customer.id });
    expect(items.some((item) => item.text === 'Quotation QUO-2026-0001 declined.\nToo dear.')).toBe(true);
    const next = await shop.api.quotes.revise({ id });
    await issue(next.id);
    expect((await get(id)).status).toBe('superseded');
  });

  it('goes to the bin and back; only drafts are erased, and a draft burns no number', async () => {
    const draft = await shop.create();
    const { id } = await shop.create();
    await issue(id);
    const ids = [draft.id, id];
    expect((await shop.api.quotes.remove({ ids })).removed).toBe(2);
    expect((await shop.api.quotes.list({})).total).toBe(0);
    await expect(shop.api.quotes.accept({ id })).rejects.toEqual(refusal('in-bin'));
    expect(await shop.api.quotes.purge({ ids })).toMatchObject({ purged: 1, kept: 1 });
    expect((await shop.api.quotes.restore({ ids })).restored).toBe(1);
    expect((await shop.api.quotes.numbering()).next).toBe('QUO-2026-0002');
    await expect(get(newId())).rejects.toEqual(refusal('not-found'));
  });

  it('goes to the bin by a filter, less those that were taken out of it', async () => {
    const kept = await shop.create({ subject: 'Kitchen one' });
    await shop.create({ subject: 'Kitchen two' });
    await shop.create({ subject: 'Garden' });
    const filter = QuoteFilter.parse({ search: 'kitchen' });
    expect((await shop.api.quotes.remove({ by: 'filter', filter, except: [kept.id] })).removed).toBe(1);
    const bin = { by: 'filter' as const, filter: QuoteFilter.parse({ deleted: true }) };
    expect((await shop.api.quotes.list({})).total).toBe(2);
    expect(await shop.api.quotes.purge(bin)).toMatchObject({ purged: 1, kept: 0 });
    expect((await shop.api.quotes.list({ deleted: true })).total).toBe(0);
  });

  it('follows its customer when two cards become one', async () => {
    const { id } = await shop.create();
    const other = await shop.api.contacts.create({ name: 'Toko Melati Baru' });
    await shop.api.contacts.merge({ winnerId: other.id, loserIds: [shop.customer.id] });
    expect((await get(id)).contact?.id).toBe(other.id);
  });
});

describe('numbers', () => {
  it('have no gap and no repeat over a thousand issues, cancelled drafts and failures, interleaved', async () => {
    const drawn = { pdf: new Uint8Array([37, 80, 68, 70]), missing: [] };
    let tries = 0;
    shop.draw.now = () => {
      tries += 1;
      return tries % 7 === 3 ? Promise.reject(new Error('no paper')) : Promise.resolve(drawn);
    };
    const quiet = await shop.settings.get();
    await shop.settings.update(shop.actor, {
      quotes: {
        ...quiet.quotes,
        followUpDays: null,
        numberReset: 'monthly',
        numberPattern: '{####}/QUO/{ROMAN_MONTH}/{YYYY}',
      },
    });
    const loud = console.error;
    console.error = () => undefined;
    const numbers: string[] = [];
    let failed = 0;
    try {
      for (let round = 0; round < 125; round += 1) {
        // Eight windows at once; of two that issue the same draft one wins.
        const drafts = await Promise.all(Array.from({ length: 7 }, () => shop.create()));
        const ids = [...drafts.map((draft) => draft.id), drafts[0]?.id ?? ''];
        const settled = await Promise.allSettled(ids.map(issue));
        for (const one of settled)
          if (one.status === 'fulfilled') numbers.push(one.value.number);
          else failed += 1;
        if (round === 60) shop.clock.advance(20 * DAY);
      }
    } finally {
      console.error = loud;
    }
    expect(numbers.length + failed).toBe(1_000);
    expect(failed).toBeGreaterThan(140);
    const months = Map.groupBy(numbers, (number) => number.slice(5));
    expect([...months.keys()]).toEqual(['QUO/XI/2026', 'QUO/XII/2026']);
    for (const of of months.values())
      expect(of.map((number) => Number(number.slice(0, 4)))).toEqual(of.map((_, at) => at + 1));
    const papers = readdirSync(path.join(shop.documents, '2026'));
    expect(papers.filter((name) => name.endsWith('.pdf'))).toHaveLength(numbers.length);
    expect(papers).toHaveLength(numbers.length);
  }, 120_000);
});
