import { AppError } from '../../contract/errors.ts';
import type { ReadRow, ReadRowsInput, ReadRowsOverview, ReadRowsQuestion } from '../../jobs/read-rows.ts';
import type { JobProgress } from '../../jobs/kinds.ts';
import { streamJob } from '../../jobs/run.ts';

/** A file's name as it is shown and kept: only the name, not too long. */
export function shownName(file: File): string {
  const name = file.name.split(/[/\\]/).at(-1) ?? '';
  return name.slice(0, 200) || 'file';
}

export type RowSource = { file: File } | { name: string; table: NonNullable<ReadRowsInput['table']> };

/** A file in a worker, which keeps it parsed: it can be asked again how it reads, without being read again. */
export class OpenFile {
  readonly name: string;
  readonly file: File | undefined;
  readonly #steps: ReturnType<typeof streamJob<'read-rows'>>;
  #isAsked = false;

  private constructor(name: string, file: File | undefined, steps: ReturnType<typeof streamJob<'read-rows'>>) {
    this.name = name;
    this.file = file;
    this.#steps = steps;
  }

  /**
   * Opens a file and reads how it is built. The worker lives until the file is closed or the signal ends it.
   *
   * @throws AppError one of the `file-…` and `job-…` codes, `sheet-without-header`
   */
  static async open(
    source: RowSource,
    question: ReadRowsQuestion,
    { signal, onProgress }: { signal?: AbortSignal; onProgress?: (progress: JobProgress) => void } = {},
  ): Promise<{ open: OpenFile; overview: ReadRowsOverview }> {
    const name = 'file' in source ? shownName(source.file) : source.name;
    const file = 'file' in source ? source.file : undefined;
    const steps = streamJob(
      'read-rows',
      { ...question, file: name, ...('table' in source ? { table: source.table } : {}) },
      {
        subject: name,
        ...(file ? { source: file } : {}),
        ...(signal ? { signal } : {}),
        ...(onProgress ? { onProgress } : {}),
      },
    );
    const open = new OpenFile(name, file, steps);
    return { open, overview: await open.ask(question) };
  }

  /** How the file reads if it is read like this. @throws AppError as {@link OpenFile.open}; the file is closed then */
  async ask(question: ReadRowsQuestion): Promise<ReadRowsOverview> {
    let step = await this.#steps.next(this.#isAsked ? question : undefined);
    this.#isAsked = true;
    // Rows that nobody has waited for come before the answer.
    while (!step.done && step.value.type !== 'overview') step = await this.#steps.next(question);
    if (step.done || step.value.type !== 'overview') throw new AppError('file-unreadable', { file: this.name });
    return step.value;
  }

  /** The rows in the order of the file, some at a time; the worker makes the next ones meanwhile. */
  async *rows(): AsyncGenerator<ReadRow[], void, void> {
    let ahead = this.#next();
    for (;;) {
      const step = await ahead;
      if (step.done || step.value.type !== 'rows') return;
      ahead = this.#next();
      yield step.value.rows;
    }
  }

  #next() {
    const step = this.#steps.next();
    // Whoever waits for it is told; where nobody does any more, the worker's end is no news.
    step.catch(() => undefined);
    return step;
  }

  /** Ends the worker; harmless when it has ended already. */
  async close(): Promise<void> {
    await this.#steps.return(null);
  }
}
