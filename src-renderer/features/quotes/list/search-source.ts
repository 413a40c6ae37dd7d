import FileText from '@lucide/svelte/icons/file-text';
import { api } from '../../../api/index.ts';
import { t } from '../../../i18n/index.svelte.ts';
import { router } from '../../../router.svelte.ts';
import { buyerWord, calledAs, moneyOf } from '../quote-words.ts';

/** As many as one takes in at a glance. */
const MOST = 5;

/** Finds quotations for the search in the top bar. */
export async function findQuotes(text: string, signal: AbortSignal) {
  const { items } = await api.quotes.list({ search: text, limit: MOST }, { signal });
  return items.map((row) => ({
    id: row.id,
    title: calledAs(row),
    detail: [buyerWord(row), t.quotes.statuses[row.status], moneyOf(row)(row.total)].join(' · '),
    icon: FileText,
    open: () => router.go('quotes', row.id),
  }));
}
