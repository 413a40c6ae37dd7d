import { afterEach, describe, expect, it } from 'vitest';
import { fillAgenda } from '../../resources/scripts/seed/agenda.ts';
import { fillDeals } from '../../resources/scripts/seed/deals.ts';
import { fill } from '../../resources/scripts/seed/fill.ts';
import { fillProducts } from '../../resources/scripts/seed/products.ts';
import { Birthday, Id } from '../../src-main/contract/shared.ts';
import { digestOf } from '../../src-main/database/digest.ts';
import { openDatabase } from '../../src-main/database/open.ts';
import { Store } from '../../src-main/database/store.ts';
import { parsePhone } from '../../src-main/domain/phone.ts';
import { openTestStore, scratchFolder, TestClock } from '../support/store.ts';

const until = Date.UTC(2026, 10, 20);
const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

/** An empty file, without even an owner: everything in it comes from the seed. */
async function seeded(seed: number, contacts = 400) {
  const { folder, remove } = scratchFolder();
  const database = await openDatabase(folder);
  open.push(async () => {
    await database.close();
    remove();
  });
  const store = await Store.open(database.db, new TestClock());
  await fill(store, { contacts, interactions: 3, seed, until });
  return { store };
}

describe('the seed', () => {
  it('gives the same people, ids and times for the same number, and others for another', async () => {
    const [first, same, other] = [await seeded(7), await seeded(7), await seeded(8)];
    expect(await digestOf(first.store.db)).toBe(await digestOf(same.store.db));
    expect(await digestOf(other.store.db)).not.toBe(await digestOf(first.store.db));
  });

  it('makes exactly as many contacts and interactions as asked, all found by the search index', async () => {
    const { store } = await seeded(1);
    const count = async (table: 'contacts' | 'interactions' | 'contact_index') =>
      (
        await store.db
          .selectFrom(table)
          .select((q) => q.fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow()
      ).n;
    expect(await count('contacts')).toBe(400);
    expect(await count('interactions')).toBe(1200);
    const binned = await store.db.selectFrom('contacts').select('id').where('deleted_at', 'is not', null).execute();
    expect(await count('contact_index')).toBe(400 - binned.length);
  });

  it('writes phones that are read as the numbers they stand for, and mail only at the domains kept for examples', async () => {
    const { store } = await seeded(2);
    const phones = await store.db.selectFrom('contact_phones').selectAll().execute();
    expect(phones.length).toBeGreaterThan(300);
    for (const phone of phones) expect(parsePhone(phone.raw).e164, phone.raw).toBe(phone.e164);
    const emails = await store.db.selectFrom('contact_emails').select('address').execute();
    for (const { address } of emails) expect(address).toMatch(/^[a-z0-9.]+@example\.(com|org|net)$/);
  });

  it('makes rows that the contract accepts, with duplicates and blocked ones among them', async () => {
    const { store } = await seeded(3, 1_000);
    const contacts = await store.db.selectFrom('contacts').selectAll().execute();
    for (const contact of contacts) {
      expect(Id.safeParse(contact.id).success, contact.id).toBe(true);
      if (contact.birthday) expect(Birthday.safeParse(contact.birthday).success, contact.birthday).toBe(true);
      expect(contact.updated_at).toBeGreaterThanOrEqual(contact.created_at);
    }
    expect(contacts.some((contact) => contact.birthday?.startsWith('--'))).toBe(true);
    expect(contacts.some((contact) => contact.blocked_at !== null && contact.blocked_reason !== '')).toBe(true);
    const shared = await store.db
      .selectFrom('contact_phones')
      .select('e164')
      .where('e164', 'is not', null)
      .groupBy('e164')
      .having((q) => q.fn.count('contact_id'), '>', 1)
      .execute();
    expect(shared.length).toBeGreaterThan(3);
  });

  it('fills what is sold, whom to and what there is to do as well, the same for the same number', async () => {
    const filled = async (seed: number) => {
      const { store } = await seeded(6, 60);
      const given = { seed, until };
      await fillProducts(store, { ...given, products: 30 });
      await fillDeals(store, { ...given, deals: 40 });
      await fillAgenda(store, { ...given, tasks: 30, appointments: 20 });
      return store;
    };
    const [first, same, other] = [await filled(1), await filled(1), await filled(2)];
    // The usual pipeline is each shop's own, and with it what stands in its stages.
    const own = ['pipelines', 'stages', 'lost_reasons', 'deals', 'deal_stages'] as const;
    expect(await digestOf(first.db, own)).toBe(await digestOf(same.db, own));
    expect(await digestOf(other.db, own)).not.toBe(await digestOf(first.db, own));
    const dealsOf = ({ db }: Store) => db.selectFrom('deals').select(['id', 'title', 'value']).orderBy('id').execute();
    expect(await dealsOf(first)).toEqual(await dealsOf(same));
    const expected = { products: 30, deals: 40, tasks: 30, appointments: 20 } as const;
    for (const [table, count] of Object.entries(expected) as [keyof typeof expected, number][])
      expect(await first.db.selectFrom(table).select('id').execute(), table).toHaveLength(count);
  });

  it('can be taken back whole', async () => {
    const shop = await openTestStore();
    open.push(shop.close);
    const before = await digestOf(shop.store.db);
    const { batchId } = await fill(shop.store, {
      contacts: 60,
      interactions: 2,
      seed: 4,
      until,
    });
    await shop.store.undo(shop.actor, batchId);
    expect(await digestOf(shop.store.db)).toBe(before);
  });

  it('adds others when it is run a second time', async () => {
    const { store } = await seeded(5, 50);
    await fill(store, { contacts: 50, interactions: 1, seed: 5, until });
    const { n } = await store.db
      .selectFrom('contacts')
      .select((q) => q.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow();
    expect(n).toBe(100);
  });
});
