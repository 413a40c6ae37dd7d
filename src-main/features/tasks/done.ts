import { sql } from 'kysely';
import { AppError } from '../../contract/errors.ts';
import type { InteractionKind } from '../../contract/contacts.ts';
import { insertRows, type RowValues } from '../../database/insert-buffer.ts';
import type { Actor } from '../../database/store.ts';
import type { Trx } from '../../database/tables.ts';
import { newId } from '../../domain/ids.ts';
import { following } from '../../domain/repeats.ts';
import { cleanLines } from '../../domain/text.ts';
import { ruleOf } from '../agenda/rule.ts';
import { insertInteraction } from '../contacts/timeline.ts';
import type { TaskColumns } from './queries/rows.ts';

export interface Finished {
  next: { id: string; dueDay: string } | null;
  /** Days of the repetition that were missed in between. */
  skipped: number;
}

/**
 * Marks a task as done inside the caller's act: its note goes to the timeline of every contact that it is about, and a
 * repeating one makes its next.
 * @throws AppError `task-already-done`
 */
export async function finishTask(
  trx: Trx,
  row: TaskColumns,
  given: { note: string; interaction?: InteractionKind | undefined },
  { actor, now, today }: { actor: Actor; now: number; today: string },
): Promise<Finished> {
  if (row.done_at !== null) throw new AppError('task-already-done', { title: row.title });
  const note = cleanLines(given.note);
  await trx
    .updateTable('tasks')
    .set({
      done_at: now,
      done_by_id: actor.staffId,
      done_note: note,
      updated_at: Math.max(now, row.updated_at + 1),
    })
    .where('id', '=', row.id)
    .execute();
  if (note !== '') {
    const kind = given.interaction ?? (row.kind === 'todo' ? 'note' : row.kind);
    for (const contactId of await contactsOf(trx, row.id))
      await insertInteraction(trx, { contactId, kind, text: `${row.title}\n${note}`, occurredAt: now }, actor, now);
  }
  return makeNext(trx, row, now, today);
}

/**
 * Opens a task again. Its next one goes where nobody has touched it: there would be two of the same else.
 * @throws AppError `task-not-done`
 */
export async function reopenTask(trx: Trx, row: TaskColumns, now: number): Promise<void> {
  if (row.done_at === null) throw new AppError('task-not-done', { title: row.title });
  await trx
    .updateTable('tasks')
    .set({ done_at: null, done_by_id: null, done_note: '', updated_at: Math.max(now, row.updated_at + 1) })
    .where('id', '=', row.id)
    .execute();
  await trx
    .deleteFrom('tasks')
    .where('follows_id', '=', row.id)
    .where('done_at', 'is', null)
    .whereRef('updated_at', '=', 'created_at')
    .execute();
}

async function contactsOf(trx: Trx, taskId: string): Promise<string[]> {
  const rows = await trx
    .selectFrom('task_links as l')
    .innerJoin('contacts as c', 'c.id', 'l.contact_id')
    .select('c.id')
    .where('l.task_id', '=', taskId)
    .where('c.deleted_at', 'is', null)
    .orderBy('l.position')
    .execute();
  return rows.map((one) => one.id);
}

async function makeNext(trx: Trx, row: TaskColumns, now: number, today: string): Promise<Finished> {
  if (row.repeat_rule === null || row.repeat_from === null || row.repeat_day === null)
    return { next: null, skipped: 0 };
  const { next: day, skipped } = following(ruleOf(row.repeat_rule), row.repeat_from, { day: row.repeat_day, today });
  if (day === null) return { next: null, skipped };
  const there = await trx
    .selectFrom('tasks')
    .select(['id', 'due_day'])
    .where('follows_id', '=', row.id)
    .executeTakeFirst();
  // It was done, opened and done again, and its next one has been worked on meanwhile.
  if (there) return { next: there.due_day === null ? null : { id: there.id, dueDay: there.due_day }, skipped };
  const { on_day: _, sort_key: __, ...columns } = row;
  const id = newId();
  await trx
    .insertInto('tasks')
    .values({
      ...columns,
      id,
      progress: 0,
      due_day: day,
      repeat_day: day,
      snoozed_until: null,
      snoozed_reason: '',
      follows_id: row.id,
      done_at: null,
      done_by_id: null,
      done_note: '',
      created_at: now,
      updated_at: now,
    })
    .execute();
  const { rows: links } = await sql<RowValues>`
    select entity, contact_id, product_id, other_id, position from task_links where task_id = ${row.id}`.execute(trx);
  await insertRows(
    trx,
    'task_links',
    links.map((link) => ({ id: newId(), task_id: id, ...link })),
  );
  return { next: { id, dueDay: day }, skipped };
}
