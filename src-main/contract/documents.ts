import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { ContactRef } from './contacts/record.ts';
import { Selection } from './contacts/filter.ts';
import { DocumentMake, OwnSheet } from './documents/input.ts';
import { Basis, Document, DocumentRow } from './documents/record.ts';
import { LabelSheetName, NumberedDocument, SkipReason, TemplateName } from './documents/words.ts';
import { numberResets } from './quotes/words.ts';
import { languages } from './settings.ts';
import { CivilDate, Done, Id, line, Page, procedure, prose, requiredLine } from './shared.ts';

// What the feature's procedures speak of; whoever needs a schema of it asks here.
export * from './documents/input.ts';
export * from './documents/record.ts';
export * from './documents/words.ts';

const read = { permission: 'quotes.read' } as const;
const write = { permission: 'quotes.write' } as const;
const Int = z.number().int();

export const DocumentFilter = z.object({
  /** In the number, the subject, and the customer's name. */
  search: z.string().max(200).default(''),
  kinds: z.array(NumberedDocument).max(20).default([]),
  contactId: Id.nullable().default(null),
  dealId: Id.nullable().default(null),
  quoteId: Id.nullable().default(null),
  /** Made on this day or later, and on this one or earlier. */
  from: CivilDate.nullable().default(null),
  until: CivilDate.nullable().default(null),
  cancelled: z.boolean().nullable().default(null),
  /** Invoices of which not all was received yet. */
  unpaid: z.boolean().default(false),
});
export type DocumentFilter = z.infer<typeof DocumentFilter>;

export const documentSorts = ['madeOn', 'number', 'total', 'dueOn'] as const;
export const DocumentSort = z.object({
  by: z.enum(documentSorts).default('madeOn'),
  direction: z.enum(['asc', 'desc']).default('desc'),
});
export type DocumentSort = z.infer<typeof DocumentSort>;

const Paper = z.object({ file: z.file(), warnings: z.array(z.string()) });

const Numbering = z.object({
  pattern: z.string(),
  reset: z.enum(numberResets),
  /** What the next one would get today; making it alone gives it. */
  next: z.string(),
});

/** Somebody whom a letter or a label was not made for, and why. */
export const Skipped = z.object({ contact: ContactRef, reason: SkipReason });
export type Skipped = z.infer<typeof Skipped>;
/** The first thousand of them. */
const skipped = { skipped: Int, skippedContacts: z.array(Skipped) };

export const LettersProgress = z.object({
  phase: z.enum(['reading', 'drawing', 'writing']),
  done: Int,
  total: Int.nullable(),
});
export type LettersProgress = z.infer<typeof LettersProgress>;

export const LettersAsk = z.object({
  selection: Selection,
  subject: line(300),
  /** With placeholders such as `{customer.name}`. */
  body: prose(20_000),
  language: z.enum(languages).optional(),
  template: TemplateName.optional(),
  /** All in one file to print, or a file each. */
  as: z.enum(['one-file', 'files']).default('one-file'),
  /** Chosen by the caller, so that `progress` can be followed and `stop` be called. */
  id: Id.optional(),
});
export type LettersAsk = z.infer<typeof LettersAsk>;

export const LabelsAsk = z.object({
  selection: Selection,
  sheet: LabelSheetName.default('tj-103'),
  /** The measures of `own`. */
  own: OwnSheet.optional(),
  /** Labels of the first sheet that are used already: printing starts at this one. */
  start: z.number().int().min(1).max(400).default(1),
  id: Id.optional(),
});
export type LabelsAsk = z.infer<typeof LabelsAsk>;

export const documents = {
  list: procedure
    .meta({ ...read, cli: { summary: 'List or search documents' } })
    .input(DocumentFilter.extend({ sort: DocumentSort.prefault({}), ...Page }))
    .output(z.object({ total: Int, items: z.array(DocumentRow) })),
  get: procedure
    .meta({ ...read, cli: { summary: 'Show one document' } })
    .input(z.object({ id: Id }))
    .output(Document),
  /** What there is to invoice, to deliver and to receive of a quotation, a document or a deal. */
  basis: procedure
    .meta({ ...read, cli: { summary: 'What a document can be made of' } })
    .input(z.object({ quoteId: Id.optional(), documentId: Id.optional(), dealId: Id.optional() }))
    .output(Basis),
  /**
   * The paper as it would look, with the number that comes next. Nothing is kept. Of a Word file it is a PDF where this PC
   * makes one, else the filled Word file.
   */
  preview: procedure
    .meta({ ...read, cli: { summary: 'A document as it would look' } })
    .input(DocumentMake)
    .output(Paper.extend({ number: z.string(), total: Int.nullable() })),
  /** Number, paper, row and timeline entry: all or nothing. */
  make: procedure
    .meta({ ...write, cli: { summary: 'Make an invoice, a delivery note, a receipt …' } })
    .input(DocumentMake)
    .output(
      Paper.extend({
        id: Id,
        number: z.string(),
        total: Int.nullable(),
        /** Where the paper is kept, below the data folder. */
        kept: z.string(),
        batchId: Id,
      }),
    ),
  /** It counts no more; its number and its paper stay. */
  cancel: procedure
    .meta({ ...write, cli: { summary: 'Cancel a document, with a reason' } })
    .input(z.object({ id: Id, reason: requiredLine(300) }))
    .output(Document.extend({ batchId: Id })),
  /** The paper again, as it was made. */
  paper: procedure
    .meta({ ...read, cli: { summary: 'The paper of a document' } })
    .input(z.object({ id: Id }))
    .output(Paper),

  /** A letter to each of many contacts. Who is blocked or wants no post gets none, and is named. */
  letters: procedure
    .meta({ ...write, cli: { summary: 'Write a letter to many contacts' } })
    .input(LettersAsk)
    .output(
      Done.extend({
        made: Int,
        ...skipped,
        /** The one file; null where each letter has its own. */
        file: z.file().nullable(),
        /** Where they are kept, below the data folder: a file, or a folder. */
        kept: z.string(),
        warnings: z.array(z.string()),
      }),
    ),
  /** Address labels for many contacts. Nothing of it is kept. */
  labels: procedure
    .meta({ ...read, cli: { summary: 'Address labels for many contacts' } })
    .input(LabelsAsk)
    .output(Paper.extend({ printed: Int, pages: Int, ...skipped })),
  progress: procedure
    .meta({ ...read, cli: false })
    .input(z.object({ id: Id }))
    .output(eventIterator(LettersProgress)),
  /** Stops letters or labels: nothing of them is left. */
  stop: procedure
    .meta({ ...read, cli: false })
    .input(z.object({ id: Id }))
    .output(z.object({ stopped: z.boolean() })),

  numbering: procedure
    .meta({ ...read, cli: { summary: 'How documents are numbered' } })
    .input(z.object({ kind: NumberedDocument }))
    .output(Numbering),
  setNumbering: procedure
    .meta({ permission: 'settings.write', cli: { summary: 'Change how documents are numbered' } })
    .input(z.object({ kind: NumberedDocument, pattern: line(200).optional(), reset: z.enum(numberResets).optional() }))
    .output(Numbering),
};
