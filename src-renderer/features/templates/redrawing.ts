/** How long nobody may have changed anything before it is drawn, in milliseconds. */
const REST = 250;

/**
 * Draws what is wanted last: after a rest, one at a time, and never what somebody has changed again meanwhile. However fast
 * one types, no more than one drawing is under way and one waits.
 */
export class Redrawing<W> {
  readonly #draw: (wanted: W) => Promise<void>;
  #wanted: W | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #busy = false;
  #stopped = false;

  /** @param draw must not reject */
  constructor(draw: (wanted: W) => Promise<void>) {
    this.#draw = draw;
  }

  want(wanted: W): void {
    this.#wanted = wanted;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#next(), REST);
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  async #next(): Promise<void> {
    if (this.#busy || this.#stopped) return;
    this.#busy = true;
    while (this.#wanted !== undefined && !this.#stopped) {
      const wanted = this.#wanted;
      this.#wanted = undefined;
      await this.#draw(wanted);
    }
    this.#busy = false;
  }
}
