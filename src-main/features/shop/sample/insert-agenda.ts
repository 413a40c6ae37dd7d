import type { Insertable } from 'kysely';
import type { AppointmentsTable, TasksTable } from '../../../database/agenda-tables.ts';
import { InsertBuffer } from '../../../database/insert-buffer.ts';
import type { Trx } from '../../../database/tables.ts';
import { newId } from '../../../domain/ids.ts';
import { addMinutes, wallClockOf } from '../../../domain/zones.ts';
import { linkRow } from '../../agenda/about.ts';
import { ruleFrom } from '../../agenda/rule.ts';
import { requireTimes } from '../../appointments/times.ts';
import { repeating } from '../../appointments/write.ts';
import { labelKey } from '../../contacts/find-or-make.ts';
import { type SampleAbout, sampleAppointments, type SampleTask, sampleTasks } from './agenda-data.ts';
import type { Scene } from './scene.ts';

/**
 * What is to be done these days, some of it by the one who helps out; and what stands in the calendar. Nothing of it
 * rings: one is only looking round.
 */
export async function insertSampleAgenda(trx: Trx, scene: Scene, helperId: string): Promise<void> {
  const buffer = new InsertBuffer();
  for (const task of sampleTasks) gatherTask(buffer, task, scene, helperId);
  gatherAppointments(buffer, scene);
  await buffer.flush(trx);
}

function gatherTask(buffer: InsertBuffer, task: SampleTask, scene: Scene, helperId: string): void {
  const { now, staffId } = scene.setting;
  const id = newId();
  const title = scene.text(task.title);
  const day = task.dueInDays === undefined ? null : scene.day(task.dueInDays);
  const rule = task.repeat && day !== null ? ruleFrom(task.repeat, day) : null;
  const done = task.doneDaysAgo === undefined ? null : scene.momentAgo(task.doneDaysAgo, 16);
  buffer.add('tasks', {
    id,
    kind: task.kind ?? 'todo',
    title,
    title_key: labelKey(title),
    note: scene.text(task.note),
    priority: task.priority ?? 'normal',
    progress: task.progress ?? 0,
    due_day: day,
    due_time: task.dueTime ?? null,
    staff_id: task.byHelper ? helperId : staffId,
    asked_by_id: task.byHelper ? staffId : null,
    reminder_minutes: null,
    snoozed_until: null,
    repeat_rule: rule?.text ?? null,
    repeat_from: rule?.first ?? null,
    repeat_day: rule?.first ?? null,
    follows_id: null,
    done_at: done,
    done_by_id: done === null ? null : staffId,
    created_at: done ?? now,
    updated_at: done ?? now,
    deleted_at: null,
  } satisfies Insertable<TasksTable>);
  for (const [position, about] of aboutOf(task.about, scene).entries())
    buffer.add('task_links', linkRow('task_links', id, about, position));
}

function gatherAppointments(buffer: InsertBuffer, scene: Scene): void {
  const { now, staffId, timeZone } = scene.setting;
  for (const appointment of sampleAppointments) {
    const id = newId();
    const { from = null, to = null, inDays, repeat = null } = appointment;
    const day = scene.day(inDays);
    const hours = from === 'soon' ? soon(scene) : { startsAt: from, endsAt: to };
    buffer.add('appointments', {
      id,
      uid: `${id}@langganan`,
      title: scene.text(appointment.title),
      place: scene.text(appointment.place),
      ...repeating(repeat, requireTimes({ startsOn: day, ...hours })),
      zone: timeZone,
      staff_id: staffId,
      reminder_minutes: null,
      created_at: now,
      updated_at: now,
      deleted_at: null,
    } satisfies Insertable<AppointmentsTable>);
    for (const [position, about] of aboutOf(appointment.about, scene).entries())
      buffer.add('appointment_links', linkRow('appointment_links', id, about, position));
    if (appointment.done)
      buffer.add('appointment_outcomes', {
        id: newId(),
        appointment_id: id,
        day,
        done_at: scene.momentAgo(-inDays, 12),
        done_by_id: staffId,
        note: '',
      });
  }
}

/** The next full hour but one, and an hour from then; late in the evening the last hours of the day. */
function soon({ setting, today }: Scene): { startsAt: string; endsAt: string } {
  const { time } = wallClockOf(setting.timeZone, setting.now);
  const startsAt = `${String(Math.min(22, Number(time.slice(0, 2)) + 2)).padStart(2, '0')}:00`;
  return { startsAt, endsAt: addMinutes(today, startsAt, 60).time };
}

const aboutOf = ({ contacts = [], deals = [], products = [] }: SampleAbout = {}, scene: Scene) => [
  ...contacts.map((key) => ({ entity: 'contact' as const, id: scene.idOf(key) })),
  ...deals.map((key) => ({ entity: 'deal' as const, id: scene.idOf(key) })),
  ...products.map((key) => ({ entity: 'product' as const, id: scene.idOf(key) })),
];
