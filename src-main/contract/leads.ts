import { z } from 'zod';
import { Deal } from './deals/record.ts';
import { LeadCreate, LeadFilter, LeadSelection, LeadSort, LeadUpdate } from './leads/input.ts';
import { Lead, LeadRow } from './leads/record.ts';
import { AssignmentRule, AssignmentRuleInput, ScoreRule, ScoreRuleInput } from './leads/rules.ts';
import { Done, Id, Instant, line, Page, procedure, requiredLine } from './shared.ts';

export * from './leads/input.ts';
export * from './leads/record.ts';
export * from './leads/rules.ts';

const read = { permission: 'deals.read' } as const;
const write = { permission: 'deals.write' } as const;
const remove = { permission: 'deals.delete' } as const;
const rules = { permission: 'settings.write' } as const;

const one = { id: Id, expectedUpdatedAt: Instant.optional() };
const Changed = Lead.extend({ batchId: Id });

export const leads = {
  list: procedure
    .meta({ ...read, cli: { summary: 'List or search leads' } })
    .input(LeadFilter.extend({ sort: LeadSort.prefault({}), ...Page }))
    .output(z.object({ total: z.number().int(), items: z.array(LeadRow) })),
  get: procedure
    .meta({ ...read, cli: { summary: 'Show one lead' } })
    .input(z.object({ id: Id }))
    .output(Lead),
  create: procedure
    .meta({ ...write, cli: { summary: 'Add a lead' } })
    .input(LeadCreate)
    .output(Changed),
  update: procedure
    .meta({ ...write, cli: { summary: 'Change a lead' } })
    .input(LeadUpdate)
    .output(Changed),
  /** Gives leads to somebody; `staffId` null: to nobody, left out: as the rules say. */
  assign: procedure
    .meta({ ...write, cli: { summary: 'Give leads to a member of staff, or let the rules decide' } })
    .input(z.object({ selection: LeadSelection, staffId: Id.nullable().optional() }))
    .output(Done.extend({ changed: z.number().int() })),
  /** Makes a deal of it in one act: its customer, wish, budget, day and staff go with it. */
  convert: procedure
    .meta({ ...write, cli: { summary: 'Make a deal of a lead' } })
    .input(z.object({ ...one, title: line(300).default(''), stageId: Id.optional() }))
    .output(Done.extend({ deal: Deal })),
  drop: procedure
    .meta({ ...write, cli: { summary: 'Give a lead up, with a reason' } })
    .input(z.object({ ...one, reason: requiredLine(300) }))
    .output(Changed),
  /** A dropped lead is open again. */
  reopen: procedure
    .meta({ ...write, cli: { summary: 'Open a dropped lead again' } })
    .input(z.object(one))
    .output(Changed),
  remove: procedure
    .meta({ ...remove, cli: { summary: 'Move leads to the bin' } })
    .input(LeadSelection)
    .output(Done.extend({ removed: z.number().int() })),
  restore: procedure
    .meta({ ...remove, cli: { summary: 'Take leads out of the bin' } })
    .input(LeadSelection)
    .output(Done.extend({ restored: z.number().int() })),
  purge: procedure
    .meta({ ...remove, cli: { summary: 'Erase leads of the bin for good' } })
    .input(LeadSelection)
    .output(Done.extend({ purged: z.number().int() })),

  /** The rules of the score and of who gets a lead, each in its order. */
  rules: procedure
    .meta({ ...read, cli: { summary: 'The rules by which leads are scored and given out' } })
    .output(z.object({ score: z.array(ScoreRule), assignment: z.array(AssignmentRule) })),
  /** Sets the whole list: rules with an id are kept or changed, those left out go. All open leads are scored anew. */
  setScoreRules: procedure
    .meta({ ...rules, cli: false })
    .input(z.object({ rules: z.array(ScoreRuleInput).max(100) }))
    .output(z.object({ batchId: Id, rules: z.array(ScoreRule) })),
  setAssignmentRules: procedure
    .meta({ ...rules, cli: false })
    .input(z.object({ rules: z.array(AssignmentRuleInput).max(100) }))
    .output(z.object({ batchId: Id, rules: z.array(AssignmentRule) })),
};
