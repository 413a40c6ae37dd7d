import { z } from 'zod';
import { QuoteCreate, QuoteUpdate } from './quotes/input.ts';
import { Quote, QuoteLine, QuoteRow, QuoteTotals } from './quotes/record.ts';
import { numberResets, QuoteStatus } from './quotes/words.ts';
import { Done, Id, Instant, line, Page, procedure, prose } from './shared.ts';

// What the feature's procedures speak of; whoever needs a schema of it asks here.
export * from './quotes/input.ts';
export * from './quotes/record.ts';
export * from './quotes/words.ts';

const read = { permission: 'quotes.read' } as const;
const write = { permission: 'quotes.write' } as const;
const one = { id: Id, expectedUpdatedAt: Instant.optional() };
const Changed = Quote.extend({ batchId: Id });

export const QuoteFilter = z.object({
  /** In the number, the subject, and the customer's name. */
  search: z.string().max(200).default(''),
  status: QuoteStatus.nullable().default(null),
  contactId: Id.nullable().default(null),
  dealId: Id.nullable().default(null),
  staffIds: z.array(Id).max(200).default([]),
  /** Also those that a later revision has replaced. */
  superseded: z.boolean().default(false),
  deleted: z.boolean().default(false),
});
export type QuoteFilter = z.infer<typeof QuoteFilter>;

/** A set of quotations: chosen one by one, or all that a filter finds less some. */
const QuoteSelection = z.union([
  z.object({ by: z.literal('ids').default('ids'), ids: z.array(Id).min(1).max(1_000) }),
  z.object({ by: z.literal('filter'), filter: QuoteFilter, except: z.array(Id).max(10_000).default([]) }),
]);
export type QuoteSelection = z.infer<typeof QuoteSelection>;

export const quoteSorts = ['updatedAt', 'number', 'total', 'validUntil', 'issuedOn'] as const;
export const QuoteSort = z.object({
  by: z.enum(quoteSorts).default('updatedAt'),
  direction: z.enum(['asc', 'desc']).default('desc'),
});
export type QuoteSort = z.infer<typeof QuoteSort>;

const Numbering = z.object({
  pattern: z.string(),
  reset: z.enum(numberResets),
  prefix: z.string(),
  /** What the next one would get today; issuing alone gives it. */
  next: z.string(),
});

export const quotes = {
  list: procedure
    .meta({ ...read, cli: { summary: 'List or search quotations' } })
    .input(
      QuoteFilter.extend({
        sort: QuoteSort.prefault({}),
        ...Page,
      }),
    )
    .output(z.object({ total: z.number().int(), items: z.array(QuoteRow) })),
  get: procedure
    .meta({ ...read, cli: { summary: 'Show one quotation' } })
    .input(z.object({ id: Id }))
    .output(Quote),
  /** What a draft would come to, line by line, while somebody types; with `id` as a change of that one. Nothing is kept. */
  preview: procedure
    .meta({ ...read, cli: { summary: 'What a quotation would come to' } })
    .input(QuoteCreate.extend({ id: Id.optional() }))
    .output(
      Quote.pick({ totals: true, discountRate: true, cost: true }).extend({
        lines: z.array(QuoteLine),
        /** The total in words, in the quotation's language. */
        inWords: z.string(),
      }),
    ),

  /** A draft, with all that is known already: the deal's products, the shop's terms, validity and template. */
  create: procedure
    .meta({ ...write, cli: { summary: 'Add a quotation for a contact or a deal' } })
    .input(QuoteCreate)
    .output(Changed),
  /** Drafts alone can be changed (`quote-locked`). */
  update: procedure
    .meta({ ...write, cli: { summary: 'Change the draft of a quotation' } })
    .input(QuoteUpdate)
    .output(Changed),
  /** Number, paper, timeline entry and follow-up task: all or nothing. */
  issue: procedure
    .meta({ ...write, cli: { summary: 'Issue a quotation: its number and its PDF' } })
    .input(z.object(one))
    .output(
      z.object({
        file: z.file(),
        id: Id,
        number: z.string(),
        revision: z.string(),
        totals: QuoteTotals,
        /** Characters that no font has. */
        warnings: z.array(z.string()),
        /** Where the paper is kept, below the data folder. */
        kept: z.string(),
        batchId: Id,
      }),
    ),
  /** The paper again; of a draft, as it would look, without a number. */
  paper: procedure
    .meta({ ...read, cli: { summary: 'The PDF of a quotation' } })
    .input(z.object({ id: Id }))
    .output(z.object({ file: z.file(), warnings: z.array(z.string()) })),
  /** A draft of the next revision; the issued one counts until that is issued. */
  revise: procedure
    .meta({ ...write, cli: { summary: 'Begin the next revision of a quotation' } })
    .input(z.object({ id: Id }))
    .output(Changed),
  /** One past its day needs `evenExpired` (`quote-expired`). */
  accept: procedure
    .meta({ ...write, cli: { summary: 'Mark a quotation as accepted' } })
    .input(
      z.object({
        ...one,
        by: line(200).default(''),
        how: line(200).default(''),
        note: prose(2_000).default(''),
        evenExpired: z.boolean().default(false),
      }),
    )
    .output(Changed),
  decline: procedure
    .meta({ ...write, cli: { summary: 'Mark a quotation as declined' } })
    .input(z.object({ ...one, by: line(200).default(''), how: line(200).default(''), note: prose(2_000).default('') }))
    .output(Changed),
  /** A new draft like it, with today's terms of validity; for the same customer or another. */
  copy: procedure
    .meta({ ...write, cli: { summary: 'Copy a quotation to a new draft' } })
    .input(z.object({ id: Id, contactId: Id.optional() }))
    .output(Changed),
  /** Lets a discount past somebody's limit go out. A larger one asks again. */
  approve: procedure
    .meta({ permission: 'quotes.approve', cli: { summary: 'Approve the discount of a quotation' } })
    .input(z.object(one))
    .output(Changed),
  /** How much discount a member of staff may give without asking; null: any. */
  setDiscountLimit: procedure
    .meta({ permission: 'staff.write', cli: { summary: 'Limit the discount that somebody may give' } })
    .input(z.object({ staffId: Id, percent: z.number().min(0).max(100).nullable() }))
    .output(Done),

  numbering: procedure.meta({ ...read, cli: { summary: 'How quotations are numbered' } }).output(Numbering),
  setNumbering: procedure
    .meta({ permission: 'settings.write', cli: { summary: 'Change how quotations are numbered' } })
    .input(
      z
        .object({
          pattern: line(200),
          reset: z.enum(numberResets),
          prefix: z.string().regex(/^[A-Za-z0-9]{0,8}$/, 'prefix'),
        })
        .partial(),
    )
    .output(Numbering),

  /** Into the bin. What was accepted stays where it is. */
  remove: procedure
    .meta({ permission: 'quotes.delete', cli: { summary: 'Move quotations to the bin' } })
    .input(QuoteSelection)
    .output(Done.extend({ removed: z.number().int() })),
  restore: procedure
    .meta({ permission: 'quotes.delete', cli: { summary: 'Take quotations out of the bin' } })
    .input(QuoteSelection)
    .output(Done.extend({ restored: z.number().int() })),
  /** Erases drafts of the bin for good. One that was issued stays in the bin: its number must be explainable. */
  purge: procedure
    .meta({ permission: 'quotes.delete', cli: { summary: 'Erase drafts of the bin for good' } })
    .input(QuoteSelection)
    .output(Done.extend({ purged: z.number().int(), kept: z.number().int() })),
};
