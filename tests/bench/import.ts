import { contactsImport } from '../../src-main/features/contacts/importing/writer.ts';
import { dealsImport } from '../../src-main/features/deals/importing/writer.ts';
import { productsImport } from '../../src-main/features/products/importing/writer.ts';
import { ImportsService } from '../../src-main/features/imports/service.ts';
import { SettingsService } from '../../src-main/features/settings/service.ts';
import { importWords } from '../../src-renderer/i18n/import-words.ts';
import { openTestStore } from '../support/store.ts';
import { watchTurns } from './turns.ts';

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
