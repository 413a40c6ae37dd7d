import type { DuplicateMode, ImportOptions, ImportPreview, ImportSummary } from './types.ts';
import { api, codeOf, sentenceOf } from '../../api/index.ts';
import type { Sentence } from '../../i18n/sentence.ts';
import { newId } from '../../../src-main/domain/ids.ts';

type DateOrder = NonNullable<ImportOptions['dateOrder']>;
/** What the person chose; what is left out, the importer finds. */
interface Choices {
  sheet?: string;
  headerRow?: number;
  dateOrder?: DateOrder;
  duplicates: DuplicateMode;
  columns: { index: number; field: string | null }[];
}

export type ImportStep =
  | { name: 'choose' }
  | { name: 'preview' }
  | { name: 'running'; phase: 'reading' | 'writing'; done: number; total: number | null; cancelling: boolean }
  | { name: 'summary'; summary: ImportSummary };

/** One import from the choice of a file to its summary. The file stays with the window until it is run. */
export class ImportSession {
  #file = $state.raw<File>();
  #step = $state.raw<ImportStep>({ name: 'choose' });
  #preview = $state.raw<ImportPreview>();
  #problem = $state.raw<Sentence>();
  #reading = $state(false);
  #choices: Choices = { duplicates: 'skip', columns: [] };
  #asking: AbortController | undefined;
  #runId: string | undefined;

  get file(): File | undefined {
    return this.#file;
  }
  get step(): ImportStep {
    return this.#step;
  }
  get preview(): ImportPreview | undefined {
    return this.#preview;
  }
  /** Why the file cannot be brought in, in words. */
  get problem(): Sentence | undefined {
    return this.#problem;
  }
  /** The preview is being read anew; the one before stays on the screen. */
  get reading(): boolean {
    return this.#reading;
  }
  get duplicates(): DuplicateMode {
    return this.#choices.duplicates;
  }

  /** Starts over with a file. */
  async choose(file: File): Promise<void> {
    this.#choices = { duplicates: this.#choices.duplicates, columns: [] };
    this.#file = file;
    this.#preview = undefined;
    await this.#read();
  }

  chooseSheet(sheet: string): Promise<void> {
    this.#choices = { duplicates: this.#choices.duplicates, columns: [], sheet };
    return this.#read();
  }
  chooseHeaderRow(headerRow: number): Promise<void> {
    this.#choices.headerRow = headerRow;
    this.#choices.columns = [];
    return this.#read();
  }
  chooseDateOrder(dateOrder: DateOrder): Promise<void> {
    this.#choices.dateOrder = dateOrder;
    return this.#read();
  }
  chooseDuplicates(duplicates: DuplicateMode): Promise<void> {
    this.#choices.duplicates = duplicates;
    return this.#read();
  }
  /** `field` null: the column is left out. */
  match(column: number, field: string | null): Promise<void> {
    const others = this.#choices.columns.filter(({ index }) => index !== column);
    this.#choices.columns = [...others, { index: column, field }];
    return this.#read();
  }

  /** Back to choosing a file. */
  restart(): void {
    this.#asking?.abort();
    this.#file = undefined;
    this.#preview = undefined;
    this.#problem = undefined;
    this.#step = { name: 'choose' };
  }

  /** Runs it to its end. @returns the summary, or undefined when it was refused or cancelled */
  async run(): Promise<ImportSummary | undefined> {
    if (!this.#file) return undefined;
    const id = newId();
    this.#runId = id;
    this.#problem = undefined;
    this.#step = { name: 'running', phase: 'reading', done: 0, total: null, cancelling: false };
    const end = new AbortController();
    void this.#follow(id, end.signal);
    try {
      const summary = await api.imports.run({ ...this.#input(this.#file), id });
      // Cancelled, nothing happened: one is back where one began it.
      if (summary.status === 'cancelled') {
        this.#step = this.#preview ? { name: 'preview' } : { name: 'choose' };
        return undefined;
      }
      this.#step = { name: 'summary', summary };
      return summary;
    } catch (error) {
      if (codeOf(error) !== 'job-cancelled') this.#problem = sentenceOf(error);
      this.#step = this.#preview ? { name: 'preview' } : { name: 'choose' };
      return undefined;
    } finally {
      end.abort();
      this.#runId = undefined;
    }
  }

  /** Stops a running import; what it had stored is taken back. */
  async cancel(): Promise<void> {
    if (!this.#runId || this.#step.name !== 'running') return;
    this.#step = { ...this.#step, cancelling: true };
    await api.imports.cancel({ id: this.#runId });
  }

  async #follow(id: string, signal: AbortSignal): Promise<void> {
    try {
      for await (const event of await api.imports.progress({ id }, { signal })) {
        if (event.phase === 'finished' || this.#step.name !== 'running') return;
        this.#step = { ...this.#step, phase: event.phase, done: event.done, total: event.total };
      }
    } catch {
      // The numbers are a courtesy: the import itself tells how it ended.
    }
  }

  #input(file: File) {
    return {
      ...this.#choices,
      target: 'contacts' as const,
      file,
    };
  }

  async #read(): Promise<void> {
    if (!this.#file) return;
    this.#asking?.abort();
    const asking = new AbortController();
    this.#asking = asking;
    this.#reading = true;
    this.#problem = undefined;
    try {
      const preview = await api.imports.preview(this.#input(this.#file), { signal: asking.signal });
      if (asking.signal.aborted) return;
      this.#preview = preview;
      this.#step = { name: 'preview' };
    } catch (error) {
      if (asking.signal.aborted) return;
      this.#problem = sentenceOf(error);
      if (!this.#preview) this.#step = { name: 'choose' };
    } finally {
      if (this.#asking === asking) this.#reading = false;
    }
  }
}
