import type { ColumnType, Generated } from 'kysely';
import type { AboutEntity, Priority, TaskKind } from '../contract/tasks.ts';
import type { Defaulted, Flag } from './column-types.ts';

/** A column that SQLite works out of the others. */
type Derived<T> = ColumnType<T, never, never>;

export interface TasksTable {
  id: string;
  kind: Defaulted<TaskKind>;
  title: string;
  title_key: string;
  note: Defaulted<string>;
  priority: Defaulted<Priority>;
  progress: Defaulted<number>;
  due_day: string | null;
  due_time: string | null;
  /** For whom. */
  staff_id: string | null;
  asked_by_id: string | null;
  /** Before the time at which it is due. */
  reminder_minutes: number | null;
  snoozed_until: string | null;
  snoozed_reason: Defaulted<string>;
  /** JSON of a `Repeat`. */
  repeat_rule: string | null;
  /** The rule's anchor. */
  repeat_from: string | null;
  /** The day of the rule that this task stands for, wherever it was moved to. */
  repeat_day: string | null;
  /** The task of which this is the next. */
  follows_id: string | null;
  done_at: number | null;
  done_by_id: string | null;
  done_note: Defaulted<string>;
  created_at: number;
  updated_at: number;
  deleted_at: number | null;
  /** The later of the day it is due and the day until which it is snoozed. */
  on_day: Derived<string | null>;
  /** `YYYY-MM-DD HH:MM P`: sorts what is open. */
  sort_key: Derived<string>;
}
interface LinksTable {
  id: string;
  entity: AboutEntity;
  contact_id: string | null;
  product_id: string | null;
  /** Of any other kind: without a foreign key. */
  other_id: string | null;
  position: number;
}
export interface TaskLinksTable extends LinksTable {
  task_id: string;
}
export interface AppointmentLinksTable extends LinksTable {
  appointment_id: string;
}
/** Days and times are those of the wall in `zone`. */
export interface AppointmentsTable {
  id: string;
  /** By which other programs know it (RFC 5545, 3.8.4.7). */
  uid: string;
  title: string;
  place: Defaulted<string>;
  note: Defaulted<string>;
  all_day: Defaulted<Flag>;
  starts_on: string;
  starts_at: string | null;
  ends_on: string;
  ends_at: string | null;
  zone: string;
  staff_id: string | null;
  reminder_minutes: number | null;
  /** JSON of a `Repeat`; its anchor is `starts_on`. */
  repeat_rule: string | null;
  /** The last day of the rule; `9999-12-31` where it never ends. */
  repeat_last: string | null;
  created_at: number;
  updated_at: number;
  deleted_at: number | null;
}
/** One time of a repetition that is called off (no start) or moved. */
export interface AppointmentChangesTable {
  id: string;
  appointment_id: string;
  day: string;
  all_day: Defaulted<Flag>;
  starts_on: string | null;
  starts_at: string | null;
  ends_on: string | null;
  ends_at: string | null;
}
/** A time of an appointment that has been. */
export interface AppointmentOutcomesTable {
  id: string;
  appointment_id: string;
  day: string;
  done_at: number;
  done_by_id: string | null;
  note: Defaulted<string>;
}
export interface BirthdayGreetingsTable {
  id: string;
  contact_id: string;
  year: number;
  done_at: number | null;
  snoozed_until: string | null;
  reason: Defaulted<string>;
  staff_id: string | null;
}
export interface ReminderMarksTable {
  entity: 'appointment' | 'task';
  record_id: string;
  day: string;
  /** The moment that it reminds of: of another one, where the record was moved since, it says nothing. */
  start: number;
  /** When it is to be told; a snooze moves it. */
  at: number;
  told_at: number | null;
  dismissed_at: number | null;
}

/** What tasks, appointments and reminders are kept in. */
export interface AgendaTables {
  tasks: TasksTable;
  task_links: TaskLinksTable;
  appointments: AppointmentsTable;
  appointment_links: AppointmentLinksTable;
  appointment_changes: AppointmentChangesTable;
  appointment_outcomes: AppointmentOutcomesTable;
  birthday_greetings: BirthdayGreetingsTable;
  reminder_marks: ReminderMarksTable;
  /** Derived: see task-index.ts. */
  task_index: { row: Generated<number>; task_id: string };
  task_dirty: { task_id: string };
}
