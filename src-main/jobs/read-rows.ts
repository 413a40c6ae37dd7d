import type { FileChoices, FileSource } from '../contract/file-formats.ts';
import type { Cell } from '../domain/importing/cells.ts';
import { suitsKind } from '../domain/importing/columns.ts';
import { rowText } from '../domain/importing/left-out.ts';
import { fingerprintOf } from '../domain/importing/mapping.ts';
import { type Decisions, type ImportPlan, planImport, type PlanChoices } from '../domain/importing/plan.ts';
import { recognise } from '../domain/importing/recognise.ts';
import type { Understood } from '../domain/importing/target.ts';
import type { TargetName } from '../domain/importing/targets/index.ts';
import type { ByteSource, JobContext } from './kinds.ts';
import { readFile } from './reading/read-file.ts';
import type { ReadFile } from './reading/table.ts';
import { Refusal } from './refusal.ts';

/** How a file is to be read; it can be asked again and again, otherwise, while the file is held. */
export interface ReadRowsQuestion {
  reading: FileChoices;
  choices: PlanChoices;
  /** Where nobody has said what the file holds: what it may be, `choices` for the usual one among it. */
  among?: readonly [PlanChoices, ...PlanChoices[]];
  expected?: TargetName;
  /** For a preview: what was understood and how rows would look comes along. */
  describe?: boolean;
}

export interface ReadRowsInput extends ReadRowsQuestion {
  /** The file's name, for the words of a refusal. Its bytes are the job's source. */
  file: string;
  /** Rows that are no file: mended ones, below their header. The rows keep the numbers that they had. */
  table?: { header: string[]; rows: { row: number; cells: Cell[] }[] };
}

/** How the file is read: comes first. */
export interface ReadRowsOverview {
  type: 'overview';
  target: TargetName;
  /** What it looks like more, where that is none of what it may be. */
  looksLike: TargetName | null;
  source: FileSource;
  sheet: string;
  sheets: { name: string; rows: number }[];
  /** 1-based. */
  headerRow: number;
  fingerprint: string;
  columns: {
    index: number;
    name: string;
    field: string | null;
    matchedBy: ImportPlan['columns'][number]['matchedBy'];
    samples: string[];
    suits: ReturnType<typeof suitsKind>;
  }[];
  /** Own fields that are to be made; their columns are matched to `custom:new-<index>` until then. */
  newFields: { id: string; name: string; kind: ImportPlan['newFields'][number]['kind'] }[];
  mappingId: string | null;
  answers: [key: string, answer: string][];
  decisions: Decisions;
  rows: number;
  leftOut: ImportPlan['leftOut'];
  dateQuestion: ImportPlan['dateQuestion'];
}
/** Then the rows, some at a time. */
interface ReadRowsPortion {
  type: 'rows';
  rows: ReadRow[];
}
/** After the last row; the file stays open for the next question. */
interface ReadRowsEnd {
  type: 'end';
  rows: number;
}
export interface ReadRow<Draft = unknown> extends Understood<Draft> {
  /** 1-based. */
  row: number;
  /** The draft as it is shown, in a preview, for the first rows and those with notes. */
  values: { field: string; value: string }[] | null;
  /** The cells of a rejected row as they stood in the file. */
  cells: Cell[] | null;
}
export type ReadRowsChunk = ReadRowsOverview | ReadRowsPortion | ReadRowsEnd;

/** Rows that cross at once: some 2 ms of the main thread to take in. */
const CHUNK_ROWS = 100;
/** Rows that a preview shows from the top, and some more. */
const DESCRIBED_ROWS = 100;

/**
 * Reads a file from outside and turns its rows into drafts of the target's records. Asked with another question, it
 * begins anew with the file that it holds.
 *
 * @throws Refusal one of the `file-…` codes, `sheet-without-header`
 */
export async function* readRows(
  input: ReadRowsInput,
  context: JobContext,
): AsyncGenerator<ReadRowsChunk, null, ReadRowsQuestion | null | undefined> {
  context.progress({ done: 0, total: null });
  let question: ReadRowsQuestion | null | undefined = input;
  let read: { of: string; file: ReadFile } | undefined;
  while (question) {
    const of: string = JSON.stringify(question.reading);
    if (read?.of !== of) read = { of, file: await readOrRefuse(input, question.reading, context.source) };
    const { file }: { file: ReadFile } = read;
    question = yield* answer(input, question, file, context);
  }
  return null;
}

async function* answer(
  { file, table }: ReadRowsInput,
  { choices: usual, among, expected, describe = false }: ReadRowsQuestion,
  { source, tables }: ReadFile,
  context: JobContext,
): AsyncGenerator<ReadRowsChunk, ReadRowsQuestion | null | undefined, ReadRowsQuestion | null | undefined> {
  const { candidates, looksLike } = among
    ? recognise(tables, among, expected)
    : { candidates: [usual], looksLike: null };
  const { plan, target } = planOrRefuse(file, tables, candidates);
  const { sheet, header, columns, dataRows } = plan;
  let other = yield {
    type: 'overview',
    target,
    looksLike,
    source,
    sheet: sheet.name,
    sheets: tables.map(({ name, rowCount }) => ({ name, rows: rowCount })),
    headerRow: header.row + 1,
    fingerprint: fingerprintOf(header.names),
    columns: columns.map((column) => ({
      index: column.index,
      name: column.name,
      field: column.field,
      matchedBy: column.matchedBy,
      samples: column.shape.samples,
      suits: suitsKind(column),
    })),
    newFields: plan.newFields.map(({ id, name, kind }) => ({ id, name, kind })),
    mappingId: plan.mappingId,
    answers: [...plan.rules.answers],
    decisions: plan.decisions,
    rows: dataRows.length,
    leftOut: plan.leftOut,
    dateQuestion: plan.dateQuestion,
  };
  for (let from = 0; from < dataRows.length; from += CHUNK_ROWS) {
    if (other) return other;
    const rows: ReadRow[] = [];
    for (const index of dataRows.subarray(from, from + CHUNK_ROWS)) {
      const cells = sheet.row(index);
      const { draft, notes, reject } = understandOrReject(plan, cells);
      const isShown = describe && draft !== null && (from < DESCRIBED_ROWS || notes.length > 0);
      rows.push({
        row: table?.rows[index - 1]?.row ?? index + 1,
        draft,
        reject,
        notes: describe ? notes : [],
        values: isShown ? plan.target.describe(draft) : null,
        cells: reject ? cells : null,
      });
    }
    other = yield { type: 'rows', rows };
    context.progress({ done: Math.min(from + CHUNK_ROWS, dataRows.length), total: dataRows.length });
  }
  return other ?? (yield { type: 'end', rows: dataRows.length });
}

/** Whatever a file from outside does to a reader, it ends in a refusal with a sentence. */
async function readOrRefuse(
  { file, table }: ReadRowsInput,
  reading: FileChoices,
  source: ByteSource,
): Promise<ReadFile> {
  try {
    return table ? readTable(table) : await readFile(source, file, reading);
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal('file-unreadable', { file }, { cause: error });
  }
}

function planOrRefuse(file: string, tables: ReadFile['tables'], candidates: readonly PlanChoices[]) {
  try {
    for (const choices of candidates) {
      const plan = planImport(tables, choices);
      if (plan) return { plan, target: choices.target ?? 'contacts' };
    }
  } catch (error) {
    throw new Refusal('file-unreadable', { file }, { cause: error });
  }
  throw new Refusal('sheet-without-header', { file });
}

function readTable({ header, rows }: NonNullable<ReadRowsInput['table']>): ReadFile {
  const row = (index: number) => (index === 0 ? header : (rows[index - 1]?.cells ?? []));
  return {
    source: { format: 'xlsx', encoding: null, separator: null },
    tables: [
      {
        name: '',
        hidden: false,
        rowCount: rows.length + 1,
        columnCount: header.length,
        row,
        filled: (index) => row(index).filter((cell) => cell !== null && cell !== '').length,
        spans: () => [],
      },
    ],
  };
}

/** One row that cannot be read must not cost the others. */
function understandOrReject(plan: ImportPlan, cells: readonly Cell[]): Understood<unknown> {
  try {
    return plan.reading.understand(cells);
  } catch {
    return { draft: null, notes: [], reject: { reason: 'row-unreadable', column: '', value: rowText(cells) } };
  }
}
