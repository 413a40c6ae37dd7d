import type {
  DuplicateMode,
  GroupAnswer,
  ImportOptions,
  ImportPreview,
  ImportSummary,
  ImportTarget,
  UnderstoodGroup,
} from './types.ts';
import { api, codeOf, queryClient, sentenceOf } from '../../api/index.ts';
import type { Sentence } from '../../i18n/sentence.ts';
import { newId } from '../../../src-main/domain/ids.ts';

type Encoding = NonNullable<ImportOptions['encoding']>;
type Separator = NonNullable<ImportOptions['separator']>;
/** What the person chose; what is left out, the importer finds or the mapping says. */
interface Choices {
  target?: ImportTarget;
  /** What the file is where its columns do not say it. */
  expected: ImportTarget;
  sheet?: string;
  headerRow?: number;
  encoding?: Encoding;
  separator?: Separator;
  duplicates?: DuplicateMode;
  matchBy?: string[];
  /** The file is cells from the clipboard. */
  pasted?: boolean;
  /** Null starts afresh, without what is remembered. */
  mapping?: null;
  columns: { index: number; field: string | null; name?: string }[];
  answers: { column: number; reason: UnderstoodGroup['reason']; answer: GroupAnswer }[];
}

const nothingChosen = (expected: ImportTarget): Choices => ({ expected, columns: [], answers: [] });

export type ImportStep =
  | { name: 'choose' }
  | { name: 'preview' }
  | {
      name: 'running';
      phase: 'reading' | 'writing' | 'undoing';
      done: number;
      total: number | null;
      cancelling: boolean;
    }
  | { name: 'summary'; summary: ImportSummary };

/** One import from the choice of a file to its summary. The file stays with the window until it is run. */
export class ImportSession {
  #file = $state.raw<File>();
  #step = $state.raw<ImportStep>({ name: 'choose' });
  #preview = $state.raw<ImportPreview>();
  #problem = $state.raw<Sentence>();
  #isBusiness = $state(false);
  #reading = $state(false);
  #choices = $state.raw<Choices>(nothingChosen('contacts'));
  /** The choices that the preview shows. */
  #shownBy: Choices | undefined;
  #saveAs = $state('');
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
  /** The file is the workbook of a whole business, which comes in elsewhere. */
  get business(): File | undefined {
    return this.#isBusiness ? this.#file : undefined;
  }
  /** The preview is being read anew; the one before stays on the screen. */
  get reading(): boolean {
    return this.#reading;
  }
  /** What the rows are: as chosen, also where it could not be read as that, else as it was recognised. */
  get target(): ImportTarget | undefined {
    return this.#choices.target ?? this.#preview?.target;
  }
  /** What is shown is what was chosen last, so that it can be run. */
  get isUpToDate(): boolean {
    return this.#preview !== undefined && this.#preview.target === this.target;
  }
  /** As chosen, as remembered, or as usual. */
  get duplicates(): DuplicateMode {
    return this.#choices.duplicates ?? this.#preview?.duplicates ?? 'skip';
  }
  /** Under which name the matching is saved with the run; empty: under none. */
  get saveAs(): string {
    return this.#saveAs;
  }
  set saveAs(name: string) {
    this.#saveAs = name;
  }
  /** Whether the person wants nothing to be remembered. */
  get isAfresh(): boolean {
    return this.#choices.mapping === null;
  }

  /** Starts over with a file. */
  async choose(
    file: File,
    { pasted = false, expected = 'contacts' }: { pasted?: boolean; expected?: ImportTarget } = {},
  ): Promise<void> {
    this.#choices = { ...nothingChosen(expected), ...(pasted ? { pasted } : {}) };
    this.#saveAs = '';
    this.#file = file;
    this.#preview = undefined;
    await this.#read();
  }

  /** What the rows are; how they were read so far is about something else. */
  async chooseTarget(target: ImportTarget): Promise<void> {
    const { expected, pasted } = this.#choices;
    // Back to what is shown, because the other could not be read: with all that was chosen for it.
    const shown = this.#preview?.target === target ? this.#shownBy : undefined;
    this.#choices = { ...(shown ?? nothingChosen(expected)), ...(pasted ? { pasted } : {}), target };
    await this.#read();
  }
  chooseSheet(sheet: string): Promise<void> {
    return this.#change({ columns: [], answers: [], sheet });
  }
  chooseHeaderRow(headerRow: number): Promise<void> {
    return this.#change({ columns: [], answers: [], headerRow });
  }
  chooseEncoding(encoding: Encoding): Promise<void> {
    return this.#change({ encoding });
  }
  chooseSeparator(separator: Separator): Promise<void> {
    return this.#change({ columns: [], answers: [], separator });
  }
  chooseMatchBy(matchBy: string[]): Promise<void> {
    return this.#change({ matchBy });
  }
  /** The preview knows already what each choice would do. */
  chooseDuplicates(duplicates: DuplicateMode): void {
    this.#choices = { ...this.#choices, duplicates };
  }
  /** Without what is remembered, or with it again. */
  startAfresh(afresh: boolean): Promise<void> {
    const { mapping: _mapping, ...rest } = this.#choices;
    this.#choices = { ...rest, columns: [], answers: [], ...(afresh ? { mapping: null } : {}) };
    return this.#read();
  }
  /** `field` null: the column is left out. `name`: of an own field that is made for it. */
  match(column: number, field: string | null, name?: string): Promise<void> {
    const others = this.#choices.columns.filter(({ index }) => index !== column);
    return this.#change({ columns: [...others, { index: column, field, ...(name ? { name } : {}) }] });
  }
  /** What becomes of a whole group of values. */
  answer({ column, reason }: UnderstoodGroup, answer: GroupAnswer): Promise<void> {
    const before = this.answerTo({ column, reason });
    const others = this.#choices.answers.filter((one) => one.column !== column || one.reason !== reason);
    this.#choices = { ...this.#choices, answers: [...others, { column, reason, answer }] };
    // As it was understood: nothing reads otherwise.
    if (answer === 'accept' && (before ?? 'accept') === 'accept') return Promise.resolve();
    return this.#read();
  }
  /** What was said about a group, here or in the mapping; null where nobody has looked at it yet. */
  answerTo({ column, reason }: Pick<UnderstoodGroup, 'column' | 'reason'>): GroupAnswer | null {
    const same = (one: { column: number; reason: string }) => one.column === column && one.reason === reason;
    return this.#choices.answers.find(same)?.answer ?? this.#preview?.groups.find(same)?.answer ?? null;
  }

  #change(change: Partial<Choices>): Promise<void> {
    this.#choices = { ...this.#choices, ...change };
    return this.#read();
  }

  /** Back to choosing a file. */
  restart(): void {
    this.#asking?.abort();
    this.#file = undefined;
    this.#preview = undefined;
    this.#problem = undefined;
    this.#isBusiness = false;
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
      const summary = await api.imports.run({ ...this.#input(), file: this.#file, id, ...this.#saving() });
      // Cancelled, nothing happened: one is back where one began it.
      if (summary.status === 'cancelled') {
        this.#step = this.#preview ? { name: 'preview' } : { name: 'choose' };
        return undefined;
      }
      this.#step = { name: 'summary', summary };
      // An import that changed nothing is still one of the past.
      void queryClient.invalidateQueries({ queryKey: ['imports'] });
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

  #input() {
    // Once it is known what the rows are, that stays: a column that is matched by hand belongs to it.
    const { target } = this;
    return { ...this.#choices, ...(target ? { target } : {}) };
  }

  #saving() {
    const saveAs = this.#saveAs.trim();
    return saveAs === '' ? {} : { saveAs };
  }

  async #read(): Promise<void> {
    if (!this.#file) return;
    this.#asking?.abort();
    const asking = new AbortController();
    this.#asking = asking;
    this.#reading = true;
    this.#problem = undefined;
    this.#isBusiness = false;
    try {
      const choices = this.#choices;
      const preview = await this.#ask(this.#file, asking.signal);
      if (asking.signal.aborted) return;
      this.#preview = preview;
      this.#shownBy = choices;
      this.#step = { name: 'preview' };
    } catch (error) {
      if (asking.signal.aborted) return;
      this.#problem = sentenceOf(error);
      this.#isBusiness = codeOf(error) === 'file-is-the-business';
      if (!this.#preview) this.#step = { name: 'choose' };
    } finally {
      if (this.#asking === asking) this.#reading = false;
    }
  }

  /** The file is held where it was read first; only when it was let go there, it goes over once more. */
  async #ask(file: File, signal: AbortSignal): Promise<ImportPreview> {
    const held = this.#preview?.held;
    if (held !== undefined) {
      try {
        return await api.imports.reread({ ...this.#input(), held }, { signal });
      } catch (error) {
        if (signal.aborted || codeOf(error) !== 'file-not-held') throw error;
      }
    }
    return api.imports.preview({ ...this.#input(), file }, { signal });
  }
}
