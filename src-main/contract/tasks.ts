import { z } from 'zod';
import { InteractionKind } from './contacts.ts';
import { CivilDate, Done, Id, line, procedure, prose } from './shared.ts';
import { TaskFilter, TaskSelection } from './tasks/filter.ts';
import { TaskCreate, TaskUpdate } from './tasks/input.ts';
import { Task, TaskRow } from './tasks/record.ts';
import { Priority } from './tasks/words.ts';

// What the feature's procedures speak of; whoever needs a schema of it asks here.
export * from './agenda/repeat.ts';
export * from './agenda/words.ts';
export * from './tasks/filter.ts';
export * from './tasks/input.ts';
export * from './tasks/record.ts';
export * from './tasks/words.ts';

const read = { permission: 'agenda.read' } as const;
const write = { permission: 'agenda.write' } as const;
const remove = { permission: 'agenda.delete' } as const;
const many = { selection: TaskSelection };
const changed = Done.extend({ changed: z.number().int() });

export const tasks = {
  /**
   * Open ones by the day on which they are to be done (without a day last), then time, then priority; done ones the
   * latest first. A page begins behind `cursor` (the `next` of the page before), or at `offset`.
   */
  list: procedure
    .meta({ ...read, cli: { summary: 'List or search tasks' } })
    .input(
      TaskFilter.extend({
        limit: z.number().int().min(1).max(500).default(50),
        offset: z.number().int().min(0).default(0),
        cursor: z.string().max(200).nullable().default(null),
      }),
    )
    .output(z.object({ total: z.number().int(), items: z.array(TaskRow), next: z.string().nullable() })),
  /** How many there are in each view, the filter's own view aside. */
  counts: procedure
    .meta({ ...read, cli: { summary: 'How many tasks are overdue, of today, later or done' } })
    .input(TaskFilter.omit({ view: true }))
    .output(
      z.object({
        open: z.number().int(),
        overdue: z.number().int(),
        today: z.number().int(),
        later: z.number().int(),
        undated: z.number().int(),
        done: z.number().int(),
      }),
    ),
  get: procedure
    .meta({ ...read, cli: { summary: 'Show one task' } })
    .input(z.object({ id: Id }))
    .output(Task),
  create: procedure
    .meta({ ...write, cli: { summary: 'Add a task' } })
    .input(TaskCreate)
    .output(Task.extend({ batchId: Id })),
  update: procedure
    .meta({ ...write, cli: { summary: 'Change a task' } })
    .input(TaskUpdate)
    .output(Task.extend({ batchId: Id })),
  /**
   * Done. A note lands on the timeline of every contact that the task is about, as a note or as the touch that the task
   * was (`interaction` says otherwise). A repeating one makes the next: the first day after this one that is not past;
   * `skipped` counts those that were missed in between.
   */
  done: procedure
    .meta({ ...write, cli: { summary: 'Mark a task as done' } })
    .input(z.object({ id: Id, note: prose(5_000).default(''), interaction: InteractionKind.optional() }))
    .output(
      Task.extend({
        batchId: Id,
        next: z.object({ id: Id, dueDay: CivilDate }).nullable(),
        skipped: z.number().int(),
      }),
    ),
  /** Open again. The next one of a repeating task goes where nobody has touched it. */
  reopen: procedure
    .meta({ ...write, cli: { summary: 'Open a task again' } })
    .input(z.object({ id: Id }))
    .output(Task.extend({ batchId: Id })),
  /** Not before a day; `until` null wakes it up. What it is due stays. */
  snooze: procedure
    .meta({ ...write, cli: { summary: 'Put a task off until a day, with a reason' } })
    .input(z.object({ id: Id, until: CivilDate.nullable(), reason: line(200).default('') }))
    .output(Task.extend({ batchId: Id })),

  doneMany: procedure
    .meta({ ...write, cli: { summary: 'Mark tasks as done' } })
    .input(z.object({ ...many, note: prose(5_000).default('') }))
    .output(changed.extend({ next: z.number().int() })),
  /** To another day; null: without one. A snooze ends. Repeating tasks keep their rhythm. */
  moveMany: procedure
    .meta({ ...write, cli: { summary: 'Move tasks to another day' } })
    .input(z.object({ ...many, dueDay: CivilDate.nullable() }))
    .output(changed),
  /** For whom, and how urgent; what is left out stays. */
  assignMany: procedure
    .meta({ ...write, cli: { summary: 'Give tasks to somebody, or another priority' } })
    .input(z.object({ ...many, staffId: Id.nullable().optional(), priority: Priority.optional() }))
    .output(changed),
  remove: procedure
    .meta({ ...write, cli: { summary: 'Move tasks to the bin' } })
    .input(TaskSelection)
    .output(Done.extend({ removed: z.number().int() })),
  restore: procedure
    .meta({ ...write, cli: { summary: 'Take tasks out of the bin' } })
    .input(TaskSelection)
    .output(Done.extend({ restored: z.number().int() })),
  /** Empties the bin for good. */
  purge: procedure
    .meta({ ...remove, cli: { summary: 'Erase tasks of the bin for good' } })
    .input(TaskSelection)
    .output(Done.extend({ purged: z.number().int() })),
};
