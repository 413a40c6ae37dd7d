/** Making one contact of several, started from the record, the form or the screen of suspects. */
class MergeRequest {
  #ids = $state.raw<readonly string[]>([]);
  #onmerged: ((winnerId: string) => void) | undefined;

  /** The contacts to compare; empty while nothing is merged. One alone means: the other is still to be chosen. */
  get ids(): readonly string[] {
    return this.#ids;
  }

  /** The first one is proposed as the one that stays. With one alone the other is asked for. */
  open(ids: readonly string[], onmerged?: (winnerId: string) => void): void {
    this.#ids = [...new Set(ids)];
    this.#onmerged = onmerged;
  }

  /** The other contact was chosen. */
  add(id: string): void {
    this.#ids = [...new Set([...this.#ids, id])];
  }

  close(): void {
    this.#ids = [];
  }

  done(winnerId: string): void {
    const told = this.#onmerged;
    this.close();
    told?.(winnerId);
  }
}

export const mergeDialog = new MergeRequest();
