import type { InteractionKind } from '../../../src-main/contract/contacts.ts';
import type { TodayRow } from '../../../src-main/contract/today.ts';
import { act, api } from '../../api/index.ts';
import { format, t } from '../../i18n/index.svelte.ts';
import { finishing, snoozing } from '../agenda/asking.svelte.ts';
import { finishTask } from '../tasks/task-acts.ts';

const can = (row: TodayRow, action: TodayRow['actions'][number]) => row.actions.includes(action);

/** Done, by one key. @returns whether it was */
export async function finish(row: TodayRow, note = '', how?: InteractionKind): Promise<boolean> {
  if (!can(row, 'done')) return false;
  const { section, key, title } = row;
  // The task itself says when it comes again, and as what its note is kept.
  if (row.record.entity === 'task') return finishTask({ id: row.record.id, title }, note, how);
  const words = t.agenda.finish;
  const said =
    row.reason === 'approval' ? t.quotes.approved : section === 'birthdays' ? words.greeted(title) : words.done(title);
  return (await act(api.today.done({ section, key, note }), said)) !== undefined;
}

/** Done, with what came of it. `settled` is told afterwards. */
export function finishWithNote(row: TodayRow, settled: () => void): void {
  if (!can(row, 'done')) return;
  const task = row.record.entity === 'task';
  finishing.ask({
    title: row.title,
    ...(task ? { how: 'note' as const } : {}),
    run: async (note, how) => {
      const done = await finish(row, note, task ? how : undefined);
      if (done) settled();
      return done;
    },
  });
}

/** Put off until a day, with a reason. */
export function snooze(row: TodayRow, settled: () => void): void {
  if (!can(row, 'snooze')) return;
  const { section, key, title } = row;
  snoozing.ask({
    title,
    run: async (until, reason) => {
      const said = t.agenda.snooze.done(title, format.civil(until));
      const done = await act(api.today.snooze({ section, key, until, reason }), said);
      if (done) settled();
      return done !== undefined;
    },
  });
}
