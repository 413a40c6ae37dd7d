import { sql } from 'kysely';
import { digestOf } from '../../src-main/database/digest.ts';
import type { Db } from '../../src-main/database/tables.ts';
import { openCore, type OpenCore } from './core.ts';
import { Dice } from './dice.ts';
import { faultsOf } from './kill.ts';
import { scratchFolder } from './store.ts';

export interface FullDiskReport {
  /** Acts that did not fit, by how many pages were left. */
  refused: number;
  fitted: number;
  wrong: string[];
}

/** The disk holds so many more pages of the database, and not one more. */
async function leavePages(db: Db, pages: number | null): Promise<void> {
  const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(db);
  const limit = pages === null ? 4_294_967_294 : (rows[0]?.page_count ?? 0) + pages;
  await sql`pragma max_page_count = ${sql.lit(limit)}`.execute(db);
}

/**
 * For each number of pages: lets `act` run until the disk is full. It must then say `disk-full`, and the file must be
 * as it was, at once.
 */
async function withFullDisk(
  pages: readonly number[],
  act: (core: OpenCore, attempt: number) => Promise<unknown>,
  prepare: (core: OpenCore, attempt: number) => Promise<unknown> = () => Promise.resolve(),
): Promise<FullDiskReport> {
  const { folder, remove } = scratchFolder();
  const report: FullDiskReport = { refused: 0, fitted: 0, wrong: [] };
  const core = await openCore(folder);
  const { db } = core.store;
  try {
    await core.client.shop.addSample({ language: 'id' });
    for (const left of pages) {
      await prepare(core, left);
      const before = await digestOf(db);
      await leavePages(db, left);
      const outcome = await act(core, left).then(
        () => 'fitted',
        (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : String(error)),
      );
      const after = await digestOf(db);
      await leavePages(db, null);
      const faults = await faultsOf(db);
      if (outcome === 'fitted') report.fitted += 1;
      else report.refused += 1;
      if (outcome !== 'fitted' && outcome !== 'disk-full') report.wrong.push(`${left} pages: ${outcome}`);
      if (outcome !== 'fitted' && after !== before) report.wrong.push(`${left} pages: half of it is there`);
      if (faults.length > 0) report.wrong.push(`${left} pages: ${faults.join('; ')}`);
      const running = await core.store.interruptedBatches();
      if (running.length > 0) report.wrong.push(`${left} pages: ${running.length} batches still running`);
    }
    return report;
  } finally {
    await core.close();
    remove();
  }
}

/** A spreadsheet of customers, other ones for each attempt. */
function spreadsheet(attempt: number, rows: number): File {
  const dice = new Dice(attempt);
  const lines = Array.from({ length: rows }, () => `${dice.name()},0812${dice.digits(8)},Bandung,${dice.digits(60)}`);
  return new File([['Nama,HP,Kota,Catatan', ...lines].join('\n')], 'pelanggan.csv');
}

/** A spreadsheet is brought in while the disk fills up. */
export function importOnFullDisk(pages: readonly number[], rows: number): Promise<FullDiskReport> {
  return withFullDisk(pages, ({ client }, attempt) =>
    client.imports.run({ file: spreadsheet(attempt, rows), duplicates: 'add' }),
  );
}

/** An import that is there is taken back, which the journal remembers, while the disk fills up. */
export function undoOnFullDisk(pages: readonly number[], rows: number): Promise<FullDiskReport> {
  let id = '';
  return withFullDisk(
    pages,
    ({ client }) => client.imports.undo({ id }),
    async ({ client }, attempt) => {
      ({ id } = await client.imports.run({ file: spreadsheet(attempt, rows), duplicates: 'add' }));
    },
  );
}

/** A long note is written, over and over, while the disk fills up. */
export function editOnFullDisk(pages: readonly number[]): Promise<FullDiskReport> {
  return withFullDisk(pages, async ({ client }, attempt) => {
    const { items } = await client.contacts.list({ limit: 1, offset: attempt % 40 });
    const note = new Dice(attempt).digits(19_000);
    return client.contacts.update({ id: items[0]?.id ?? '', note });
  });
}
