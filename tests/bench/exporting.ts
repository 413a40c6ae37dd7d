import * as XLSX from 'xlsx';
import { openCore } from '../support/core.ts';
import { watchTurns } from './turns.ts';
import { figure, type Figure, type Group } from './figure.ts';

const MB = 1024 * 1024;

/**
 * All contacts of the large shop with all their columns to .xlsx, beside SheetJS writing the very same cells. The floor
 * is measured last: what it holds in memory must not be counted as ours.
 */
export async function exporting(folder: string): Promise<Group> {
  const core = await openCore(folder);
  try {
    const base = process.memoryUsage().rss;
    let peak = base;
    const sampling = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 20);
    const blocked = watchTurns();
    const start = performance.now();
    const { file, rows } = await core.client.exports.run({ what: 'contacts', format: 'xlsx', language: 'id' });
    const value = performance.now() - start;
    const block = await blocked();
    const columns = await core.client.exports.run({ what: 'contacts', format: 'xlsx', columns: shown, language: 'id' });
    const csvStart = performance.now();
    await core.client.exports.run({ what: 'contacts', format: 'csv', language: 'id' });
    const csv = performance.now() - csvStart;
    clearInterval(sampling);

    const cells = await cellsOf(file);
    const floor = timeOf(() => XLSX.write(cells, { type: 'buffer', bookType: 'xlsx', compression: true }));
    const stored = timeOf(() => XLSX.write(cells, { type: 'buffer', bookType: 'xlsx' }));
    const size = `${rows} rows, ${(file.size / MB).toFixed(1)} MB`;
    const note = `${size}; SheetJS without packing ${Math.round(stored)} ms; of ${shown.length} columns ${(columns.file.size / MB).toFixed(1)} MB`;
    const figures: Figure[] = [
      figure('export: 100,000 contacts, all columns, to .xlsx', { value, floor, ratioMark: 2, note }),
      figure('export: longest block of the main thread', { value: block, mark: 50 }),
      figure('export: memory above what was held before', { value: (peak - base) / MB, unit: 'MB' }),
      figure('export: the same to .csv', { value: csv }),
    ];
    return { figures, peakMB: peak / MB };
  } finally {
    await core.close();
  }
}

const shown = ['name', 'title', 'kind', 'phone', 'phone2', 'phone3', 'city', 'company', 'tags', 'lastInteractionAt'];

/** The cells that were written, as SheetJS holds them, without what only reading leaves behind. */
async function cellsOf(file: File): Promise<XLSX.WorkBook> {
  const read = XLSX.read(Buffer.from(await file.arrayBuffer()), {
    type: 'buffer',
    dense: true,
    cellHTML: false,
    cellText: false,
  });
  const name = read.SheetNames[0] ?? '';
  const rows = (read.Sheets[name]?.['!data'] ?? []).map((row) => row.map((cell) => cell.v ?? null));
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows, { dense: true }), name);
  return book;
}

function timeOf(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
