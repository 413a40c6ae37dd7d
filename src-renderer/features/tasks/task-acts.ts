import type { TaskKind } from '../../../src-main/contract/tasks.ts';
import type { InteractionKind } from '../../../src-main/contract/contacts.ts';
import { act, api } from '../../api/index.ts';
import { format, t } from '../../i18n/index.svelte.ts';
import { finishing, snoozing } from '../agenda/asking.svelte.ts';

/** A task as far as one needs to know it to do something with it. */
interface Known {
  id: string;
  title: string;
  kind?: TaskKind;
}

/** Done at once, or with a note of what came of it. @returns whether it was done */
export async function finishTask({ id, title }: Known, note = '', how?: InteractionKind): Promise<boolean> {
  const done = await act(api.tasks.done({ id, note, ...(how ? { interaction: how } : {}) }), ({ next }) =>
    next ? t.agenda.finish.next(title, format.civil(next.dueDay)) : t.agenda.finish.done(title),
  );
  return done !== undefined;
}

export function finishTaskWithNote(task: Known): void {
  const kind = task.kind ?? 'todo';
  finishing.ask({
    title: task.title,
    how: kind === 'todo' ? 'note' : kind,
    run: (note, how) => finishTask(task, note, how),
  });
}

export function snoozeTask({ id, title }: Known): void {
  snoozing.ask({
    title,
    run: async (until, reason) => {
      const words = t.agenda.snooze;
      const done = await act(api.tasks.snooze({ id, until, reason }), words.done(title, format.civil(until)));
      return done !== undefined;
    },
  });
}

export const wakeTask = ({ id, title }: Known) =>
  act(api.tasks.snooze({ id, until: null }), t.agenda.snooze.woken(title));

export const reopenTask = ({ id, title }: Known) => act(api.tasks.reopen({ id }), t.agenda.finish.reopened(title));

export const binTask = ({ id, title }: Known) =>
  act(api.tasks.remove({ by: 'ids', ids: [id] }), t.tasks.record.binned(title));

export const restoreTask = ({ id, title }: Known) =>
  act(api.tasks.restore({ by: 'ids', ids: [id] }), t.tasks.record.restored(title));
