import { untrack } from 'svelte';
import type { DocumentMake } from '../../../../src-main/contract/documents.ts';
import { api, sentenceOf } from '../../../api/index.ts';

/** A paper takes longer than a figure, and nobody looks at it while typing. */
const PAUSE = 350;

/** The paper as it will look, while somebody types: one question at a time, and of those that wait the last one. */
export class LivePaper {
  file = $state.raw<File>();
  warnings = $state.raw<string[]>([]);
  problem = $state<string>();
  #waiting: DocumentMake | null = null;
  #asking = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #leaving = new AbortController();

  /** Asks a moment later; null: there is nothing to draw yet. */
  follow(input: DocumentMake | null): void {
    clearTimeout(this.#timer);
    this.#waiting = null;
    if (input === null) return;
    this.#timer = setTimeout(() => {
      this.#waiting = input;
      untrack(() => void this.#ask());
    }, PAUSE);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#leaving.abort();
  }

  /** The pages of a Word file take seconds: asked side by side, each letter that is typed would wait for all before it. */
  async #ask(): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    const { signal } = this.#leaving;
    for (let input = this.#next(); input && !signal.aborted; input = this.#next()) {
      try {
        const { file, warnings } = await api.documents.preview(input, { signal });
        this.file = file;
        this.warnings = warnings;
        this.problem = undefined;
      } catch (error) {
        if (signal.aborted) break;
        const { text, next } = sentenceOf(error);
        this.problem = [text, next].filter(Boolean).join(' ');
      }
    }
    this.#asking = false;
  }

  #next(): DocumentMake | null {
    const next = this.#waiting;
    this.#waiting = null;
    return next;
  }
}
