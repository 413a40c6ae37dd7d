import Package from '@lucide/svelte/icons/package';
import { api } from '../../../api/index.ts';
import { router } from '../../../router.svelte.ts';
import { money } from '../../../money.ts';
import { quantityWord } from '../product-words.ts';

/** As many as one takes in at a glance. */
const MOST = 5;

/** Finds products for the search in the top bar. */
export async function findProducts(text: string, signal: AbortSignal) {
  const { items } = await api.products.list(
    { search: text, limit: MOST, sort: { by: 'relevance', direction: 'asc' } },
    { signal },
  );
  return items.map((row) => ({
    id: row.id,
    title: row.name,
    detail: [
      row.sku,
      row.price === null ? '' : money(row.price),
      row.stock === null ? '' : quantityWord(row.stock, row.unit),
    ]
      .filter(Boolean)
      .join(' · '),
    icon: Package,
    open: () => router.go('products', row.id),
  }));
}
