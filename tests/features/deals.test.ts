import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDeals, type TestDeals } from '../support/deals.ts';

let shop: TestDeals;
beforeEach(async () => {
  shop = await openDeals();
});
afterEach(() => shop.close());

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
    });
    const board = await shop.api.deals.board();
    expect(board.columns.map((column) => [column.count, column.sum, column.weighted])).toEqual([
      [1, 1_500_000, 150_000],
      [0, 0, 0],
      [0, 0, 0],
      [0, 0, 0],
    ]);
    expect(board.total).toEqual({ count: 1, sum: 1_500_000, weighted: 150_000 });
    expect(board.columns[0]?.cards[0]).toMatchObject({ id: deal.id, daysInStage: 0, quiet: false });
  });

  it('moves, is won, and opens again', async () => {
    const deal = await shop.create();
    shop.clock.advance(5_000);
    await shop.api.deals.moveToStage({ id: deal.id, stageId: shop.stage(2) });
    shop.clock.advance(5_000);
    await shop.api.deals.win({ id: deal.id });
    shop.clock.advance(5_000);
    await shop.api.deals.reopen({ id: deal.id });
    const { stages } = await shop.api.deals.get({ id: deal.id });
    expect(stages.map((stay) => [stay.stageName, stay.status])).toEqual([
      ['New', 'open'],
      ['Offer sent', 'open'],
      ['Offer sent', 'won'],
      ['Offer sent', 'open'],
    ]);
    const report = await shop.api.reports.pipeline();
    expect(report.stages).toHaveLength(4);
    const lead = await shop.api.leads.create({ contactId: shop.customer.id, interest: 'Rice cooker' });
    expect((await shop.api.leads.list({})).items[0]?.id).toBe(lead.id);
    expect((await shop.api.staff.list()).length).toBe(1);
    expect((await shop.api.deals.list({ search: 'melati' })).total).toBe(1);
  });
});
