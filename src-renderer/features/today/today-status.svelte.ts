import { QueryObserver } from '@tanstack/svelte-query';
import { createSubscriber } from 'svelte/reactivity';
import { query, queryClient } from '../../api/index.ts';

/** Rows of each section that are asked for at once; more come one section at a time. */
export const FIRST_ROWS = 6;
/** Anew without any change: the day goes on, and appointments pass. */
const REFRESH = 60_000;

/** What Today holds; whose it is stays as it was chosen while the window lives. */
class TodayStatus {
  #mine = $state(false);
  readonly #observer = new QueryObserver(queryClient, this.#asked());
  readonly #subscribe = createSubscriber((update) => this.#observer.subscribe(update));

  get mine(): boolean {
    return this.#mine;
  }
  set mine(mine: boolean) {
    this.#mine = mine;
    this.#observer.setOptions(this.#asked());
  }

  /** What the page shows, with why it could not be read. */
  get result() {
    this.#subscribe();
    return this.#observer.getCurrentResult();
  }

  /** How many rows there are; undefined until it is known. */
  get count(): number | undefined {
    return this.result.data?.sections.reduce((sum, { total }) => sum + total, 0);
  }

  /** Whether anything is late. */
  get late(): boolean {
    return this.result.data?.sections.some(({ items }) => items.some(({ tone }) => tone === 'late')) ?? false;
  }

  retry(): void {
    void this.#observer.refetch();
  }

  #asked() {
    return { ...query('today', 'show', { limit: FIRST_ROWS, mine: this.#mine }), refetchInterval: REFRESH };
  }
}

export const todayStatus = new TodayStatus();
