import { TaskFilter, type TaskRow } from '../../../../src-main/contract/tasks.ts';
import { api } from '../../../api/index.ts';
import { ListView } from '../../lists/list-view.svelte.ts';

/** Tasks stand by their day, those that are done the latest first: the main process knows no other order. */
interface TaskOrder {
  by: 'due';
  direction: 'asc';
}
const byDay: TaskOrder = { by: 'due', direction: 'asc' };

/** What the task list shows. */
export const tasksView = new ListView<TaskFilter, TaskOrder, TaskRow>({
  fetch: ({ filter }, offset, limit, signal) => api.tasks.list({ ...filter, offset, limit }, { signal }),
  noFilter: TaskFilter.parse({}),
  sorts: ['due'],
  order: byDay,
  orderOfSearch: byDay,
  columns: 'taskColumns',
  lead: 'title',
});
