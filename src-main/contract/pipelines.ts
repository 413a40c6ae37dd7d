import { z } from 'zod';
import { Done, Id, line, procedure, requiredLine } from './shared.ts';

/** What a deal may have to say before it leaves a stage forwards or is won. */
export const requirableFields = ['value', 'expectedOn', 'products', 'contact', 'people', 'staff', 'source'] as const;
export const RequirableField = z.enum(requirableFields);
export type RequirableField = z.infer<typeof RequirableField>;

/** A sub-step of a stage. */
export const StageCheck = z.object({
  id: Id,
  text: z.string(),
  /** Must be ticked before the stage is left forwards. */
  required: z.boolean(),
  /** Only this member of staff (or the owner) may tick it; null: anybody. */
  staffId: Id.nullable(),
});
export type StageCheck = z.infer<typeof StageCheck>;

export const Stage = z.object({
  id: Id,
  name: z.string(),
  /** Basis points: how likely a deal in it is won. */
  probability: z.number().int(),
  /** Days without a touch after which a deal counts as quiet; null: never. */
  quietDays: z.number().int().nullable(),
  checks: z.array(StageCheck),
  requiredFields: z.array(RequirableField),
  /** Open deals that stand in it. */
  deals: z.number().int(),
});
export type Stage = z.infer<typeof Stage>;

/** A way from the first word to the sale; its stages in their order. */
export const Pipeline = z.object({ id: Id, name: z.string(), stages: z.array(Stage) });
export type Pipeline = z.infer<typeof Pipeline>;

/** Checks with an id are kept or changed, those without are new, those left out go. */
export const StageCheckInput = z.object({
  id: Id.optional(),
  text: line(200),
  required: z.boolean().default(false),
  staffId: Id.nullable().default(null),
});
const stageFields = {
  name: requiredLine(80),
  probability: z.number().int().min(0).max(10_000),
  quietDays: z.number().int().min(1).max(3_650).nullable(),
  checks: z.array(StageCheckInput).max(50),
  /** Names of {@link requirableFields}; one that nobody knows is refused in words (`checklist-never-met`). */
  requiredFields: z.array(line(40)).max(20),
};
/** With an id kept or changed, without one new; those left out go. Their order is the order of the board. */
export const StageInput = z.object({
  ...stageFields,
  id: Id.optional(),
  probability: stageFields.probability.default(5_000),
  quietDays: stageFields.quietDays.default(7),
  checks: stageFields.checks.default([]),
  requiredFields: stageFields.requiredFields.default([]),
});
export type StageInput = z.infer<typeof StageInput>;

export const LostReason = z.object({ id: Id, name: z.string() });
export type LostReason = z.infer<typeof LostReason>;

const read = { permission: 'deals.read' } as const;
const write = { permission: 'settings.write' } as const;

export const pipelines = {
  /** All pipelines with their stages. A shop that has none gets the usual one, in its own language. */
  list: procedure.meta({ ...read, cli: { summary: 'List the pipelines with their stages' } }).output(z.array(Pipeline)),
  create: procedure
    .meta({ ...write, cli: { summary: 'Add a pipeline' } })
    .input(
      z.object({
        name: requiredLine(80),
        /** At least one (`pipeline-without-stages`). */
        stages: z.array(StageInput).max(30),
      }),
    )
    .output(Pipeline.extend({ batchId: Id })),
  /** Renames it, or puts it at another place among the others. */
  update: procedure
    .meta({ ...write, cli: false })
    .input(z.object({ id: Id, name: requiredLine(80).optional(), position: z.number().int().min(0).optional() }))
    .output(Pipeline.extend({ batchId: Id })),
  /** Takes a pipeline out. Open deals in it need a stage to go to (`stage-holds-deals`). The last pipeline stays. */
  remove: procedure
    .meta({ ...write, cli: { summary: 'Remove a pipeline' } })
    .input(z.object({ id: Id, moveTo: Id.optional() }))
    .output(Done.extend({ moved: z.number().int() })),

  /** `position`: its place in the order; left out, the last. */
  addStage: procedure
    .meta({ ...write, cli: { summary: 'Add a stage to a pipeline' } })
    .input(StageInput.omit({ id: true }).extend({ pipelineId: Id, position: z.number().int().min(0).optional() }))
    .output(Pipeline.extend({ batchId: Id, stageId: Id })),
  /** Only what is given changes. */
  updateStage: procedure
    .meta({ ...write, cli: { summary: 'Change a stage' } })
    .input(
      z
        .object({ id: Id, position: z.number().int().min(0), ...stageFields })
        .partial()
        .required({ id: true }),
    )
    .output(Pipeline.extend({ batchId: Id })),
  /** Takes a stage out. Open deals in it need another one (`stage-holds-deals`, answered with `moveTo`). */
  removeStage: procedure
    .meta({ ...write, cli: { summary: 'Remove a stage' } })
    .input(z.object({ id: Id, moveTo: Id.optional() }))
    .output(Done.extend({ moved: z.number().int() })),

  /** The shop's own list of reasons why a deal was lost, in its order. */
  lostReasons: procedure
    .meta({ ...read, cli: { summary: 'List the reasons for losing a deal' } })
    .output(z.array(LostReason.extend({ deals: z.number().int() }))),
  /** Sets the whole list: those with an id are kept or renamed, those left out are offered no more. */
  setLostReasons: procedure
    .meta({ ...write, cli: false })
    .input(z.object({ reasons: z.array(z.object({ id: Id.optional(), name: requiredLine(80) })).max(100) }))
    .output(z.object({ batchId: Id, reasons: z.array(LostReason) })),
};
