import { type Kysely, sql } from 'kysely';

const day = sql`glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'`;
const time = sql`glob '[0-2][0-9]:[0-5][0-9]'`;

/**
 * What is to be done and when: tasks, appointments, whom both are about, who was greeted on a birthday, and which
 * reminders were told. What they are about beside contacts and products is named by kind and id alone, so that kinds that
 * land later need no table made anew.
 */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`create table tasks (
    id text primary key not null,
    kind text not null default 'todo' check (kind in ('todo', 'call', 'visit', 'message')),
    title text not null check (title <> ''),
    title_key text not null,
    note text not null default '',
    priority text not null default 'normal' check (priority in ('high', 'normal', 'low')),
    progress integer not null default 0 check (progress between 0 and 100),
    due_day text check (due_day ${day}),
    due_time text check (due_time ${time}),
    staff_id text references staff (id),
    asked_by_id text references staff (id),
    reminder_minutes integer check (reminder_minutes between 0 and 40320),
    snoozed_until text check (snoozed_until ${day}),
    snoozed_reason text not null default '',
    repeat_rule text check (json_valid(repeat_rule)),
    repeat_from text check (repeat_from ${day}),
    repeat_day text check (repeat_day ${day}),
    follows_id text references tasks (id) on delete set null,
    done_at integer,
    done_by_id text references staff (id),
    done_note text not null default '',
    created_at integer not null,
    updated_at integer not null,
    deleted_at integer,
    on_day text generated always as (
      case when snoozed_until > coalesce(due_day, '') then snoozed_until else due_day end) stored,
    sort_key text generated always as (
      coalesce(case when snoozed_until > coalesce(due_day, '') then snoozed_until else due_day end, '9999-99-99') || ' '
      || coalesce(due_time, '99:99') || ' ' || case priority when 'high' then '0' when 'normal' then '1' else '2' end) stored,
    check (due_day is not null or (due_time is null and repeat_rule is null)),
    check ((repeat_rule is null) = (repeat_from is null) and (repeat_rule is null) = (repeat_day is null))
  ) strict`.execute(db);
  // Lists and counts of what is open are read from this one alone.
  await sql`create index tasks_open on tasks (sort_key, id, staff_id, kind, priority, asked_by_id, on_day)
    where done_at is null and deleted_at is null`.execute(db);
  await sql`create index tasks_done on tasks (done_at, id, staff_id, kind, priority, asked_by_id)
    where done_at is not null and deleted_at is null`.execute(db);
  await sql`create index tasks_bin on tasks (deleted_at) where deleted_at is not null`.execute(db);
  await sql`create index tasks_staff on tasks (staff_id, sort_key) where done_at is null and deleted_at is null`.execute(
    db,
  );
  await sql`create index tasks_asked_by on tasks (asked_by_id) where asked_by_id is not null`.execute(db);
  await sql`create index tasks_done_by on tasks (done_by_id) where done_by_id is not null`.execute(db);
  await sql`create index tasks_reminder on tasks (on_day)
    where reminder_minutes is not null and done_at is null and deleted_at is null`.execute(db);
  // Done twice makes one next, never two.
  await sql`create unique index tasks_follows on tasks (follows_id) where follows_id is not null`.execute(db);

  await sql`create table appointments (
    id text primary key not null,
    uid text not null,
    title text not null check (title <> ''),
    place text not null default '',
    note text not null default '',
    all_day integer not null default 0 check (all_day in (0, 1)),
    starts_on text not null check (starts_on ${day}),
    starts_at text check (starts_at ${time}),
    ends_on text not null check (ends_on ${day}),
    ends_at text check (ends_at ${time}),
    zone text not null check (zone <> ''),
    staff_id text references staff (id),
    reminder_minutes integer check (reminder_minutes between 0 and 40320),
    repeat_rule text check (json_valid(repeat_rule)),
    repeat_last text check (repeat_last ${day}),
    created_at integer not null,
    updated_at integer not null,
    deleted_at integer,
    check ((all_day = 1) = (starts_at is null) and (all_day = 1) = (ends_at is null)),
    check (ends_on || coalesce(ends_at, '') >= starts_on || coalesce(starts_at, ''))
  ) strict`.execute(db);
  await sql`create unique index appointments_uid on appointments (uid)`.execute(db);
  await sql`create index appointments_start on appointments (starts_on, id)
    where repeat_rule is null and deleted_at is null`.execute(db);
  await sql`create index appointments_repeating on appointments (repeat_last, starts_on)
    where repeat_rule is not null and deleted_at is null`.execute(db);
  await sql`create index appointments_staff on appointments (staff_id, starts_on) where staff_id is not null`.execute(
    db,
  );
  await sql`create index appointments_bin on appointments (deleted_at) where deleted_at is not null`.execute(db);

  // One time of a repetition that is called off (no start) or somewhere else than its rule has it.
  await sql`create table appointment_changes (
    id text primary key not null,
    appointment_id text not null references appointments (id) on delete cascade,
    day text not null check (day ${day}),
    all_day integer not null default 0 check (all_day in (0, 1)),
    starts_on text check (starts_on ${day}),
    starts_at text check (starts_at ${time}),
    ends_on text check (ends_on ${day}),
    ends_at text check (ends_at ${time}),
    unique (appointment_id, day),
    check ((starts_on is null) = (ends_on is null))
  ) strict`.execute(db);
  await sql`create index appointment_changes_start on appointment_changes (starts_on) where starts_on is not null`.execute(
    db,
  );

  // Which of its times have been, and what came of them.
  await sql`create table appointment_outcomes (
    id text primary key not null,
    appointment_id text not null references appointments (id) on delete cascade,
    day text not null check (day ${day}),
    done_at integer not null,
    done_by_id text references staff (id),
    note text not null default '',
    unique (appointment_id, day)
  ) strict`.execute(db);
  await sql`create index appointment_outcomes_done_by on appointment_outcomes (done_by_id) where done_by_id is not null`.execute(
    db,
  );

  for (const [table, of] of [
    ['task_links', 'task'],
    ['appointment_links', 'appointment'],
  ] as const) {
    const owner = sql.ref(`${of}_id`);
    await sql`create table ${sql.table(table)} (
      id text primary key not null,
      ${owner} text not null references ${sql.table(`${of}s`)} (id) on delete cascade,
      entity text not null check (entity in ('contact', 'deal', 'product', 'quotation', 'sale', 'complaint')),
      contact_id text references contacts (id) on delete cascade,
      product_id text references products (id) on delete cascade,
      other_id text,
      position integer not null,
      check ((entity = 'contact') = (contact_id is not null) and (entity = 'product') = (product_id is not null)
        and (entity not in ('contact', 'product')) = (other_id is not null))
    ) strict`.execute(db);
    await sql`create unique index ${sql.ref(`${table}_once`)} on ${sql.table(table)}
      (${owner}, coalesce(contact_id, product_id, other_id))`.execute(db);
    for (const column of ['contact_id', 'product_id', 'other_id'])
      await sql`create index ${sql.ref(`${table}_${column.replace('_id', '')}`)} on ${sql.table(table)}
        (${sql.ref(column)}, ${owner}) where ${sql.ref(column)} is not null`.execute(db);
  }

  // Who was greeted, or put off, on the birthday of a year.
  await sql`create table birthday_greetings (
    id text primary key not null,
    contact_id text not null references contacts (id) on delete cascade,
    year integer not null check (year between 1900 and 9999),
    done_at integer,
    snoozed_until text check (snoozed_until ${day}),
    reason text not null default '',
    staff_id text references staff (id),
    unique (contact_id, year)
  ) strict`.execute(db);

  // What this PC has told already: no business of the journal.
  await sql`create table reminder_marks (
    entity text not null check (entity in ('appointment', 'task')),
    record_id text not null,
    day text not null check (day ${day}),
    start integer not null,
    at integer not null,
    told_at integer,
    dismissed_at integer,
    primary key (entity, record_id, day)
  ) strict, without rowid`.execute(db);
  await sql`create index reminder_marks_open on reminder_marks (at) where dismissed_at is null`.execute(db);
}
