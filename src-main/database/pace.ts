/** A commit or a checkpoint that holds the window for so long is as long as it may be. */
const HELD_MS = 16;

/**
 * How much of a long work goes into one transaction. Each commit costs a wait for the disk and writes whole pages of every
 * index, so few large ones are several times as fast as many small ones; but a commit holds the window, and so its length
 * decides.
 */
export class Pace {
  readonly #least: number;
  readonly #most: number;
  #portion: number;

  /** Begins with the least. */
  constructor({ least, most }: { least: number; most: number }) {
    this.#least = least;
    this.#most = most;
    this.#portion = least;
  }

  /** So many parts the next transaction should have. */
  get portion(): number {
    return this.#portion;
  }

  /**
   * Takes into account how the last transaction went. The portion at most doubles.
   *
   * @param done parts that it had
   * @param heldMs for how long the end of it held the window
   */
  follow(done: number, heldMs: number): void {
    const pace = Math.min(HELD_MS / Math.max(heldMs, 1), 2);
    this.#portion = Math.round(Math.min(this.#most, Math.max(this.#least, done * pace)));
  }
}
