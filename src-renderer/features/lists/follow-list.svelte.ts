import { createQuery } from '@tanstack/svelte-query';
import { untrack } from 'svelte';
import type { Api } from '../../api/index.ts';

/** Says, while a component lives, when something changed in what a group of procedures shows. */
export function followList(group: keyof Api, onchange: () => unknown): void {
  // Asks for nothing: it is marked stale with everything else of its group, and then the list asks anew.
  const changes = createQuery(() => ({ queryKey: [group, 'changes'], queryFn: () => performance.now() }));
  let seen: number | undefined;
  $effect(() => {
    const at = changes.data;
    if (at === undefined || at === seen) return;
    if (seen !== undefined) untrack(() => void onchange());
    seen = at;
  });
}
