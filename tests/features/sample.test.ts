import { afterEach, describe, expect, it } from 'vitest';
import { sampleContacts } from '../../src-main/features/shop/sample/insert-contacts.ts';
import { digestOf } from '../../src-main/database/digest.ts';
import { openCore, type OpenCore } from '../support/core.ts';
import { scratchFolder, TestClock } from '../support/store.ts';

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

/** An empty shop, at nine in the morning of a Sunday in Jakarta. */
async function openShop(clock = new TestClock()) {
  const { folder, remove } = scratchFolder();
  const core = await openCore(folder, clock);
  open.push(async () => {
    await core.close();
    remove();
  });
  return Object.assign(core, { clock });
}
const digest = ({ store }: OpenCore) => digestOf(store.db);
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error as { code: string }).code,
  );

describe('the sample shop', () => {
  it('holds everyone it names, with every phone understood and every e-mail at example.com', async () => {
    const { client, store, clock } = await openShop();
    expect(await client.shop.addSample({ language: 'id' })).toMatchObject({ contacts: sampleContacts.length });
    const { db } = store;
    const contacts = await db.selectFrom('contacts').selectAll().execute();
    const whole = (contact: { name: string; title?: string }) => `${contact.title ?? ''} ${contact.name}`.trim();
    expect(contacts.map(whole).sort()).toEqual(sampleContacts.map(whole).sort());
    const phones = await db.selectFrom('contact_phones').selectAll().execute();
    for (const phone of phones) expect(phone.e164, phone.raw).not.toBeNull();
    const emails = await db.selectFrom('contact_emails').select('address').execute();
    for (const { address } of emails) expect(address).toMatch(/@example\.com$/);
    const latest = await db.selectFrom('interactions').select('occurred_at').orderBy('occurred_at', 'desc').execute();
    expect(latest[0]?.occurred_at).toBeLessThanOrEqual(clock.now());
  });

  it('has Sulastri of Toko Mekar Sari under 4455, brought by one who brought three', async () => {
    const { client, store } = await openShop();
    await client.shop.addSample({ language: 'id' });
    const { items } = await client.contacts.list({ search: '4455' });
    expect(items).toMatchObject([{ name: 'Sulastri Handayani', company: 'Toko Mekar Sari', city: 'Bandung' }]);
    const referrer = (await client.contacts.get({ id: items[0]?.id ?? '' })).referredBy?.id ?? '';
    const { db } = store;
    expect(
      await db.selectFrom('contacts').select('name').where('referred_by_id', '=', referrer).execute(),
    ).toHaveLength(3);
  });

  it.each(['id', 'en'] as const)('fills Today, board, calendar, products and report at once (%s)', async (language) => {
    const { client } = await openShop();
    await client.shop.addSample({ language });
    const today = await client.today.show({});
    const sections = new Set(today.sections.filter(({ total }) => total > 0).map(({ section }) => section));
    for (const section of ['appointments', 'tasksOverdue', 'tasksToday', 'followUps', 'deals', 'dealsQuiet', 'leads'])
      expect(sections, section).toContain(section);

    const board = await client.deals.board({});
    for (const column of board.columns) expect(column.count).toBeGreaterThan(0);
    expect(board.columns.map(({ quiet }) => quiet).reduce((a, b) => a + b)).toBe(1);
    expect((await client.deals.list({ snoozed: true })).items).toMatchObject([{ status: 'open' }]);
    expect((await client.deals.list({ status: 'won' })).total).toBe(2);
    const [lost] = (await client.deals.list({ status: 'lost' })).items;
    const story = await client.deals.get({ id: lost?.id ?? '' });
    expect(story).toMatchObject({
      lostReason: language === 'id' ? 'Beli di tempat lain' : 'Bought elsewhere',
    });

    const report = await client.reports.pipeline({});
    expect(report.closed).toBe(3);
    expect(report.lostReasons).toHaveLength(1);
    const week = await client.appointments.range({ from: '2026-11-20', to: '2026-11-28' });
    expect(week.items.filter(({ day }) => day === '2026-11-22')).toMatchObject([
      { startsAt: '11:00', endsAt: '12:00' },
    ]);
    expect(week.items.length).toBeGreaterThan(4);

    const products = await client.products.list({ limit: 50 });
    expect(products.total).toBe(16);
    expect((await client.products.list({ lowStock: true })).items).toMatchObject([{ sku: 'TMJ-202' }]);
    const leads = await client.leads.list({});
    expect(leads.items[0]?.score).toBeGreaterThan(50);
    expect(new Set(leads.items.map(({ score }) => score)).size).toBeGreaterThan(2);
  });

  it('says what the deals are worth as if each had been typed in', async () => {
    const { client } = await openShop();
    await client.shop.addSample({ language: 'id' });
    const { items } = await client.deals.list({ limit: 50 });
    for (const { id, contact, value } of items) {
      const deal = await client.deals.get({ id });
      if (deal.valueBy !== 'products') continue;
      const typed = await client.deals.create({
        contactId: contact?.id ?? '',
        products: deal.products.map(({ product, quantity }) => ({ productId: product.id, quantity })),
      });
      expect(value, deal.title).toBe(typed.value);
    }
  });

  it('writes tags, products and notes in the language of the window, and amounts in the currency of the shop', async () => {
    const { client } = await openShop();
    await client.settings.update({ currency: 'USD', currencyDecimals: 2 });
    await client.shop.addSample({ language: 'en' });
    expect((await client.tags.list()).map(({ name }) => name)).toContain('Wholesale');
    expect((await client.contacts.list({ blocked: true })).items).toHaveLength(1);
    expect(await client.products.pick({ text: 'TMJ-101' })).toMatchObject({
      items: [{ name: 'Bucket, 20 litres', price: 450 }],
    });
  });

  it('lays nothing over what the shop has: tags, codes, categories, a pipeline, staff, rules', async () => {
    const core = await openShop();
    const { client } = core;
    const tag = await client.tags.create({ name: 'GROSIR', color: 'red' });
    const category = await client.productCategories.create({ name: 'DAPUR', parentId: null });
    const own = await client.products.create({ name: 'Punya saya', sku: 'TMJ-101', barcode: '2000000000022' });
    const [pipeline] = await client.pipelines.list();
    for (const { id } of pipeline?.stages.slice(1) ?? []) await client.pipelines.removeStage({ id });
    const helper = await client.staff.create({ name: 'Yanti' });
    await client.leads.setScoreRules({ rules: [{ when: { fact: 'city', city: 'Bogor' }, points: 5 }] });
    const before = await digest(core);

    await client.shop.addSample({ language: 'id' });
    expect((await client.tags.list()).find(({ id }) => id === tag.id)).toMatchObject({ name: 'GROSIR', color: 'red' });
    expect((await client.productCategories.list()).filter(({ parentId }) => parentId === null)).toContainEqual(
      expect.objectContaining({ id: category.id, name: 'DAPUR' }),
    );
    expect(await client.products.pick({ text: 'TMJ-101' })).toMatchObject({ exact: true, items: [{ id: own.id }] });
    expect((await client.pipelines.list()).map(({ id }) => id)).toEqual([pipeline?.id]);
    expect((await client.deals.board({})).columns).toMatchObject([{ count: 10 }]);
    expect((await client.staff.list()).map(({ name }) => name).sort()).toEqual(['', 'Yanti']);
    expect((await client.tasks.list({ staffId: helper.id })).total).toBe(1);
    expect((await client.leads.rules()).score).toHaveLength(1);

    await client.shop.removeSample();
    expect(await digest(core)).toBe(before);
  });

  it('is refused a second time, also by two windows at once, and comes again after it was removed', async () => {
    const { client } = await openShop();
    const both = await Promise.all([
      refusal(client.shop.addSample({ language: 'id' })),
      refusal(client.shop.addSample({ language: 'en' })),
    ]);
    expect(both.sort()).toEqual(['name-taken', null]);
    expect((await client.shop.status()).contacts).toBe(sampleContacts.length);
    await client.shop.removeSample();
    expect(await refusal(client.shop.removeSample())).toBe('not-found');
    expect((await client.shop.status()).sample).toBeNull();
    await client.shop.addSample({ language: 'en' });
    expect((await client.shop.status()).sample).not.toBeNull();
  });
});

describe('the sample shop goes', () => {
  it.each(['id', 'en'] as const)('without a trace when it is taken back or removed (%s)', async (language) => {
    const core = await openShop();
    const before = await digest(core);
    const { batchId } = await core.client.shop.addSample({ language });
    const added = await digest(core);
    expect((await core.client.history.undo({ batchId })).kept).toEqual([]);
    expect(await digest(core)).toBe(before);

    await core.client.shop.addSample({ language });
    const again = await digest(core);
    expect(again).not.toBe(added);
    const removed = await core.client.shop.removeSample();
    const { deals, products } = await core.client.shop.status();
    expect([deals, products]).toEqual([0, 0]);
    expect(removed.removed).toMatchObject({ contacts: sampleContacts.length, leads: 6, appointments: 6 });
    expect(await digest(core)).toBe(before);
    await core.client.history.undo({ batchId: removed.batchId });
    expect(await digest(core)).toBe(again);
    await core.client.shop.removeSample();
    expect(await digest(core)).toBe(before);
  });

  it('without a trace after everything in it was touched', async () => {
    const core = await openShop();
    const { client, clock } = core;
    const before = await digest(core);
    await client.shop.addSample({ language: 'id' });
    clock.advance(60_000);
    const [contact] = (await client.contacts.list({ search: '4455' })).items;
    await client.contacts.addInteraction({ contactId: contact?.id ?? '', kind: 'note', text: 'Ikut dicoba' });
    const { items: products } = await client.products.list({ limit: 50 });
    for (const { id, kind } of products) {
      await client.products.update({ id, price: 1_000, note: 'Dicoba' });
      if (kind === 'goods') await client.products.adjustStock({ id, by: 'change', quantity: -1_000, reason: 'Pecah' });
    }
    await client.products.remove({ by: 'ids', ids: products.slice(0, 2).map(({ id }) => id) });
    const [first] = await client.pipelines.list();
    const { items: deals } = await client.deals.list({ limit: 50, status: 'open' });
    const [a, b, c, d] = deals.map(({ id }) => id);
    await client.deals.moveToStage({ id: a ?? '', stageId: first?.stages[0]?.id ?? '' });
    await client.deals.win({ id: b ?? '' });
    await client.deals.lose({ id: c ?? '', reasonId: (await client.pipelines.lostReasons())[0]?.id ?? '' });
    await client.deals.remove({ by: 'ids', ids: [d ?? ''] });
    for (const { id } of (await client.leads.list({})).items) await client.leads.convert({ id });
    for (const { id } of (await client.tasks.list({})).items) await client.tasks.done({ id, note: 'Beres' });
    for (const { id } of (await client.appointments.list({})).items) {
      await client.appointments.update({ id, title: 'Pindah' });
      await client.appointments.done({ id, note: 'Sudah' });
    }
    expect(await digest(core)).not.toBe(before);
    await client.shop.removeSample();
    expect(await digest(core)).toBe(before);
    expect((await client.shop.status()).sample).toBeNull();
  });

  it('and leaves what one added oneself, with what that cannot be without', async () => {
    const core = await openShop();
    const { client, clock } = core;
    await client.shop.addSample({ language: 'id' });
    clock.advance(60_000);
    const [buckets] = (await client.products.list({ search: 'TMJ-101' })).items;
    const [bundle] = (await client.products.list({ search: 'TMJ-901' })).items;
    const [pipeline] = await client.pipelines.list();
    const mine = await client.contacts.create({ name: 'Pelanggan Asli', kind: 'person' });
    const deal = await client.deals.create({
      contactId: mine.id,
      products: [{ productId: buckets?.id ?? '' }, { productId: bundle?.id ?? '' }],
    });
    const [theirs] = (await client.deals.list({ status: 'open', limit: 50 })).items.filter(({ id }) => id !== deal.id);
    const task = await client.tasks.create({
      title: 'Punya saya',
      about: [
        { entity: 'deal', id: theirs?.id ?? '' },
        { entity: 'deal', id: deal.id },
      ],
    });
    const helper = (await client.staff.list()).find(({ name }) => name === 'Yanti');
    await client.tasks.update({ id: task.id, staffId: helper?.id ?? '' });

    await client.shop.removeSample();
    expect((await client.shop.status()).sample).toBeNull();
    expect((await client.contacts.list({})).items).toMatchObject([{ id: mine.id }]);
    const kept = await client.deals.get({ id: deal.id });
    expect(kept.products.map(({ product }) => product.name)).toEqual(['Ember 20 L', 'Paket dapur']);
    expect((await client.products.list({ limit: 50 })).items.map(({ sku }) => sku).sort()).toEqual([
      'TMJ-101',
      'TMJ-201',
      'TMJ-202',
      'TMJ-301',
      'TMJ-901',
    ]);
    expect((await client.pipelines.list()).map(({ id }) => id)).toEqual([pipeline?.id]);
    expect((await client.tasks.get({ id: task.id })).about).toMatchObject([{ id: deal.id }]);
    expect((await client.tasks.list({ view: 'all' })).total).toBe(1);
    expect((await client.staff.list()).map(({ name }) => name).sort()).toEqual(['', 'Yanti']);
    expect((await client.leads.rules()).score).toEqual([]);
    expect((await client.groups.list()).map(({ name }) => name)).toEqual(['Reseller']);
    expect((await client.productCategories.list()).map(({ name }) => name).sort()).toEqual([
      'Dapur',
      'Kebersihan',
      'Kue & roti',
    ]);
    await client.shop.addSample({ language: 'id' });
    expect((await client.shop.status()).sample).not.toBeNull();
  });
});
