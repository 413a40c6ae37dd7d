import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { digestOf } from '../../src-main/database/digest.ts';
import { newId } from '../../src-main/domain/ids.ts';
import { insertContact } from '../../src-main/features/contacts/write.ts';
import { openContacts, type TestContacts } from '../support/contacts.ts';

let shop: TestContacts;
beforeEach(async () => {
  shop = await openContacts();
});
afterEach(() => shop.close());

/** More contacts than one transaction takes. */
async function crowd(size = 250) {
  const writing = await shop.service.writing();
  const { result } = await shop.store.act(shop.actor, 'seed', async (trx) => {
    const ids: string[] = [];
    for (let n = 0; n < size; n += 1)
      ids.push(
        await insertContact(trx, { name: `Orang ${n}`, addresses: [{ city: n % 2 ? 'Solo' : 'Bandung' }] }, writing),
      );
    return ids;
  });
  return result;
}
const everyone = { by: 'filter', filter: {} } as const;

describe('the bin', () => {
  it('takes one contact, gives it back, and empties for good', async () => {
    const ani = await shop.create({ name: 'Ani', phones: [{ raw: '081277884455' }] });
    await shop.api.contacts.addInteraction({ contactId: ani.id, text: 'x' });
    const one = { by: 'ids' as const, ids: [ani.id] };
    const before = await digestOf(shop.store.db, ['contacts']);
    expect(await shop.api.contacts.purge(one)).toMatchObject({ purged: 0 });
    expect(await shop.api.contacts.remove(one)).toMatchObject({ removed: 1 });
    expect((await shop.api.contacts.get({ id: ani.id })).deletedAt).toBe(shop.clock.now());
    expect(await shop.api.contacts.remove(one)).toMatchObject({ removed: 0 });
    expect(await shop.api.contacts.restore(one)).toMatchObject({ restored: 1 });
    expect(await digestOf(shop.store.db, ['contacts'])).toBe(before);
    await shop.api.contacts.remove(one);
    const { batchId, purged } = await shop.api.contacts.purge(one);
    expect(purged).toBe(1);
    await expect(shop.api.contacts.get({ id: ani.id })).rejects.toMatchObject({ code: 'not-found' });
    await shop.undo(batchId);
    expect(await digestOf(shop.store.db, ['contacts'])).toBe(before);
  });

  it('that is emptied of a person whom others refer to lets go of her, and an undo ties them again', async () => {
    const firm = await shop.create({ name: 'PT Maju' });
    const ani = await shop.create({ name: 'Ani', affiliations: [{ organizationId: firm.id }] });
    const budi = await shop.create({ name: 'Budi', referredById: ani.id, affiliations: [{ organizationId: firm.id }] });
    await shop.api.contacts.remove({ by: 'ids', ids: [ani.id, firm.id] });
    const before = await digestOf(shop.store.db);
    const { batchId } = await shop.api.contacts.purge({ by: 'ids', ids: [ani.id, firm.id] });
    expect(await shop.api.contacts.get({ id: budi.id })).toMatchObject({ referredBy: null, affiliations: [] });
    expect((await shop.undo(batchId)).kept).toEqual([]);
    expect(await digestOf(shop.store.db)).toBe(before);
  });
});

describe('many at once', () => {
  it('go into the bin by a filter less some, and one undo brings all back', async () => {
    const ids = await crowd();
    const before = await digestOf(shop.store.db);
    const { removed, batchId } = await shop.api.contacts.remove({
      by: 'filter',
      filter: { city: 'Solo' },
      except: [ids[1]!, ids[3]!],
    });
    expect(removed).toBe(123);
    expect((await shop.api.contacts.list({})).total).toBe(127);
    expect((await shop.api.contacts.list({ city: 'Solo' })).total).toBe(2);
    expect(await shop.undo(batchId)).toMatchObject({ restored: 123, kept: [] });
    expect(await digestOf(shop.store.db)).toBe(before);
  });

  it('are tagged, counting only those that were different', async () => {
    const ids = await crowd();
    const tag = await shop.api.tags.create({ name: 'Grosir' });
    const group = await shop.api.groups.create({ name: 'Arisan' });
    const before = await digestOf(shop.store.db, ['contact_tags', 'contacts']);
    await shop.api.contacts.tagMany({ selection: { by: 'ids', ids: ids.slice(0, 5) }, addTagIds: [tag.id] });
    const { changed, batchId } = await shop.api.contacts.tagMany({
      selection: everyone,
      addTagIds: [tag.id],
    });
    expect(changed).toBe(245);
    expect((await shop.api.tags.list())[0]?.count).toBe(250);
    const swap = await shop.api.contacts.tagMany({
      selection: { by: 'filter', filter: { city: 'Solo', tagIds: [tag.id] } },
      removeTagIds: [tag.id],
      addGroupIds: [group.id],
    });
    expect(swap.changed).toBe(125);
    expect((await shop.api.contacts.list({ tagIds: [tag.id] })).total).toBe(125);
    expect((await shop.api.contacts.list({ groupIds: [group.id], city: 'Solo' })).total).toBe(125);
    await shop.undo(swap.batchId);
    await shop.undo(batchId);
    expect((await shop.api.contacts.list({ tagIds: [tag.id] })).total).toBe(5);
    expect(await digestOf(shop.store.db, ['contact_tags', 'contacts'])).toBe(before);
  });

  it('change nothing with a tag that is not there', async () => {
    await crowd(3);
    const before = await digestOf(shop.store.db);
    await expect(shop.api.contacts.tagMany({ selection: everyone, addTagIds: [newId()] })).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(await digestOf(shop.store.db)).toBe(before);
  });

  it('let the window live meanwhile', async () => {
    await crowd(600);
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 0);
    await shop.api.contacts.remove(everyone);
    clearInterval(timer);
    expect(turns).toBeGreaterThan(4);
  });

  it('tell who listens once, at the end', async () => {
    await crowd();
    const heard: string[][] = [];
    shop.store.onChange((event) => heard.push(event.tables));
    await shop.api.contacts.remove(everyone);
    expect(heard).toEqual([['contacts']]);
  });
});

describe('blocking', () => {
  it('keeps the reason and the day, and writes nothing the second time', async () => {
    const ani = await shop.create({ name: 'Ani' });
    await shop.api.contacts.block({ id: ani.id, reason: 'utang' });
    const blocked = await shop.api.contacts.get({ id: ani.id });
    expect(blocked.blocked).toEqual({ at: shop.clock.now(), reason: 'utang' });
    shop.clock.advance(1000);
    await shop.api.contacts.block({ id: ani.id, reason: 'utang' });
    expect((await shop.api.contacts.get({ id: ani.id })).updatedAt).toBe(blocked.updatedAt);
    await shop.api.contacts.block({ id: ani.id, reason: null });
    expect(await shop.api.contacts.get({ id: ani.id })).toMatchObject({ blocked: null });
  });
});
