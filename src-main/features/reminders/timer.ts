import type { Store } from '../../database/store.ts';
import type { RemindersService } from './service.ts';

/** The longest sleep: a look at the clock, not at the file. After it a clock that has jumped, or a PC that slept, is noticed. */
const LONGEST_SLEEP = 60_000;
/** The file is asked again after this long, whatever happens. */
const LONGEST_TRUST = 6 * 3_600_000;
/** So far may the clock be from where it should be after a sleep. */
const JUMP = 15_000;
/** Changes of one burst are looked at together. */
const GATHER_MS = 250;

const watched = new Set(['tasks', 'appointments', 'appointment_changes', 'appointment_outcomes']);

/** What a timer needs of the world; tests bring their own. */
export interface Alarm {
  set(work: () => void, milliseconds: number): () => void;
}
const systemAlarm: Alarm = {
  set(work, milliseconds) {
    const timer = setTimeout(work, milliseconds);
    // A reminder that is hours away keeps no process alive.
    timer.unref();
    return () => clearTimeout(timer);
  },
};

/**
 * Sleeps to the next reminder. The file is read only when one is due, when tasks or appointments have changed, and when
 * the clock is not where it should be.
 */
export class ReminderTimer {
  readonly #store: Store;
  readonly #reminders: RemindersService;
  readonly #alarm: Alarm;
  #nextAt = 0;
  #cancel: () => void = () => undefined;
  #stopListening: () => void = () => undefined;
  #running: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(store: Store, reminders: RemindersService, alarm: Alarm = systemAlarm) {
    this.#store = store;
    this.#reminders = reminders;
    this.#alarm = alarm;
  }

  /** Tells what came due while nobody was there, and goes on from there. */
  start(): void {
    this.#stopListening = this.#store.onChange(({ tables }) => {
      if (tables.some((table) => watched.has(table))) this.#sleep(GATHER_MS, true);
    });
    this.#reminders.whenPutOff(() => this.#sleep(GATHER_MS, true));
    this.#look();
  }

  /** Waits for a look that is under way; nothing is told after it. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#cancel();
    this.#stopListening();
    await this.#running;
  }

  #look(): void {
    this.#running = this.#running
      .then(async () => {
        if (this.#closed) return;
        const now = this.#store.clock.now();
        const next = await this.#reminders.tell();
        this.#nextAt = Math.min(next ?? Infinity, now + LONGEST_TRUST);
      })
      .catch(() => {
        // A disk that is full for a moment: the next look tries again.
        this.#nextAt = this.#store.clock.now() + LONGEST_SLEEP;
      })
      .then(() => this.#sleep(this.#nextAt - this.#store.clock.now(), false));
  }

  #sleep(milliseconds: number, look: boolean): void {
    this.#cancel();
    if (this.#closed) return;
    const length = Math.min(Math.max(milliseconds, 0), LONGEST_SLEEP);
    const expected = this.#store.clock.now() + length;
    this.#cancel = this.#alarm.set(() => {
      const now = this.#store.clock.now();
      if (look || now >= this.#nextAt || Math.abs(now - expected) > JUMP) this.#look();
      else this.#sleep(this.#nextAt - now, false);
    }, length);
  }
}
