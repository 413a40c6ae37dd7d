/**
 * `npm run seed -- --contacts 100000 [--interactions 3] [--products 0] [--deals 0] [--tasks 0] [--appointments 0] [--seed 1]
 * [--until 2026-11-20]`: fills the data folder (LANGGANAN_DATA, else the system's own) with made-up people and shops. Progress on stderr, one JSON document on stdout.
 */
import { parseArgs } from 'node:util';
import { systemClock } from '../../src-main/contract/host.ts';
import { openDatabase } from '../../src-main/database/open.ts';
import { Store } from '../../src-main/database/store.ts';
import { dataFolderOf } from '../../src-main/shells/data-folder.ts';
import { asLine, refusalOf } from '../../src-main/shells/start-failure.ts';
import { fillAgenda } from './seed/agenda.ts';
import { fillDeals } from './seed/deals.ts';
import { fill, type SeedOptions } from './seed/fill.ts';
import { fillProducts } from './seed/products.ts';

/** Fixed, so that a seed means the same rows on every day. */
const DEFAULT_UNTIL = '2026-11-20';
const KINDS = ['products', 'deals', 'tasks', 'appointments'] as const;
type Kinds = Record<(typeof KINDS)[number], number>;
const USAGE = `npm run seed -- --contacts N [--interactions N] ${KINDS.map((kind) => `[--${kind} N]`).join(' ')} [--seed N] [--until YYYY-MM-DD]`;

function readOptions(args: string[]): SeedOptions & Kinds {
  const { values } = parseArgs({
    args,
    options: {
      contacts: { type: 'string', default: '1000' },
      interactions: { type: 'string', default: '3' },
      products: { type: 'string', default: '0' },
      deals: { type: 'string', default: '0' },
      tasks: { type: 'string', default: '0' },
      appointments: { type: 'string', default: '0' },
      seed: { type: 'string', default: '1' },
      until: { type: 'string', default: DEFAULT_UNTIL },
    },
  });
  const number = (name: 'contacts' | 'interactions' | 'seed' | keyof Kinds, highest: number, whole: boolean) => {
    const value = Number(values[name]);
    if (!(value >= 0 && value <= highest) || (whole && !Number.isInteger(value)))
      throw new Error(`--${name} ${values[name]}: 0 … ${highest}`);
    return value;
  };
  const until = Date.parse(`${values.until}T10:00:00Z`);
  if (Number.isNaN(until)) throw new Error(`--until ${values.until}`);
  return {
    contacts: number('contacts', 5_000_000, true),
    interactions: number('interactions', 1_000, false),
    products: number('products', 1_000_000, true),
    deals: number('deals', 1_000_000, true),
    tasks: number('tasks', 1_000_000, true),
    appointments: number('appointments', 1_000_000, true),
    seed: number('seed', 2 ** 32, true),
    until,
  };
}

async function main(): Promise<number> {
  let options: ReturnType<typeof readOptions>;
  try {
    options = readOptions(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${USAGE}\n`);
    return 2;
  }
  const folder = dataFolderOf();
  const started = performance.now();
  try {
    const database = await openDatabase(folder);
    try {
      const store = await Store.open(database.db, systemClock);
      const filled = await fill(store, options, (done) =>
        process.stderr.write(
          `${done} / ${options.contacts} (${((performance.now() - started) / 1000).toFixed(1)} s)\n`,
        ),
      );
      if (options.products > 0) await fillProducts(store, options);
      if (options.deals > 0) await fillDeals(store, options);
      if (options.tasks + options.appointments > 0) await fillAgenda(store, options);
      const seconds = Number(((performance.now() - started) / 1000).toFixed(1));
      process.stdout.write(`${JSON.stringify({ folder, ...options, ...filled, seconds })}\n`);
    } finally {
      await database.close();
    }
    return 0;
  } catch (error) {
    const { code, sentence } = refusalOf(error);
    process.stdout.write(`${JSON.stringify({ code, sentence: asLine(sentence) })}\n`);
    if (code === 'unexpected') process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    return 1;
  }
}

process.exitCode = await main();
