import type { NamedAbout, TaskCreate } from '../../../../src-main/contract/tasks.ts';
import { FormOpener } from '../../forms/form-opener.svelte.ts';

/** What is known of a new task; records that it is about with their names. */
export type TaskPreset = Pick<TaskCreate, 'title' | 'kind' | 'dueDay'> & { about: NamedAbout[] };

/** The one form for a task, opened from wherever somebody wants to add or edit one. */
export const taskForm = new FormOpener<TaskPreset>();
