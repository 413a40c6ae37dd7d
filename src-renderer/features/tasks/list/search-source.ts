import ListChecks from '@lucide/svelte/icons/list-checks';
import { api } from '../../../api/index.ts';
import { router } from '../../../router.svelte.ts';
import { dayWord } from '../../agenda/agenda-words.ts';

/** As many as one takes in at a glance. */
const MOST = 5;

/** Finds open tasks for the search in the top bar. */
export async function findTasks(text: string, signal: AbortSignal) {
  const { items } = await api.tasks.list({ search: text, limit: MOST }, { signal });
  return items.map((row) => ({
    id: row.id,
    title: row.title,
    detail: [row.dueDay === null ? '' : dayWord(row.dueDay), ...row.about.map(({ name }) => name)]
      .filter(Boolean)
      .join(' · '),
    icon: ListChecks,
    open: () => router.go('agenda', 'task', row.id),
  }));
}
