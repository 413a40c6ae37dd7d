import Handshake from '@lucide/svelte/icons/handshake';
import { api } from '../../../api/index.ts';
import { t } from '../../../i18n/index.svelte.ts';
import { router } from '../../../router.svelte.ts';
import { customerWord, valueWord } from '../deal-words.ts';

/** As many as one takes in at a glance. */
const MOST = 5;

/** Finds deals for the search in the top bar: open, won and lost ones. */
export async function findDeals(text: string, signal: AbortSignal) {
  const { items } = await api.deals.list({ search: text, limit: MOST }, { signal });
  return items.map((row) => ({
    id: row.id,
    title: row.title,
    detail: [
      customerWord(row),
      row.status === 'open' ? row.stageName : t.deals.statuses[row.status],
      row.value === null ? '' : valueWord(row.value),
    ]
      .filter(Boolean)
      .join(' · '),
    icon: Handshake,
    open: () => router.go('deals', row.id),
  }));
}
