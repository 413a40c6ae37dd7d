import path from 'node:path';
import { DATABASE_FILE } from '../../src-main/database/open.ts';
import { openCore, type OpenCore } from '../support/core.ts';
import { type Asked, Bare, Recorder } from './bare.ts';
import { figure, type Figure, median, percentile } from './figure.ts';
import { timed } from './stopwatch.ts';

/** As many rows as the window asks for at a time. */
const PAGE = 100;
const TIMES = 60;
const WARM_UP = 200;

type ListInput = Parameters<OpenCore['client']['contacts']['list']>[0];
interface Series {
  name: string;
  /** One question for each; all of them make the series. */
  inputs: ListInput[];
}

interface Measured {
  name: string;
  router: number[];
  bare: number[];
}

/** Each question through the router and, right after it, the same statements bare. */
async function measure(folder: string, seriesOf: (core: OpenCore) => Promise<Series[]>): Promise<Measured[]> {
  const recorder = new Recorder();
  const bare = new Bare(path.join(folder, DATABASE_FILE));
  const core = await openCore(folder);
  try {
    const measured: Measured[] = [];
    const series = await seriesOf(core);
    // Code that runs for the first time is slow in either; what counts is an app that has been open for a minute.
    for (let i = 0; i < WARM_UP; i += 1) await core.client.contacts.list(series[0]?.inputs[0] ?? {});
    for (const { name, inputs } of series) {
      const one: Measured = { name, router: [], bare: [] };
      // The first time warms both up and tells which statements there are.
      const questions: Asked[][] = [];
      for (const input of inputs) {
        const asked = await recorder.during(() => core.client.contacts.list(input));
        questions.push(asked);
        bare.run(asked);
      }
      for (const [at, input] of inputs.entries()) {
        one.router.push(await timed(() => core.client.contacts.list(input)));
        one.bare.push(await timed(() => bare.run(questions[at] ?? [])));
      }
      measured.push(one);
    }
    return measured;
  } finally {
    await core.close();
    bare.close();
  }
}

const repeated = (name: string, input: (at: number) => ListInput): Series => ({
  name,
  inputs: Array.from({ length: TIMES }, (_, at) => input(at)),
});

/** Pages of the list: the first, those in the middle, and those of filters. */
export async function pages(folder: string): Promise<Figure[]> {
  const measured = await measure(folder, async ({ client }) => {
    const tags = await client.tags.list();
    const tag = tags.find(({ name }) => name === 'Grosir') ?? tags[0];
    const month = (at: number) => (at % 12) + 1;
    return [
      repeated('first page', () => ({ limit: PAGE, offset: 0 })),
      repeated('page in the middle', (at) => ({ limit: PAGE, offset: 45_000 + at * 83 })),
      repeated('first page, by city', () => ({ limit: PAGE, city: 'Bandung' })),
      repeated('first page, by role and tag', () => ({
        limit: PAGE,
        roles: ['customer'],
        tagIds: tag ? [tag.id] : [],
      })),
      repeated('first page, by birthday month', (at) => ({ limit: PAGE, birthdayMonth: month(at) })),
      repeated('page in the middle, newest first', (at) => ({
        limit: PAGE,
        offset: 50_000 + at * 83,
        sort: { by: 'createdAt', direction: 'desc' },
      })),
    ];
  });
  return measured.flatMap(({ name, router, bare }) => [
    figure(`${name}: median`, { value: median(router), floor: median(bare), ratioMark: 1.5 }),
    figure(`${name}: p95`, { value: percentile(router, 95), floor: percentile(bare, 95), mark: 20 }),
  ]);
}

const FRAGMENTS = [
  'sar',
  'ndi',
  'yan',
  'dew',
  'ban',
  'tok',
  'gro',
  'wij',
  'kat',
  'oto',
  'xim',
  'qur',
  'zul',
  'vio',
  'ghf',
];
const WORDS = [
  'sulastri',
  'handayani',
  'bandung',
  'katering',
  'example.com',
  'rice cooker',
  'wijaya bandung',
  'ni made',
  'jakarta selatan',
  'grosir ember',
  'halim abadi',
  'denpasar hotel',
  'kusumawati',
  'microfiber',
  'tidak ada begini',
];
const SHORT = ['s', 'a', 'w', 'q', 'su', 'an', 'wi', 'xy', 'ni'];
const DIGITS = ['4455', '0812', '8123', '7788', '6281', '9999', '0001', '1234', '5678', '2022'];

/** Search as it is typed: fragments common and rare, longer words, digits. */
export async function search(folder: string): Promise<Figure[]> {
  const asked = (name: string, texts: readonly string[]): Series => ({
    name,
    inputs: Array.from({ length: Math.ceil(TIMES / texts.length) }, () => texts)
      .flat()
      .map((text) => ({ search: text, limit: PAGE, sort: { by: 'relevance', direction: 'asc' } })),
  });
  const measured = await measure(folder, () =>
    Promise.resolve([
      asked('search, three letters', FRAGMENTS),
      asked('search, words', WORDS),
      asked('search, four digits', DIGITS),
      asked('search, one or two letters', SHORT),
    ]),
  );
  return measured.map(({ name, router, bare }) =>
    figure(`${name}: p95`, {
      value: percentile(router, 95),
      floor: percentile(bare, 95),
      mark: name.includes('one or two') ? null : 30,
      note: `median ${median(router).toFixed(1)} ms`,
    }),
  );
}
