import { z } from 'zod';
import { placeholderUses, TemplateProblem, WordPlace } from './documents/word.ts';
import { DocumentKind, numberedDocuments } from './documents/words.ts';
import { languages } from './settings.ts';
import { Done, Id, Instant, procedure, requiredLine } from './shared.ts';
import { Template } from './templates.ts';

const Changed = Template.extend(Done.shape);

const write = { permission: 'settings.write' } as const;
const read = { permission: 'quotes.read' } as const;

/** A placeholder of a Word file, with all the places where it is used in the same way. */
export const CheckedPlaceholder = z.object({
  name: z.string(),
  use: z.enum(placeholderUses),
  /** Names of the sections around it, the outermost first. */
  within: z.array(z.string()),
  /** Where it stands first. */
  place: WordPlace,
  near: z.string(),
  times: z.number().int(),
  /** Null: it will be filled. What is not stays in the document as it stands. */
  flaw: z
    .discriminatedUnion('reason', [
      /** `nearest`: what was probably meant. */
      z.object({ reason: z.literal('unknown'), nearest: z.string().nullable() }),
      /** It belongs between `{#list}` and `{/list}`. */
      z.object({ reason: z.literal('only-inside'), list: z.string() }),
      /** A list that stands without `#`. */
      z.object({ reason: z.literal('is-list') }),
    ])
    .nullable(),
});
export type CheckedPlaceholder = z.infer<typeof CheckedPlaceholder>;

export const WordCheck = z.object({
  /** Whether it can be filled at all. */
  usable: z.boolean(),
  problems: z.array(TemplateProblem),
  /** Empty where it cannot be filled. */
  placeholders: z.array(CheckedPlaceholder),
});
export type WordCheck = z.infer<typeof WordCheck>;

/** What a Word file of the shop's own can be the paper of. Sheets of labels are drawn by the app alone. */
export const wordKinds = ['quotation', ...numberedDocuments] as const satisfies readonly DocumentKind[];
export type WordKind = (typeof wordKinds)[number];

/** What the shop's own Word files add to templates. */
export const wordTemplates = {
  /** Before it is used: what a Word file asks for, and what of it nobody knows. Nothing is kept. */
  check: procedure
    .meta({ ...read, cli: { summary: 'Check the placeholders of a Word file' } })
    .input(z.object({ file: z.file(), kind: DocumentKind.default('quotation') }))
    .output(WordCheck),
  /** One that cannot be filled is refused (`template-broken`); unknown placeholders are no reason. */
  addWord: procedure
    .meta({ ...write, cli: { summary: 'Add a Word file as a template' } })
    .input(
      z.object({ file: z.file(), kind: z.enum(wordKinds).default('quotation'), name: requiredLine(80).optional() }),
    )
    .output(Changed),
  /** Another file in its place; its name and its kind stay. */
  replaceWord: procedure
    .meta({ ...write, cli: { summary: 'Replace the Word file of a template' } })
    .input(z.object({ id: Id, file: z.file(), expectedUpdatedAt: Instant.optional() }))
    .output(Changed),
  file: procedure
    .meta({ ...read, cli: { summary: 'Save the Word file of a template' } })
    .input(z.object({ id: Id }))
    .output(z.file()),
  /** A Word file to begin with, with the fields of its kind in it. */
  sample: procedure
    .meta({ ...read, cli: { summary: 'Save a Word file to begin with' } })
    .input(z.object({ kind: DocumentKind.default('quotation'), language: z.enum(languages).optional() }))
    .output(z.file()),
};

/** What they add to documents. */
export const wordDocuments = {
  /**
   * Fills a Word file: as a letter to a contact, or with what a quotation says. Nothing is kept. A PDF needs LibreOffice or
   * Word on this PC (`office-missing`).
   */
  fill: procedure
    .meta({ permission: 'quotes.write', cli: { summary: 'Fill a Word file for a contact or a quotation' } })
    .input(
      z
        .object({
          /** The file itself, or a template that is kept. */
          template: z.file().optional(),
          templateId: Id.optional(),
          contactId: Id.optional(),
          quoteId: Id.optional(),
          format: z.enum(['docx', 'pdf']).default('docx'),
          /** Of a letter; a quotation has its own. */
          language: z.enum(languages).optional(),
        })
        .refine(({ contactId, quoteId }) => contactId !== undefined || quoteId !== undefined, {
          path: ['contactId'],
          message: 'required',
        })
        .refine(({ template, templateId }) => (template === undefined) !== (templateId === undefined), {
          path: ['template'],
          message: 'required',
        }),
    )
    .output(
      z.object({
        file: z.file(),
        /** Placeholders that nobody knows; they stand in the document as they were. */
        unknown: z.array(z.string()),
      }),
    ),
  /** What on this PC makes a PDF of a Word file. */
  office: procedure
    .meta({ ...read, cli: { summary: 'Which program makes PDFs of Word files' } })
    .output(z.object({ program: z.enum(['libreoffice', 'word']).nullable() })),
};
