import { type RawBuilder, sql } from 'kysely';
import type { TaskFilter, TaskView } from '../../../contract/tasks.ts';
import { tasksCalled } from '../../../database/task-index.ts';
import { addDays } from '../../../domain/dates.ts';
import { fold } from '../../../domain/text.ts';
import { isAbout } from '../../agenda/about.ts';

/** A filter, with who asks and which day it is. */
export interface TaskQuery extends TaskFilter {
  callerId: string;
  /** `YYYY-MM-DD` at the shop. */
  today: string;
}

/** Where tasks without a day begin in the order of what is open. */
const UNDATED = '9999-99-99';

/** Conditions on the task `t` for one view; the two first words of each decide which index answers. */
function inView(view: TaskView, today: string): RawBuilder<boolean>[] {
  const open = sql<boolean>`t.done_at is null`;
  const from = (key: string) => sql<boolean>`t.sort_key >= ${key}`;
  const before = (key: string) => sql<boolean>`t.sort_key < ${key}`;
  const tomorrow = addDays(today, 1);
  switch (view) {
    case 'all':
      return [];
    case 'done':
      return [sql<boolean>`t.done_at is not null`];
    case 'open':
      return [open];
    case 'overdue':
      return [open, before(today)];
    case 'today':
      return [open, from(today), before(tomorrow)];
    case 'later':
      return [open, from(tomorrow), before(UNDATED)];
    case 'undated':
      return [open, from(UNDATED)];
  }
}

/** What a filter asks of the task `t`. */
export function conditionsOf(query: TaskQuery): RawBuilder<boolean>[] {
  const conditions = [
    query.deleted ? sql<boolean>`t.deleted_at is not null` : sql<boolean>`t.deleted_at is null`,
    ...inView(query.view, query.today),
  ];
  if (query.mine) conditions.push(sql<boolean>`t.staff_id = ${query.callerId}`);
  if (query.staffId !== null) conditions.push(sql<boolean>`t.staff_id = ${query.staffId}`);
  if (query.unassigned) conditions.push(sql<boolean>`t.staff_id is null`);
  if (query.askedById !== null) conditions.push(sql<boolean>`t.asked_by_id = ${query.askedById}`);
  if (query.kinds.length > 0) conditions.push(sql<boolean>`t.kind in (${sql.join(query.kinds)})`);
  if (query.priority !== null) conditions.push(sql<boolean>`t.priority = ${query.priority}`);
  if (query.about !== null) conditions.push(isAbout('task_links', sql.ref('t.id'), query.about));
  for (const word of fold(query.search).split(' ').filter(Boolean)) conditions.push(saying(word));
  return conditions;
}

/** The word stands in the title, or in the name of a contact that the task is about. */
function saying(word: string): RawBuilder<boolean> {
  // Two letters are no trigram, and in too many names to be told apart by them.
  if ([...word].length < 3) return sql<boolean>`instr(t.title_key, ${word}) > 0`;
  const quoted = `"${word.replaceAll('"', '""')}"`;
  return sql<boolean>`t.id in (${tasksCalled(word)} union all
    select l.task_id from contact_names join contact_index c on c.row = contact_names.rowid
    join task_links l on l.contact_id = c.contact_id where contact_names match ${`name : ${quoted}`})`;
}

export const allOf = (conditions: readonly RawBuilder<boolean>[]) => sql.join([...conditions], sql` and `);
