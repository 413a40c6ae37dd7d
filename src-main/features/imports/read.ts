import { AppError } from '../../contract/errors.ts';
import type {
  ReadRow,
  ReadRowsChunk,
  ReadRowsInput,
  ReadRowsOverview,
  ReadRowsQuestion,
} from '../../jobs/read-rows.ts';
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

  /** The rows in the order of the file; the worker makes the next ones while those before are at work, up to a limit. */
  async *rows(): AsyncGenerator<ReadRow[], void, void> {
    const ahead = new ReadAhead(() => this.#steps.next());
    try {
      for (let rows = await ahead.take(); rows; rows = await ahead.take()) yield rows;
    } finally {
      ahead.stop();
    }
  }

  /** Ends the worker; harmless when it has ended already. */
  async close(): Promise<void> {
    await this.#steps.return(null);
  }
}

/** Rows that are taken over from the worker before anybody asks for them: a few megabytes at most. */
const ROWS_AHEAD = 2_000;

/** Takes rows over as the worker makes them, one step at a time, so that neither waits for the other for long. */
class ReadAhead {
  readonly #next: () => Promise<IteratorResult<ReadRowsChunk, null>>;
  #rows: ReadRow[] = [];
  #error: Error | undefined;
  #hasEnded = false;
  #isStopped = false;
  #isStepping = false;
  #wake: (() => void) | null = null;

  constructor(next: () => Promise<IteratorResult<ReadRowsChunk, null>>) {
    this.#next = next;
    void this.#pump();
  }

  /** What has come so far; undefined after the last row. @throws what the worker ended with, after the rows before it */
  async take(): Promise<ReadRow[] | undefined> {
    while (this.#rows.length === 0) {
      if (this.#error) throw this.#error;
      if (this.#hasEnded) return undefined;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
    const rows = this.#rows;
    this.#rows = [];
    void this.#pump();
    return rows;
  }

  /** The worker is asked for nothing more; the step that it is at is let go. */
  stop(): void {
    this.#isStopped = true;
  }

  async #pump(): Promise<void> {
    if (this.#isStepping) return;
    this.#isStepping = true;
    try {
      while (!this.#hasEnded && !this.#isStopped && this.#rows.length < ROWS_AHEAD) {
        const step = await this.#next();
        if (step.done || step.value.type !== 'rows') this.#hasEnded = true;
        else this.#rows.push(...step.value.rows);
        this.#wake?.();
      }
    } catch (error) {
      this.#error = error instanceof Error ? error : new Error(String(error));
      this.#wake?.();
    } finally {
      this.#isStepping = false;
    }
  }
}
