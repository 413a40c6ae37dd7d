import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { PipelineReport } from '../../src-main/contract/reports.ts';
import { monthSpans } from '../../src-main/domain/months.ts';
import { DAY, openDeals, type TestDeals } from '../support/deals.ts';

const acts = ['create', 'move', 'elsewhere', 'win', 'lose', 'reopen', 'remove', 'restore', 'undo', 'source'] as const;
const act = fc.record({
  what: fc.constantFrom(...acts, 'create', 'create', 'move', 'move'),
  which: fc.nat(1_000),
  stage: fc.nat(3),
  staff: fc.nat(2),
  value: fc.constantFrom(null, 0, 7, 1_000_003),
  source: fc.constantFrom('', 'Web', 'web', 'Pameran'),
  days: fc.nat(9),
});

it('the report of a pipeline says what a simple walk through its deals says, whatever was done to them', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 30, maxLength: 60 }), async (given) => {
      const shop = await openDeals();
      try {
        const staff = [shop.actor.staffId, (await shop.api.staff.create({ name: 'Budi' })).id, null];
        const other = await shop.api.pipelines.create({ name: 'Besar', stages: [{ name: 'A', probability: 50 }] });
        const ids: string[] = [];
        let last = '';
        for (const { what, which, stage, staff: who, value, source, days } of given) {
          shop.clock.advance(days * DAY + 1_000);
          const id = ids[which % (ids.length || 1)] ?? '';
          const { deals } = shop.api;
          const ways: Record<(typeof acts)[number], () => Promise<{ batchId: string; id?: string }>> = {
            create: () => shop.create({ stageId: shop.stage(stage), staffId: staff[who] ?? null, value, source }),
            move: () => deals.moveToStage({ id, stageId: shop.stage(stage), afterId: null }),
            elsewhere: () => deals.moveToStage({ id, stageId: other.stages[0]?.id ?? '', afterId: null }),
            win: () => deals.win({ id }),
            lose: () => deals.lose({ id, reason: which % 2 ? 'Mahal' : 'Diam' }),
            reopen: () => deals.reopen({ id }),
            remove: () => deals.remove({ by: 'ids', ids: [id] }),
            restore: () => deals.restore({ by: 'ids', ids: [id] }),
            undo: () => shop.undo(last),
            source: () => deals.update({ id, source, staffId: staff[who] ?? null, value }),
          };
          // Half of what is asked for makes no sense where a deal stands: it is refused, and changes nothing.
          const done = await ways[what]().catch(() => null);
          if (done !== null) last = done.batchId;
          if (what === 'create' && done?.id !== undefined) ids.push(done.id);
        }
        // Another order of the stages is another way to have come far.
        await shop.api.pipelines.updateStage({ id: shop.stage(0), position: 2 });
        const spans = [
          { from: '2026-11', to: '2027-03' },
          { from: '2026-12', to: '2027-01' },
        ];
        for (const pipelineId of [shop.pipeline.id, other.id])
          for (const staffId of [undefined, staff[1] ?? undefined])
            for (const span of spans) {
              const asked = { pipelineId, ...span, ...(staffId === undefined ? {} : { staffId }) };
              expect(toldBy(await shop.api.reports.pipeline(asked))).toEqual(await simply(shop, asked));
            }
      } finally {
        await shop.close();
      }
    }),
    { numRuns: 6, seed: 20261122 },
  );
});

const rounded = (days: number | null) => (days === null ? null : Math.round(days * 1e6) / 1e6);
const spread = (days: number[]) => {
  const sorted = [...days].sort((a, b) => a - b);
  const { length } = sorted;
  const middle = [sorted[Math.ceil(length / 2) - 1] ?? 0, sorted[Math.floor(length / 2)] ?? 0];
  return length === 0
    ? { count: 0, average: null, median: null }
    : {
        count: length,
        average: rounded(sorted.reduce((sum, one) => sum + one, 0) / length),
        median: rounded(((middle[0] ?? 0) + (middle[1] ?? 0)) / 2),
      };
};
const plain = ({ count, average, median }: { count: number; average: number | null; median: number | null }) => ({
  count,
  average: rounded(average),
  median: rounded(median),
});

/** What a report has that the database works out over the history of deals. */
const toldBy = ({ closed, stages, cycle, lostReasons, sources, total }: PipelineReport) => ({
  closed,
  stages: stages.map((stage) => ({
    id: stage.stageId,
    open: [stage.open.count, stage.open.sum],
    reached: stage.reached,
    closed: stage.closed,
    stay: plain(stage.stay),
  })),
  cycle: { won: plain(cycle.won), lost: plain(cycle.lost) },
  lostReasons: lostReasons.map(({ reason, count, sum }) => [reason?.name, count, sum]).sort(),
  sources: sources
    .map(({ source, created, won, lost, open }) => [source, created, won.count, won.sum, lost, open])
    .sort(),
  won: [total.won.count, total.won.sum],
  open: [total.open.count, total.open.sum],
});

/** The same, one deal after the other. */
async function simply(
  { store }: TestDeals,
  { pipelineId, from, to, staffId }: { pipelineId: string; from: string; to: string; staffId?: string },
): Promise<ReturnType<typeof toldBy>> {
  const months = monthSpans(from, to, store.clock.timeZone());
  const [begin, end] = [months[0]?.from ?? 0, months.at(-1)?.until ?? 0];
  const inTime = (at: number | null) => at !== null && at >= begin && at < end;
  const all = await store.db.selectFrom('stages').selectAll().orderBy('position').execute();
  const own = all.filter((stage) => stage.pipeline_id === pipelineId);
  const positions = new Map(own.map((stage) => [stage.id, stage.position]));
  const reasons = new Map((await store.db.selectFrom('lost_reasons').selectAll().execute()).map((r) => [r.id, r.name]));
  const rows = await store.db.selectFrom('deals').selectAll().where('deleted_at', 'is', null).execute();
  const history = await store.db.selectFrom('deal_stages').selectAll().orderBy('entered_at').orderBy('id').execute();
  const everybodys = rows
    .filter((deal) => positions.has(deal.stage_id))
    .map((deal) => {
      const stays = history.filter((stay) => stay.deal_id === deal.id);
      return {
        ...deal,
        worth: deal.value ?? 0,
        stays: stays.map((stay, at) => ({ ...stay, leftAt: stays[at + 1]?.entered_at ?? null })),
        far: Math.max(...stays.map((stay) => positions.get(stay.stage_id) ?? -1)),
      };
    });
  const deals = everybodys.filter((deal) => staffId === undefined || deal.staff_id === staffId);
  const sum = (of: typeof deals) => of.reduce((total, deal) => total + deal.worth, 0);
  const closedIn = (status: string) => deals.filter((deal) => deal.status === status && inTime(deal.closed_at));
  const days = (of: typeof deals) => of.map((deal) => ((deal.closed_at ?? 0) - deal.created_at) / DAY);
  const grouped = (of: typeof deals, key: (deal: (typeof deals)[number]) => string | undefined) => [
    ...Map.groupBy(of, key),
  ];
  const open = deals.filter((deal) => deal.status === 'open');
  return {
    closed: everybodys.filter((deal) => deal.status !== 'open').length,
    stages: own
      .filter((stage) => stage.deleted_at === null)
      .map((stage) => ({
        id: stage.id,
        open: [
          open.filter((deal) => deal.stage_id === stage.id).length,
          sum(open.filter((deal) => deal.stage_id === stage.id)),
        ],
        reached: deals.filter(
          (deal) => inTime(deal.created_at) && (deal.status === 'won' || deal.far >= stage.position),
        ).length,
        closed: everybodys.filter((deal) => deal.status !== 'open' && deal.far >= stage.position).length,
        stay: spread(
          deals.flatMap((deal) =>
            deal.stays.flatMap((stay) =>
              stay.stage_id === stage.id && stay.status === 'open' && inTime(stay.leftAt)
                ? [((stay.leftAt ?? 0) - stay.entered_at) / DAY]
                : [],
            ),
          ),
        ),
      })),
    cycle: { won: spread(days(closedIn('won'))), lost: spread(days(closedIn('lost'))) },
    lostReasons: grouped(closedIn('lost'), (deal) => reasons.get(deal.lost_reason_id ?? ''))
      .map(([name, of]): [string | undefined, number, number] => [name, of.length, sum(of)])
      .sort(),
    sources: grouped(
      deals.filter((deal) => inTime(deal.created_at)),
      (deal) => deal.source.toLowerCase(),
    )
      .map(([, of]): [string, number, number, number, number, number] => {
        const won = of.filter((deal) => deal.status === 'won');
        const name = of.reduce((most, deal) => (deal.source > most ? deal.source : most), '');
        const count = (status: string) => of.filter((deal) => deal.status === status).length;
        return [name, of.length, won.length, sum(won), count('lost'), count('open')];
      })
      .sort(),
    won: [closedIn('won').length, sum(closedIn('won'))],
    // Nothing has an expected day here: all of it is told.
    open: [open.length, sum(open)],
  };
}
