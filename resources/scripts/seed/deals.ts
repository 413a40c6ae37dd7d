import type { Store } from '../../../src-main/database/store.ts';
import { rankBetween } from '../../../src-main/domain/ranks.ts';
import { insertUsualPipeline } from '../../../src-main/features/deals/default-pipeline.ts';
import { findLostReasons, findStages } from '../../../src-main/features/deals/queries/pipelines.ts';
import { insertMany } from './fill.ts';
import { Chance } from './random.ts';

const wishes =
  'Kitchen set,Kulkas 2 pintu,Mesin cuci,Etalase toko,AC 1 PK,Kompor tanam,Rak gudang,Meja kasir,Freezer,Dispenser,Genset'.split(
    ',',
  );
const forWhom = ['untuk warung', 'rumah baru', 'kantor', 'cabang kedua', 'renovasi', 'hadiah', 'pesanan ulang'];
const sources = ['Instagram', 'Pameran', 'Rekomendasi', 'Toko', 'WhatsApp', ''];
const DAY = 86_400_000;
const BLOCK = 1_000;
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/**
 * Fills a shop that has contacts with deals as one journal batch: one of so many is open (of four, where nothing is said),
 * the others were won or lost in the two years before. The same seed into the same shop gives the same rows.
 */
export async function fillDeals(
  store: Store,
  { deals, seed, until, openEvery = 4 }: { deals: number; seed: number; until: number; openEvery?: number },
  tell: (done: number) => void = () => {},
): Promise<void> {
  const chance = new Chance(seed);
  const owner = await store.db.selectFrom('staff').select('id').where('role', '=', 'owner').executeTakeFirst();
  const actor = { staffId: owner?.id ?? chance.id(until) };
  const batch = await store.beginBatch(actor, 'seed', `deals ${seed}`);
  const surroundings = await store.inBatch(actor, batch, async (trx) => {
    if ((await findStages(trx)).length === 0) await insertUsualPipeline(trx, 'id', until);
    const ids = async (table: 'contacts' | 'staff') =>
      (await trx.selectFrom(table).select('id').orderBy('id').limit(50_000).execute()).map((row) => row.id);
    const [stage] = await findStages(trx);
    return {
      stages: await findStages(trx, stage?.pipelineId),
      reasons: await findLostReasons(trx),
      contacts: await ids('contacts'),
      staff: await ids('staff'),
      ranks: new Map<string, string>(),
    };
  });
  for (let done = 0; done < deals;) {
    const next = Math.min(deals, done + BLOCK);
    const rows = Array.from({ length: next - done }, (_, at) =>
      deal(chance, (done + at) % openEvery === 0, surroundings, until),
    );
    await store.inBatch(actor, batch, async (trx) => {
      await insertMany(
        trx,
        'deals',
        rows.map((row) => row.deal),
      );
      await insertMany(
        trx,
        'deal_stages',
        rows.flatMap((row) => row.stages),
      );
    });
    done = next;
    tell(done);
  }
  await store.finishBatch(batch);
}

interface Surroundings {
  stages: readonly { id: string }[];
  reasons: readonly { id: string }[];
  contacts: readonly string[];
  staff: readonly string[];
  ranks: Map<string, string>;
}

function deal(chance: Chance, isOpen: boolean, around: Surroundings, until: number) {
  const { stages, reasons, contacts, staff, ranks } = around;
  const status = isOpen ? 'open' : chance.percent(35) ? 'won' : 'lost';
  const last = chance.whole(0, stages.length - 1);
  const age = isOpen ? chance.whole(1, 90) : chance.whole(30, 700);
  const began = until - age * DAY;
  const id = chance.id(began);
  const step = Math.floor((age * DAY) / (stages.length + 2));
  const stays = stages.slice(0, last + 1).map((stage, at) => ({
    id: chance.id(began + at * step),
    deal_id: id,
    stage_id: stage.id,
    status: 'open',
    entered_at: began + at * step,
  }));
  const stageId = stages[last]?.id ?? '';
  const closedAt = isOpen ? null : began + (last + 1) * step;
  if (closedAt !== null)
    stays.push({ id: chance.id(closedAt), deal_id: id, stage_id: stageId, status, entered_at: closedAt });
  const rank = rankBetween(ranks.get(stageId) ?? null, null);
  ranks.set(stageId, rank);
  const touched = closedAt ?? Math.max(began + last * step, until - chance.whole(0, 20) * DAY);
  return {
    stages: stays,
    deal: {
      id,
      title: `${chance.pick(wishes)} ${chance.pick(forWhom)}`,
      contact_id: contacts.length > 0 ? chance.pick(contacts) : null,
      stage_id: stageId,
      status,
      rank,
      value: chance.percent(10) ? null : chance.whole(5, 900) * 50_000,
      value_by: 'hand',
      expected_on: chance.percent(20) ? null : dayOf(until + chance.whole(-30, 150) * DAY),
      staff_id: chance.percent(10) ? null : chance.pick(staff),
      source: chance.pick(sources),
      lost_reason_id: status === 'lost' ? chance.pick(reasons).id : null,
      closed_at: closedAt,
      touched_at: touched,
      touched_by: last === 0 ? 'create' : 'move',
      created_at: began,
      updated_at: touched,
      deleted_at: null,
    },
  };
}
