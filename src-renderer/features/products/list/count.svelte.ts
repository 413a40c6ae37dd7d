import { QueryObserver } from '@tanstack/svelte-query';
import { createSubscriber } from 'svelte/reactivity';
import { query, queryClient } from '../../../api/index.ts';

/** How many products the shop has, for whoever is outside of a component's queries. */
class ProductCount {
  readonly #observer = new QueryObserver(queryClient, query('shop', 'status'));
  readonly #subscribe = createSubscriber((update) => this.#observer.subscribe(update));

  /** Undefined until it is known. */
  get value(): number | undefined {
    this.#subscribe();
    return this.#observer.getCurrentResult().data?.products;
  }
}

export const productCount = new ProductCount();
