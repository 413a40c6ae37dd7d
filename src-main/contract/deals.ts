import { z } from 'zod';
import { Interaction } from './contacts/record.ts';
import { BoardOrder, DealFilter, DealSelection, DealSort } from './deals/filter.ts';
import { DealCreate, DealUpdate } from './deals/input.ts';
import { BoardColumn, Deal, DealCard, DealRow, DealSums, WonOutcome } from './deals/record.ts';
import { CivilDate, Done, Id, Instant, line, Page, procedure, prose, requiredLine } from './shared.ts';

// What the feature's procedures speak of; whoever needs a schema of it asks here.
export * from './deals/filter.ts';
export * from './deals/input.ts';
export * from './deals/record.ts';
export * from './deals/words.ts';

const read = { permission: 'deals.read' } as const;
const write = { permission: 'deals.write' } as const;
const remove = { permission: 'deals.delete' } as const;

/** What the window has seen: somebody who was faster is told about (`changed-meanwhile`). */
const one = { id: Id, expectedUpdatedAt: Instant.optional() };
const Changed = Done.extend({ deal: DealCard });
/** Of many at once: how many were changed, and which could not be (the first 50), with why. */
const ManyChanged = Done.extend({
  changed: z.number().int(),
  refused: z.number().int(),
  refusals: z.array(z.object({ id: Id, title: z.string(), code: z.string() })),
});

export const deals = {
  /** The board of one pipeline: every column with its sums and its first cards. */
  board: procedure
    .meta({ ...read, cli: { summary: 'The board of a pipeline' } })
    .input(
      z
        .object({
          /** Left out (also in the filter): the first pipeline. */
          pipelineId: Id.optional(),
          filter: DealFilter.prefault({}),
          order: BoardOrder.default('hand'),
          /** Cards a column. */
          limit: z.number().int().min(1).max(200).default(30),
        })
        .prefault({}),
    )
    .output(z.object({ pipelineId: Id, columns: z.array(BoardColumn), total: DealSums })),
  /** The next cards of a column, from where the last ones ended. */
  cards: procedure
    .meta({ ...read, cli: false })
    .input(
      z.object({
        stageId: Id,
        filter: DealFilter.prefault({}),
        order: BoardOrder.default('hand'),
        after: z.string().max(1_000).nullable().default(null),
        limit: z.number().int().min(1).max(200).default(30),
      }),
    )
    .output(z.object({ cards: z.array(DealCard), next: z.string().nullable() })),
  list: procedure
    .meta({ ...read, cli: { summary: 'List or search deals' } })
    .input(DealFilter.extend({ sort: DealSort.prefault({}), ...Page }))
    .output(z.object({ total: z.number().int(), items: z.array(DealRow) })),
  /** What a filter finds, counted and summed up; of `weighted`, the lost count nothing. */
  count: procedure
    .meta({ ...read, cli: { summary: 'Count and sum up deals' } })
    .input(DealFilter.prefault({}))
    .output(DealSums),
  /** Sources in use, for completing what is typed. */
  sources: procedure
    .meta({ ...read, cli: false })
    .input(z.object({ text: z.string().max(120).default('') }))
    .output(z.array(z.object({ value: z.string(), count: z.number().int() }))),
  get: procedure
    .meta({ ...read, cli: { summary: 'Show one deal' } })
    .input(z.object({ id: Id }))
    .output(Deal),
  /** Notes, calls, visits and messages about this deal, the newest first. */
  activities: procedure
    .meta({ ...read, cli: { summary: 'Notes, calls, visits and messages about a deal' } })
    .input(z.object({ id: Id, ...Page }))
    .output(z.object({ total: z.number().int(), items: z.array(Interaction) })),

  create: procedure
    .meta({ ...write, cli: { summary: 'Add a deal' } })
    .input(DealCreate)
    .output(Deal.extend({ batchId: Id })),
  update: procedure
    .meta({ ...write, cli: { summary: 'Change a deal' } })
    .input(DealUpdate)
    .output(Deal.extend({ batchId: Id })),

  /**
   * Moves an open deal to a stage (of any pipeline), or to another place in its column. Forwards, and into another
   * pipeline, what its stage requires must be there: else `checklist-not-met` says what is missing.
   */
  moveToStage: procedure
    .meta({ ...write, cli: { summary: 'Move a deal to a stage' } })
    .input(
      z.object({
        ...one,
        stageId: Id,
        /** The card above it in its new place; null: none, it stands first. Left out: first, or where it is. */
        afterId: Id.nullable().optional(),
      }),
    )
    .output(Changed),
  /** Ticks a sub-step of the stage it is in, or takes the tick away. */
  tick: procedure
    .meta({ ...write, cli: { summary: 'Tick a sub-step of the stage that a deal is in' } })
    .input(z.object({ ...one, checkId: Id, done: z.boolean().default(true) }))
    .output(Changed),
  /** What its stage requires must be there, as for moving on. */
  win: procedure
    .meta({ ...write, cli: { summary: 'Mark a deal as won' } })
    .input(z.object({ ...one, opens: z.enum(['sale', 'quotation']).nullable().default(null) }))
    .output(Changed.extend({ outcome: WonOutcome })),
  /** Needs a reason: one of the shop's list, or its name (made where it is missing). Else `lost-reason-missing`. */
  lose: procedure
    .meta({ ...write, cli: { summary: 'Mark a deal as lost, with a reason' } })
    .input(
      z.object({
        ...one,
        reasonId: Id.optional(),
        reason: line(80).optional(),
        note: prose(2_000).default(''),
      }),
    )
    .output(Changed),
  /** Open again, in the stage where it ended (or the one nearest to it that there still is). */
  reopen: procedure
    .meta({ ...write, cli: { summary: 'Open a won or lost deal again' } })
    .input(z.object(one))
    .output(Changed),
  /** Stops the quiet clock until a day after today, with a reason. */
  snooze: procedure
    .meta({ ...write, cli: { summary: 'Let a deal rest until a day, with a reason' } })
    .input(z.object({ ...one, until: CivilDate, reason: requiredLine(200) }))
    .output(Changed),
  wake: procedure
    .meta({ ...write, cli: { summary: 'End the rest of a deal' } })
    .input(z.object(one))
    .output(Changed),

  moveMany: procedure
    .meta({ ...write, cli: { summary: 'Move many deals to a stage' } })
    .input(z.object({ selection: DealSelection, stageId: Id }))
    .output(ManyChanged),
  loseMany: procedure
    .meta({ ...write, cli: { summary: 'Mark many deals as lost, with a reason' } })
    .input(z.object({ selection: DealSelection, reasonId: Id, note: prose(2_000).default('') }))
    .output(ManyChanged),
  /** Gives them to somebody, or to nobody. */
  assignMany: procedure
    .meta({ ...write, cli: { summary: 'Give many deals to a member of staff' } })
    .input(z.object({ selection: DealSelection, staffId: Id.nullable() }))
    .output(ManyChanged),
  /** Into the bin. */
  remove: procedure
    .meta({ ...remove, cli: { summary: 'Move deals to the bin' } })
    .input(DealSelection)
    .output(Done.extend({ removed: z.number().int() })),
  restore: procedure
    .meta({ ...remove, cli: { summary: 'Take deals out of the bin' } })
    .input(DealSelection)
    .output(Done.extend({ restored: z.number().int() })),
  /** Empties the bin for good. */
  purge: procedure
    .meta({ ...remove, cli: { summary: 'Erase deals of the bin for good' } })
    .input(DealSelection)
    .output(Done.extend({ purged: z.number().int() })),
};
