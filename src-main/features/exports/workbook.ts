import type { ExportProgress } from '../../contract/exports.ts';
import type { Store } from '../../database/store.ts';
import { CELL_CHARACTERS, type ExportValue, type OutColumn, type OutMoney } from '../../domain/exporting/cells.ts';
import { continues, FORMAT, MARKER } from '../../domain/exporting/marker.ts';
import type { WriteFilePiece } from '../../jobs/write-file.ts';
import type { Task } from '../long-work.ts';
import type { FileLanguage } from './list.ts';
import { countRows, rowsAfter, schemaOf } from './queries.ts';
import { kindOf, type RowValue, type SheetSpec } from './sheet.ts';
import { aboutWords, wordOf } from './sheet-words.ts';
import { gathered } from './write.ts';

/** Rows read at a time. */
const CHUNK = 500;

interface WorkbookForm {
  language: FileLanguage;
  money: OutMoney;
  timeZone: string;
  /** Epoch ms. */
  now: number;
  version: string;
  business: string;
}

/** Writes every table into a sheet of its own. @returns the bytes in pieces, and how many rows there are in all */
export async function writeWorkbook(
  store: Store,
  sheets: readonly SheetSpec[],
  form: WorkbookForm,
  task: Task<ExportProgress>,
) {
  const { money, timeZone } = form;
  const input = { format: 'xlsx' as const, title: form.business || 'Langganan', money, timeZone };
  const written = new Map<string, number>();
  const { parts } = await gathered(input, pieces(store, sheets, form, task, written), input.title, task.signal);
  return { parts, rows: [...written.values()].reduce((sum, count) => sum + count, 0) };
}

/**
 * The sheets from the last to the first: while they are read people go on working, and a phone that is read before its
 * contact has one, while a contact that is read before its phones may have got one more.
 */
async function* pieces(
  store: Store,
  sheets: readonly SheetSpec[],
  form: WorkbookForm,
  task: Task<ExportProgress>,
  written: Map<string, number>,
): AsyncGenerator<WriteFilePiece> {
  const totals = new Map<string, number>();
  for (const { table } of sheets) totals.set(table, await countRows(store.db, table));
  const total = [...totals.values()].reduce((sum, count) => sum + count, 0);
  let done = 0;
  task.tell({ phase: 'writing', done, total });
  for (const [place, spec] of [...sheets.entries()].reverse()) {
    yield { type: 'sheet', name: spec.name[form.language], columns: columnsOf(spec, form.language), place: place + 1 };
    let count = 0;
    for (let after = ''; ;) {
      const rows = await rowsAfter(store.db, spec, after, CHUNK);
      const last = rows.at(-1);
      if (!last) break;
      yield { type: 'rows', rows: rows.flatMap((row) => cellsOf(spec, row, form.language)) };
      count += rows.length;
      done += rows.length;
      task.tell({ phase: 'writing', done, total: Math.max(total, done) });
      after = String(last['id']);
      if (rows.length < CHUNK) break;
    }
    written.set(spec.table, count);
  }
  yield* about(store, sheets, form, written);
}

function columnsOf({ fields, shown }: SheetSpec, language: FileLanguage): OutColumn[] {
  const columns = fields.map(({ header, kind }): OutColumn => ({ header: header[language], kind: kindOf[kind] }));
  return shown ? [...columns, { header: shown.header[language], kind: 'text' }] : columns;
}

/** A row, and behind it as many more as its longest text needs: a cell holds no more than 32,767 characters. */
function cellsOf(spec: SheetSpec, row: Readonly<Record<string, RowValue>>, language: FileLanguage): ExportValue[][] {
  const values = spec.fields.map((field): ExportValue => wordOf(field, row[field.column] ?? null, language));
  const whole = spec.shown ? [...values, row['shown'] ?? null] : values;
  const long = values.some((value) => typeof value === 'string' && value.length > CELL_CHARACTERS);
  if (!long) return [whole];
  const parts = values.map((value) => (typeof value === 'string' ? cut(value) : [value]));
  const rows = Math.max(...parts.map((part) => part.length));
  return Array.from({ length: rows }, (_, n) =>
    parts.map((part, index) => (index === 0 && n > 0 ? continues(String(row['id'])) : (part[n] ?? null))),
  );
}

/** Pieces that fit into a cell; none ends in half an emoji. */
function cut(text: string): string[] {
  const parts: string[] = [];
  for (let from = 0; from < text.length;) {
    let to = Math.min(text.length, from + CELL_CHARACTERS);
    if (to < text.length && /[\uD800-\uDBFF]/.test(text.charAt(to - 1))) to -= 1;
    parts.push(text.slice(from, to));
    from = to;
  }
  return parts.length > 0 ? parts : [''];
}

/** The first sheet: says what this is, and lets it be known again. */
async function* about(
  store: Store,
  sheets: readonly SheetSpec[],
  form: WorkbookForm,
  written: ReadonlyMap<string, number>,
): AsyncGenerator<WriteFilePiece> {
  const words = aboutWords[form.language];
  const columns: OutColumn[] = [MARKER, words.what, words.rows].map((header) => ({ header, kind: 'text' }));
  yield { type: 'sheet', name: MARKER, columns, place: 0 };
  yield {
    type: 'rows',
    rows: [
      ['format', words.format, String(FORMAT)],
      ['schema', words.schema, await schemaOf(store.db)],
      ['app', words.app, form.version],
      ['made', words.made, new Date(form.now).toISOString()],
      ['zone', words.zone, form.timeZone],
      ['business', words.business, form.business],
      ['money', form.money.currency, String(form.money.decimals)],
      ...sheets.map(({ table, name }) => [`sheet:${table}`, name[form.language], String(written.get(table) ?? 0)]),
    ],
  };
}
