import { execFileSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as XLSX from 'xlsx';
import { root } from './data.ts';
import { figure, type Group } from './figure.ts';
import type { ReadingFigures } from './reading-child.ts';

const CHILD = fileURLToPath(new URL('./reading-child.ts', import.meta.url));
const header = [
  'No',
  'Nama Pelanggan',
  'No. HP',
  'Email',
  'Alamat',
  'Kota',
  'Tgl Lahir',
  'L/P',
  'Total Belanja',
  'Poin',
  'Kelompok',
  'Catatan',
];
const cities = ['Surabaya', 'Bandung', 'Medan', 'Denpasar', 'Makassar', 'Semarang'];

function customer(i: number): (string | number)[] {
  const day = `${String((i % 28) + 1).padStart(2, '0')}/${String((i % 12) + 1).padStart(2, '0')}/${1950 + (i % 55)}`;
  const name = `Pelanggan ${i.toString(36)}`;
  const place = [`Jl. Merdeka No. ${i}`, cities[i % 6] ?? '', day, i % 2 ? 'L' : 'P'];
  const rest = [(i % 900) * 1_000, i % 500, i % 4 ? 'Eceran' : 'VIP', i % 3 ? '' : 'langganan lama'];
  return [i + 1, name, `0812${10_000_000 + i}`, `pelanggan${i}@example.com`, ...place, ...rest];
}

/** A file of the benchmark, made once. */
function made(name: string, make: (file: string) => void): string {
  const folder = path.join(root, '.data', 'bench');
  const file = path.join(folder, name);
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  make(`${file}.unfinished`);
  renameSync(`${file}.unfinished`, file);
  return file;
}

function makeWorkbook(file: string): void {
  const rows = [header, ...Array.from({ length: 100_000 }, (_, i) => customer(i))];
  const book = XLSX.utils.book_new(XLSX.utils.aoa_to_sheet(rows, { dense: true }), 'Pelanggan');
  writeFileSync(
    file,
    XLSX.write(book, { type: 'buffer', bookType: 'xlsx', compression: true, bookSST: true }) as Buffer,
  );
}

function makeText(file: string): void {
  const handle = openSync(file, 'w');
  writeSync(handle, `${header.join(';')}\r\n`);
  for (let i = 0; i < 1_000_000; i += 10_000) {
    const lines = Array.from({ length: 10_000 }, (_, n) => `${customer(i + n).join(';')}\r\n`);
    writeSync(handle, lines.join(''));
  }
  closeSync(handle);
}

const measure = (way: 'rows' | 'bare' | 'worker', file: string) =>
  JSON.parse(execFileSync(process.execPath, [CHILD, way, file], { encoding: 'utf8' })) as ReadingFigures;

const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;

/** Reads a workbook of 100,000 rows and a text of a million, each in a process of its own. */
export function reading(): Promise<Group> {
  const workbook = made('reading-100000x12.xlsx', makeWorkbook);
  const text = made('reading-1000000x12.csv', makeText);
  const bare = measure('bare', workbook);
  const rows = measure('rows', workbook);
  const inWorker = measure('worker', workbook);
  const long = measure('worker', text);
  return Promise.resolve({
    peakMB: long.peakMB,
    figures: [
      figure('100,000 × 12 .xlsx to rows, against SheetJS', {
        value: rows.ms,
        floor: bare.ms,
        ratioMark: 1,
        note: `${rows.rows} rows; peak ${rows.peakMB} MB, SheetJS ${bare.peakMB} MB`,
      }),
      figure('100,000 × 12 .xlsx in the worker: peak of the process', {
        value: inWorker.peakMB,
        unit: 'MB',
        mark: 1_536,
        note: `${inWorker.rows} contacts in ${seconds(inWorker.ms)}; kept ${inWorker.keptMB} MB afterwards`,
      }),
      figure('1,000,000 rows of .csv: peak of the process', {
        value: long.peakMB,
        unit: 'MB',
        mark: 400,
        note: `${long.rows} contacts in ${seconds(long.ms)}; kept ${long.keptMB} MB afterwards`,
      }),
    ],
  });
}
