import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { weighted } from '../../src-main/domain/deals.ts';
import { Dice } from '../support/dice.ts';
import { DAY, openDeals, type TestDeals } from '../support/deals.ts';

let shop: TestDeals;
beforeEach(async () => {
  shop = await openDeals();
});
afterEach(() => shop.close());

const refusal = (code: string, data?: object) => expect.objectContaining({ code, ...(data ? { data } : {}) }) as Error;
const column = async (place: number, asked: Parameters<TestDeals['api']['deals']['board']>[0] = {}) =>
  (await shop.api.deals.board(asked)).columns[place]!;
const titles = (cards: readonly { title: string }[]) => cards.map((card) => card.title);

describe('a column of the board', () => {
  it('is right for all its deals whatever is loaded, and gives the rest card by card', async () => {
    const values: number[] = [];
    for (let n = 0; n < 12; n += 1) {
      values.push(n * 333_333);
      await shop.create({ title: `Deal ${n}`, value: n * 333_333, stageId: shop.stage(n < 9 ? 0 : 1) });
    }
    const { columns, total } = await shop.api.deals.board({ limit: 4 });
    const mine = values.slice(0, 9);
    expect(columns[0]).toMatchObject({
      count: 9,
      sum: mine.reduce((sum, value) => sum + value, 0),
      weighted: mine.reduce((sum, value) => sum + weighted(value, 1_000), 0),
    });
    expect(total.count).toBe(12);
    expect(total.weighted).toBe(columns.reduce((sum, one) => sum + one.weighted, 0));
    const seen = titles(columns[0]?.cards ?? []);
    for (let after = columns[0]?.next ?? null; after !== null;) {
      const more = await shop.api.deals.cards({ stageId: shop.stage(0), after, limit: 4 });
      seen.push(...titles(more.cards));
      after = more.next;
    }
    expect(seen).toEqual(Array.from({ length: 9 }, (_, n) => `Deal ${8 - n}`));
  });

  it.each(['value', 'expectedOn', 'quietSince', 'updatedAt'] as const)(
    'goes through all its cards by %s',
    async (order) => {
      for (let n = 0; n < 7; n += 1)
        await shop.create({
          title: `Deal ${n}`,
          value: [5, 5, 1, 0, 9, 5, null][n] ?? null,
          expectedOn: n % 3 === 0 ? null : `2026-12-0${n}`,
        });
      const whole = (await column(0, { order })).cards.map((card) => card.id);
      const parts: string[] = [];
      for (let after: string | null = null; ;) {
        const more: Awaited<ReturnType<typeof shop.api.deals.cards>> = await shop.api.deals.cards({
          stageId: shop.stage(0),
          order,
          after,
          limit: 2,
        });
        parts.push(...more.cards.map((card) => card.id));
        if (more.next === null) break;
        after = more.next;
      }
      expect(parts).toEqual(whole);
      expect(new Set(parts).size).toBe(7);
      // What somebody made up begins at the first card.
      const odd = await shop.api.deals.cards({ stageId: shop.stage(0), order, after: '["x"]', limit: 7 });
      expect(odd.cards.map((card) => card.id)).toEqual(whole);
    },
  );

  it('keeps the order that hands give it, each drag writing one row', async () => {
    const dice = new Dice(7);
    const names = Array.from({ length: 8 }, (_, n) => `Deal ${n}`);
    const ids = new Map<string, string>();
    for (const title of names) ids.set(title, (await shop.create({ title })).id);
    const order = names.toReversed();
    for (let step = 0; step < 25; step += 1) {
      const [moved = ''] = order.splice(dice.whole(0, order.length - 1), 1);
      const at = dice.whole(0, order.length);
      shop.clock.advance(1000);
      const { batchId } = await shop.api.deals.moveToStage({
        id: ids.get(moved) ?? '',
        stageId: shop.stage(0),
        afterId: at === 0 ? null : (ids.get(order[at - 1] ?? '') ?? null),
      });
      order.splice(at, 0, moved);
      const { rows } = await sql<{ n: number }>`select count(*) n from journal where batch_id = ${batchId}`.execute(
        shop.store.db,
      );
      expect(rows[0]?.n).toBeLessThanOrEqual(1);
    }
    expect(titles((await column(0)).cards)).toEqual(order);
  });

  it('finds by what is searched and filtered for, and sums up just that', async () => {
    const tag = await shop.api.tags.create({ name: 'VIP' });
    const vip = await shop.api.contacts.create({ name: 'Ibu Sari', tagIds: [tag.id] });
    const budi = await shop.api.staff.create({ name: 'Budi' });
    const product = await shop.api.products.create({ name: 'Rice cooker', price: 100 });
    await shop.create({ title: 'Lemari', value: 10, source: 'Pameran', staffId: budi.id, expectedOn: '2026-12-01' });
    const second = await shop.create({ title: 'Meja', contactId: vip.id, products: [{ productId: product.id }] });
    await shop.create({ title: 'Kursi', value: 1_000, staffId: null, people: [{ contactId: vip.id, role: 'Istri' }] });
    const found = async (filter: object) =>
      titles((await shop.api.deals.list({ ...filter, sort: { by: 'title', direction: 'asc' } })).items);
    expect(await found({ search: 'mej' })).toEqual(['Meja']);
    expect(await found({ search: 'sari cook' })).toEqual(['Meja']);
    expect(await found({ search: 'melati' })).toEqual(['Kursi', 'Lemari']);
    expect(await found({ search: '%' })).toEqual([]);
    expect(await found({ source: 'pameran' })).toEqual(['Lemari']);
    expect(await found({ staffIds: [budi.id] })).toEqual(['Lemari']);
    expect(await found({ unassigned: true })).toEqual(['Kursi']);
    expect(await found({ staffIds: [budi.id], unassigned: true })).toEqual(['Kursi', 'Lemari']);
    expect(await found({ valueFrom: 11, valueTo: 100 })).toEqual(['Meja']);
    expect(await found({ expectedFrom: '2026-11-30', expectedTo: '2026-12-01' })).toEqual(['Lemari']);
    expect(await found({ tagIds: [tag.id] })).toEqual(['Meja']);
    expect(await found({ productId: product.id })).toEqual(['Meja']);
    expect(await found({ contactId: vip.id })).toEqual(['Kursi', 'Meja']);
    expect(await found({ pipelineId: shop.pipeline.id, stageIds: [shop.stage(1)] })).toEqual([]);
    expect((await column(0, { filter: { tagIds: [tag.id] } })).sum).toBe(100);
    await shop.api.deals.win({ id: second.id });
    expect(await shop.api.deals.count({ status: 'won' })).toEqual({ count: 1, sum: 100, weighted: 100 });
    expect(await shop.api.deals.count({})).toEqual({ count: 3, sum: 1_110, weighted: 201 });
    // A new name of the customer is found at once.
    await shop.api.contacts.update({ id: vip.id, name: 'Ibu Dewi' });
    expect(await found({ search: 'dewi' })).toEqual(['Meja']);
    expect(await shop.api.deals.sources({ text: 'pam' })).toEqual([{ value: 'Pameran', count: 1 }]);
  });

  it('sums past what a number can hold end at its limit instead of failing', async () => {
    for (let n = 0; n < 3; n += 1) await shop.create({ value: 99_999_999_999_999 });
    const act = shop.store.act(shop.actor, 'seed', (trx) =>
      sql`update deals set value = 9000000000000000`.execute(trx),
    );
    await act;
    expect((await shop.api.deals.board()).total.sum).toBe(Number.MAX_SAFE_INTEGER);
    expect((await shop.api.deals.count({})).sum).toBe(Number.MAX_SAFE_INTEGER);
  });
});

describe('many deals at once', () => {
  it('move, those that may not being listed, and one undo brings all back', async () => {
    await shop.api.pipelines.updateStage({ id: shop.stage(0), requiredFields: ['value'] });
    const ids: string[] = [];
    for (let n = 0; n < 25; n += 1) ids.push((await shop.create({ title: `Deal ${n}`, value: n === 3 ? null : 1 })).id);
    const selection = { by: 'filter' as const, filter: {} };
    const moved = await shop.api.deals.moveMany({ selection, stageId: shop.stage(1) });
    expect(moved).toMatchObject({
      changed: 24,
      refused: 1,
      refusals: [{ id: ids[3], title: 'Deal 3', code: 'checklist-not-met' }],
    });
    expect((await column(1)).count).toBe(24);
    await shop.undo(moved.batchId);
    expect((await column(0)).count).toBe(25);
    expect((await shop.api.deals.get({ id: ids[0] ?? '' })).stages).toHaveLength(1);
    const budi = await shop.api.staff.create({ name: 'Budi' });
    expect(await shop.api.deals.assignMany({ selection, staffId: budi.id })).toMatchObject({ changed: 25 });
    expect(await shop.api.deals.assignMany({ selection, staffId: budi.id })).toMatchObject({ changed: 0 });
    await shop.api.staff.setActive({ id: budi.id, active: false });
    await expect(shop.api.deals.assignMany({ selection, staffId: budi.id })).rejects.toEqual(refusal('staff-gone'));
    const [reason] = await shop.api.pipelines.lostReasons();
    const lost = await shop.api.deals.loseMany({ selection, reasonId: reason?.id ?? '' });
    expect(lost).toMatchObject({ changed: 25, refused: 0 });
    expect(await shop.api.deals.remove(selection)).toMatchObject({ removed: 25 });
  });
});

describe('pipelines', () => {
  it('are made, renamed and ordered; each needs a stage and a name of its own', async () => {
    const stages = [{ name: 'Ask' }, { name: 'Visit', probability: 9_000 }];
    const made = await shop.api.pipelines.create({ name: 'Wholesale', stages });
    expect(made.stages.map((stage) => [stage.name, stage.probability, stage.quietDays])).toEqual([
      ['Ask', 5_000, 7],
      ['Visit', 9_000, 7],
    ]);
    await expect(shop.api.pipelines.create({ name: 'Empty', stages: [] })).rejects.toEqual(
      refusal('pipeline-without-stages'),
    );
    await expect(shop.api.pipelines.create({ name: 'SALES', stages })).rejects.toEqual(refusal('name-taken'));
    await expect(shop.api.pipelines.create({ name: 'Twice', stages: [{ name: 'A' }, { name: 'a' }] })).rejects.toEqual(
      refusal('name-taken', { what: 'stage', name: 'A' }),
    );
    await expect(shop.api.pipelines.update({ id: made.id, name: 'sales' })).rejects.toEqual(refusal('name-taken'));
    await shop.api.pipelines.update({ id: made.id, name: 'Grosir', position: 0 });
    expect((await shop.api.pipelines.list()).map(({ name }) => name)).toEqual(['Grosir', 'Sales']);
    expect((await shop.api.deals.board()).pipelineId).toBe(made.id);
  });

  it('refuse a checklist that can never be met', async () => {
    const gone = await shop.api.staff.create({ name: 'Gone' });
    await shop.api.staff.setActive({ id: gone.id, active: false });
    const viewer = await shop.api.staff.create({ name: 'Viewer', role: 'viewer' });
    const change = (given: object) => shop.api.pipelines.updateStage({ id: shop.stage(0), ...given });
    const never = (reason: string, value: string) => refusal('checklist-never-met', { stage: 'New', reason, value });
    await expect(change({ checks: [{ text: ' ' }] })).rejects.toEqual(never('no-text', ''));
    await expect(change({ checks: [{ text: 'A' }, { text: 'a' }] })).rejects.toEqual(never('twice', 'a'));
    for (const staffId of [gone.id, viewer.id])
      await expect(change({ checks: [{ text: 'A', required: true, staffId }] })).rejects.toEqual(
        never('nobody-may-tick', 'A'),
      );
    await expect(change({ requiredFields: ['shoeSize'] })).rejects.toEqual(never('unknown-field', 'shoeSize'));
  });

  it('ask where deals go before a stage is taken out', async () => {
    const open = await shop.create();
    const done = await shop.create({ title: 'Won long ago' });
    const binned = await shop.create({ title: 'In the bin' });
    await shop.api.deals.win({ id: done.id });
    await shop.api.deals.remove({ by: 'ids', ids: [binned.id] });
    const remove = (moveTo?: string) =>
      shop.api.pipelines.removeStage({ id: shop.stage(0), ...(moveTo ? { moveTo } : {}) });
    await expect(remove()).rejects.toEqual(refusal('stage-holds-deals', { stage: 'New', deals: 1 }));
    await expect(remove(shop.stage(0))).rejects.toEqual(refusal('not-found'));
    const { moved, batchId } = await remove(shop.stage(2));
    expect(moved).toBe(1);
    expect((await shop.api.deals.get({ id: open.id })).stageName).toBe('Offer sent');
    // What comes back finds the first stage that there still is.
    await shop.api.deals.restore({ by: 'ids', ids: [binned.id] });
    expect((await shop.api.deals.get({ id: binned.id })).stageName).toBe('Contacted');
    await shop.api.deals.reopen({ id: done.id });
    const back = await shop.api.deals.get({ id: done.id });
    expect(back.stages.map((stay) => `${stay.stageName} ${stay.status}`)).toEqual([
      'New open',
      'New won',
      'Contacted open',
    ]);
    await shop.undo(batchId);
    expect((await shop.api.pipelines.list())[0]?.stages).toHaveLength(4);
    expect((await shop.api.deals.get({ id: open.id })).stageName).toBe('New');
  });

  it('keep one stage and one pipeline', async () => {
    await expect(shop.api.pipelines.remove({ id: shop.pipeline.id })).rejects.toEqual(refusal('last-pipeline'));
    for (const place of [0, 1, 2]) await shop.api.pipelines.removeStage({ id: shop.stage(place) });
    await expect(shop.api.pipelines.removeStage({ id: shop.stage(3) })).rejects.toEqual(
      refusal('pipeline-without-stages'),
    );
    const deal = await shop.create();
    const other = await shop.api.pipelines.create({ name: 'Other', stages: [{ name: 'Only' }] });
    await expect(shop.api.pipelines.remove({ id: shop.pipeline.id })).rejects.toEqual(
      refusal('stage-holds-deals', { stage: 'Negotiation', deals: 1 }),
    );
    await shop.api.pipelines.remove({ id: shop.pipeline.id, moveTo: other.stages[0]?.id ?? '' });
    expect(await shop.api.deals.get({ id: deal.id })).toMatchObject({ pipelineName: 'Other', stageName: 'Only' });
    await expect(shop.api.pipelines.addStage({ pipelineId: shop.pipeline.id, name: 'X' })).rejects.toEqual(
      refusal('not-found'),
    );
    const added = await shop.api.pipelines.addStage({ pipelineId: other.id, name: 'First', position: 0 });
    expect(titlesOf(added.stages)).toEqual(['First', 'Only']);
    const placed = await shop.api.pipelines.updateStage({ id: added.stageId, position: 9, quietDays: null });
    expect(titlesOf(placed.stages)).toEqual(['Only', 'First']);
  });

  it('have their own reasons for losing, which may change places and names', async () => {
    const [first, second] = await shop.api.pipelines.lostReasons();
    const deal = await shop.create();
    await shop.api.deals.lose({ id: deal.id, reasonId: first?.id ?? '' });
    const reasons = [
      { id: second?.id ?? '', name: first?.name ?? '' },
      { id: first?.id ?? '', name: second?.name ?? '' },
      { name: 'New one' },
    ];
    await shop.api.pipelines.setLostReasons({ reasons });
    expect((await shop.api.pipelines.lostReasons()).map(({ name }) => name)).toEqual([
      first?.name,
      second?.name,
      'New one',
    ]);
    await expect(shop.api.pipelines.setLostReasons({ reasons: [{ name: 'A' }, { name: 'a' }] })).rejects.toEqual(
      refusal('name-taken'),
    );
    await shop.api.pipelines.setLostReasons({ reasons: [] });
    expect((await shop.api.deals.get({ id: deal.id })).lost?.reason.name).toBe(second?.name);
  });
});

const titlesOf = (stages: readonly { name: string }[]) => stages.map((stage) => stage.name);

describe('what hangs together', () => {
  it('a merge takes deals and leads to the winner, and its undo brings them back', async () => {
    const twin = await shop.api.contacts.create({ name: 'Toko Melati Jaya' });
    const deal = await shop.create({ contactId: twin.id, people: [{ contactId: shop.customer.id }] });
    const lead = await shop.api.leads.create({ contactId: twin.id });
    const both = await shop.create({ people: [{ contactId: twin.id }, { contactId: shop.customer.id }] });
    const { batchId } = await shop.api.contacts.merge({ winnerId: shop.customer.id, loserIds: [twin.id] });
    expect((await shop.api.deals.get({ id: deal.id })).contact?.id).toBe(shop.customer.id);
    expect((await shop.api.leads.get({ id: lead.id })).contact.id).toBe(shop.customer.id);
    expect((await shop.api.deals.get({ id: both.id })).people).toHaveLength(1);
    await shop.undo(batchId);
    expect((await shop.api.deals.get({ id: deal.id })).contact?.id).toBe(twin.id);
    expect((await shop.api.leads.get({ id: lead.id })).contact.id).toBe(twin.id);
    expect((await shop.api.deals.get({ id: both.id })).people).toHaveLength(2);
  });

  it('a product in a deal or a lead is hidden instead of removed', async () => {
    const [one, two] = [await shop.api.products.create({ name: 'A' }), await shop.api.products.create({ name: 'B' })];
    const deal = await shop.create({ products: [{ productId: one.id }] });
    await shop.api.leads.create({ contactId: shop.customer.id, productId: two.id });
    const removed = await shop.api.products.remove({ by: 'ids', ids: [one.id, two.id] });
    expect(removed).toMatchObject({ removed: 0, hidden: 2 });
    expect((await shop.api.deals.get({ id: deal.id })).products[0]?.product.name).toBe('A');
  });

  it('a customer erased for good leaves the deal, and its own history tells of deals', async () => {
    const deal = await shop.create();
    const { items } = await shop.api.history.ofRecord({ id: shop.customer.id });
    expect(items.map((act) => act.kind)).toContain('deals.create');
    const ids = { by: 'ids' as const, ids: [shop.customer.id] };
    await shop.api.contacts.remove(ids);
    const { batchId } = await shop.api.contacts.purge(ids);
    expect(await shop.api.deals.get({ id: deal.id })).toMatchObject({ contact: null, title: 'Kitchen set' });
    await shop.undo(batchId);
    expect((await shop.api.deals.get({ id: deal.id })).contact?.id).toBe(shop.customer.id);
  });
});

describe('the report of a pipeline', () => {
  it('tells won, committed and weighted by month and staff, and all of it adds up', async () => {
    const budi = await shop.api.staff.create({ name: 'Budi' });
    for (let n = 0; n < 9; n += 1)
      await shop.create({
        value: 1_000_003 * (n + 1),
        stageId: shop.stage(n % 4),
        staffId: n % 2 ? budi.id : null,
        expectedOn: ['2026-10-01', '2026-12-15', null][n % 3] ?? null,
      });
    const won = await shop.create({ value: 7_000 });
    await shop.api.deals.win({ id: won.id });
    const report = await shop.api.reports.pipeline({ from: '2026-11', to: '2026-12' });
    const board = await shop.api.deals.board();
    expect(report.total).toMatchObject({
      won: { count: 1, sum: 7_000 },
      open: { count: 9, sum: board.total.sum },
      weighted: board.total.weighted,
      byHistory: null,
    });
    expect(report.stages.map((stage) => stage.open.weighted)).toEqual(board.columns.map((one) => one.weighted));
    // What was expected in October and is still open counts in the first month asked for.
    expect([...new Set(report.forecast.map((row) => row.month))]).toEqual(['2026-11', '2026-12', null]);
    expect(report.total.committed.sum).toBe(board.columns[3]?.sum);
    expect((await shop.api.reports.pipeline({ staffId: budi.id })).total.open.count).toBe(4);
  });

  it('tells funnel, conversion, days, reasons and sources; its own history from thirty closed deals on', async () => {
    for (let n = 0; n < 30; n += 1) {
      const { id } = await shop.create({ value: 100, source: n % 3 ? 'Web' : 'web' });
      shop.clock.advance(DAY);
      if (n % 2) await shop.api.deals.moveToStage({ id, stageId: shop.stage(1) });
      if (n === 29) expect((await shop.api.reports.pipeline()).stages[1]?.ownProbability).toBeNull();
      shop.clock.advance(DAY);
      if (n % 6 === 1) await shop.api.deals.win({ id });
      else await shop.api.deals.lose({ id, reason: n % 2 ? 'Price too high' : 'No answer' });
    }
    const open = await shop.create({ value: 1_000, stageId: shop.stage(1) });
    const report = await shop.api.reports.pipeline({ from: '2026-11', to: '2027-02' });
    expect(report.closed).toBe(30);
    expect(report.stages[0]).toMatchObject({ reached: 31, closed: 30, ownProbability: 1_667, conversion: null });
    // Fifteen came this far, five of them were won.
    expect(report.stages[1]).toMatchObject({
      reached: 16,
      closed: 15,
      ownProbability: 3_333,
      conversion: Math.round((16 * 10_000) / 31),
      open: { count: 1, sum: 1_000, weighted: 250, byHistory: 333 },
      stay: { count: 15, average: 1, median: 1 },
    });
    expect(report.cycle.won).toMatchObject({ count: 5, average: 2, median: 2 });
    expect(report.lostReasons.map((row) => [row.reason?.name, row.count])).toEqual([
      ['No answer', 15],
      ['Price too high', 10],
    ]);
    expect(report.sources).toHaveLength(2);
    expect(report.sources.find((row) => row.created === 30)).toMatchObject({
      won: { count: 5, sum: 500 },
      lost: 25,
      open: 0,
    });
    expect(open.status).toBe('open');
  });
});

describe('staff', () => {
  it('are added, renamed and given roles; somebody stays the owner, and two do not share a name', async () => {
    const budi = await shop.api.staff.create({ name: 'Budi', role: 'sales' });
    await expect(shop.api.staff.create({ name: 'BUDI' })).rejects.toEqual(refusal('name-taken'));
    const last = refusal('last-owner', { name: 'Rina' });
    await expect(shop.api.staff.update({ id: shop.actor.staffId, role: 'sales' })).rejects.toEqual(last);
    await expect(shop.api.staff.setActive({ id: shop.actor.staffId, active: false })).rejects.toEqual(last);
    await shop.api.staff.update({ id: budi.id, role: 'owner', name: 'Budi S.' });
    await shop.api.staff.update({ id: shop.actor.staffId, role: 'manager' });
    await shop.create({ staffId: budi.id });
    expect((await shop.api.staff.list()).map((one) => [one.name, one.role, one.deals])).toEqual([
      ['Budi S.', 'owner', 1],
      ['Rina', 'manager', 0],
    ]);
    const asViewer = shop.as(budi.id, 'viewer');
    await expect(asViewer.deals.create({ contactId: shop.customer.id })).rejects.toEqual(refusal('not-allowed'));
    await expect(shop.as(budi.id, 'manager').staff.create({ name: 'X' })).rejects.toEqual(refusal('not-allowed'));
  });
});
