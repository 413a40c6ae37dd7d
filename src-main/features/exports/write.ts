import type { ExportFormat, ExportProgress } from '../../contract/exports.ts';
import type { OutMoney } from '../../domain/exporting/cells.ts';
import type { Separator } from '../../domain/exporting/csv-rows.ts';
import type { CardVersion } from '../../domain/exporting/vcard.ts';
import { safeFileName } from '../../domain/files.ts';
import { feedJob } from '../../jobs/run.ts';
import type { WriteFileInput, WriteFilePiece } from '../../jobs/write-file.ts';
import type { OpenList } from './list.ts';
import type { Task } from '../long-work.ts';

export const fileTypes: Record<ExportFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv;charset=utf-8',
  vcf: 'text/vcard;charset=utf-8',
};

export interface FileForm {
  format: ExportFormat;
  /** Of a .vcf. */
  vcard: CardVersion;
  /** Of a .csv. */
  separator: Separator;
  money: OutMoney;
  timeZone: string;
  /** `YYYY-MM-DD`: stands in the file's name, so that last month's export is not overwritten. */
  day: string;
}

/** Writes a list into a file in the worker. @throws AppError `job-…`, `list-has-no-cards` */
export async function writeList(
  list: OpenList,
  form: FileForm,
  task: Task<ExportProgress>,
): Promise<{ file: File; rows: number }> {
  const { format, money, timeZone } = form;
  const input: WriteFileInput =
    format === 'xlsx'
      ? { format, title: list.name, money, timeZone }
      : format === 'csv'
        ? { format, separator: form.separator, columns: list.columns, money, timeZone }
        : { format, version: form.vcard };
  const { parts, rows } = await gathered(input, piecesOf(list, format, task), list.name, task.signal);
  const name = safeFileName(`${list.name.toLowerCase()}-${form.day}.${format}`);
  return { file: new File(parts, name, { type: fileTypes[format] }), rows };
}

/** Rows that cross to the worker at once: each crossing waits for both threads to have their turn. */
const CROSSING = 500;

async function* gathering<T>(pieces: AsyncIterable<T[]> | Iterable<T[]>): AsyncGenerator<T[]> {
  let some: T[] = [];
  for await (const piece of pieces) {
    some = some.length === 0 ? piece : [...some, ...piece];
    if (some.length < CROSSING) continue;
    yield some;
    some = [];
  }
  if (some.length > 0) yield some;
}

async function* piecesOf(
  list: OpenList,
  format: ExportFormat,
  task: Task<ExportProgress>,
): AsyncGenerator<WriteFilePiece> {
  let done = 0;
  const tell = () => task.tell({ phase: 'writing', done, total: list.total });
  tell();
  if (format === 'vcf') {
    for await (const cards of gathering(list.cards?.() ?? [])) {
      yield { type: 'cards', cards };
      done += cards.length;
      tell();
    }
    return;
  }
  if (format === 'xlsx') yield { type: 'sheet', name: list.name, columns: list.columns };
  for await (const rows of gathering(list.rows())) {
    yield { type: 'rows', rows };
    done += rows.length;
    tell();
  }
}

/** The bytes of a written file, in their pieces: what the file needs is held once, packed, and nothing besides. */
export async function gathered(
  input: WriteFileInput,
  pieces: AsyncIterable<WriteFilePiece>,
  subject: string,
  signal: AbortSignal,
): Promise<{ parts: Uint8Array<ArrayBuffer>[]; rows: number }> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const steps = feedJob('write-file', input, pieces, { subject, signal });
  for (;;) {
    const step = await steps.next();
    if (step.done) return { parts, rows: step.value.rows };
    if (step.value.length > 0) parts.push(step.value);
  }
}
