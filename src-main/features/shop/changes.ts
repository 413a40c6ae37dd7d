import { setTimeout as pause } from 'node:timers/promises';
import type { ChangeEvent } from '../../contract/shop.ts';
import type { Store } from '../../database/store.ts';

/** Changes of one burst (a bulk act, a finishing import) are told together. */
const GATHER_MS = 30;

/** A window has asked for its first lists and listens by then, also on a slow PC. */
const JUST_NOW_MS = 60_000;

/** What was changed just now: a window that begins to listen may have read its lists before that. */
export class JustChanged {
  readonly #store: Store;
  #events: { at: number; event: ChangeEvent }[] = [];

  constructor(store: Store) {
    this.#store = store;
    store.onChange((event) => {
      this.#events = [...this.#recent(), { at: store.clock.now(), event }];
    });
  }

  /** All of it as one event; null where nothing was changed. */
  get event(): ChangeEvent | null {
    const events = this.#recent().map(({ event }) => event);
    const last = events.at(-1);
    return last ? joined(events, last) : null;
  }

  #recent(): { at: number; event: ChangeEvent }[] {
    const since = this.#store.clock.now() - JUST_NOW_MS;
    return this.#events.filter(({ at }) => at > since);
  }
}

const joined = (events: readonly ChangeEvent[], last: ChangeEvent): ChangeEvent => ({
  tables: [...new Set(events.flatMap(({ tables }) => tables))],
  batchId: last.batchId,
});

/**
 * The shop's changes as a stream for one window, beginning with what was changed just now, until the window goes or the shop closes. Events that come while the
 * window is busy are joined, so a slow window never makes a queue grow.
 */
export async function* changesOf(
  store: Store,
  justChanged: JustChanged,
  ...ends: (AbortSignal | undefined)[]
): AsyncGenerator<ChangeEvent> {
  const end = AbortSignal.any(ends.filter((signal) => signal !== undefined));
  const first = justChanged.event;
  let waiting: ChangeEvent[] = first ? [first] : [];
  let wake: () => void = () => undefined;
  const stop = store.onChange((event) => {
    waiting = [joined([...waiting, event], event)];
    wake();
  });
  end.addEventListener('abort', () => wake(), { once: true });
  try {
    for (;;) {
      if (waiting.length === 0 && !end.aborted) await new Promise<void>((resolve) => (wake = resolve));
      if (end.aborted) return;
      await pause(GATHER_MS);
      const told = waiting;
      waiting = [];
      yield* told;
    }
  } finally {
    stop();
  }
}
