import type { Snippet } from 'svelte';

/** What a screen says to the frame around it. */
class FrameState {
  /** One line under the shop's name, such as who is signed in. */
  shopDetail = $state('');
  #bars = $state.raw<TopBarContent[]>([]);

  /** The innermost screen that says something speaks. */
  get title(): string | undefined {
    return this.#bars.findLast((bar) => bar.title !== undefined)?.title;
  }

  get actions(): Snippet | undefined {
    return this.#bars.findLast((bar) => bar.actions !== undefined)?.actions;
  }

  /** Lets a screen fill the top bar; returns how to empty it again. */
  fill(content: TopBarContent): () => void {
    this.#bars = [...this.#bars, content];
    return () => {
      this.#bars = this.#bars.filter((other) => other !== content);
    };
  }
}

export interface TopBarContent {
  title?: string;
  actions?: Snippet;
}

export const frame = new FrameState();
