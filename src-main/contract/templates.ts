import { z } from 'zod';
import { Design } from './documents/design.ts';
import { DocumentKind, Layout, TemplateName } from './documents/words.ts';
import { languages } from './settings.ts';
import { Done, Id, Instant, procedure, requiredLine } from './shared.ts';

const read = { permission: 'quotes.read' } as const;
const write = { permission: 'settings.write' } as const;

/** Of a template, in UTF-16 units. */
export const LONGEST_NAME = 80;

export const templateSources = ['design', 'word'] as const;

export const TemplateRow = z.object({
  id: Id,
  kind: DocumentKind,
  name: z.string(),
  /** Designed in the app, or a Word file of the shop's own. */
  source: z.enum(templateSources),
  /** Of a design. */
  layout: Layout.nullable(),
  /** Of a Word file: how it was called. */
  fileName: z.string(),
  /** What a new document of its kind looks like. */
  usual: z.boolean(),
  updatedAt: Instant,
  deletedAt: Instant.nullable(),
});
export type TemplateRow = z.infer<typeof TemplateRow>;

export const Template = TemplateRow.extend({ design: Design.nullable() });
export type Template = z.infer<typeof Template>;

const Changed = Template.extend({ batchId: Id });

/** How documents look, by their kind. Those that the app brings along are named by their layout and are always there. */
export const templates = {
  list: procedure
    .meta({ ...read, cli: { summary: 'List the templates of documents' } })
    .input(z.object({ kind: DocumentKind.optional(), deleted: z.boolean().default(false) }))
    .output(
      z.object({
        items: z.array(TemplateRow),
        /** What a new document of each kind looks like. */
        usual: z.record(DocumentKind, TemplateName),
      }),
    ),
  get: procedure
    .meta({ ...read, cli: { summary: 'Show one template' } })
    .input(z.object({ id: Id }))
    .output(Template),
  /** Begun from a design that the app brings along, or as a copy. A name that is there gets a number. */
  create: procedure
    .meta({ ...write, cli: { summary: 'Add a template, from a built-in one or as a copy' } })
    .input(
      z.object({ kind: DocumentKind, name: requiredLine(LONGEST_NAME), from: TemplateName, design: Design.optional() }),
    )
    .output(Changed),
  update: procedure
    .meta({ ...write, cli: { summary: 'Change a template' } })
    .input(
      z.object({
        id: Id,
        expectedUpdatedAt: Instant.optional(),
        name: requiredLine(LONGEST_NAME).optional(),
        design: Design.optional(),
      }),
    )
    .output(Changed),
  /** Into the bin: documents that use it look as its layout does without it. */
  remove: procedure
    .meta({ ...write, cli: { summary: 'Move templates to the bin' } })
    .input(z.object({ ids: z.array(Id).min(1).max(500) }))
    .output(Done.extend({ removed: z.number().int() })),
  restore: procedure
    .meta({ ...write, cli: { summary: 'Take templates out of the bin' } })
    .input(z.object({ ids: z.array(Id).min(1).max(500) }))
    .output(Done.extend({ restored: z.number().int() })),
  makeUsual: procedure
    .meta({ ...write, cli: { summary: 'Let new documents of a kind look like this' } })
    .input(z.object({ kind: DocumentKind, template: TemplateName }))
    .output(Done),
  /** The PDF of an example, or of a quotation that is there. Nothing is kept. */
  preview: procedure
    .meta({ ...read, cli: { summary: 'The PDF of an example in a template' } })
    .input(
      z.object({
        kind: DocumentKind.default('quotation'),
        template: TemplateName.default('classic'),
        /** Instead of the template's own, while somebody changes it. */
        design: Design.optional(),
        language: z.enum(languages).optional(),
        lines: z.number().int().min(1).max(200).default(8),
        quotationId: Id.optional(),
      }),
    )
    .output(
      z.object({
        file: z.file(),
        /** Characters that no font has. */
        warnings: z.array(z.string()),
      }),
    ),
  /**
   * All of them, or these, as one file for another Langganan: designs, Word files and the shop's own texts of
   * messages. Ids are those of templates or of texts.
   */
  export: procedure
    .meta({ ...read, cli: { summary: 'Save templates as one file' } })
    .input(z.object({ ids: z.array(Id).max(500).optional() }))
    .output(z.object({ file: z.file(), count: z.number().int() })),
  /** What such a file holds is added, or nothing of it; a name that is there gets a number. */
  import: procedure
    .meta({ ...write, cli: { summary: 'Add templates from such a file' } })
    .input(z.object({ file: z.file() }))
    .output(Done.extend({ names: z.array(z.string()) })),
};
