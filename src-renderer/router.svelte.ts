import { createSubscriber } from 'svelte/reactivity';
import { href, parseHash } from './address.ts';

export { href } from './address.ts';

class Router {
  readonly #subscribe = createSubscriber((update) => {
    window.addEventListener('hashchange', update);
    window.addEventListener('popstate', update);
    return () => {
      window.removeEventListener('hashchange', update);
      window.removeEventListener('popstate', update);
    };
  });

  /** The parts of the address, decoded: `['contacts', 'ID']`. */
  get segments(): string[] {
    this.#subscribe();
    return parseHash(window.location.hash).segments;
  }

  /** What stands behind the question mark. */
  get query(): URLSearchParams {
    this.#subscribe();
    return parseHash(window.location.hash).query;
  }

  /** Opens a screen; the way back leads here. */
  go(...segments: string[]): void {
    window.location.hash = href(...segments);
  }

  /** Changes the address without a step in the history: for what one does not want to come back to. */
  replace(...segments: string[]): void {
    window.history.replaceState(null, '', href(...segments));
    window.dispatchEvent(new HashChangeEvent('hashchange'));
  }

  /** Sets or (with null) takes away one word behind the question mark, without a step in the history. */
  setQuery(name: string, value: string | null): void {
    const { segments, query } = parseHash(window.location.hash);
    if (value === null) query.delete(name);
    else query.set(name, value);
    const search = query.toString();
    window.history.replaceState(null, '', href(...segments) + (search ? `?${search}` : ''));
    window.dispatchEvent(new HashChangeEvent('hashchange'));
  }

  back(): void {
    window.history.back();
  }
}

export const router = new Router();
