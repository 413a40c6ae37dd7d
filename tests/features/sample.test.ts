import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { digestOf } from '../../src-main/database/digest.ts';
import { insertSample } from '../../src-main/features/shop/sample.ts';
import { sampleContacts } from '../../src-main/features/shop/sample-people.ts';
import { openTestStore, type TestStore } from '../support/store.ts';

let shop: TestStore;
beforeEach(async () => {
  shop = await openTestStore();
});
afterEach(() => shop.close());

const addSample = (language: 'id' | 'en' = 'id') =>
  shop.store.act(shop.actor, 'sample.add', (trx) =>
    insertSample(trx, { language, region: 'ID', now: shop.clock.now(), staffId: shop.actor.staffId }),
  );

describe('the sample shop', () => {
  it('holds everyone it names, with every phone understood and every e-mail at example.com', async () => {
    const { result } = await addSample();
    expect(result).toBe(sampleContacts.length);
    const { db } = shop.store;
    const contacts = await db.selectFrom('contacts').selectAll().execute();
    expect(contacts).toHaveLength(sampleContacts.length);
    const whole = (contact: { name: string; title?: string }) => `${contact.title ?? ''} ${contact.name}`.trim();
    expect(contacts.map(whole).sort()).toEqual(sampleContacts.map(whole).sort());
    const phones = await db.selectFrom('contact_phones').selectAll().execute();
    for (const phone of phones) expect(phone.e164, phone.raw).not.toBeNull();
    const emails = await db.selectFrom('contact_emails').select('address').execute();
    for (const { address } of emails) expect(address).toMatch(/@example\.com$/);
    const latest = await db.selectFrom('interactions').select('occurred_at').orderBy('occurred_at', 'desc').execute();
    expect(latest[0]?.occurred_at).toBeLessThanOrEqual(shop.clock.now());
  });

  it('has Sulastri of Toko Mekar Sari under 4455, brought by one who brought three', async () => {
    await addSample();
    const { db } = shop.store;
    const found = await db
      .selectFrom('contact_phones as p')
      .innerJoin('contacts as c', 'c.id', 'p.contact_id')
      .innerJoin('contact_index as i', 'i.contact_id', 'c.id')
      .select(['c.name', 'c.referred_by_id', 'i.company', 'i.city'])
      .where('p.digits', 'like', '%4455')
      .execute();
    expect(found).toMatchObject([{ name: 'Sulastri Handayani', company: 'Mekar Sari', city: 'Bandung' }]);
    const brought = await db
      .selectFrom('contacts')
      .select('name')
      .where('referred_by_id', '=', found[0]?.referred_by_id ?? '')
      .execute();
    expect(brought).toHaveLength(3);
  });

  it('writes tags and notes in the language of the window', async () => {
    await addSample('en');
    const { db } = shop.store;
    const tags = await db.selectFrom('tags').select('name').execute();
    expect(tags.map((tag) => tag.name)).toContain('Wholesale');
    const blocked = await db
      .selectFrom('contacts')
      .select('blocked_reason')
      .where('blocked_at', 'is not', null)
      .execute();
    expect(blocked).toEqual([{ blocked_reason: expect.stringContaining('Forged proof') }]);
  });

  it('uses a tag that the shop has, and leaves its colour', async () => {
    await shop.store.act(shop.actor, 'tags.change', (trx) =>
      trx
        .insertInto('tags')
        .values({ id: 'mine', name: 'GROSIR', name_key: 'grosir', color: 'red', created_at: 1 })
        .execute(),
    );
    await addSample();
    const tags = await shop.store.db.selectFrom('tags').selectAll().where('name_key', '=', 'grosir').execute();
    expect(tags).toMatchObject([{ id: 'mine', name: 'GROSIR', color: 'red' }]);
  });

  it('goes without a trace when it is taken back', async () => {
    const before = await digestOf(shop.store.db);
    const { batchId } = await addSample();
    await shop.store.undo(shop.actor, batchId);
    expect(await digestOf(shop.store.db)).toBe(before);
  });
});
