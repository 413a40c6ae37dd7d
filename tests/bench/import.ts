import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { contactsImport } from '../../src-main/features/contacts/importing/writer.ts';
import { dealsImport } from '../../src-main/features/deals/importing/writer.ts';
import { productsImport } from '../../src-main/features/products/importing/writer.ts';
import { ImportsService } from '../../src-main/features/imports/service.ts';
import { SettingsService } from '../../src-main/features/settings/service.ts';
import { importWords } from '../../src-renderer/i18n/import-words.ts';
import { openTestStore } from '../support/store.ts';

export interface ImportFigures {
  rows: number;
  previewMs: number;
  runMs: number;
  /** The longest the main thread was held at a time while reading and writing. */
  longestBlockMs: number;
  undoMs: number;
  longestUndoBlockMs: number;
}

/** A shop's list of so many customers, deterministic: its lines, the header first. */
export function* customerRows(rows: number): Generator<string> {
  const first = ['Siti', 'Budi', 'Ni Made', 'Agus', 'Dewi', 'Hendra', "Nur'aini", 'Yohanes', 'Rina', 'Ahmad'];
  const last = ['Santoso', 'Wijaya', 'Lubis', 'Pratiwi', 'Halim', 'Kusuma', 'Nugroho', 'Siregar', 'Putra', 'Sari'];
  const cities = ['Surabaya', 'Bandung', 'Medan', 'Denpasar', 'Makassar', 'Semarang'];
  yield 'No,Nama Pelanggan,No. HP/WA,Email,Alamat,Kota,Tgl Lahir,L/P,Kelompok,Keterangan';
  for (let i = 0; i < rows; i += 1) {
    const name = `${first[i % 10]} ${last[Math.floor(i / 10) % 10]} ${Math.floor(i / 100)}`;
    const phone = `0812${String(10_000_000 + i * 7).slice(0, 8)}`;
    const birthday = `${String((i % 28) + 1).padStart(2, '0')}/${String((i % 12) + 1).padStart(2, '0')}/${1950 + (i % 55)}`;
    const group = ['Eceran', 'Grosir', 'VIP', 'Reseller'][i % 4];
    const cells = [i + 1, name, phone, `pelanggan${i}@example.com`, `Jl. Merdeka No. ${i}`, cities[i % 6], birthday];
    yield [...cells, i % 2 ? 'L' : 'P', group, i % 3 ? '' : 'langganan lama'].join(',');
  }
}

export const customerCsv = (rows: number): string => [...customerRows(rows)].join('\r\n');

/** How often it is looked, in milliseconds: looking in every turn would itself keep a processor busy. */
const LOOK_MS = 2;

/**
 * Watches how long the event loop is held at a time, in milliseconds, to {@link LOOK_MS} too long at most. On Linux the
 * time in which the machine gave the processor to somebody else is taken off, so that a busy machine does not look like a
 * slow program.
 */
export function watchTurns(): () => Promise<number> {
  const schedule = '/proc/thread-self/schedstat';
  const hasSchedule = existsSync(schedule);
  const waited = () => (hasSchedule ? Number(readFileSync(schedule, 'latin1').split(' ')[1]) / 1e6 : 0);
  let longest = 0;
  let running = true;
  let at = performance.now();
  let wait = waited();
  const turn = () => {
    const [now, nowWaited] = [performance.now(), waited()];
    longest = Math.max(longest, now - at - (nowWaited - wait));
    [at, wait] = [performance.now(), nowWaited];
    if (running) setTimeout(turn, LOOK_MS);
  };
  setTimeout(turn, LOOK_MS);
  return async () => {
    await pause(2 * LOOK_MS);
    running = false;
    return Math.round(longest);
  };
}

/** Imports a list into a new shop file while watching how long the main thread is held. */
export async function measureImport(rows = 10_000): Promise<ImportFigures> {
  const shop = await openTestStore();
  const settings = new SettingsService(shop.store);
  const imports = new ImportsService(
    shop.store,
    settings,
    {
      contacts: contactsImport,
      products: productsImport,
      deals: dealsImport({ timeZone: () => 'Asia/Jakarta', language: () => Promise.resolve('id') }),
    },
    importWords,
  );
  const file = new File([customerCsv(rows)], 'pelanggan.csv');
  const options = { target: 'contacts' as const, columns: [], answers: [], duplicates: 'update' as const };
  const timed = async (work: () => Promise<unknown>) => {
    const stop = watchTurns();
    const start = performance.now();
    const result = await work();
    const ms = Math.round(performance.now() - start);
    return { result, ms, block: await stop() };
  };
  try {
    const preview = await timed(() => imports.previews.preview({ file }, options));
    const run = await timed(() => imports.run(shop.actor, file, options));
    const { id } = run.result as { id: string };
    const undo = await timed(() => imports.undo(shop.actor, id));
    return {
      rows,
      previewMs: preview.ms,
      runMs: run.ms,
      longestBlockMs: Math.max(preview.block, run.block),
      undoMs: undo.ms,
      longestUndoBlockMs: undo.block,
    };
  } finally {
    await imports.close();
    await shop.close();
  }
}

if (import.meta.main) console.log(await measureImport(Number(process.argv[2] ?? 10_000)));
