import { AppError } from '../../contract/errors.ts';
import type { ImportOptions } from '../../contract/imports.ts';
import type { FileChoices } from '../../contract/file-formats.ts';
import type { PlanChoices } from '../../domain/importing/plan.ts';
import type { JobProgress } from '../../jobs/kinds.ts';
import type { ReadContactsOverview, ReadContactsRow } from '../../jobs/read-contacts.ts';
import { streamJob } from '../../jobs/run.ts';

export interface OpenFile {
  overview: ReadContactsOverview;
  /** The rows in the order of the file, some at a time; each batch is read when it is asked for. */
  rows: AsyncGenerator<ReadContactsRow[], void, void>;
  /** Ends the worker; harmless when it has ended already. */
  close(): Promise<void>;
}

/** What reading depends on besides the file: the shop's settings and its own fields. */
export type ReadingContext = Pick<PlanChoices, 'region' | 'currencyDecimals' | 'customFields' | 'thisYear'>;

/** A file's name as it is shown and kept: only the name, not too long. */
export function shownName(file: File): string {
  const name = file.name.split(/[/\\]/).at(-1) ?? '';
  return name.slice(0, 200) || 'file';
}

/**
 * Opens a file in a worker and reads how it is built. The worker lives until the rows are read to the end or the file
 * is closed.
 *
 * @throws AppError one of the `file-…` and `job-…` codes, `sheet-without-header`
 */
export async function openFile(
  file: File,
  options: ImportOptions,
  context: ReadingContext,
  { signal, onProgress }: { signal?: AbortSignal; onProgress?: (progress: JobProgress) => void } = {},
): Promise<OpenFile> {
  const name = shownName(file);
  const chunks = streamJob(
    'read-contacts',
    { file: name, reading: readingOf(options), choices: choicesOf(options, context) },
    { subject: name, source: file, ...(signal ? { signal } : {}), ...(onProgress ? { onProgress } : {}) },
  );
  const first = await chunks.next();
  if (first.done || first.value.type !== 'overview') throw new AppError('file-unreadable', { file: name });
  const close = async () => {
    await chunks.return({ rows: 0 });
  };
  return { overview: first.value, rows: rowsOf(chunks), close };
}

async function* rowsOf(
  chunks: ReturnType<typeof streamJob<'read-contacts'>>,
): AsyncGenerator<ReadContactsRow[], void, void> {
  for await (const chunk of chunks) if (chunk.type === 'rows') yield chunk.rows;
}

function readingOf({ encoding, separator, pasted }: ImportOptions): FileChoices {
  return {
    ...(encoding === undefined ? {} : { encoding }),
    ...(separator === undefined ? {} : { separator }),
    ...(pasted === undefined ? {} : { pasted }),
  };
}

function choicesOf(options: ImportOptions, context: ReadingContext): PlanChoices {
  return {
    ...context,
    mapping: options.mapping,
    ...(options.sheet === undefined ? {} : { sheet: options.sheet }),
    ...(options.headerRow === undefined ? {} : { headerRow: options.headerRow }),
    ...(options.dateOrder === undefined ? {} : { dateOrder: options.dateOrder }),
  };
}
