import { setTimeout as pause } from 'node:timers/promises';
import type { ChangeEvent } from '../../contract/shop.ts';
import type { Store } from '../../database/store.ts';

/** Changes of one burst (a bulk act, a finishing import) are told together. */
const GATHER_MS = 30;

/**
 * The shop's changes as a stream for one window, until the window goes or the shop closes. Events that come while the
 * window is busy are joined, so a slow window never makes a queue grow.
 */
export async function* changesOf(store: Store, ...ends: (AbortSignal | undefined)[]): AsyncGenerator<ChangeEvent> {
  const end = AbortSignal.any(ends.filter((signal) => signal !== undefined));
  let waiting: ChangeEvent[] = [];
  let wake: () => void = () => undefined;
  const stop = store.onChange((event) => {
    const last = waiting[0];
    waiting = [{ tables: [...new Set([...(last?.tables ?? []), ...event.tables])], batchId: event.batchId }];
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
