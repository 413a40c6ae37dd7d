import type { Priority, TaskFilter } from '../../../../src-main/contract/tasks.ts';
import { act, api } from '../../../api/index.ts';
import { t } from '../../../i18n/index.svelte.ts';
import { askToBin, askToPurge, type BulkActs, doForGood, offerExport } from '../../lists/bulk.ts';
import { shopStatus } from '../../lists/shop-status.svelte.ts';
import type { Chosen } from '../../lists/list-view.svelte.ts';
import { exportedAs } from './columns.ts';
import { tasksView as view } from './view.svelte.ts';

type Tasks = Chosen<TaskFilter>;

/** What can be done to many tasks at once. */
export const acts: BulkActs<TaskFilter> = {
  async remove(chosen, count) {
    const words = t.tasks.bulk;
    if (!(await askToBin(words, count))) return false;
    return (await act(api.tasks.remove(chosen), ({ removed }) => words.binned(removed))) !== undefined;
  },
  async restore(chosen) {
    return (await act(api.tasks.restore(chosen), ({ restored }) => t.tasks.bulk.restored(restored))) !== undefined;
  },
  async purge(chosen, count) {
    const words = t.tasks.bulk;
    if (!(await askToPurge(words, count))) return false;
    return doForGood(api.tasks.purge(chosen), ({ purged }) => words.purged(purged));
  },
  export() {
    // A file says whose they are by name: what is mine here is somebody's.
    const { mine, ...filter } = view.query.filter;
    const whose = mine ? { staffId: shopStatus.current?.staff.id ?? null } : {};
    const those = (chosen: Tasks) =>
      chosen.by === 'ids'
        ? { ids: chosen.ids, view: 'all' as const, deleted: filter.deleted }
        : { ...filter, ...whose, except: chosen.except };
    offerExport(view, (chosen) => ({ what: 'tasks', ...those(chosen) }), { exportedAs, cards: false });
  },
};

/** Each of these says with a toast what it did. @returns whether it was done */
export const finishMany = async (selection: Tasks): Promise<boolean> =>
  (await act(api.tasks.doneMany({ selection }), ({ changed }) => t.tasks.bulk.doneMany(changed))) !== undefined;

export const moveMany = async (selection: Tasks, dueDay: string | null): Promise<boolean> =>
  (await act(api.tasks.moveMany({ selection, dueDay }), ({ changed }) => t.tasks.bulk.moved(changed))) !== undefined;

export async function assignMany(
  selection: Tasks,
  changes: { staffId?: string | null; priority?: Priority },
): Promise<boolean> {
  const done = await act(api.tasks.assignMany({ selection, ...changes }), ({ changed }) =>
    t.tasks.bulk.assigned(changed),
  );
  return done !== undefined;
}
