import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { ContactFilter, ContactSort } from './contacts.ts';
import { DealFilter, DealSort } from './deals/filter.ts';
import { LeadFilter, LeadSort } from './leads/input.ts';
import { ProductFilter, ProductSort } from './products.ts';
import { QuoteFilter, QuoteSort } from './quotes.ts';
import { DocumentFilter, DocumentSort } from './documents.ts';
import { languages } from './settings.ts';
import { TaskFilter } from './tasks/filter.ts';
import { Done, Id, Instant, procedure } from './shared.ts';

const exportFormats = ['xlsx', 'csv', 'vcf'] as const;
export const ExportFormat = z.enum(exportFormats);
export type ExportFormat = z.infer<typeof ExportFormat>;

/** The language of headings; left out, the shop's. */
const language = z.enum(languages).optional();
/** Chosen by the caller, so that `progress` can be followed and `cancel` be called. */
const id = Id.optional();

const asked = {
  format: ExportFormat.default('xlsx'),
  /** Columns by their names, in their order; none means all. */
  columns: z.array(z.string().max(80)).max(200).default([]),
  language,
  /** Of a .vcf: older phones read 3.0 only. */
  vcard: z.enum(['3.0', '4.0']).default('4.0'),
  /** Of a .csv; left out, what the system's spreadsheet program expects. */
  separator: z.enum(['comma', 'semicolon', 'tab']).optional(),
  id,
};

/** Contacts: all that the filter finds in the order of the list, or the chosen ones. */
export const ContactsExport = ContactFilter.extend({
  what: z.literal('contacts'),
  ...asked,
  sort: ContactSort.prefault({}),
  /** Only these; none means all that the filter finds. */
  ids: z.array(Id).max(100_000).default([]),
  /** All that the filter finds but these. */
  except: z.array(Id).max(10_000).default([]),
});
/** Products: all that the filter finds in the order of the list, or the chosen ones. */
export const ProductsExport = ProductFilter.extend({
  what: z.literal('products'),
  ...asked,
  sort: ProductSort.prefault({}),
  ids: z.array(Id).max(100_000).default([]),
  except: z.array(Id).max(10_000).default([]),
});
/** Tasks: all that the filter finds in the order of the list, or the chosen ones. Whose they are, `staffId` says. */
export const TasksExport = TaskFilter.omit({ mine: true }).extend({
  what: z.literal('tasks'),
  ...asked,
  ids: z.array(Id).max(100_000).default([]),
  except: z.array(Id).max(10_000).default([]),
});
/** Deals: all that the filter finds in the order of the list, or the chosen ones. */
export const DealsExport = DealFilter.extend({
  what: z.literal('deals'),
  ...asked,
  sort: DealSort.prefault({}),
  ids: z.array(Id).max(100_000).default([]),
  except: z.array(Id).max(10_000).default([]),
});
/** Leads: all that the filter finds in the order of the list, or the chosen ones. */
export const LeadsExport = LeadFilter.extend({
  what: z.literal('leads'),
  ...asked,
  sort: LeadSort.prefault({}),
  ids: z.array(Id).max(100_000).default([]),
  except: z.array(Id).max(10_000).default([]),
});
/** Quotations: all that the filter finds in the order of the list, or the chosen ones. */
export const QuotesExport = QuoteFilter.extend({
  what: z.literal('quotes'),
  ...asked,
  sort: QuoteSort.prefault({}),
  ids: z.array(Id).max(100_000).default([]),
  except: z.array(Id).max(10_000).default([]),
});
/** Documents: all that the filter finds in the order of the list, or the chosen ones. */
export const DocumentsExport = DocumentFilter.extend({
  what: z.literal('documents'),
  ...asked,
  sort: DocumentSort.prefault({}),
  ids: z.array(Id).max(100_000).default([]),
  except: z.array(Id).max(10_000).default([]),
});
/** What can go out as a list. A feature that lands later adds its own line. */
export const ListExport = z.discriminatedUnion('what', [
  ContactsExport,
  ProductsExport,
  TasksExport,
  DealsExport,
  LeadsExport,
  QuotesExport,
  DocumentsExport,
]);
export type ListExport = z.infer<typeof ListExport>;

/** A file with how many rows (or cards) stand in it. */
const ExportedFile = z.object({ file: z.file(), rows: z.number().int() });

/** What a long export or restoring tells. */
export const ExportProgress = z.object({
  phase: z.enum(['reading', 'writing']),
  done: z.number().int(),
  total: z.number().int().nullable(),
});
export type ExportProgress = z.infer<typeof ExportProgress>;

/** What a workbook of a whole business says of itself, before anything of it is taken. */
export const WorkbookFacts = z.object({
  file: z.string(),
  business: z.string(),
  madeAt: Instant.nullable(),
  contacts: z.number().int(),
  /** Rows in all sheets. */
  rows: z.number().int(),
});
export type WorkbookFacts = z.infer<typeof WorkbookFacts>;

/** A row of a workbook that could not be taken. */
export const SkippedRow = z.object({
  sheet: z.string(),
  /** 1-based. */
  row: z.number().int(),
  reason: z.enum(['value-invalid', 'belongs-to-nothing', 'place-taken']),
  value: z.string(),
});
export type SkippedRow = z.infer<typeof SkippedRow>;

/** `added`, `updated` and `unchanged` count rows of all sheets; `skipped` lists the first 1,000 that could not be taken. */
export const Restored = Done.extend({
  file: z.string(),
  contacts: z.object({ added: z.number().int(), updated: z.number().int(), unchanged: z.number().int() }),
  added: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
  skipped: z.number().int(),
  skippedRows: z.array(SkippedRow),
});
export type Restored = z.infer<typeof Restored>;

const out = { permission: 'exports.run' } as const;
/** A workbook of the whole business brings settings and staff too. */
const back = { permission: 'settings.write' } as const;

export const exports = {
  /** A list as a file. */
  run: procedure
    .meta({ ...out, cli: { summary: 'Export a list as .xlsx, .csv or .vcf' } })
    .input(ListExport)
    .output(ExportedFile),
  /** The whole business as one .xlsx, a sheet per kind, which can be brought in again without loss. */
  workbook: procedure
    .meta({ ...out, cli: { summary: 'The whole business as one workbook' } })
    .input(z.object({ language, id }))
    .output(ExportedFile),
  /** Looks into a workbook without taking anything of it. */
  inspect: procedure
    .meta({ ...back, cli: { summary: 'What a workbook of a whole business holds' } })
    .input(z.object({ file: z.file() }))
    .output(WorkbookFacts),
  /** Brings a workbook in: changes what differs, adds what is missing, deletes nothing. One act that can be undone. */
  restore: procedure
    .meta({ ...back, cli: { summary: 'Bring in a workbook of a whole business' } })
    .input(z.object({ file: z.file(), id }))
    .output(Restored),
  /** Follows what runs under an id that the caller chose. */
  progress: procedure
    .meta({ ...out, cli: false })
    .input(z.object({ id: Id }))
    .output(eventIterator(ExportProgress)),
  /** Stops it: an export leaves no file, a restoring leaves nothing changed. */
  cancel: procedure
    .meta({ ...out, cli: false })
    .input(z.object({ id: Id }))
    .output(z.object({ cancelled: z.boolean() })),
};
