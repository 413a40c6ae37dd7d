import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Task, TaskRow } from '../../../contract/tasks.ts';
import type { TasksTable } from '../../../database/agenda-tables.ts';
import type { Handle } from '../../../database/tables.ts';
import { nextAfter } from '../../../domain/repeats.ts';
import type { AboutRecords } from '../../agenda/about.ts';
import { ruleOf } from '../../agenda/rule.ts';
import { staffById } from '../../agenda/staff.ts';

export type TaskColumns = Selectable<TasksTable>;

/** The list's rows of these tasks in the order given; who is gone meanwhile is left out. */
export async function findRows(
  db: Handle,
  records: AboutRecords,
  ids: readonly string[],
  today: string,
): Promise<TaskRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<TaskColumns>`select t.* from json_each(${JSON.stringify(ids)}) j
    join tasks t on t.id = j.value order by j.key`.execute(db);
  const staff = await staffById(
    db,
    rows.flatMap((row) => [row.staff_id, row.asked_by_id]),
  );
  const about = await records.namedLinks(db, 'task_links', ids);
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    title: row.title,
    priority: row.priority,
    progress: row.done_at === null ? row.progress : 100,
    dueDay: row.due_day,
    dueTime: row.due_time,
    onDay: row.on_day,
    state: stateOf(row, today),
    snoozedUntil: row.snoozed_until,
    snoozedReason: row.snoozed_reason,
    staff: staff.get(row.staff_id ?? '') ?? null,
    askedBy: staff.get(row.asked_by_id ?? '') ?? null,
    about: about.get(row.id) ?? [],
    repeats: row.repeat_rule !== null,
    doneAt: row.done_at,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }));
}

function stateOf(row: Pick<TaskColumns, 'done_at' | 'on_day'>, today: string): TaskRow['state'] {
  if (row.done_at !== null) return 'done';
  if (row.on_day === null) return 'undated';
  return row.on_day < today ? 'overdue' : row.on_day === today ? 'today' : 'later';
}

/** The whole record, also of one in the bin; undefined where there is none. */
export async function findTask(
  db: Handle,
  records: AboutRecords,
  id: string,
  today: string,
): Promise<Task | undefined> {
  const [row] = await findRows(db, records, [id], today);
  const columns = await db.selectFrom('tasks').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row || !columns) return undefined;
  const rule = columns.repeat_rule === null ? null : ruleOf(columns.repeat_rule);
  const { repeat_from: from, repeat_day: day } = columns;
  return {
    ...row,
    note: columns.note,
    reminderMinutes: columns.reminder_minutes,
    repeat: rule,
    repeatFrom: from,
    nextDay: rule === null || from === null || day === null ? null : nextAfter(rule, from, day),
    doneNote: columns.done_note,
    doneBy: (await staffById(db, [columns.done_by_id])).get(columns.done_by_id ?? '') ?? null,
    deletedAt: columns.deleted_at,
  };
}
