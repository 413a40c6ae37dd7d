import type { Insertable } from 'kysely';
import type { DealStatus } from '../../../contract/deals.ts';
import type { DealsTable } from '../../../database/deal-tables.ts';
import { InsertBuffer } from '../../../database/insert-buffer.ts';
import type { Trx } from '../../../database/tables.ts';
import { linesTotal } from '../../../domain/deals.ts';
import { newId } from '../../../domain/ids.ts';
import { ONE, priceFor } from '../../../domain/prices.ts';
import { rankBetween } from '../../../domain/ranks.ts';
import { startOfDay } from '../../../domain/zones.ts';
import { insertUsualPipeline } from '../../deals/default-pipeline.ts';
import { ensureLostReason } from '../../deals/moves.ts';
import { type SampleDeal, sampleDeals } from './deal-data.ts';
import { sampleContacts } from './insert-contacts.ts';
import { priceLinesOf } from './insert-products.ts';
import { sampleProducts } from './product-data.ts';
import { findFirstStages, firstRanks } from './queries.ts';
import type { Scene } from './scene.ts';

/** How many stages the deals of the sample tell of. */
const TOLD = 4;

/**
 * Deals on the shop's first pipeline, or on the usual one where it has none, each with its way there.
 * @param helperId in whose hands some of them are
 */
export async function insertSampleDeals(trx: Trx, scene: Scene, helperId: string): Promise<void> {
  const { language, now, staffId } = scene.setting;
  let stages = await findFirstStages(trx);
  if (stages.length === 0) {
    await insertUsualPipeline(trx, language, now);
    stages = await findFirstStages(trx);
  }
  const stageOf = (step: number) => stages[Math.round((step * (stages.length - 1)) / (TOLD - 1))] ?? '';
  const ranks = await firstRanks(trx, stages);
  const buffer = new InsertBuffer();
  // A new deal stands at the top of its column: the first one told comes last.
  for (const deal of sampleDeals.toReversed()) {
    const id = newId();
    scene.made(deal.key, id);
    const entered = deal.stages.map((daysAgo) => scene.momentAgo(daysAgo));
    const stage = stageOf(deal.stages.length - 1);
    const rank = rankBetween(null, ranks.get(stage) ?? null);
    ranks.set(stage, rank);
    const lines = linesOf(deal, scene);
    const stands = await standing(trx, deal, scene, entered.at(-1) ?? now);
    buffer.add('deals', {
      id,
      title: scene.text(deal.title),
      contact_id: scene.idOf(deal.contact),
      stage_id: stage,
      rank,
      value: lines.length > 0 ? linesTotal(lines) : scene.amount(deal.value ?? 0),
      value_by: lines.length > 0 ? 'products' : 'hand',
      expected_on: scene.day(deal.expectedInDays),
      staff_id: deal.byHelper ? helperId : staffId,
      source: scene.text(deal.source),
      note: scene.text(deal.note),
      ...stands,
      created_at: entered[0] ?? now,
      deleted_at: null,
    } satisfies Insertable<DealsTable>);
    for (const [position, [key, role]] of Object.entries(deal.people ?? {}).entries())
      buffer.add('deal_people', {
        id: newId(),
        deal_id: id,
        contact_id: scene.idOf(key),
        role: scene.text(role),
        position,
      });
    for (const [position, { productId, quantity, unitPrice }] of lines.entries())
      buffer.add('deal_products', {
        id: newId(),
        deal_id: id,
        product_id: productId,
        quantity,
        unit_price: unitPrice,
        position,
      });
    const stays = entered.map((at, step) => ({ stage: stageOf(step), status: 'open' as DealStatus, at }));
    if (stands.status !== 'open') stays.push({ stage, status: stands.status, at: stands.touched_at });
    // On a shop's own short pipeline two steps may be one stage: it was entered once.
    for (const [step, stay] of stays.entries())
      if (stay.stage !== stays[step - 1]?.stage || stay.status !== stays[step - 1]?.status)
        buffer.add('deal_stages', {
          id: newId(),
          deal_id: id,
          stage_id: stay.stage,
          status: stay.status,
          entered_at: stay.at,
        });
  }
  await buffer.flush(trx);
}

/** What is in a deal, at what this customer pays for so many. */
function linesOf(deal: SampleDeal, scene: Scene) {
  const customer = sampleContacts.find(({ key }) => key === deal.contact);
  const groupIds = (customer?.groups ?? []).map((key) => scene.idOf(key));
  return Object.entries(deal.products ?? {}).map(([key, count]) => {
    const product = sampleProducts.find((one) => one.key === key);
    const quantity = count * ONE;
    const price = product && priceFor(priceLinesOf(product, scene), { quantity, groupIds, day: scene.today });
    return { productId: scene.idOf(key), quantity, unitPrice: price?.amount ?? 0 };
  });
}

/** Where a deal stands now: open, asleep or closed, and since when nobody was at it. */
async function standing(trx: Trx, deal: SampleDeal, scene: Scene, entered: number) {
  const { won, lost, snooze } = deal;
  const closed = won ?? lost?.daysAgo;
  const at = closed === undefined ? entered : scene.momentAgo(closed, 15);
  const until = snooze && scene.day(snooze.days);
  const status: DealStatus = won === undefined ? (lost ? 'lost' : 'open') : 'won';
  return {
    status,
    closed_at: closed === undefined ? null : at,
    lost_reason_id: lost ? await ensureLostReason(trx, scene.text(lost.reason), scene.setting.now) : null,
    lost_note: scene.text(lost?.note),
    snoozed_until: until ?? null,
    snooze_reason: scene.text(snooze?.reason),
    awake_at: until === undefined ? null : startOfDay(scene.setting.timeZone, until),
    touched_at: at,
    touched_by: status === 'open' && deal.stages.length === 1 ? ('create' as const) : ('move' as const),
    updated_at: at,
  };
}
