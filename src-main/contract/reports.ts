import { z } from 'zod';
import { LostReason } from './pipelines.ts';
import { Id, procedure } from './shared.ts';
import { StaffRef } from './staff.ts';

/** A month of the calendar, `YYYY-MM`. */
export const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'month');

const Amount = z.object({ count: z.number().int(), sum: z.number().int() });
const Days = z.object({ count: z.number().int(), average: z.number().nullable(), median: z.number().nullable() });

/**
 * What one member of staff has won in a month, and what is open and expected in it. `committed`: what stands in stages
 * from `commitFrom` on, whole. `weighted`: each deal by its stage's probability; `byHistory`: by how many deals that
 * reached this stage were won so far, null until 30 are closed.
 */
export const ForecastRow = z.object({
  /** Null: open deals without an expected day. */
  month: Month.nullable(),
  staff: StaffRef.nullable(),
  won: Amount,
  open: Amount,
  committed: Amount,
  weighted: z.number().int(),
  byHistory: z.number().int().nullable(),
});
export type ForecastRow = z.infer<typeof ForecastRow>;

/** A stage as deals went through it. */
export const FunnelStage = z.object({
  stageId: Id,
  name: z.string(),
  /** Basis points, as set. */
  probability: z.number().int(),
  /** Open in it now. */
  open: Amount.extend({ weighted: z.number().int(), byHistory: z.number().int().nullable() }),
  /** Deals that reached it or a later one, in the time asked for. */
  reached: z.number().int(),
  /** Basis points of those of the stage before that came here; null for the first. */
  conversion: z.number().int().nullable(),
  /** Of closed deals that reached it: how many there are, and basis points of them that were won (null below 30 closed deals in all). */
  closed: z.number().int(),
  ownProbability: z.number().int().nullable(),
  /** Days spent in it. */
  stay: Days,
});
export type FunnelStage = z.infer<typeof FunnelStage>;

export const PipelineReport = z.object({
  pipelineId: Id,
  from: Month,
  to: Month,
  /** Closed deals of the pipeline from which on its own history is told. */
  historyFrom: z.number().int(),
  closed: z.number().int(),
  /** By month, then by staff; sums of any choice of rows add up to the last unit. */
  forecast: z.array(ForecastRow),
  total: ForecastRow.omit({ month: true, staff: true }),
  stages: z.array(FunnelStage),
  /** From the first day to the last, of deals closed in the time asked for. */
  cycle: z.object({ won: Days, lost: Days }),
  lostReasons: z.array(Amount.extend({ reason: LostReason.nullable() })),
  sources: z.array(
    z.object({
      source: z.string(),
      /** Begun in the time asked for, and what became of those. */
      created: z.number().int(),
      won: Amount,
      lost: z.number().int(),
      open: z.number().int(),
    }),
  ),
});
export type PipelineReport = z.infer<typeof PipelineReport>;

export const reports = {
  /** Forecast, funnel, conversion, cycle time, reasons and sources of one pipeline. */
  pipeline: procedure
    .meta({ permission: 'reports.read', cli: { summary: 'Forecast and funnel of a pipeline' } })
    .input(
      z
        .object({
          /** Left out: the first pipeline. */
          pipelineId: Id.optional(),
          /** Left out: five months ago. Expected days before it count in it as long as the deal is open. */
          from: Month.optional(),
          /** Left out: six months ahead. */
          to: Month.optional(),
          staffId: Id.optional(),
          /** Basis points from which on an open deal counts as committed. */
          commitFrom: z.number().int().min(0).max(10_000).default(7_500),
        })
        .prefault({}),
    )
    .output(PipelineReport),
};
