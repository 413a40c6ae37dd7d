import { z } from 'zod';
import { About } from './agenda/words.ts';
import { AppointmentCreate, AppointmentUpdate, OneOrAll, When } from './appointments/input.ts';
import { Appointment, Clash, Occurrence } from './appointments/record.ts';
import { InteractionKind } from './contacts.ts';
import { CivilDate, Done, Id, Instant, Page, procedure, prose } from './shared.ts';

export * from './appointments/input.ts';
export * from './appointments/record.ts';

const read = { permission: 'agenda.read' } as const;
const write = { permission: 'agenda.write' } as const;
const remove = { permission: 'agenda.delete' } as const;
const ids = z.object({ ids: z.array(Id).min(1).max(10_000) });
/** What was written, and with what it clashes in the coming year (the first twenty): said, not refused. */
const written = Appointment.extend({ batchId: Id, clashes: z.array(Clash) });

/** An event of a calendar file that was left out. */
export const SkippedEvent = z.object({
  /** Its title as it stands in the file. */
  title: z.string(),
  reason: z.enum([
    'no-start',
    'impossible-time',
    'too-long',
    'ends-before-start',
    'zone-unknown',
    'repeat-unknown',
    'called-off',
    'in-bin',
  ]),
  /** What could not be understood, as it stands there. */
  value: z.string(),
});
export type SkippedEvent = z.infer<typeof SkippedEvent>;

export const appointments = {
  /**
   * What a day, week or month shows: all times that touch these days, repetitions spelled out, by their start. `cut` says
   * that there were more than can be shown.
   */
  range: procedure
    .meta({ ...read, cli: { summary: 'Appointments of some days, repetitions spelled out' } })
    .input(
      z.object({
        from: CivilDate,
        to: CivilDate,
        staffId: Id.nullable().default(null),
        about: About.nullable().default(null),
      }),
    )
    .output(z.object({ items: z.array(Occurrence), cut: z.boolean() })),
  /** Appointments themselves, each once: of a record or all, those still to come first; or the bin. */
  list: procedure
    .meta({ ...read, cli: { summary: 'List appointments' } })
    .input(
      z.object({
        about: About.nullable().default(null),
        when: z.enum(['coming', 'past', 'all']).default('coming'),
        deleted: z.boolean().default(false),
        ...Page,
      }),
    )
    .output(z.object({ total: z.number().int(), items: z.array(Appointment) })),
  get: procedure
    .meta({ ...read, cli: { summary: 'Show one appointment' } })
    .input(z.object({ id: Id }))
    .output(Appointment),
  create: procedure
    .meta({ ...write, cli: { summary: 'Add an appointment' } })
    .input(AppointmentCreate)
    .output(written),
  update: procedure
    .meta({ ...write, cli: { summary: 'Change an appointment' } })
    .input(AppointmentUpdate)
    .output(written),
  /** To another time, as dragged: one of its times, or all of them by as much as this one moves. */
  move: procedure
    .meta({ ...write, cli: { summary: 'Move an appointment' } })
    .input(
      z.object({ id: Id, times: OneOrAll.default({ which: 'all' }), to: When, expectedUpdatedAt: Instant.optional() }),
    )
    .output(written),
  /** Takes one time out of a repetition; it can be undone. */
  cancelOne: procedure
    .meta({ ...write, cli: { summary: 'Call off one time of a repeating appointment' } })
    .input(z.object({ id: Id, day: CivilDate }))
    .output(Done),
  /**
   * One of its times has been (`day` left out: the only one). A note lands on the timeline of every contact with whom it
   * was, as a visit unless `interaction` says otherwise. Again, it changes the note.
   */
  done: procedure
    .meta({ ...write, cli: { summary: 'Mark an appointment as done' } })
    .input(
      z.object({
        id: Id,
        day: CivilDate.optional(),
        note: prose(5_000).default(''),
        interaction: InteractionKind.default('visit'),
      }),
    )
    .output(Done),
  reopen: procedure
    .meta({ ...write, cli: { summary: 'Mark an appointment as not done after all' } })
    .input(z.object({ id: Id, day: CivilDate.optional() }))
    .output(Done),
  /** With what an appointment would clash, before it is written. */
  clashes: procedure
    .meta({ ...read, cli: false })
    .input(AppointmentCreate.omit({ title: true }).extend({ exceptId: Id.optional() }))
    .output(z.array(Clash)),
  remove: procedure
    .meta({ ...write, cli: { summary: 'Move appointments to the bin' } })
    .input(ids)
    .output(Done.extend({ removed: z.number().int() })),
  restore: procedure
    .meta({ ...write, cli: { summary: 'Take appointments out of the bin' } })
    .input(ids)
    .output(Done.extend({ restored: z.number().int() })),
  purge: procedure
    .meta({ ...remove, cli: { summary: 'Erase appointments of the bin for good' } })
    .input(ids)
    .output(Done.extend({ purged: z.number().int() })),

  /** One appointment, or all of some days, as a calendar file (.ics) for phones and other programs. */
  exportIcs: procedure
    .meta({ ...read, cli: { summary: 'Appointments as a calendar file (.ics)' } })
    .input(z.object({ id: Id.optional(), from: CivilDate.optional(), to: CivilDate.optional() }))
    .output(z.object({ file: z.file(), events: z.number().int() })),
  /** Brings a calendar file in. The same event again changes nothing; one that has changed there is changed here. */
  importIcs: procedure
    .meta({ ...write, cli: { summary: 'Bring in a calendar file (.ics)' } })
    .input(z.object({ file: z.file() }))
    .output(
      Done.extend({
        added: z.number().int(),
        updated: z.number().int(),
        unchanged: z.number().int(),
        /** How many were left out; the first hundred of them follow. */
        skipped: z.number().int(),
        skippedEvents: z.array(SkippedEvent),
      }),
    ),
};
