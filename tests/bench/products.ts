import path from 'node:path';
import { DATABASE_FILE } from '../../src-main/database/open.ts';
import { openCore, type OpenCore } from '../support/core.ts';
import { type Asked, Bare, Recorder } from './bare.ts';
import { productsFolder } from './data.ts';
import { figure, type Figure, median, percentile } from './figure.ts';
import { timed } from './stopwatch.ts';

const PAGE = 100;
const TIMES = 60;
const FRAGMENTS = ['pan', 'sta', 'sab', 'dis', 'rak', 'mel', 'ker', 'gal', 'wok', 'aju'];
const WORDS = ['panci stainless', 'sabun maju 17', 'sku-0421', '8990000042', 'galon kaca sinar', 'tidak ada begini'];

type Ask = (core: OpenCore, at: number) => Promise<unknown>;

/** Products: pages of the list and the search with 100,000 of them, each right beside the same statements bare. */
export async function products(): Promise<Figure[]> {
  const folder = await productsFolder((line) => process.stderr.write(`${line}\n`));
  const recorder = new Recorder();
  const bare = new Bare(path.join(folder, DATABASE_FILE));
  const core = await openCore(folder);
  try {
    const [branch] = await core.client.productCategories.list();
    const list = (input: (at: number) => Parameters<typeof core.client.products.list>[0]): Ask => {
      return ({ client }, at) => client.products.list(input(at));
    };
    const series: [string, Ask][] = [
      ['products, first page', list(() => ({ limit: PAGE }))],
      ['products, page in the middle', list((at) => ({ limit: PAGE, offset: 45_000 + at * 83 }))],
      [
        'products, dearest first',
        list((at) => ({ limit: PAGE, offset: at * 100, sort: { by: 'price', direction: 'desc' } })),
      ],
      ['products, by category', list(() => ({ limit: PAGE, categoryId: branch?.id ?? null }))],
      ['products, low stock', list(() => ({ limit: PAGE, lowStock: true, active: true }))],
      [
        'products, search, three letters',
        list((at) => ({ limit: PAGE, search: FRAGMENTS[at % FRAGMENTS.length] ?? '' })),
      ],
      ['products, search, words and codes', list((at) => ({ limit: PAGE, search: WORDS[at % WORDS.length] ?? '' }))],
      [
        'products, a scanned code',
        ({ client }, at) => client.products.pick({ text: `899${String(1 + at * 997).padStart(10, '0')}` }),
      ],
    ];
    const figures: Figure[] = [];
    for (const [name, ask] of series) {
      const questions: Asked[][] = [];
      // The first time warms both up and tells which statements there are.
      for (let at = 0; at < TIMES; at += 1) {
        const asked = await recorder.during(() => ask(core, at));
        questions.push(asked);
        bare.run(asked);
      }
      const [router, floor]: [number[], number[]] = [[], []];
      for (let at = 0; at < TIMES; at += 1) {
        router.push(await timed(() => ask(core, at)));
        floor.push(await timed(() => bare.run(questions[at] ?? [])));
      }
      figures.push(
        figure(`${name}: p95`, {
          value: percentile(router, 95),
          floor: percentile(floor, 95),
          mark: 30,
          note: `median ${median(router).toFixed(1)} ms, bare ${median(floor).toFixed(1)} ms`,
        }),
      );
    }
    return figures;
  } finally {
    await core.close();
    bare.close();
  }
}
