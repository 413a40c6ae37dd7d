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
  let waiting: { tables: Set<string>; batchId: string | null } | null = null;
  let wake: () => void = () => undefined;
  const stop = store.onChange((event) => {
    const tables: Set<string> = waiting?.tables ?? new Set();
    for (const table of event.tables) tables.add(table);
    waiting = { tables, batchId: event.batchId };
    wake();
  });
  end.addEventListener('abort', () => wake(), { once: true });
  try {
    for (;;) {
      while (!waiting && !end.aborted) await new Promise<void>((resolve) => (wake = resolve));
      if (end.aborted) return;
      await new Promise((resolve) => setTimeout(resolve, GATHER_MS));
      const told: { tables: Set<string>; batchId: string | null } | null = waiting;
      waiting = null;
      if (told) yield { tables: [...told.tables].sort(), batchId: told.batchId };
    }
  } finally {
    stop();
  }
}
