import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { fileFormats, separators, textEncodings } from './file-formats.ts';
import { Id, Instant, Page, line, procedure } from './shared.ts';

/** What a file can become. A feature that lands later adds its own target. */
export const importTargets = ['contacts'] as const;
export const ImportTarget = z.enum(importTargets);
/** `update` fills and overwrites with what the file says; an empty cell never erases. */
export const duplicateModes = ['skip', 'update', 'add'] as const;
export const DuplicateMode = z.enum(duplicateModes);

/** How one column is read. `field` null: left out; `custom:<id>`: a custom field. */
export const ColumnMapping = z.object({ index: z.number().int().min(0), field: line(80).nullable() });
export const dateOrders = ['dmy', 'mdy', 'ymd'] as const;

export const ImportOptions = z.object({
  target: ImportTarget.default('contacts'),
  /** Name of the sheet; left out, the sheet is found. */
  sheet: z.string().max(200).optional(),
  /** 1-based row of the header; left out, it is found. */
  headerRow: z.number().int().min(1).optional(),
  /** What the person changed in the matching; other columns keep what was found. */
  mapping: z.array(ColumnMapping).max(1_000).default([]),
  /** The answer where nothing in a column decides the order of day and month. */
  dateOrder: z.enum(dateOrders).optional(),
  /** How the letters of a text file are written; left out, it is found. */
  encoding: z.enum(textEncodings).optional(),
  /** What parts the values of a text file; left out, it is found. */
  separator: z.enum(separators).optional(),
  /** The text was copied from a spreadsheet's window (text/plain or text/html of the clipboard). */
  pasted: z.boolean().optional(),
  duplicates: DuplicateMode.default('skip'),
});
export type ImportOptions = z.infer<typeof ImportOptions>;

/** Why a value was understood differently from how it stood in the file, or could not be. */
export const understandingReasons = [
  'phone-zero-restored',
  'phone-country-code-added',
  'phone-from-scientific',
  'phone-not-a-number',
  'phones-split',
  'email-repaired',
  'email-not-an-address',
  'date-ambiguous',
  'date-from-serial',
  'date-from-words',
  'date-impossible',
  'date-empty',
  'name-case-tidied',
  'title-recognised',
  'name-from-company',
  'name-from-phone',
  'name-from-email',
  'gender-not-understood',
  'value-not-understood',
  'value-shortened',
  'system-label-dropped',
] as const;
export const UnderstandingReason = z.enum(understandingReasons);
/** Reasons that ask for a look; the others only tell what was done. */
export const doubtfulReasons = [
  'phone-not-a-number',
  'email-not-an-address',
  'date-ambiguous',
  'date-impossible',
  'gender-not-understood',
  'value-not-understood',
  'value-shortened',
] as const satisfies readonly z.infer<typeof UnderstandingReason>[];

/** Why a row of the file becomes no record. */
export const rejectReasons = ['row-without-name', 'row-unreadable', 'value-invalid'] as const;

export const UnderstoodValue = z.object({
  /** 1-based row in the file. */
  row: z.number().int(),
  column: z.string(),
  field: z.string(),
  before: z.string(),
  after: z.string(),
  reason: UnderstandingReason,
});

export const ImportColumn = z.object({
  index: z.number().int(),
  name: z.string(),
  field: z.string().nullable(),
  /** How the match was made. */
  matchedBy: z.enum(['name', 'values', 'person', 'none']),
  samples: z.array(z.string()),
});

export const PreviewRow = z.object({
  row: z.number().int(),
  /** What the row becomes, field by field, in the order of the target's fields. */
  values: z.array(z.object({ field: z.string(), value: z.string() })),
  outcome: z.enum(['add', 'update', 'unchanged', 'skip', 'reject']),
  /** The record that is the same, by name, where there is one. */
  sameAs: z.object({ id: Id.nullable(), name: z.string(), by: z.enum(['phone', 'email', 'name', 'file']) }).nullable(),
  reject: z.enum(rejectReasons).nullable(),
  notes: z.array(UnderstoodValue),
});

export const ImportPreview = z.object({
  file: z.string(),
  /** What the file is; `encoding` and `separator` may be chosen where they are not null. */
  source: z.object({
    format: z.enum(fileFormats),
    encoding: z.enum(textEncodings).nullable(),
    separator: z.enum(separators).nullable(),
  }),
  sheet: z.string(),
  sheets: z.array(z.object({ name: z.string(), rows: z.number().int() })),
  headerRow: z.number().int(),
  columns: z.array(ImportColumn),
  /** The fields a column may be matched to; custom fields among them with their own name. */
  fields: z.array(z.object({ field: z.string(), customName: z.string().nullable() })),
  /** Data rows. */
  rows: z.number().int(),
  /** Rows left out (totals, remarks, headings that go on with the rows below them), 1-based, with the reason. */
  leftOut: z.array(
    z.object({ row: z.number().int(), text: z.string(), reason: z.enum(['total', 'remark', 'blank', 'section']) }),
  ),
  counts: z.object({
    add: z.number().int(),
    update: z.number().int(),
    unchanged: z.number().int(),
    skip: z.number().int(),
    reject: z.number().int(),
  }),
  /** The doubtful values (the first 200) and how often each reason occurs in the whole file. */
  doubtful: z.array(UnderstoodValue),
  understood: z.array(z.object({ reason: UnderstandingReason, count: z.number().int(), doubtful: z.boolean() })),
  /** A date column in which nothing decides the order of day and month, with the order that was taken. */
  dateQuestion: z.object({ column: z.string(), taken: z.enum(dateOrders), example: z.string() }).nullable(),
  sample: z.array(PreviewRow),
});
export type ImportPreview = z.infer<typeof ImportPreview>;

export const Reject = z.object({
  row: z.number().int(),
  reason: z.enum(rejectReasons),
  column: z.string(),
  value: z.string(),
});

export const ImportSummary = z.object({
  /** The import, which is also the journal batch by which it is undone. */
  id: Id,
  target: ImportTarget,
  file: z.string(),
  status: z.enum(['running', 'done', 'cancelled', 'interrupted', 'failed', 'undone']),
  duplicates: DuplicateMode,
  startedAt: Instant,
  finishedAt: Instant.nullable(),
  staffName: z.string(),
  rows: z.number().int(),
  added: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
  skipped: z.number().int(),
  rejected: z.number().int(),
  /** The first 1,000 rejected rows. */
  rejects: z.array(Reject),
});
export type ImportSummary = z.infer<typeof ImportSummary>;

/** What a running import tells: `reading` and `writing` with counts, then `finished` once. */
export const ImportProgress = z.discriminatedUnion('phase', [
  z.object({ phase: z.literal('reading'), done: z.number().int(), total: z.number().int().nullable() }),
  z.object({ phase: z.literal('writing'), done: z.number().int(), total: z.number().int() }),
  z.object({ phase: z.literal('finished'), summary: ImportSummary }),
]);

/** A row that was changed after the act that is undone: it stays as it is, and is named. */
export const Kept = z.object({ id: Id, what: z.string(), name: z.string(), fields: z.array(z.string()) });
export const UndoResult = z.object({
  /** Records that the act had made and that are gone now. */
  removed: z.number().int(),
  /** Records that are as they were before the act. */
  restored: z.number().int(),
  kept: z.array(Kept),
  /** The undo is an act of its own and can itself be taken back. */
  batchId: Id,
});
export type UndoResult = z.infer<typeof UndoResult>;

const run = { permission: 'imports.run' } as const;

export const imports = {
  preview: procedure
    .meta({ ...run, cli: { summary: 'Show what a file would become' } })
    .input(ImportOptions.extend({ file: z.file() }))
    .output(ImportPreview),
  /** Starts at once and answers when it is done; `progress` tells how far it is. */
  run: procedure
    .meta({ ...run, cli: { summary: 'Import a file' } })
    .input(ImportOptions.extend({ file: z.file(), id: Id.optional() }))
    .output(ImportSummary),
  /** Follows the import whose id the caller chose for `run`. */
  progress: procedure
    .meta({ ...run, cli: false })
    .input(z.object({ id: Id }))
    .output(eventIterator(ImportProgress)),
  /** Stops a running import and takes back what it had written. */
  cancel: procedure
    .meta({ ...run, cli: false })
    .input(z.object({ id: Id }))
    .output(z.object({ cancelled: z.boolean() })),
  list: procedure
    .meta({ ...run, cli: { summary: 'Past imports' } })
    .input(z.object({ ...Page }))
    .output(z.object({ total: z.number().int(), items: z.array(ImportSummary) })),
  get: procedure
    .meta({ ...run, cli: { summary: 'One import with its rejected rows' } })
    .input(z.object({ id: Id }))
    .output(ImportSummary),
  undo: procedure
    .meta({ ...run, cli: { summary: 'Undo an import, updates included' } })
    .input(z.object({ id: Id }))
    .output(UndoResult),
};
