import { newId } from '../../src-main/domain/ids.ts';
import { toasts } from '../ui/toasts.svelte.ts';
import { tellProblem } from './act.ts';
import { codeOf } from './problems.ts';

/** How one kind of long work is followed and stopped, by the id under which it runs. */
export interface LongWork<Progress> {
  /** What is shown before anything is heard of it. */
  first: Progress;
  follow(id: string, signal: AbortSignal): Promise<AsyncIterable<Progress>>;
  stop(id: string): Promise<unknown>;
}

/** Long work of the main process: how far it is, and a way to stop it. */
export class LongRun<Progress> {
  readonly #kind: LongWork<Progress>;
  #id: string | undefined;
  #progress = $state.raw<Progress>();
  #stopping = $state(false);

  constructor(kind: LongWork<Progress>) {
    this.#kind = kind;
  }

  /** Undefined while nothing runs. */
  get progress(): Progress | undefined {
    return this.#progress;
  }
  get stopping(): boolean {
    return this.#stopping;
  }

  /** Runs it to its end. @throws what the main process refuses, `job-cancelled` where it was stopped */
  async run<T>(work: (id: string) => Promise<T>): Promise<T> {
    const id = newId();
    this.#id = id;
    this.#stopping = false;
    this.#progress = this.#kind.first;
    const end = new AbortController();
    void this.#follow(id, end.signal);
    try {
      return await work(id);
    } finally {
      end.abort();
      this.#id = undefined;
      this.#progress = undefined;
    }
  }

  /**
   * As {@link LongRun.run}, with a refusal said in a toast.
   *
   * @param cancelled what is said where it was stopped
   * @returns what it answered, or undefined
   */
  async runOrTell<T>(work: (id: string) => Promise<T>, cancelled: string): Promise<T | undefined> {
    try {
      return await this.run(work);
    } catch (error) {
      if (codeOf(error) === 'job-cancelled') toasts.show({ text: cancelled });
      else tellProblem(error);
      return undefined;
    }
  }

  async stop(): Promise<void> {
    if (this.#id === undefined) return;
    this.#stopping = true;
    await this.#kind.stop(this.#id).catch(tellProblem);
  }

  async #follow(id: string, signal: AbortSignal): Promise<void> {
    try {
      for await (const progress of await this.#kind.follow(id, signal)) if (this.#id === id) this.#progress = progress;
    } catch {
      // How far it is cannot be told; that it runs can.
    }
  }
}
