import { untrack } from 'svelte';

export interface ToastInput {
  text: string;
  /** `bad` stays until it is dismissed and is read out at once. */
  tone?: 'good' | 'neutral' | 'bad';
  /** What it is about, such as the act that can be undone: see `settle`. */
  about?: string | undefined;
  action?: { label: string; run: () => void | Promise<void> };
  /** Milliseconds; the pointer or the keyboard on it stops the clock. */
  lasts?: number;
}

export interface Toast extends ToastInput {
  id: number;
}

const LASTS = 6_000;
/** What can be taken back stays longer: reading, understanding and reaching for it take their time. */
const LASTS_WITH_ACTION = 12_000;
/** More would cover what one works with; of two acts in a row the earlier is in the history too. */
const MOST_PASSING = 2;
const MOST = 3;

interface Clock {
  timer: ReturnType<typeof setTimeout> | undefined;
  left: number;
  startedAt: number;
}

class Toasts {
  #list = $state.raw<Toast[]>([]);
  #clocks = new Map<number, Clock>();
  #next = 1;
  #paused = false;

  get list(): Toast[] {
    return this.#list;
  }

  /** Says something in passing; returns its id for `dismiss`. */
  show(input: ToastInput): number {
    return untrack(() => this.#add(input));
  }

  #add(input: ToastInput): number {
    const id = this.#next++;
    this.#makeRoom(input);
    this.#list = [...this.#list, { ...input, id }];
    if (input.tone !== 'bad' || input.lasts !== undefined) {
      const left = input.lasts ?? (input.action ? LASTS_WITH_ACTION : LASTS);
      this.#clocks.set(id, { timer: undefined, left, startedAt: 0 });
      if (!this.#paused) this.#start(id);
    }
    return id;
  }

  /** What passes by itself makes room first; what went wrong waits to be read as long as there is room at all. */
  #makeRoom(input: ToastInput): void {
    const passing = this.#list.filter((toast) => toast.tone !== 'bad');
    const [oldest] = passing;
    if (input.tone !== 'bad' && oldest && passing.length >= MOST_PASSING) this.dismiss(oldest.id);
    const first =
      this.#list.length >= MOST ? (this.#list.find((toast) => toast.tone !== 'bad') ?? this.#list[0]) : null;
    if (first) this.dismiss(first.id);
  }

  /** What it was about is over, such as an act that was taken back elsewhere: nothing offers it any more. */
  settle(about: string): void {
    for (const toast of this.#list) if (toast.about === about) this.dismiss(toast.id);
  }

  dismiss(id: number): void {
    clearTimeout(this.#clocks.get(id)?.timer);
    this.#clocks.delete(id);
    this.#list = this.#list.filter((toast) => toast.id !== id);
    if (this.#list.length === 0) this.#paused = false;
  }

  /** Stops all clocks: someone is reading or reaching for a button. */
  pause(): void {
    if (this.#paused) return;
    this.#paused = true;
    for (const clock of this.#clocks.values()) {
      clearTimeout(clock.timer);
      clock.left -= Date.now() - clock.startedAt;
    }
  }

  resume(): void {
    if (!this.#paused) return;
    this.#paused = false;
    for (const id of this.#clocks.keys()) this.#start(id);
  }

  #start(id: number): void {
    const clock = this.#clocks.get(id);
    if (!clock) return;
    clock.startedAt = Date.now();
    // At least a second after the pointer left, whatever was left on the clock.
    clock.timer = setTimeout(() => this.dismiss(id), Math.max(clock.left, 1_000));
  }
}

export const toasts = new Toasts();
