import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { ContactFilter, ContactSort } from './contacts.ts';
import { languages } from './settings.ts';
import { Id, procedure } from './shared.ts';

export const exportFormats = ['xlsx', 'csv', 'vcf'] as const;
export const ExportFormat = z.enum(exportFormats);
export type ExportFormat = z.infer<typeof ExportFormat>;

/** The language of headings; left out, the shop's. */
const language = z.enum(languages).optional();
/** Chosen by the caller, so that `progress` can be followed and `cancel` be called. */
const id = Id.optional();

const asked = {
  format: ExportFormat.default('xlsx'),
  /** Columns by their names, in their order; none means all. Unknown ones are left out. */
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
/** What can go out as a list. A feature that lands later adds its own line. */
export const ListExport = z.discriminatedUnion('what', [ContactsExport]);
export type ListExport = z.infer<typeof ListExport>;
export type ExportWhat = ListExport['what'];

/** A file with how many rows (or cards) stand in it. */
export const ExportedFile = z.object({ file: z.file(), rows: z.number().int() });

/** What a long export or restoring tells. */
export const ExportProgress = z.object({
  phase: z.enum(['reading', 'writing']),
  done: z.number().int(),
  total: z.number().int().nullable(),
});
export type ExportProgress = z.infer<typeof ExportProgress>;

const out = { permission: 'exports.run' } as const;
export const exports = {
  /** A list as a file. */
  run: procedure
    .meta({ ...out, cli: { summary: 'Export a list as .xlsx, .csv or .vcf' } })
    .input(ListExport)
    .output(ExportedFile),
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
