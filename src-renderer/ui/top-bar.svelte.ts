import type { Snippet } from 'svelte';

/** What the screen that is open says in the bar above it. */
class TopBar {
  /** The truth; `#bars` shows it. While a screen goes away, reactive state still reads as it was before. */
  #open: readonly TopBarContent[] = [];
  #bars = $state.raw<readonly TopBarContent[]>([]);

  /** The innermost screen that says something speaks. */
  get title(): string | undefined {
    return this.#bars.findLast((bar) => bar.title !== undefined)?.title;
  }

  get searches(): boolean {
    return this.#bars.some((bar) => bar.searches);
  }

  get actions(): Snippet | undefined {
    return this.#bars.findLast((bar) => bar.actions !== undefined)?.actions;
  }

  /** Lets a screen fill the top bar; returns how to empty it again. */
  fill(content: TopBarContent): () => void {
    this.#set([...this.#open, content]);
    return () => this.#set(this.#open.filter((other) => other !== content));
  }

  #set(open: readonly TopBarContent[]): void {
    this.#open = open;
    this.#bars = open;
  }
}

export interface TopBarContent {
  title?: string;
  /** The screen has a search of its own: the one in the bar, for everything, makes itself small beside it. */
  searches?: boolean;
  actions?: Snippet;
}

export const topBar = new TopBar();
