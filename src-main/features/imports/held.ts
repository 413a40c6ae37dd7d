import { AppError } from '../../contract/errors.ts';
import { newId } from '../../domain/ids.ts';
import type { ReadRowsOverview, ReadRowsQuestion } from '../../jobs/read-rows.ts';
import { OpenFile } from './read.ts';

/** A file that nobody has asked about for so long is let go, and its memory given back. */
const HELD_MS = 5 * 60_000;

/** The last file that was previewed, kept parsed, so that another matching is seen at once. */
export class HeldFile {
  readonly #signal: AbortSignal;
  #id: string | undefined;
  #open: OpenFile | undefined;
  #expiry: NodeJS.Timeout | undefined;

  /** @param signal ends the worker when the app closes */
  constructor(signal: AbortSignal) {
    this.#signal = signal;
  }

  /** @throws AppError one of the `file-…` and `job-…` codes, `sheet-without-header`; then nothing is held */
  async read(
    file: File,
    question: ReadRowsQuestion,
  ): Promise<{ id: string; open: OpenFile; overview: ReadRowsOverview }> {
    await this.letGo();
    const { open, overview } = await OpenFile.open({ file }, question, { signal: this.#signal });
    const id = newId();
    this.#id = id;
    this.#open = open;
    this.#wait();
    return { id, open, overview };
  }

  /** @throws AppError `file-not-held`, or as {@link HeldFile.read} */
  async reread(
    id: string,
    question: ReadRowsQuestion,
  ): Promise<{ id: string; open: OpenFile; overview: ReadRowsOverview }> {
    const open = this.#open;
    if (!open || this.#id !== id) throw new AppError('file-not-held', {});
    this.#wait();
    try {
      return { id, open, overview: await open.ask(question) };
    } catch (error) {
      // A refusal ends the worker: the next question needs the file again.
      await this.letGo();
      throw error;
    }
  }

  async letGo(): Promise<void> {
    clearTimeout(this.#expiry);
    const open = this.#open;
    this.#open = undefined;
    this.#id = undefined;
    await open?.close();
  }

  #wait(): void {
    clearTimeout(this.#expiry);
    this.#expiry = setTimeout(() => void this.letGo(), HELD_MS);
    this.#expiry.unref();
  }
}
