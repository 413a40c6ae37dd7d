import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../src-main/domain/ids.ts';
import { DAY, openDeals, type TestDeals } from '../support/deals.ts';

let shop: TestDeals;
beforeEach(async () => {
  shop = await openDeals();
});
afterEach(() => shop.close());

const refusal = (code: string, data?: object) => expect.objectContaining({ code, ...(data ? { data } : {}) }) as Error;
const lead = (given: Partial<Parameters<TestDeals['api']['leads']['create']>[0]> = {}) => {
  shop.clock.advance(1_000);
  return shop.api.leads.create({ contactId: shop.customer.id, interest: 'Kulkas', ...given });
};

describe('the score of a lead', () => {
  it('follows from facts about the contact, with the reasons, and anew when rules or facts change', async () => {
    const tag = await shop.api.tags.create({ name: 'VIP' });
    const field = await shop.api.customFields.create({ name: 'Punya toko', kind: 'yesno' });
    const rules = [
      { when: { fact: 'tag' as const, tagId: tag.id }, points: 20 },
      { when: { fact: 'city' as const, city: 'bandung' }, points: 5 },
      { when: { fact: 'age' as const, from: 36, to: null }, points: 3 },
      { when: { fact: 'wanted' as const, withinDays: 7 }, points: 50 },
      { when: { fact: 'budget' as const, from: null, to: 999 }, points: -10 },
      { when: { fact: 'answer' as const, fieldId: field.id, value: 'yes' }, points: 1 },
    ];
    const first = await lead({ wantedOn: '2026-12-24', budget: 500 });
    expect(first).toMatchObject({ score: 0, reasons: [] });
    const { rules: kept } = await shop.api.leads.setScoreRules({ rules });
    const score = async () => {
      const { items } = await shop.api.leads.list({});
      const one = await shop.api.leads.get({ id: first.id });
      expect(items[0]?.score).toBe(one.score);
      expect(one.reasons.reduce((sum, { points }) => sum + points, 0)).toBe(one.score);
      return one.score;
    };
    expect(await score()).toBe(-10);
    await shop.api.contacts.update({
      id: shop.customer.id,
      tagIds: [tag.id],
      birthday: '1990-12-01',
      addresses: [{ city: 'Bandung' }],
      customValues: [{ fieldId: field.id, value: 'yes' }],
    });
    expect(await score()).toBe(16);
    // Time alone makes a difference: a birthday, and a day that comes near.
    shop.clock.advance(26 * DAY);
    expect(await score()).toBe(69);
    await shop.api.leads.setScoreRules({ rules: kept.slice(0, 1) });
    expect(await score()).toBe(20);
    await expect(
      shop.api.leads.setScoreRules({ rules: [{ when: { fact: 'age', from: 9, to: 3 }, points: 1 }] }),
    ).rejects.toEqual(refusal('rule-unusable', { place: 1, reason: 'range' }));
  });

  it('puts the most promising first, and pages by it', async () => {
    const rules = [{ when: { fact: 'source' as const, source: 'Pameran' }, points: 9 }];
    await shop.api.leads.setScoreRules({ rules });
    const sources = ['', 'Pameran', 'Web', 'pameran', ''];
    for (const source of sources) await lead({ source });
    const { items, total } = await shop.api.leads.list({ limit: 2 });
    expect([total, items.map((row) => row.score)]).toEqual([5, [9, 9]]);
    const rest = await shop.api.leads.list({ limit: 5, offset: 2 });
    expect(rest.items.map((row) => row.score)).toEqual([0, 0, 0]);
    expect((await shop.api.leads.list({ scoreFrom: 1 })).total).toBe(2);
    expect((await shop.api.leads.list({ search: 'kulk mel' })).total).toBe(5);
    expect((await shop.api.leads.list({ source: 'web' })).total).toBe(1);
  });
});

describe('who gets a lead', () => {
  it('is the first rule that fits, its staff taking turns; by hand is by hand', async () => {
    const [ani, budi, cici] = [
      await shop.api.staff.create({ name: 'Ani' }),
      await shop.api.staff.create({ name: 'Budi' }),
      await shop.api.staff.create({ name: 'Cici', role: 'viewer' }),
    ];
    const kitchen = await shop.api.productCategories.create({ name: 'Dapur' });
    const pots = await shop.api.productCategories.create({ name: 'Panci', parentId: kitchen.id });
    const pot = await shop.api.products.create({ name: 'Wajan', categoryId: pots.id });
    const assign = (rules: Parameters<typeof shop.api.leads.setAssignmentRules>[0]['rules']) =>
      shop.api.leads.setAssignmentRules({ rules });
    await expect(assign([{ staffIds: [cici.id] }])).rejects.toEqual(
      refusal('rule-unusable', { place: 1, reason: 'nobody' }),
    );
    await expect(assign([{ staffIds: [ani.id], categoryId: newId() }])).rejects.toEqual(refusal('not-found'));
    await assign([{ categoryId: kitchen.id, staffIds: [budi.id] }, { staffIds: [ani.id, budi.id] }]);
    expect((await lead({ productId: pot.id })).staff?.name).toBe('Budi');
    const turns = [];
    for (let n = 0; n < 4; n += 1) turns.push((await lead()).staff?.name);
    expect(turns).toEqual(['Ani', 'Budi', 'Ani', 'Budi']);
    expect((await lead({ staffId: null })).staff).toBeNull();
    await shop.api.staff.setActive({ id: ani.id, active: false });
    const waiting = await lead();
    expect(waiting.staff?.name).toBe('Budi');
    const byHand = await shop.api.leads.assign({
      selection: { by: 'ids', ids: [waiting.id] },
      staffId: shop.actor.staffId,
    });
    expect(byHand.changed).toBe(1);
    expect(await shop.api.leads.get({ id: waiting.id })).toMatchObject({
      staff: { name: 'Rina' },
      assignedByRule: null,
    });
    expect((await shop.api.leads.assign({ selection: { by: 'ids', ids: [waiting.id] } })).changed).toBe(1);
    expect((await shop.api.leads.list({ unassigned: true, staffIds: [budi.id] })).total).toBe(5);
  });
});

describe('a lead', () => {
  it('becomes a deal in one act, with all it says, and one undo takes that back', async () => {
    const product = await shop.api.products.create({ name: 'Kulkas 2 pintu', price: 4_500_000 });
    const given = { productId: product.id, need: 'Untuk warung', source: 'Pameran', wantedOn: '2026-12-20' };
    const one = await lead(given);
    const { deal, batchId } = await shop.api.leads.convert({ id: one.id });
    expect(deal).toMatchObject({
      title: 'Kulkas',
      contact: { id: shop.customer.id },
      value: 4_500_000,
      valueBy: 'products',
      note: 'Untuk warung',
      source: 'Pameran',
      expectedOn: '2026-12-20',
      stageName: 'New',
      leadId: one.id,
    });
    expect(await shop.api.leads.get({ id: one.id })).toMatchObject({ status: 'converted', dealId: deal.id });
    const closed = refusal('lead-closed', { status: 'converted' });
    await expect(shop.api.leads.convert({ id: one.id })).rejects.toEqual(closed);
    await expect(shop.api.leads.drop({ id: one.id, reason: 'x' })).rejects.toEqual(closed);
    await expect(shop.api.leads.reopen({ id: one.id })).rejects.toEqual(closed);
    await shop.undo(batchId);
    expect(await shop.api.leads.get({ id: one.id })).toMatchObject({ status: 'open', dealId: null });
    expect((await shop.api.deals.list({})).total).toBe(0);
  });

  it('is given up with a reason and opened again, goes into the bin and back', async () => {
    const one = await lead();
    await shop.api.leads.drop({ id: one.id, reason: 'Wrong number' });
    expect((await shop.api.leads.list({})).total).toBe(0);
    expect((await shop.api.leads.reopen({ id: one.id })).dropReason).toBe('');
    await expect(shop.api.leads.reopen({ id: one.id })).rejects.toEqual(refusal('lead-open'));
    const ids = { by: 'ids' as const, ids: [one.id] };
    expect((await shop.api.leads.remove(ids)).removed).toBe(1);
    await expect(shop.api.leads.convert({ id: one.id })).rejects.toEqual(refusal('in-bin'));
    expect((await shop.api.leads.list({ deleted: true, search: 'kulkas' })).total).toBe(1);
    expect((await shop.api.leads.restore(ids)).restored).toBe(1);
    await shop.api.leads.remove(ids);
    expect((await shop.api.leads.purge(ids)).purged).toBe(1);
    await expect(shop.api.leads.get({ id: one.id })).rejects.toEqual(refusal('not-found'));
  });

  it('refuses what is not there, what is too much, and who was slower', async () => {
    await expect(lead({ contactId: newId() })).rejects.toEqual(refusal('not-found'));
    await expect(lead({ productId: newId() })).rejects.toEqual(refusal('not-found'));
    await expect(lead({ categoryId: newId() })).rejects.toEqual(refusal('not-found'));
    await expect(lead({ budget: 100_000_000_000_000 })).rejects.toEqual(refusal('amount-too-large'));
    await expect(lead({ wantedOn: '2026-02-30' })).rejects.toEqual(refusal('date-impossible'));
    const one = await lead();
    shop.clock.advance(1);
    const seen = { id: one.id, expectedUpdatedAt: one.updatedAt };
    await shop.api.leads.update({ ...seen, interest: 'Mesin cuci' });
    for (const second of [
      () => shop.api.leads.update({ ...seen, interest: 'TV' }),
      () => shop.api.leads.convert(seen),
      () => shop.api.leads.drop({ ...seen, reason: 'x' }),
    ])
      await expect(second()).rejects.toEqual(refusal('changed-meanwhile'));
    expect((await shop.api.leads.get({ id: one.id })).interest).toBe('Mesin cuci');
  });
});
