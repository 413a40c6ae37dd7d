import FileText from '@lucide/svelte/icons/file-text';
import { api } from '../../../api/index.ts';
import { t } from '../../../i18n/index.svelte.ts';
import { router } from '../../../router.svelte.ts';
import { forWhom, moneyOf } from '../document-words.ts';

/** As many as one takes in at a glance. */
const MOST = 5;

/** Finds documents for the search in the top bar. */
export async function findDocuments(text: string, signal: AbortSignal) {
  const { items } = await api.documents.list({ search: text, limit: MOST }, { signal });
  return items.map((row) => ({
    id: row.id,
    title: row.number,
    detail: [t.documents.kinds[row.kind], forWhom(row), row.total === null ? '' : moneyOf(row)(row.total)]
      .filter(Boolean)
      .join(' · '),
    icon: FileText,
    open: () => router.go('quotes', 'documents', row.id),
  }));
}
