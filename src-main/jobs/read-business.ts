import { FORMAT, isContinued, MARKER } from '../domain/exporting/marker.ts';
import type { JobContext } from './kinds.ts';
import { Refusal } from './refusal.ts';
import { type BookCell, openBook, type OpenBook } from './reading/sheet-stream.ts';

export interface ReadBusinessInput {
  /** The file's name, for the words of a refusal. */
  file: string;
  /** The newest form of the data that this version knows. */
  schema: string;
  /** Tables whose sheets are wanted, in this order; none: only what the workbook says of itself. */
  tables: string[];
}

/** What the workbook says of itself: comes first. */
export interface ReadBusinessFacts {
  type: 'facts';
  madeAt: number | null;
  timeZone: string;
  business: string;
  is1904: boolean;
  /** Rows of each table, as they were counted when it was written. */
  rows: [table: string, count: number][];
}
export interface ReadBusinessRow {
  /** 1-based. */
  row: number;
  cells: BookCell[];
}
export type ReadBusinessChunk =
  | ReadBusinessFacts
  | { type: 'sheet'; table: string; name: string; headers: string[] }
  | { type: 'rows'; rows: ReadBusinessRow[] };
export interface ReadBusinessResult {
  rows: number;
}

/** Rows that cross at once. */
const CHUNK_ROWS = 200;

/**
 * Reads a workbook of a whole business, sheet by sheet in the order asked for, in memory that does not grow with it.
 *
 * @throws Refusal `not-a-business-workbook`, `workbook-newer`, one of the `file-…` codes
 */
export async function* readBusiness(
  { file, schema, tables }: ReadBusinessInput,
  { source }: JobContext,
): AsyncGenerator<ReadBusinessChunk, ReadBusinessResult, unknown> {
  const book = await openBook(source, file);
  const about = await aboutOf(book, file);
  const newer = Number(about.get('format')?.value) > FORMAT || (about.get('schema')?.value ?? '') > schema;
  if (newer) throw new Refusal('workbook-newer', { file });
  const sheets = [...about].flatMap(([key, { what, value }]) =>
    key.startsWith('sheet:') ? [{ table: key.slice('sheet:'.length), name: what, count: Number(value) || 0 }] : [],
  );
  const madeAt = Date.parse(about.get('made')?.value ?? '');
  yield {
    type: 'facts',
    madeAt: Number.isNaN(madeAt) ? null : Math.max(0, madeAt),
    timeZone: about.get('zone')?.value ?? 'UTC',
    business: about.get('business')?.value ?? '',
    is1904: book.is1904,
    rows: sheets.map(({ table, count }) => [table, count]),
  };
  let rows = 0;
  for (const table of tables) {
    const name = sheets.find((one) => one.table === table)?.name;
    // A kind with more rows than a sheet can hold goes on in "Name 2".
    const parts = name === undefined ? [] : book.names.filter((one) => one === name || isPartOf(one, name));
    for (const part of parts)
      for await (const chunk of sheetOf(book, table, part)) {
        if (chunk.type === 'rows') rows += chunk.rows.length;
        yield chunk;
      }
  }
  return { rows };
}

const isPartOf = (name: string, first: string): boolean =>
  name.startsWith(`${first} `) && /^\d+$/.test(name.slice(first.length + 1));

async function* sheetOf(book: OpenBook, table: string, name: string): AsyncGenerator<ReadBusinessChunk> {
  let headers: string[] | null = null;
  let rows: ReadBusinessRow[] = [];
  for await (const { row, cells } of book.rows(name)) {
    if (headers === null) {
      headers = cells.map((cell) => String(cell ?? ''));
      yield { type: 'sheet', table, name, headers };
      continue;
    }
    if (cells.every((cell) => cell === null || cell === '')) continue;
    const above = rows.at(-1);
    if (above && isContinued(String(cells[0] ?? ''))) {
      above.cells = headers.map((_, index) =>
        index === 0 ? (above.cells[0] ?? null) : joined(above.cells[index], cells[index]),
      );
      continue;
    }
    // Handed over only when the next begins: it may go on in the rows below.
    if (rows.length >= CHUNK_ROWS) {
      yield { type: 'rows', rows };
      rows = [];
    }
    rows.push({ row, cells });
  }
  if (rows.length > 0) yield { type: 'rows', rows };
}

/** More than any field may hold; what goes on beyond it is no text of ours. */
const LONGEST = 4 * 1024 * 1024;

const joined = (above: BookCell | undefined, below: BookCell | undefined): BookCell =>
  below === null || below === undefined ? (above ?? null) : `${String(above ?? '')}${String(below)}`.slice(0, LONGEST);

async function aboutOf(book: OpenBook, file: string): Promise<Map<string, { what: string; value: string }>> {
  const about = new Map<string, { what: string; value: string }>();
  if (!book.names.includes(MARKER)) throw new Refusal('not-a-business-workbook', { file });
  let first = true;
  for await (const { cells } of book.rows(MARKER)) {
    const [key, what, value] = cells.map((cell) => String(cell ?? ''));
    if (first && key !== MARKER) throw new Refusal('not-a-business-workbook', { file });
    first = false;
    if (key && about.size < 200) about.set(key, { what: what ?? '', value: value ?? '' });
  }
  if (!about.has('format')) throw new Refusal('not-a-business-workbook', { file });
  return about;
}
