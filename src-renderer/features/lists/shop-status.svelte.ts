import { QueryObserver } from '@tanstack/svelte-query';
import { createSubscriber } from 'svelte/reactivity';
import { query, queryClient } from '../../api/index.ts';

/** How much of everything the shop has, for whoever is outside of a component's queries. */
class ShopStatus {
  readonly #observer = new QueryObserver(queryClient, query('shop', 'status'));
  readonly #subscribe = createSubscriber((update) => this.#observer.subscribe(update));

  /** Undefined until it is known. */
  get current() {
    this.#subscribe();
    return this.#observer.getCurrentResult().data;
  }
}

export const shopStatus = new ShopStatus();
