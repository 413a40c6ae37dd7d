import { createWriteStream, existsSync, mkdirSync, openAsBlob, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { once } from 'node:events';
import { contactsImport } from '../../src-main/features/contacts/importing/writer.ts';
import { dealsImport } from '../../src-main/features/deals/importing/writer.ts';
import { ImportsService } from '../../src-main/features/imports/service.ts';
import { productsImport } from '../../src-main/features/products/importing/writer.ts';
import { SettingsService } from '../../src-main/features/settings/service.ts';
import { importWords } from '../../src-renderer/i18n/import-words.ts';
import { openTestStore } from '../support/store.ts';
import { root } from './data.ts';
import { figure, type Figure, type Group } from './figure.ts';
import { customerRows, watchTurns } from './import.ts';

const ROWS = 1_000_000;
/** The process is looked at so often. */
const LOOK_MS = 250;

/** A shop's list of so many customers on the disk, made once. */
async function listOf(rows: number): Promise<string> {
  const file = path.join(root, '.data', 'bench', `customers-${rows}.csv`);
  if (existsSync(file)) return file;
  mkdirSync(path.dirname(file), { recursive: true });
  const out = createWriteStream(`${file}.part`);
  let piece = '';
  for (const line of customerRows(rows)) {
    piece += `${line}\r\n`;
    if (piece.length < 1_000_000) continue;
    if (!out.write(piece)) await once(out, 'drain');
    piece = '';
  }
  out.end(piece);
  await once(out, 'close');
  renameSync(`${file}.part`, file);
  return file;
}

/** Brings a million rows of .csv in: the file is streamed, so that the memory of the process stays as it is. */
export async function importMillion(count = ROWS): Promise<Group> {
  const file = await listOf(count);
  const shop = await openTestStore();
  const here = { timeZone: () => 'Asia/Jakarta', language: () => Promise.resolve('id' as const) };
  const writers = { contacts: contactsImport, products: productsImport, deals: dealsImport(here) };
  const imports = new ImportsService(shop.store, new SettingsService(shop.store), writers, importWords);
  const options = { target: 'contacts' as const, columns: [], answers: [], duplicates: 'update' as const };
  const name = 'pelanggan.csv';
  const blob = await openAsBlob(file);
  let peak = 0;
  let heap = 0;
  const look = () => {
    const { rss, heapUsed } = process.memoryUsage();
    peak = Math.max(peak, rss);
    heap = Math.max(heap, heapUsed);
  };
  const timer = setInterval(look, LOOK_MS);
  const stop = watchTurns();
  const start = performance.now();
  let ms: number;
  try {
    // A File that lies on the disk: made of a Blob, its bytes would be copied into memory.
    await imports.run(shop.actor, Object.assign(blob, { name, lastModified: 0, webkitRelativePath: '' }), options);
    ms = performance.now() - start;
  } finally {
    clearInterval(timer);
    await imports.close();
    await shop.closeOnly();
    rmSync(shop.folder, { recursive: true, force: true });
  }
  look();
  const mb = (bytes: number) => Math.round(bytes / 1e6);
  const figures: Figure[] = [
    figure(`import ${count} rows of .csv, streamed: memory of the process with its worker`, {
      value: mb(peak),
      unit: 'MB',
      mark: 400,
      note: `${Math.round(ms / 1_000)} s`,
    }),
    figure('  of it the heap of the main thread', { value: mb(heap), unit: 'MB' }),
    figure('  longest block of the main thread', { value: await stop(), mark: 50 }),
  ];
  return { figures, peakMB: mb(process.resourceUsage().maxRSS * 1024) };
}

if (import.meta.main) console.log(await importMillion(Number(process.argv[2] ?? ROWS)));
