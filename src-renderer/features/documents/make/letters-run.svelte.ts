import type { LettersProgress } from '../../../../src-main/contract/documents.ts';
import { newId } from '../../../../src-main/domain/ids.ts';
import { api, tellProblem } from '../../../api/index.ts';

/** Letters or labels for many: how far it is, and a way to stop it. */
export class LettersRun {
  #id: string | undefined;
  progress = $state.raw<LettersProgress>();
  stopping = $state(false);

  /** Runs it to its end. @throws what the main process refuses, `job-cancelled` where it was stopped */
  async run<T>(work: (id: string) => Promise<T>): Promise<T> {
    const id = newId();
    this.#id = id;
    this.stopping = false;
    this.progress = { phase: 'reading', done: 0, total: null };
    const end = new AbortController();
    void this.#follow(id, end.signal);
    try {
      return await work(id);
    } finally {
      end.abort();
      this.#id = undefined;
      this.progress = undefined;
    }
  }

  async stop(): Promise<void> {
    if (this.#id === undefined) return;
    this.stopping = true;
    await api.documents.stop({ id: this.#id }).catch(tellProblem);
  }

  async #follow(id: string, signal: AbortSignal): Promise<void> {
    try {
      for await (const progress of await api.documents.progress({ id }, { signal }))
        if (this.#id === id) this.progress = progress;
    } catch {
      // How far it is cannot be told; that it runs can.
    }
  }
}
