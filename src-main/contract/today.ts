import { z } from 'zod';
import { AboutEntity, TimeOfDay } from './agenda/words.ts';
import { CivilDate, Done, Id, line, Page, procedure, prose } from './shared.ts';

/** What Today shows, in its order. A section whose feature has not landed yet is left out of the answer. */
export const todaySections = [
  'appointments',
  'tasksOverdue',
  'tasksToday',
  'followUps',
  'deals',
  'dealsQuiet',
  'leads',
  'quotations',
  'complaints',
  'birthdays',
  'points',
] as const;
export const TodaySection = z.enum(todaySections);
export type TodaySection = z.infer<typeof TodaySection>;

/** Why a quotation wants attention. */
export const quoteReasons = ['approval', 'expiring', 'unanswered'] as const;

export const todayActions = ['done', 'snooze', 'open'] as const;
export const TodayRow = z.object({
  section: TodaySection,
  /** Names the row within its section, for `done` and `snooze`. */
  key: z.string().max(120),
  /** What opens. */
  record: z.object({ entity: z.enum([...AboutEntity.options, 'lead', 'task', 'appointment']), id: Id }),
  title: z.string(),
  /** The place of an appointment, the reason of a snooze that is over; '' for none. */
  detail: z.string(),
  /** Of a quotation. */
  reason: z.enum(quoteReasons).nullable(),
  /** When it is or was to be; null where it has no day. */
  day: CivilDate.nullable(),
  time: TimeOfDay.nullable(),
  endTime: TimeOfDay.nullable(),
  contact: z.object({ id: Id, name: z.string() }).nullable(),
  staff: z.object({ id: Id, name: z.string() }).nullable(),
  /** `late` wants attention first; `soon` is near, `past` is over and only stands there. */
  tone: z.enum(['late', 'today', 'soon', 'past', 'calm']),
  /** Of a birthday: how old they become, where the year is known. */
  age: z.number().int().nullable(),
  /** Integer minor units, of sections that have a value. */
  amount: z.number().int().nullable(),
  priority: z.enum(['high', 'normal', 'low']),
  actions: z.array(z.enum(todayActions)),
});
export type TodayRow = z.infer<typeof TodayRow>;

const rowKey = { section: TodaySection, key: z.string().min(1).max(120) };

export const today = {
  /** All sections, each with its count and its first rows. */
  show: procedure
    .meta({ permission: 'agenda.read', cli: { summary: 'What is to be done today' } })
    .input(
      z.object({
        /** Rows of each section. */
        limit: z.number().int().min(1).max(50).default(8),
        /** Only what is for whoever asks, and what is for nobody. */
        mine: z.boolean().default(false),
      }),
    )
    .output(
      z.object({
        day: CivilDate,
        /** Where the PC was off for some days: the first of them that is caught up on. */
        since: CivilDate.nullable(),
        sections: z.array(z.object({ section: TodaySection, total: z.number().int(), items: z.array(TodayRow) })),
      }),
    ),
  /** More rows of one section. */
  section: procedure
    .meta({ permission: 'agenda.read', cli: false })
    .input(z.object({ section: TodaySection, mine: z.boolean().default(false), ...Page }))
    .output(z.object({ total: z.number().int(), items: z.array(TodayRow) })),
  /** The row is done: what that means, the feature that it comes from decides. */
  done: procedure
    .meta({ permission: 'agenda.write', cli: false })
    .input(z.object({ ...rowKey, note: prose(5_000).default('') }))
    .output(Done),
  /** Not before a day. */
  snooze: procedure
    .meta({ permission: 'agenda.write', cli: false })
    .input(z.object({ ...rowKey, until: CivilDate, reason: line(200).default('') }))
    .output(Done),
};
