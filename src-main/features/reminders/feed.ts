import type { ReminderEvent } from '../../contract/reminders.ts';

const MOST_WAITING = 200;

/**
 * Reminders on their way to the windows. What no shell has shown and no window has heard of waits for the first window
 * that listens: at the start the core is up before its window is.
 */
export class ReminderFeed {
  readonly #listeners = new Set<(event: ReminderEvent) => void>();
  readonly #closing = new AbortController();
  #waiting: ReminderEvent[] = [];

  tell(event: ReminderEvent): void {
    if (this.#listeners.size === 0 && !event.shown) this.#waiting = [...this.#waiting, event].slice(-MOST_WAITING);
    for (const listener of this.#listeners) listener(event);
  }

  /** Every event from now on, until the window goes or the app closes. */
  async *follow(signal?: AbortSignal): AsyncGenerator<ReminderEvent> {
    const end = signal ? AbortSignal.any([signal, this.#closing.signal]) : this.#closing.signal;
    const events = this.#waiting;
    this.#waiting = [];
    let wake: () => void = () => undefined;
    const listener = (event: ReminderEvent) => {
      events.push(event);
      wake();
    };
    this.#listeners.add(listener);
    end.addEventListener('abort', () => wake(), { once: true });
    try {
      for (;;) {
        const event = events.shift();
        if (event) yield event;
        else if (end.aborted) return;
        else await new Promise<void>((resolve) => (wake = resolve));
      }
    } finally {
      this.#listeners.delete(listener);
    }
  }

  close(): void {
    this.#closing.abort();
  }
}
