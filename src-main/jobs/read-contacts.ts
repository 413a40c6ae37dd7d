import type { FileChoices, FileSource } from '../contract/file-formats.ts';
import { Refusal } from './refusal.ts';
import type { ContactDraft } from '../domain/importing/draft.ts';
import { planImport, type ImportPlan, type PlanChoices } from '../domain/importing/plan.ts';
import type { Note, RejectReason } from '../domain/importing/notes.ts';
import type { Cell } from '../domain/importing/cells.ts';
import { rowText } from '../domain/importing/left-out.ts';
import { type RowOptions, type UnderstoodRow, understandRow } from '../domain/importing/row.ts';
import type { ReadFile } from './reading/table.ts';
import type { ByteSource, JobContext } from './kinds.ts';
import { readFile } from './reading/read-file.ts';

export interface ReadContactsInput {
  /** The file's name, for the words of a refusal. Its bytes are the job's source. */
  file: string;
  reading: FileChoices;
  choices: PlanChoices;
}

/** How the file is read: comes first. */
export interface ReadContactsOverview {
  type: 'overview';
  source: FileSource;
  sheet: string;
  sheets: { name: string; rows: number }[];
  /** 1-based. */
  headerRow: number;
  columns: {
    index: number;
    name: string;
    field: string | null;
    matchedBy: ImportPlan['columns'][number]['matchedBy'];
    samples: string[];
  }[];
  rows: number;
  leftOut: ImportPlan['leftOut'];
  dateQuestion: ImportPlan['dateQuestion'];
}
/** Then the rows, some at a time. */
export interface ReadContactsRows {
  type: 'rows';
  rows: ReadContactsRow[];
}
export interface ReadContactsRow {
  /** 1-based. */
  row: number;
  draft: ContactDraft | null;
  notes: Note[];
  reject: { reason: RejectReason; column: string; value: string } | null;
}
export type ReadContactsChunk = ReadContactsOverview | ReadContactsRows;
export interface ReadContactsResult {
  rows: number;
}

/** Rows that cross at once: some 2 ms of the main thread to take in. */
const CHUNK_ROWS = 100;

/**
 * Reads a file from outside and turns its rows into contact drafts.
 *
 * @throws Refusal one of the `file-…` codes, `sheet-without-header`
 */
export async function* readContacts(
  input: ReadContactsInput,
  context: JobContext,
): AsyncGenerator<ReadContactsChunk, ReadContactsResult, void> {
  context.progress({ done: 0, total: null });
  const { source, tables, plan } = await readAndPlan(input, context.source);
  if (!plan) throw new Refusal('sheet-without-header', { file: input.file });
  const { sheet, header, columns, dataRows, rowOptions } = plan;

  yield {
    type: 'overview',
    source,
    sheet: sheet.name,
    sheets: tables.map((table) => ({ name: table.name, rows: table.rowCount })),
    headerRow: header.row + 1,
    columns: columns.map(({ index, name, field, matchedBy, shape }) => ({
      index,
      name,
      field,
      matchedBy,
      samples: shape.samples,
    })),
    rows: dataRows.length,
    leftOut: plan.leftOut,
    dateQuestion: plan.dateQuestion,
  };

  const askedOnce = new Set<number>();
  for (let from = 0; from < dataRows.length; from += CHUNK_ROWS) {
    const rows: ReadContactsRow[] = [];
    dataRows.subarray(from, from + CHUNK_ROWS).forEach((index) => {
      const { draft, notes, reject } = understandOrReject(sheet.row(index), rowOptions);
      rows.push({
        row: index + 1,
        draft,
        notes: notes.filter((note) => isFirstOfItsColumn(note, askedOnce)),
        reject,
      });
    });
    yield { type: 'rows', rows };
    context.progress({ done: Math.min(from + CHUNK_ROWS, dataRows.length), total: dataRows.length });
  }
  return { rows: dataRows.length };
}

/** Whatever a file from outside does to a reader, it ends in a refusal with a sentence. */
async function readAndPlan(
  { file, reading, choices }: ReadContactsInput,
  source: ByteSource,
): Promise<ReadFile & { plan: ImportPlan | null }> {
  try {
    const read = await readFile(source, file, reading);
    return { ...read, plan: planImport(read.tables, choices) };
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal('file-unreadable', { file }, { cause: error });
  }
}

/** One row that cannot be read must not cost the others. */
function understandOrReject(cells: readonly Cell[], options: RowOptions): UnderstoodRow {
  try {
    return understandRow(cells, options);
  } catch {
    return { draft: null, notes: [], reject: { reason: 'row-unreadable', column: '', value: rowText(cells) } };
  }
}

/** The order of day and month is asked about once for a column, not for each of its cells. */
function isFirstOfItsColumn(note: Note, asked: Set<number>): boolean {
  if (note.reason !== 'date-ambiguous') return true;
  if (asked.has(note.column)) return false;
  asked.add(note.column);
  return true;
}
