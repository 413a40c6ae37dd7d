import { SvelteSet } from 'svelte/reactivity';

/** What a bulk act works on: these, or all that the list's filter finds except these. */
export type Selected = { all: boolean; keys: string[] };

/** Chosen rows by key. "All" counts rows that were never loaded, so it is kept as all-except and not as a list. */
export class Selection {
  #all = $state(false);
  readonly #keys = new SvelteSet<string>();

  has(key: string): boolean {
    return this.#keys.has(key) !== this.#all;
  }

  /** How many of `total` rows. */
  count(total: number): number {
    return this.#all ? Math.max(total - this.#keys.size, 0) : this.#keys.size;
  }

  get empty(): boolean {
    return !this.#all && this.#keys.size === 0;
  }

  get value(): Selected {
    return { all: this.#all, keys: [...this.#keys] };
  }

  set(key: string, chosen: boolean): void {
    if (chosen === this.#all) this.#keys.delete(key);
    else this.#keys.add(key);
  }

  toggle(key: string): void {
    this.set(key, !this.has(key));
  }

  /** Only these. */
  replace(keys: Iterable<string>): void {
    this.clear();
    for (const key of keys) this.#keys.add(key);
  }

  selectAll(): void {
    this.#keys.clear();
    this.#all = true;
  }

  clear(): void {
    this.#keys.clear();
    this.#all = false;
  }
}
