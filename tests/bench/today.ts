import path from 'node:path';
import { DATABASE_FILE } from '../../src-main/database/open.ts';
import { openCore, type OpenCore } from '../support/core.ts';
import { type Asked, Bare, Recorder } from './bare.ts';
import { agendaFolder } from './data.ts';
import { figure, type Figure, median, percentile } from './figure.ts';
import { timed } from './stopwatch.ts';

const TIMES = 40;
const PAGE = 100;
const WORDS = ['katalog', 'tagih 17', 'sulastri', 'stok', 'tidak ada begini'];

type Ask = (core: OpenCore, at: number) => Promise<unknown>;

/** Today and the lists of tasks and appointments in a large shop, each right beside the same statements bare. */
export async function today(large: string): Promise<Figure[]> {
  const folder = await agendaFolder(large, (line) => process.stderr.write(`${line}\n`));
  const recorder = new Recorder();
  const bare = new Bare(path.join(folder, DATABASE_FILE));
  const core = await openCore(folder);
  try {
    const day = new Date().toISOString().slice(0, 10);
    const month = { from: `${day.slice(0, 7)}-01`, to: `${day.slice(0, 7)}-28` };
    const series: [string, number, Ask][] = [
      ['Today', 150, ({ client }) => client.today.show({})],
      ['Today, only mine', 150, ({ client }) => client.today.show({ mine: true })],
      ['tasks, first page', 30, ({ client }) => client.tasks.list({ limit: PAGE })],
      [
        'tasks, page in the middle',
        30,
        ({ client }, at) => client.tasks.list({ limit: PAGE, offset: 14_000 + at * 83 }),
      ],
      ['tasks, done', 30, ({ client }) => client.tasks.list({ limit: PAGE, view: 'done' })],
      [
        'tasks, search',
        50,
        ({ client }, at) => client.tasks.list({ limit: PAGE, search: WORDS[at % WORDS.length] ?? '' }),
      ],
      ['tasks, counts', 50, ({ client }) => client.tasks.counts({})],
      ['appointments of a month', 50, ({ client }) => client.appointments.range(month)],
      ['reminders that are due', 50, ({ client }) => client.reminders.due()],
    ];
    const figures: Figure[] = [];
    for (const [name, mark, ask] of series) {
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
          mark,
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
