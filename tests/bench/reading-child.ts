import { openAsBlob, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import * as XLSX from 'xlsx';
import { readFile } from '../../src-main/jobs/reading/read-file.ts';
import { streamJob } from '../../src-main/jobs/run.ts';
import { timed } from './stopwatch.ts';

/** What one way of reading a file took, told as JSON on stdout. Each runs in a process of its own: memory is its own. */
export interface ReadingFigures {
  ms: number;
  rows: number;
  /** Of the whole process, its worker included, at its highest. */
  peakMB: number;
  /** Of the whole process when all is over, above what it had before. */
  keptMB: number;
}

const megabytes = (bytes: number) => Math.round(bytes / 2 ** 20);

/** To plain rows, in this thread, each of them looked at. */
async function toRows(file: string): Promise<number> {
  const bytes = readFileSync(file);
  const source = {
    size: bytes.length,
    read: (from: number, to: number) => Promise.resolve(new Uint8Array(bytes.subarray(from, to))),
  };
  const [table] = (await readFile(source, file, {})).tables;
  let cells = 0;
  for (let index = 0; index < (table?.rowCount ?? 0); index += 1) cells += table?.row(index).length ?? 0;
  return cells > 0 ? (table?.rowCount ?? 0) : 0;
}

/** The library alone: what it makes of the file stays as it is. */
function bare(file: string): number {
  const book = XLSX.read(readFileSync(file), { type: 'buffer', dense: true, cellFormula: false });
  return book.Sheets[book.SheetNames[0] ?? '']?.['!data']?.length ?? 0;
}

/** As the app reads it: in the worker, all rows understood as contacts and handed over. */
async function inWorker(file: string): Promise<number> {
  const choices = { mapping: [], region: 'ID', currencyDecimals: 0, customFields: [], thisYear: 2026 };
  const steps = streamJob(
    'read-rows',
    { file, reading: {}, choices },
    { subject: file, source: await openAsBlob(file), deadlineMs: 600_000 },
  );
  let rows = 0;
  for await (const chunk of steps) {
    if (chunk.type === 'rows') rows += chunk.rows.length;
    if (chunk.type === 'end') break;
  }
  return rows;
}

if (import.meta.main) {
  const [way = '', file = ''] = process.argv.slice(2);
  const before = process.memoryUsage.rss();
  let rows = 0;
  const ways = { rows: toRows, bare, worker: inWorker };
  const run = ways[way as keyof typeof ways];
  const start = performance.now();
  const own = await timed(async () => (rows = await run(file)));
  // What waits for a worker does not work: there the clock counts.
  const ms = way === 'worker' ? performance.now() - start : own;
  // V8 holds the pages of a thread that has ended for some seconds, in case another wants them.
  await wait(way === 'worker' ? 12_000 : 0);
  const keptMB = megabytes(process.memoryUsage.rss() - before);
  const figures: ReadingFigures = { ms, rows, peakMB: Math.round(process.resourceUsage().maxRSS / 1024), keptMB };
  process.stdout.write(JSON.stringify(figures));
}
