import { newId } from '../../../src-main/domain/ids.ts';
import type { ExportProgress } from '../../../src-main/contract/exports.ts';
import { api, codeOf, tellProblem } from '../../api/index.ts';
import { toasts } from '../../ui/toasts.svelte.ts';

/** One long export or restoring: how far it is, and a way to stop it. */
export class LongRun {
  #id: string | undefined;
  #progress = $state.raw<ExportProgress>();
  #stopping = $state(false);

  /** Undefined while nothing runs. */
  get progress(): ExportProgress | undefined {
    return this.#progress;
  }
  get stopping(): boolean {
    return this.#stopping;
  }

  /**
   * Runs it to its end. What is refused is told in words; what was cancelled says so.
   * @returns what it answered, or undefined
   */
  async run<T>(work: (id: string) => Promise<T>, cancelled: string): Promise<T | undefined> {
    const id = newId();
    this.#id = id;
    this.#progress = { phase: 'writing', done: 0, total: null };
    this.#stopping = false;
    const end = new AbortController();
    void this.#follow(id, end.signal);
    try {
      return await work(id);
    } catch (error) {
      if (codeOf(error) === 'job-cancelled') toasts.show({ text: cancelled });
      else tellProblem(error);
      return undefined;
    } finally {
      end.abort();
      this.#id = undefined;
      this.#progress = undefined;
    }
  }

  async stop(): Promise<void> {
    if (this.#id === undefined) return;
    this.#stopping = true;
    await api.exports.cancel({ id: this.#id }).catch(tellProblem);
  }

  async #follow(id: string, signal: AbortSignal): Promise<void> {
    try {
      for await (const progress of await api.exports.progress({ id }, { signal }))
        if (this.#id === id) this.#progress = progress;
    } catch {
      // How far it is cannot be told; that it runs can.
    }
  }
}
