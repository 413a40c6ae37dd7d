/* eslint-disable svelte/prefer-svelte-reactivity -- the pages are replaced as a whole; the other map is never shown */
import type { RowSource } from './rows.ts';

/** One page of the list, as the procedure of a list answers it. */
export type FetchPage<Query, Row> = (
  query: Query,
  offset: number,
  limit: number,
  signal: AbortSignal,
) => Promise<{ total: number; items: Row[] }>;

const PAGE = 50;
/** Pages kept besides those on the screen: scrolling back a little finds them, and memory stays small. */
const KEPT_PAGES = 20;
/** Typing faster than this (ms) asks once: the first letter at once, then at most every so often. */
const ASK_PAUSE = 50;

interface Page<Row> {
  items: readonly Row[];
  /** Loaded before the last change: shown until the new one is there. */
  stale: boolean;
}

/**
 * The rows of a query as a window onto pages that are loaded when they are about to be seen. What was on the
 * screen stays there until something newer can take its place: a letter typed or a change elsewhere never blanks it.
 */
export class PagedList<Query, Row extends { id: string }> implements RowSource<Row> {
  #total = $state(0);
  #pages = $state.raw<ReadonlyMap<number, Page<Row>>>(new Map());
  #shown = $state.raw<Query | null>(null);
  #waiting = $state(false);
  #error = $state.raw<unknown>(null);
  #active = $state(0);
  /** Where to stand once the rows asked for are there. */
  #next = 0;
  #wanted: Query | null = null;
  #seen = { from: 0, to: PAGE };
  #running = new Map<number, AbortController>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #askedAt = -Infinity;
  readonly #fetch: FetchPage<Query, Row>;
  readonly #clock: () => number;

  constructor(fetch: FetchPage<Query, Row>, clock: () => number = () => performance.now()) {
    this.#fetch = fetch;
    this.#clock = clock;
  }

  /** How many rows the query that is shown finds. */
  get total(): number {
    return this.#total;
  }

  /** What the rows belong to; behind what is wanted while an answer is on its way. Null until the first answer. */
  get shown(): Query | null {
    return this.#shown;
  }

  /** Whether rows of an earlier filter stand in for those asked for. */
  get waiting(): boolean {
    return this.#waiting;
  }

  /** Why the last answer did not come; null when it came. */
  get error(): unknown {
    return this.#error;
  }

  /** The place that one stands at: the row with the keyboard, the card on top. */
  get active(): number {
    return Math.max(Math.min(this.#active, this.#total - 1), 0);
  }

  get current(): Row | undefined {
    return this.row(this.active);
  }

  /** Stands at another place; one beyond an end is that end. */
  goTo(index: number): void {
    this.#active = Math.max(Math.min(index, this.#total - 1), 0);
    this.#next = this.#active;
  }

  row(index: number): Row | undefined {
    return this.#pages.get(Math.floor(index / PAGE))?.items[index % PAGE];
  }

  /**
   * Changes what the list shows, and where one stands in it once it is there (left out: at its top, or where one is in
   * a list that stays the same). Asks at once, but never faster than people read.
   */
  show(query: Query, at?: number): void {
    if (this.#wanted && JSON.stringify(this.#wanted) === JSON.stringify(query)) {
      if (at === undefined) return;
      if (this.#waiting) this.#next = at;
      else this.goTo(at);
      return;
    }
    this.#wanted = query;
    this.#waiting = true;
    this.#next = at ?? 0;
    this.#seen = { from: this.#next, to: this.#next + 1 };
    clearTimeout(this.#timer);
    const pause = this.#askedAt + ASK_PAUSE - this.#clock();
    if (pause <= 0) this.#askAnew();
    else this.#timer = setTimeout(() => this.#askAnew(), pause);
  }

  want(from: number, to: number): void {
    this.#seen = { from, to };
    if (!this.#waiting) void this.#askMissing();
  }

  /** Something changed: asks again for what is on the screen, and forgets the rest. Done when it is there. */
  async refresh(): Promise<void> {
    if (!this.#wanted || this.#waiting) return;
    this.#abort();
    const pages = new Map<number, Page<Row>>();
    for (const number of this.#pagesSeen()) {
      const page = this.#pages.get(number);
      if (page) pages.set(number, { ...page, stale: true });
    }
    this.#pages = pages;
    // An empty list has no page on the screen, and may have rows now.
    if (this.#pagesSeen().length === 0) await this.#load(this.#wanted, 0);
    else await this.#askMissing();
  }

  /** Asks once more after a failure. */
  retry(): void {
    if (this.#waiting) this.#askAnew();
    else void this.refresh();
  }

  async keys(from: number, to: number): Promise<readonly string[]> {
    const query = this.#wanted;
    if (!query) return [];
    const ids: string[] = [];
    const never = new AbortController().signal;
    for (let offset = from; offset < to; offset += 500) {
      const { items } = await this.#fetch(query, offset, Math.min(500, to - offset), never);
      ids.push(...items.map((row) => row.id));
    }
    return ids;
  }

  /** The row at a place, asked for when it is not at hand. */
  async at(index: number): Promise<Row | undefined> {
    const here = this.#waiting ? undefined : this.row(index);
    if (here || !this.#wanted) return here;
    return (await this.#fetch(this.#wanted, index, 1, new AbortController().signal)).items[0];
  }

  #askAnew(): void {
    const query = this.#wanted;
    if (!query) return;
    this.#abort();
    this.#askedAt = this.#clock();
    void this.#load(query, Math.floor(this.#next / PAGE));
  }

  #pagesSeen(): number[] {
    const last = Math.min(this.#seen.to, this.#total) - 1;
    const first = Math.max(Math.floor(this.#seen.from / PAGE), 0);
    return Array.from({ length: Math.max(Math.floor(last / PAGE) - first + 1, 0) }, (_, step) => first + step);
  }

  async #askMissing(): Promise<void> {
    const query = this.#wanted;
    if (!query) return;
    const loads: Promise<void>[] = [];
    const seen = this.#pagesSeen();
    for (const [number, controller] of this.#running) {
      // Scrolled past before it came. Of an empty list nothing is seen, and its first page may be on its way.
      if (!seen.includes(number) && this.#total > 0) {
        controller.abort();
        this.#running.delete(number);
      }
    }
    for (const number of seen) {
      const page = this.#pages.get(number);
      if ((!page || page.stale) && !this.#running.has(number)) loads.push(this.#load(query, number));
    }
    await Promise.all(loads);
  }

  async #load(query: Query, number: number): Promise<void> {
    const mine = new AbortController();
    this.#running.set(number, mine);
    try {
      const { total, items } = await this.#fetch(query, number * PAGE, PAGE, mine.signal);
      if (mine.signal.aborted || query !== this.#wanted) return;
      this.#running.delete(number);
      this.#put(query, number, total, items);
    } catch (error) {
      if (mine.signal.aborted || query !== this.#wanted) return;
      this.#running.delete(number);
      this.#error = error;
    }
  }

  #put(query: Query, number: number, total: number, items: readonly Row[]): void {
    const isNew = this.#shown !== query;
    const kept = isNew ? [] : [...this.#pages];
    const pages = new Map(kept.filter(([other]) => other !== number));
    pages.set(number, { items, stale: false });
    const near = Math.floor(this.#seen.from / PAGE);
    const far = [...pages.keys()].sort((a, b) => Math.abs(b - near) - Math.abs(a - near));
    for (const other of far.slice(0, Math.max(pages.size - KEPT_PAGES, 0))) pages.delete(other);
    this.#pages = pages;
    this.#total = total;
    if (isNew) this.#active = this.#next;
    this.#shown = query;
    this.#waiting = false;
    this.#error = null;
    void this.#askMissing();
  }

  #abort(): void {
    for (const controller of this.#running.values()) controller.abort();
    this.#running.clear();
  }
}
