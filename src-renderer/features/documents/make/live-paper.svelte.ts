import { untrack } from 'svelte';
import type { DocumentMake } from '../../../../src-main/contract/documents.ts';
import { api, sentenceOf } from '../../../api/index.ts';

/** A paper takes longer than a figure, and nobody looks at it while typing. */
const PAUSE = 350;

/** The paper as it will look, while somebody types: the last question alone is answered. */
export class LivePaper {
  file = $state.raw<File>();
  warnings = $state.raw<string[]>([]);
  problem = $state<string>();
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Asks a moment later; null: there is nothing to draw yet. */
  follow(input: DocumentMake | null): void {
    clearTimeout(this.#timer);
    if (input === null) return;
    this.#timer = setTimeout(() => untrack(() => void this.#ask(input)), PAUSE);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#turn += 1;
  }

  async #ask(input: DocumentMake): Promise<void> {
    const turn = ++this.#turn;
    try {
      const { file, warnings } = await api.documents.preview(input);
      if (turn !== this.#turn) return;
      this.file = file;
      this.warnings = warnings;
      this.problem = undefined;
    } catch (error) {
      if (turn !== this.#turn) return;
      const { text, next } = sentenceOf(error);
      this.problem = [text, next].filter(Boolean).join(' ');
    }
  }
}
