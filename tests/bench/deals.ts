import path from 'node:path';
import Database from 'better-sqlite3';
import { DATABASE_FILE } from '../../src-main/database/open.ts';
import { openCore, type OpenCore } from '../support/core.ts';
import { type Asked, Bare, Recorder } from './bare.ts';
import { dealsFolder } from './data.ts';
import { figure, type Figure, median, percentile } from './figure.ts';
import { timed } from './stopwatch.ts';

const TIMES = 60;
/** What a column shows counted and summed up, of the deals themselves, as one would write it without the app. */
const BARE_SUMS = `select d.stage_id, count(*), sum(d.value), sum((coalesce(d.value, 0) * s.probability + 5000) / 10000)
  from deals d join stages s on s.id = d.stage_id where d.status = 'open' and d.deleted_at is null group by d.stage_id`;

type Ask = (core: OpenCore, at: number) => Promise<unknown>;

/** Deals: a board of 5,000 open ones among 20,000 and all that is asked of them, each beside the bare statements. */
export async function deals(): Promise<Figure[]> {
  const folder = await dealsFolder((line) => process.stderr.write(`${line}\n`));
  const recorder = new Recorder();
  const bare = new Bare(path.join(folder, DATABASE_FILE));
  const sums = new Database(path.join(path.dirname(folder), `floor-${path.basename(folder)}.db`), { readonly: true });
  const bareSums = sums.prepare(BARE_SUMS);
  const core = await openCore(folder);
  const { client } = core;
  try {
    const figures: Figure[] = [];
    // The sums of a board alone: one card a column, so that nothing else is asked for.
    const [ours, floor]: [number[], number[]] = [[], []];
    for (let at = 0; at < TIMES * 2; at += 1) {
      const asked = await timed(() => client.deals.count({ status: 'open' }));
      const alone = await timed(() => Promise.resolve(bareSums.all()));
      if (at < TIMES) continue;
      ours.push(asked);
      floor.push(alone);
    }
    figures.push(
      figure('deals, count and sums of 5,000 open: median', {
        value: median(ours),
        floor: median(floor),
        ratioMark: 1.5,
        note: 'floor: sums over the deals table itself',
      }),
    );
    const [stage] = (await client.pipelines.list())[0]?.stages ?? [];
    const series: [name: string, ask: Ask, mark: number | null, ratio: number | null][] = [
      ['deals, board with sums, 30 cards a column', () => client.deals.board(), 50, 1.5],
      ['deals, board, search', () => client.deals.board({ filter: { search: 'kulkas' } }), 50, 1.5],
      ['deals, board, only quiet', () => client.deals.board({ filter: { quiet: true } }), 50, 1.5],
      ['deals, next cards of a column', () => client.deals.cards({ stageId: stage?.id ?? '' }), 30, null],
      [
        'deals, page of the table by customer',
        (_, at) => client.deals.list({ limit: 100, offset: at * 100, sort: { by: 'customer', direction: 'asc' } }),
        30,
        null,
      ],
      ['deals, report of a year', () => client.reports.pipeline({ from: '2026-01', to: '2027-03' }), 100, null],
    ];
    for (const [name, ask, mark, ratioMark] of series) {
      const questions: Asked[][] = [];
      for (let at = 0; at < TIMES; at += 1) {
        const asked = await recorder.during(() => ask(core, at));
        questions.push(asked);
        bare.run(asked);
      }
      const [router, statements]: [number[], number[]] = [[], []];
      for (let at = 0; at < TIMES; at += 1) {
        router.push(await timed(() => ask(core, at)));
        statements.push(await timed(() => Promise.resolve(bare.run(questions[at] ?? []))));
      }
      figures.push(
        figure(`${name}: median`, {
          value: median(router),
          floor: median(statements),
          mark,
          ratioMark,
          note: `p95 ${percentile(router, 95).toFixed(1)} ms, bare ${percentile(statements, 95).toFixed(1)} ms`,
        }),
      );
    }
    const drags: number[] = [];
    const cards = (await client.deals.board({ limit: 100 })).columns[0]?.cards ?? [];
    for (const [at, card] of cards.slice(0, TIMES).entries())
      drags.push(
        await timed(() =>
          client.deals.moveToStage({ id: card.id, stageId: card.stageId, afterId: cards[at + 5]?.id ?? null }),
        ),
      );
    figures.push(figure('deals, a card to another place: p95', { value: percentile(drags, 95), mark: 50 }));
    return figures;
  } finally {
    await core.close();
    sums.close();
    bare.close();
  }
}
