/** What one long piece of work tells; whoever follows sees the newest state, never a queue of old ones. */
export class Feed<Event> {
  #latest: Event | null = null;
  #changed = Promise.withResolvers<undefined>();
  #ended = false;

  tell(event: Event): void {
    this.#latest = event;
    this.#wake();
  }

  /** There is nothing more to tell. */
  end(): void {
    this.#ended = true;
    this.#wake();
  }

  async *follow(signal?: AbortSignal): AsyncGenerator<Event, void, void> {
    const aborted = Promise.withResolvers<undefined>();
    const onAbort = () => aborted.resolve(undefined);
    signal?.addEventListener('abort', onAbort, { once: true });
    let told: Event | null = null;
    try {
      while (!signal?.aborted) {
        const changed = this.#changed.promise;
        if (this.#latest && this.#latest !== told) {
          told = this.#latest;
          yield told;
        } else if (this.#ended) return;
        else await Promise.race([changed, aborted.promise]);
      }
    } finally {
      signal?.removeEventListener('abort', onAbort);
    }
  }

  #wake(): void {
    this.#changed.resolve(undefined);
    this.#changed = Promise.withResolvers<undefined>();
  }
}
