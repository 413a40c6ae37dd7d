/**
 * `npm run bench [-- --only GROUPS]`: measures what the README promises and prints one table; the groups by their
 * names stand in tests/bench/README.md. Each group runs in a process of its own, so that its memory is its own.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { emptyFolder, largeFolder, root } from '../../tests/bench/data.ts';
import { type Figure, type Group, isWithin, machine, ratioOf, tableOf, unmeasured } from '../../tests/bench/figure.ts';
import { board } from '../../tests/bench/board.ts';
import { bulk } from '../../tests/bench/bulk.ts';
import { deals } from '../../tests/bench/deals.ts';
import { exporting } from '../../tests/bench/exporting.ts';
import { letters } from '../../tests/bench/letters.ts';
import { importing } from '../../tests/bench/importing.ts';
import { quotes } from '../../tests/bench/quotes.ts';
import { reading } from '../../tests/bench/reading.ts';
import { today } from '../../tests/bench/today.ts';
import { products } from '../../tests/bench/products.ts';
import { importLarge } from '../../tests/bench/import-large.ts';
import { importMillion } from '../../tests/bench/import-million.ts';
import { pages, search } from '../../tests/bench/reads.ts';
import { start, useOfWindow } from '../../tests/bench/window.ts';
import { build } from './lib/build.mjs';

const groups: Record<
  string,
  { run: (large: string) => Promise<Figure[] | Group>; built?: true; alone?: true; onlyAsked?: true; titles: string }
> = {
  pages: { run: pages, titles: 'pages' },
  search: { run: search, titles: 'search' },
  today: { run: today, titles: 'Today and tasks' },
  products: { run: products, titles: 'products', alone: true },
  deals: { run: deals, titles: 'deals', alone: true },
  board: { run: board, built: true, titles: 'the board in the window', alone: true },
  quotes: { run: quotes, titles: 'quotations', alone: true },
  letters: { run: letters, titles: 'letters and price lists', alone: true },
  import: { run: importing, titles: 'import' },
  bulk: { run: bulk, titles: 'acts on many contacts', alone: true },
  'import-large': { run: () => importLarge(), titles: 'import of 100,000 rows' },
  'import-million': {
    run: () => importMillion(),
    titles: 'import of 1,000,000 rows',
    alone: true,
    onlyAsked: true,
  },
  export: { run: exporting, titles: 'export' },
  reading: { run: reading, titles: 'reading of files', alone: true },
  window: { run: useOfWindow, built: true, titles: 'the window: typing, scrolling, memory' },
  start: { run: (large) => start(large, emptyFolder()), built: true, titles: 'start to first rows' },
};
const say = (line: string) => process.stderr.write(`${line}\n`);

/** In the process of one group: its figures as JSON on stdout. */
async function runGroup(name: string, large: string): Promise<void> {
  const found = await groups[name]?.run(large);
  const group: Group = Array.isArray(found)
    ? { figures: found, peakMB: process.resourceUsage().maxRSS / 1024 }
    : (found ?? { figures: [], peakMB: null });
  process.stdout.write(JSON.stringify(group));
}

function inOwnProcess(name: string, large: string): Promise<Group> {
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url), '--group', name, '--folder', large], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  return new Promise((resolve) => {
    child.on('close', (code) => {
      if (code === 0 && said !== '') resolve(JSON.parse(said) as Group);
      else resolve({ figures: [unmeasured(groups[name]?.titles ?? name, `ended with ${code}`)], peakMB: null });
    });
  });
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { only: { type: 'string' }, group: { type: 'string' }, folder: { type: 'string' } },
  });
  if (values.group !== undefined) return runGroup(values.group, values.folder ?? '');
  const chosen = values.only?.split(',') ?? Object.keys(groups).filter((name) => !groups[name]?.onlyAsked);
  const unknown = chosen.filter((name) => !Object.hasOwn(groups, name));
  if (unknown.length > 0) {
    say(`--only ${unknown.join(',')}: one or more of ${Object.keys(groups).join(',')}`);
    process.exitCode = 2;
    return;
  }
  // What needs no shop needs none to be made.
  const large = chosen.every((name) => groups[name]?.alone) ? '' : await largeFolder(say);
  let obstacle = '';
  if (chosen.some((name) => groups[name]?.built)) {
    const built = await build();
    if (!built.ok) obstacle = 'the app could not be built';
  }
  const before = machine();
  const results: Record<string, Group> = {};
  for (const name of chosen) {
    say(`Measuring ${groups[name]?.titles} …`);
    results[name] =
      groups[name]?.built && obstacle
        ? { figures: [unmeasured(groups[name].titles, obstacle)], peakMB: null }
        : await inOwnProcess(name, large);
  }
  process.stdout.write(`${tableOf(Object.values(results))}\n\n`);
  const { processor, cores, memoryGB, system, node, load } = before;
  process.stdout.write(`${processor}, ${cores} cores, ${memoryGB} GB, ${system}, Node ${node}, load ${load}\n`);
  const folder = path.join(root, 'bench-results');
  mkdirSync(folder, { recursive: true });
  const at = new Date().toISOString();
  const json = {
    at,
    machine: before,
    groups: Object.entries(results).map(([name, { figures, peakMB }]) => ({
      name,
      peakMB,
      figures: figures.map((one) => ({ ...one, ratio: ratioOf(one), within: isWithin(one) })),
    })),
  };
  const file = path.join(folder, `${at.replaceAll(/[:.]/g, '-')}.json`);
  for (const target of [file, path.join(folder, 'latest.json')])
    writeFileSync(target, `${JSON.stringify(json, null, 2)}\n`);
  process.stdout.write(`${path.relative(root, file)}\n`);
}

await main();
