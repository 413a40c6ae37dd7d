import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { digestOf } from '../../src-main/database/digest.ts';
import { newId } from '../../src-main/domain/ids.ts';
import { DAY, openDeals, type TestDeals } from '../support/deals.ts';

let shop: TestDeals;
beforeEach(async () => {
  shop = await openDeals();
});
afterEach(() => shop.close());

const refusal = (code: string, data?: object) => expect.objectContaining({ code, ...(data ? { data } : {}) }) as Error;
const stays = async (id: string) =>
  (await shop.api.deals.get({ id })).stages.map((stay) => `${stay.stageName} ${stay.status}`);
const later = (days = 0) => shop.clock.advance(days * DAY + 1_000);

describe('a deal', () => {
  it('begins in the first stage of the usual pipeline, in the name of who adds it', async () => {
    const deal = await shop.create({ value: 1_500_000, expectedOn: '2026-12-24', source: 'Instagram' });
    expect(deal).toMatchObject({
      title: 'Kitchen set',
      status: 'open',
      stageName: 'New',
      value: 1_500_000,
      weighted: 150_000,
      valueBy: 'hand',
      staff: { id: shop.actor.staffId },
      contact: { name: 'Melati' },
      missing: { checks: [], fields: [] },
    });
    expect(deal.stages).toEqual([
      expect.objectContaining({ stageName: 'New', status: 'open', enteredAt: deal.createdAt, leftAt: null }),
    ]);
  });

  it('is called after its first product, or else its customer, where nobody names it', async () => {
    const product = await shop.api.products.create({ name: 'Rice cooker', price: 350_000 });
    expect((await shop.create({ title: '' })).title).toBe('Melati');
    const deal = await shop.create({ title: ' ', products: [{ productId: product.id, quantity: 2_500 }] });
    expect(deal).toMatchObject({ title: 'Rice cooker', valueBy: 'products', value: 875_000, productsTotal: 875_000 });
  });

  it('takes its value from the products at what this customer pays, and follows them until somebody types one', async () => {
    const group = await shop.api.groups.create({ name: 'Grosir' });
    await shop.api.contacts.update({ id: shop.customer.id, groupIds: [group.id] });
    const prices = [{ amount: 90_000, groupId: group.id }];
    const product = await shop.api.products.create({ name: 'Kipas', price: 100_000, prices });
    const deal = await shop.create({ products: [{ productId: product.id }] });
    expect(deal.products).toMatchObject([{ quantity: 1_000, unitPrice: 90_000, amount: 90_000 }]);
    const [line] = deal.products;
    // A new price of the product leaves the line alone.
    await shop.api.products.update({ id: product.id, prices: [{ amount: 1 }] });
    const more = await shop.api.deals.update({
      id: deal.id,
      products: [{ id: line?.id ?? '', productId: product.id, quantity: 3_000 }],
    });
    expect(more).toMatchObject({ value: 270_000, valueBy: 'products' });
    const typed = await shop.api.deals.update({ id: deal.id, value: 250_000 });
    expect(typed).toMatchObject({ value: 250_000, valueBy: 'hand', productsTotal: 270_000 });
    expect((await shop.api.deals.update({ id: deal.id, valueBy: 'products' })).value).toBe(270_000);
  });

  it('refuses what it cannot hold, and stays as it was', async () => {
    const deal = await shop.create({ value: 5 });
    const before = await digestOf(shop.store.db);
    const most = 99_999_999_999_999;
    await expect(shop.create({ value: most + 1 })).rejects.toEqual(refusal('amount-too-large', { limit: most }));
    await expect(shop.create({ contactId: newId() })).rejects.toEqual(refusal('not-found'));
    await expect(shop.create({ stageId: newId() })).rejects.toEqual(refusal('not-found'));
    await expect(shop.create({ staffId: newId() })).rejects.toEqual(refusal('not-found'));
    await expect(shop.create({ expectedOn: '2026-02-31' })).rejects.toEqual(refusal('date-impossible'));
    await expect(shop.create({ products: [{ productId: newId() }] })).rejects.toEqual(refusal('not-found'));
    await expect(shop.create({ people: [{ contactId: newId() }] })).rejects.toEqual(refusal('not-found'));
    await expect(shop.api.deals.update({ id: deal.id, value: most + 1 })).rejects.toEqual(refusal('amount-too-large'));
    await expect(shop.api.deals.get({ id: newId() })).rejects.toEqual(refusal('not-found'));
    expect(await digestOf(shop.store.db)).toBe(before);
    const product = await shop.api.products.create({ name: 'Emas', price: most });
    const lines = [{ productId: product.id, quantity: 1_001 }];
    await expect(shop.create({ products: lines })).rejects.toEqual(refusal('amount-too-large'));
    const gone = await shop.api.contacts.create({ name: 'Pergi' });
    await shop.api.contacts.remove({ by: 'ids', ids: [gone.id] });
    await expect(shop.create({ contactId: gone.id })).rejects.toEqual(refusal('in-bin'));
  });

  it('that was changed in another window is not overwritten: the second is told', async () => {
    const deal = await shop.create();
    later();
    const seen = { id: deal.id, expectedUpdatedAt: deal.updatedAt };
    await shop.api.deals.moveToStage({ ...seen, stageId: shop.stage(1) });
    for (const second of [
      () => shop.api.deals.moveToStage({ ...seen, stageId: shop.stage(2) }),
      () => shop.api.deals.update({ ...seen, title: 'Other' }),
      () => shop.api.deals.win(seen),
      () => shop.api.deals.lose({ ...seen, reason: 'Price' }),
      () => shop.api.deals.snooze({ ...seen, until: '2027-01-31', reason: 'x' }),
    ])
      await expect(second()).rejects.toEqual(refusal('changed-meanwhile', { what: 'deal', id: deal.id }));
    expect(await shop.api.deals.get({ id: deal.id })).toMatchObject({ stageName: 'Contacted', title: 'Kitchen set' });
  });
});

describe('the history of stages', () => {
  const gapless = async (id: string) => {
    const deal = await shop.api.deals.get({ id });
    expect(deal.stages[0]?.enteredAt).toBe(deal.createdAt);
    deal.stages.forEach((stay, n) => expect(stay.leftAt).toBe(deal.stages[n + 1]?.enteredAt ?? null));
    const last = deal.stages.at(-1);
    expect([last?.stageId, last?.status]).toEqual([deal.stageId, deal.status]);
    return deal;
  };

  it('has no gap through moves, a win, a loss, a rest and opening again', async () => {
    const { id } = await shop.create();
    later(1);
    await shop.api.deals.moveToStage({ id, stageId: shop.stage(2) });
    later(2);
    await shop.api.deals.snooze({ id, until: '2027-01-31', reason: 'After the feast' });
    await shop.api.deals.win({ id });
    later(3);
    await shop.api.deals.reopen({ id });
    later(1);
    await shop.api.deals.lose({ id, reason: 'Price too high' });
    later(1);
    await shop.api.deals.reopen({ id });
    await gapless(id);
    expect(await stays(id)).toEqual([
      'New open',
      'Offer sent open',
      'Offer sent won',
      'Offer sent open',
      'Offer sent lost',
      'Offer sent open',
    ]);
  });

  it('knows nothing of a move that was taken back, also when others were at the deal since', async () => {
    const { id } = await shop.create();
    later(1);
    const { batchId } = await shop.api.deals.moveToStage({ id, stageId: shop.stage(1) });
    const undone = await shop.undo(batchId);
    expect(await stays(id)).toEqual(['New open']);
    await shop.undo(undone.batchId);
    expect(await stays(id)).toEqual(['New open', 'Contacted open']);
    await gapless(id);

    later(1);
    const second = await shop.api.deals.moveToStage({ id, stageId: shop.stage(2) });
    later(1);
    await shop.api.deals.update({ id, title: 'Renamed since' });
    await shop.undo(second.batchId);
    expect(await stays(id)).toEqual(['New open', 'Contacted open']);
    expect((await gapless(id)).title).toBe('Renamed since');
  });

  it('keeps a move in the middle when a later one stands on it', async () => {
    const { id } = await shop.create();
    later(1);
    const first = await shop.api.deals.moveToStage({ id, stageId: shop.stage(1) });
    later(1);
    await shop.api.deals.moveToStage({ id, stageId: shop.stage(2) });
    await shop.undo(first.batchId);
    await gapless(id);
    expect(await stays(id)).toEqual(['New open', 'Contacted open', 'Offer sent open']);
  });

  it('follows a value that history puts back', async () => {
    const { id } = await shop.create();
    later(1);
    await shop.api.deals.moveToStage({ id, stageId: shop.stage(3) });
    later(1);
    const { items } = await shop.api.history.ofRecord({ id });
    const change = items
      .flatMap((act) => act.changes)
      .find((one) => one.columns.some((c) => c.column === 'stage_id' && c.before));
    await shop.api.history.restoreValue({ seq: change?.seq ?? 0, column: 'stage_id' });
    await gapless(id);
    expect(await stays(id)).toEqual(['New open', 'Negotiation open', 'New open']);
  });
});

describe('a stage with a checklist', () => {
  const guard = () =>
    shop.api.pipelines.updateStage({
      id: shop.stage(0),
      checks: [{ text: 'Send photos', required: true }, { text: 'Ask for the size' }],
      requiredFields: ['value', 'expectedOn'],
    });

  it('is left forwards, or won, only when what it requires is there; the refusal names what is missing', async () => {
    await guard();
    const deal = await shop.create();
    const missing = {
      deal: 'Kitchen set',
      stage: 'New',
      checks: ['Send photos'],
      fields: ['value', 'expectedOn'],
    };
    const move = () => shop.api.deals.moveToStage({ id: deal.id, stageId: shop.stage(1) });
    await expect(move()).rejects.toEqual(refusal('checklist-not-met', missing));
    await expect(shop.api.deals.win({ id: deal.id })).rejects.toEqual(refusal('checklist-not-met', missing));
    await shop.api.deals.update({ id: deal.id, value: 10, expectedOn: '2026-12-24' });
    const { deal: ticked } = await shop.api.deals.tick({ id: deal.id, checkId: deal.checklist[0]?.id ?? '' });
    expect(ticked.checks).toEqual({ done: 1, total: 2, requiredOpen: 0 });
    expect((await move()).deal.stageId).toBe(shop.stage(1));
    // Backwards nothing is asked for, and a tick that was made stays made.
    await shop.api.deals.moveToStage({ id: deal.id, stageId: shop.stage(0) });
    expect((await shop.api.deals.get({ id: deal.id })).missing).toEqual({ checks: [], fields: [] });
    await shop.api.deals.tick({ id: deal.id, checkId: deal.checklist[0]?.id ?? '', done: false });
    await expect(move()).rejects.toEqual(refusal('checklist-not-met'));
    // Giving up asks for nothing but a reason.
    await shop.api.deals.lose({ id: deal.id, reason: 'Price' });
  });

  it('refuses a step of another stage, and one that is for somebody else', async () => {
    await guard();
    const boss = await shop.api.staff.create({ name: 'Boss', role: 'manager' });
    const clerk = await shop.api.staff.create({ name: 'Clerk', role: 'sales' });
    await shop.api.pipelines.updateStage({
      id: shop.stage(1),
      checks: [{ text: 'Discount agreed', required: true, staffId: boss.id }],
    });
    const other = await shop.create({ stageId: shop.stage(1) });
    const checkId = other.checklist[0]?.id ?? '';
    const first = await shop.create();
    await expect(shop.api.deals.tick({ id: first.id, checkId })).rejects.toEqual(refusal('not-found'));
    const asClerk = shop.as(clerk.id, 'sales').deals;
    const notYours = refusal('tick-not-yours', { check: 'Discount agreed', staff: 'Boss' });
    await expect(asClerk.tick({ id: other.id, checkId })).rejects.toEqual(notYours);
    await shop.as(boss.id, 'manager').deals.tick({ id: other.id, checkId });
    expect((await shop.api.deals.get({ id: other.id })).checklist[0]).toMatchObject({ tickedBy: 'Boss' });
    await shop.as(boss.id, 'manager').deals.tick({ id: other.id, checkId, done: false });
    // Where the one who may has left, anybody may: nothing waits for ever.
    await shop.api.staff.setActive({ id: boss.id, active: false });
    await asClerk.tick({ id: other.id, checkId });
  });
});

describe('the end of a deal', () => {
  it('won leaves what shall be opened next, with its lines', async () => {
    const product = await shop.api.products.create({ name: 'Kulkas', price: 4_000_000 });
    const deal = await shop.create({ products: [{ productId: product.id, quantity: 2_000 }] });
    const { outcome, deal: won } = await shop.api.deals.win({ id: deal.id, opens: 'quotation' });
    expect(won).toMatchObject({ status: 'won', quiet: false });
    expect(outcome).toEqual({
      opens: 'quotation',
      dealId: deal.id,
      contactId: shop.customer.id,
      value: 8_000_000,
      lines: [{ productId: product.id, quantity: 2_000, unitPrice: 4_000_000 }],
    });
    for (const again of [
      () => shop.api.deals.win({ id: deal.id }),
      () => shop.api.deals.lose({ id: deal.id, reason: 'x' }),
      () => shop.api.deals.moveToStage({ id: deal.id, stageId: shop.stage(1) }),
      () => shop.api.deals.snooze({ id: deal.id, until: '2027-01-31', reason: 'x' }),
      () => shop.api.deals.wake({ id: deal.id }),
    ])
      await expect(again()).rejects.toEqual(refusal('deal-closed', { deal: 'Kitchen set', status: 'won' }));
  });

  it('lost asks for a reason, of the list or a new one', async () => {
    const deal = await shop.create();
    await expect(shop.api.deals.lose({ id: deal.id })).rejects.toEqual(refusal('lost-reason-missing'));
    await expect(shop.api.deals.lose({ id: deal.id, reasonId: newId() })).rejects.toEqual(refusal('not-found'));
    await shop.api.deals.lose({ id: deal.id, reason: 'price TOO high', note: 'Next year perhaps' });
    expect((await shop.api.deals.get({ id: deal.id })).lost).toMatchObject({
      reason: { name: 'Price too high' },
      note: 'Next year perhaps',
    });
    await shop.api.deals.reopen({ id: deal.id });
    await expect(shop.api.deals.reopen({ id: deal.id })).rejects.toEqual(refusal('deal-open'));
    expect((await shop.api.deals.get({ id: deal.id })).lost).toBeNull();
    await shop.api.deals.lose({ id: deal.id, reason: 'Moved to Bali' });
    expect((await shop.api.pipelines.lostReasons()).at(-1)).toMatchObject({ name: 'Moved to Bali', deals: 1 });
  });
});

describe('the quiet clock', () => {
  const card = async (id: string) => (await shop.api.deals.list({})).items.find((row) => row.id === id);

  it('runs out after the days of the stage, and says what last set it back', async () => {
    const { id } = await shop.create();
    later(2);
    expect(await card(id)).toMatchObject({ quiet: false, lastTouch: { kind: 'create', days: 2 } });
    later(1);
    expect(await card(id)).toMatchObject({ quiet: true, lastTouch: { kind: 'create', days: 3 } });
    expect((await shop.api.deals.board()).columns[0]?.quiet).toBe(1);
    expect((await shop.api.deals.list({ quiet: true })).total).toBe(1);
    await shop.api.contacts.addInteraction({ contactId: shop.customer.id, kind: 'call', text: 'Asked' });
    expect(await card(id)).toMatchObject({ quiet: false, lastTouch: { kind: 'call', days: 0 } });
    expect((await shop.api.deals.list({ quiet: false })).total).toBe(1);
  });

  it('of one deal alone is set back by a note about that one', async () => {
    const one = await shop.create();
    const other = await shop.create();
    later(9);
    const note = { contactId: shop.customer.id, dealId: one.id, kind: 'note', text: 'Wants it in red' } as const;
    const added = await shop.api.contacts.addInteraction(note);
    expect(added.deal).toEqual({ id: one.id, title: 'Kitchen set' });
    expect((await card(one.id))?.quiet).toBe(false);
    expect((await card(other.id))?.quiet).toBe(true);
    expect((await shop.api.deals.activities({ id: one.id })).items.map((row) => row.text)).toEqual(['Wants it in red']);
    await shop.api.contacts.removeInteraction({ id: added.id });
    expect((await card(one.id))?.quiet).toBe(true);
    const stranger = await shop.api.contacts.create({ name: 'Orang lain' });
    await expect(shop.api.contacts.addInteraction({ ...note, contactId: stranger.id })).rejects.toEqual(
      refusal('not-found'),
    );
  });

  it('is not set back by another place in the same column', async () => {
    const one = await shop.create();
    await shop.create();
    later(9);
    await shop.api.deals.moveToStage({ id: one.id, stageId: shop.stage(0), afterId: null });
    expect((await card(one.id))?.quiet).toBe(true);
  });

  it('stands still while a deal rests, until that day begins in the shop', async () => {
    const { id } = await shop.create();
    await expect(shop.api.deals.snooze({ id, until: '2026-11-22', reason: 'x' })).rejects.toEqual(
      refusal('snooze-not-ahead'),
    );
    await expect(shop.api.deals.snooze({ id, until: '2027-02-30', reason: 'x' })).rejects.toEqual(
      refusal('date-impossible'),
    );
    await shop.api.deals.snooze({ id, until: '2026-12-24', reason: 'After Christmas' });
    later(20);
    expect(await card(id)).toMatchObject({ quiet: false, snoozed: { until: '2026-12-24', reason: 'After Christmas' } });
    expect((await shop.api.deals.list({ snoozed: true })).total).toBe(1);
    // Midnight in Jakarta is 17:00 UTC of the day before.
    shop.clock.millis = Date.UTC(2026, 11, 23, 17) - 1;
    expect((await card(id))?.snoozed).not.toBeNull();
    shop.clock.millis += 1;
    expect(await card(id)).toMatchObject({ snoozed: null, quiet: false, lastTouch: { kind: 'wake', days: 0 } });
    later(3);
    expect((await card(id))?.quiet).toBe(true);
  });

  it('begins anew when somebody ends the rest', async () => {
    const { id } = await shop.create();
    await shop.api.deals.snooze({ id, until: '2026-12-24', reason: 'x' });
    later(5);
    const { deal } = await shop.api.deals.wake({ id });
    expect(deal).toMatchObject({ snoozed: null, lastTouch: { kind: 'wake', days: 0 } });
  });
});

describe('the bin', () => {
  it('takes deals out of the board, gives them back, and lets them go for good', async () => {
    const deal = await shop.create({ value: 10 });
    const ids = { by: 'ids' as const, ids: [deal.id] };
    await shop.api.deals.remove(ids);
    expect((await shop.api.deals.board()).total.count).toBe(0);
    await expect(shop.api.deals.win({ id: deal.id })).rejects.toEqual(refusal('in-bin'));
    expect((await shop.api.deals.list({ deleted: true, search: 'kitchen' })).total).toBe(1);
    await shop.api.deals.restore(ids);
    expect((await shop.api.deals.board()).total).toEqual({ count: 1, sum: 10, weighted: 1 });
    const before = await digestOf(shop.store.db);
    await shop.api.deals.remove(ids);
    const { batchId } = await shop.api.deals.purge(ids);
    await expect(shop.api.deals.get({ id: deal.id })).rejects.toEqual(refusal('not-found'));
    await shop.undo(batchId);
    await shop.api.deals.restore(ids);
    expect((await shop.api.deals.get({ id: deal.id })).stages).toHaveLength(1);
    expect(await digestOf(shop.store.db)).not.toBe(before);
  });
});
