import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import * as XLSX from 'xlsx';
import { contactsImport } from '../../src-main/features/contacts/importing/writer.ts';
import { dealsImport } from '../../src-main/features/deals/importing/writer.ts';
import { productsImport } from '../../src-main/features/products/importing/writer.ts';
import { ImportsService } from '../../src-main/features/imports/service.ts';
import { SettingsService } from '../../src-main/features/settings/service.ts';
import { fold } from '../../src-main/domain/text.ts';
import { importWords } from '../../src-renderer/i18n/import-words.ts';
import { openTestStore, scratchFolder } from '../support/store.ts';
import { root } from './data.ts';
import { figure, type Figure } from './figure.ts';
import { watchTurns } from './turns.ts';

const ROWS = 100_000;
/** Tables of a shop's file whose rows an import writes, in an order in which they can be filled. */
const WRITTEN = [
  'contacts',
  'contact_phones',
  'contact_emails',
  'contact_addresses',
  'groups',
  'contact_groups',
] as const;

/** A shop's list of so many customers in twelve columns, made once. */
function workbook(rows: number): Buffer {
  const file = path.join(root, '.data', 'bench', `customers-${rows}-12.xlsx`);
  if (existsSync(file)) return readFileSync(file);
  const first = ['Siti', 'Budi', 'Ni Made', 'Agus', 'Dewi', 'Hendra', "Nur'aini", 'Yohanes', 'Rina', 'Ahmad'];
  const last = ['Santoso', 'Wijaya', 'Lubis', 'Pratiwi', 'Halim', 'Kusuma', 'Nugroho', 'Siregar', 'Putra', 'Sari'];
  const cities = ['Surabaya', 'Bandung', 'Medan', 'Denpasar', 'Makassar', 'Semarang'];
  const table: (string | number)[][] = [
    [
      'No',
      'Nama',
      'No. HP',
      'Email',
      'Alamat',
      'Kota',
      'Provinsi',
      'Kode Pos',
      'Tgl Lahir',
      'L/P',
      'Kelompok',
      'Catatan',
    ],
  ];
  for (let i = 0; i < rows; i += 1)
    table.push([
      i + 1,
      `${first[i % 10]} ${last[Math.floor(i / 10) % 10]} ${Math.floor(i / 100)}`,
      `0812${String(10_000_000 + i * 7).slice(0, 8)}`,
      `pelanggan${i}@example.com`,
      `Jl. Merdeka No. ${i}`,
      cities[i % 6] ?? '',
      'Jawa',
      String(40_000 + (i % 9_999)),
      `${String((i % 28) + 1).padStart(2, '0')}/${String((i % 12) + 1).padStart(2, '0')}/${1950 + (i % 55)}`,
      i % 2 ? 'L' : 'P',
      ['Eceran', 'Grosir', 'VIP', 'Reseller'][i % 4] ?? '',
      i % 3 ? '' : 'langganan lama',
    ]);
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(table, { dense: true }), 'Pelanggan');
  mkdirSync(path.dirname(file), { recursive: true });
  const bytes = XLSX.write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer;
  writeFileSync(file, bytes);
  return bytes;
}

/** Brings 100,000 rows of .xlsx in, duplicates checked, beside the bare libraries doing what cannot be left out. */
export async function importLarge(count = ROWS): Promise<Figure[]> {
  const bytes = workbook(count);
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
  const options = { target: 'contacts' as const, columns: [], answers: [], duplicates: 'update' as const };
  const file = new File([new Uint8Array(bytes)], 'pelanggan.xlsx');
  const timed = async (work: () => Promise<unknown>) => {
    const stop = watchTurns();
    const start = performance.now();
    await work();
    const ms = performance.now() - start;
    return { ms, block: await stop() };
  };
  const run = await timed(() => imports.run(shop.actor, file, options));
  const again = await timed(() => imports.run(shop.actor, file, options));
  const preview = await timed(() => imports.previews.preview({ file }, options));
  await imports.close();
  await shop.closeOnly();

  const parse = timedOnce(() =>
    XLSX.read(bytes, { dense: true, cellFormula: false, cellHTML: false, cellText: false }),
  );
  const rows = bareInsert(shop.file, WRITTEN);
  const all = bareInsert(shop.file, [...WRITTEN, 'journal', 'contact_index', 'contact_index_labels']);
  rmSync(shop.folder, { recursive: true, force: true });
  const floor = parse + rows;
  const seconds = (ms: number) => (ms / 1_000).toFixed(1);
  const note = `floor: parse ${seconds(parse)} s, insert ${seconds(rows)} s; with the journal and the lists' index, without full text, insert ${seconds(all)} s`;
  return [
    figure(`import ${count} rows × 12 of .xlsx`, { value: run.ms, floor, ratioMark: 2, note }),
    figure('  the same, floor with journal and index', { value: run.ms, floor: parse + all }),
    figure('  longest block of the main thread', { value: Math.max(run.block, again.block, preview.block), mark: 50 }),
    figure('  the same file again, nothing changes', { value: again.ms, floor }),
    figure('  preview', { value: preview.ms, floor: parse }),
  ];
}

function timedOnce(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** The same rows into tables of the same schema, without triggers, by bare better-sqlite3 in one transaction. */
function bareInsert(from: string, tables: readonly string[]): number {
  const source = new Database(from, { readonly: true });
  const { folder, remove } = scratchFolder();
  const target = new Database(path.join(folder, 'floor.db'));
  try {
    target.pragma('journal_mode = WAL');
    target.pragma('synchronous = FULL');
    target.pragma('cache_size = -32000');
    target.function('fold', { deterministic: true }, (text: unknown) => fold(typeof text === 'string' ? text : ''));
    const made = source
      .prepare<[], { sql: string }>(
        "select sql from sqlite_master where sql is not null and type in ('table', 'index') and name not like 'sqlite_%' and name not like '%_search%' and name not like 'contact_names%' and name not like 'contact_words%' order by type desc",
      )
      .all();
    for (const { sql } of made) if (!/virtual table/i.test(sql)) target.exec(sql);
    let ms = 0;
    for (const table of tables) {
      const rows = source.prepare(`select * from "${table}"`).raw().all() as unknown[][];
      const width = rows[0]?.length ?? 0;
      if (width === 0) continue;
      const insert = target.prepare(`insert into "${table}" values (${Array(width).fill('?').join()})`);
      ms += timedOnce(() => target.transaction(() => rows.forEach((row) => insert.run(...row)))());
    }
    return ms;
  } finally {
    source.close();
    target.close();
    remove();
  }
}

if (import.meta.main) console.log(await importLarge(Number(process.argv[2] ?? ROWS)));
