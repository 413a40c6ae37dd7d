import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { fileFormats, separators, textEncodings } from './file-formats.ts';
import { Id, Instant, Page, line, procedure, requiredLine } from './shared.ts';

/**
 * What a file can become and the app can store today. A feature that lands later adds its target here; the rules are in
 * domain/importing/targets, and app.ts does not compile until it has a writer for each.
 */
export const importTargets = ['contacts', 'products'] as const;
export const ImportTarget = z.enum(importTargets);
/**
 * What becomes of a row whose record is there already. `fill` writes only into empty fields; `update` fills and
 * overwrites with what the file says; in both an empty cell never erases.
 */
export const duplicateModes = ['skip', 'fill', 'update', 'add'] as const;
export const DuplicateMode = z.enum(duplicateModes);

/** Kinds of own fields that an import may make for a column. */
export const newFieldKinds = ['text', 'number', 'money', 'date', 'yesno'] as const;

/**
 * How one column is read. `field` null: left out; `custom:<id>`: an own field; `new:<kind>`: an own field that the import
 * makes, called `name` or else by the column's heading. One of that name that is there already is taken.
 */
export const ColumnMapping = z.object({
  index: z.number().int().min(0),
  field: line(80).nullable(),
  name: line(120).optional(),
});
export const dateOrders = ['dmy', 'mdy', 'ymd'] as const;

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
  'money-from-text',
  'stock-from-words',
  'total-differs',
] as const;
export const UnderstandingReason = z.enum(understandingReasons);
/**
 * What becomes of all values of a column that were understood for one reason. `accept`: as they were understood; `keep`:
 * as they stand in the file (what the field cannot hold goes into the note); `other-order`: day and month the other way
 * round; `empty`: left out; `reject`: their rows are rejected, to be mended.
 */
export const groupAnswers = ['accept', 'keep', 'other-order', 'empty', 'reject'] as const;
export const GroupAnswer = z.enum(groupAnswers);
export const Answer = z.object({
  /** Place of the column in the header, 0-based. */
  column: z.number().int().min(0),
  reason: UnderstandingReason,
  answer: GroupAnswer,
});

export const ImportOptions = z.object({
  target: ImportTarget.default('contacts'),
  /** Name of the sheet; left out, the sheet is found. */
  sheet: z.string().max(200).optional(),
  /** 1-based row of the header; left out, it is found. */
  headerRow: z.number().int().min(1).optional(),
  /** A saved mapping by its name or id; null starts afresh. Left out, the one remembered for these headings is used. */
  mapping: line(120).nullable().optional(),
  /** What the person changed in the matching; other columns keep what was found or the mapping says. */
  columns: z.array(ColumnMapping).max(1_000).default([]),
  /** What becomes of whole groups of understood values. */
  answers: z.array(Answer).max(1_000).default([]),
  /** The answer where nothing in a column decides the order of day and month. */
  dateOrder: z.enum(dateOrders).optional(),
  /** How the letters of a text file are written; left out, it is found. */
  encoding: z.enum(textEncodings).optional(),
  /** What parts the values of a text file; left out, it is found. */
  separator: z.enum(separators).optional(),
  /** The text was copied from a spreadsheet's window (text/plain or text/html of the clipboard). */
  pasted: z.boolean().optional(),
  /** Left out: what the mapping says, else `skip`. */
  duplicates: DuplicateMode.optional(),
  /** By what a row is the same as a record: `id`, `phone`, `email`, `name`, or an own field. Left out: all but own fields. */
  matchBy: z.array(line(80)).min(1).max(20).optional(),
});
export type ImportOptions = z.infer<typeof ImportOptions>;

/** Reasons that ask for a look; the others only tell what was done. */
export const doubtfulReasons = [
  'phone-not-a-number',
  'email-not-an-address',
  'date-ambiguous',
  'date-impossible',
  'gender-not-understood',
  'value-not-understood',
  'value-shortened',
  'total-differs',
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
  matchedBy: z.enum(['name', 'values', 'mapping', 'person', 'none']),
  samples: z.array(z.string()),
  /** The name of the own field that is made for it; null where none is. */
  newName: z.string().nullable(),
  /** What kind of own field its values would fit. */
  suits: z.enum(newFieldKinds),
});

/** All values of one column that were understood for one reason. */
export const UnderstoodGroup = z.object({
  column: z.number().int(),
  name: z.string(),
  field: z.string(),
  reason: UnderstandingReason,
  count: z.number().int(),
  doubtful: z.boolean(),
  /** What may be chosen; `accept` is always among it. */
  answers: z.array(GroupAnswer),
  /** What was chosen, by the person or the mapping; null: nobody has looked at it yet. */
  answer: GroupAnswer.nullable(),
  /** The first few. */
  examples: z.array(UnderstoodValue),
});

const outcomes = ['add', 'update', 'unchanged', 'skip', 'reject'] as const;
export const Outcome = z.enum(outcomes);
export const OutcomeCounts = z.object({
  add: z.number().int(),
  update: z.number().int(),
  unchanged: z.number().int(),
  skip: z.number().int(),
  reject: z.number().int(),
});
export type OutcomeCounts = z.infer<typeof OutcomeCounts>;

export const PreviewRow = z.object({
  row: z.number().int(),
  /** What the row becomes, field by field, in the order of the target's fields. */
  values: z.array(z.object({ field: z.string(), value: z.string() })),
  outcome: Outcome,
  /** What it would be with another choice about duplicates. */
  outcomes: z.object({ skip: Outcome, fill: Outcome, update: Outcome, add: Outcome }),
  /** The record that is the same, by name, where there is one. */
  sameAs: z
    .object({
      id: Id.nullable(),
      name: z.string(),
      by: z.enum(['id', 'phone', 'email', 'name', 'field', 'code', 'file']),
    })
    .nullable(),
  reject: z.enum(rejectReasons).nullable(),
  notes: z.array(UnderstoodValue),
});

/** A mapping as it is listed. */
export const MappingSummary = z.object({
  id: Id,
  /** Empty: remembered by itself, for the next file with these headings. */
  name: z.string(),
  target: ImportTarget,
  headers: z.array(z.string()),
  createdAt: Instant,
  lastUsedAt: Instant.nullable(),
});
export type MappingSummary = z.infer<typeof MappingSummary>;

export const ImportPreview = z.object({
  /** By this id `reread` finds the file again as long as it is held; only the last file is. */
  held: Id,
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
  counts: OutcomeCounts,
  /** What each choice about duplicates would do. */
  modes: z.object({ skip: OutcomeCounts, fill: OutcomeCounts, update: OutcomeCounts, add: OutcomeCounts }),
  duplicates: DuplicateMode,
  /** What rows can be matched by in this file, and what they are matched by. */
  matchKeys: z.array(z.string()),
  matchBy: z.array(z.string()),
  /** The mapping that was applied. */
  mapping: MappingSummary.nullable(),
  /** Reasons by column, the doubtful first. */
  groups: z.array(UnderstoodGroup),
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

/** A rejected row as it stood in the file, to be mended. */
export const RejectedRow = Reject.extend({
  /** Its cells as text, as many as the import has columns. */
  cells: z.array(z.string()),
  /** Place of the cell to look at, where there is one. */
  at: z.number().int().nullable(),
});
export const Rejects = z.object({
  id: Id,
  file: z.string(),
  columns: z.array(z.object({ name: z.string(), field: z.string().nullable() })),
  fields: z.array(z.object({ field: z.string(), customName: z.string().nullable() })),
  /** Rows that are still to be mended: those that another run has brought in are not among them. */
  rows: z.array(RejectedRow),
  /** How many there are in all: rows past the limit are counted, but their cells are not kept. */
  total: z.number().int(),
});
export type Rejects = z.infer<typeof Rejects>;
/** The longest text that a cell can have (what Excel allows). */
const cellText = z.string().max(32_767);

/** A row that was changed after the act that is undone: it stays as it is, and is named. */
export const Kept = z.object({ id: Id, what: z.string(), name: z.string(), fields: z.array(z.string()) });
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
  /** Rejected rows that are still to be mended. */
  toMend: z.number().int(),
  /** The import whose rejected rows this one has brought in, mended. It is undone with that one, or by itself. */
  follows: Id.nullable(),
  /** The mapping that was used, by its name; empty where it has none. */
  mapping: z.string(),
  /** After an undo: what was changed since and therefore kept (the first 200). */
  kept: z.array(Kept),
});
export type ImportSummary = z.infer<typeof ImportSummary>;

/** What a running import tells: `reading` and `writing` with counts, then `finished` once. */
export const ImportProgress = z.discriminatedUnion('phase', [
  z.object({ phase: z.literal('reading'), done: z.number().int(), total: z.number().int().nullable() }),
  z.object({ phase: z.literal('writing'), done: z.number().int(), total: z.number().int() }),
  z.object({ phase: z.literal('finished'), summary: ImportSummary }),
]);

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

/** What a watched folder is, and how it fares. */
export const WatchedFolder = z.object({
  enabled: z.boolean(),
  folder: z.string(),
  target: ImportTarget,
  /** The mapping that files are read with; null where it is gone. */
  mapping: MappingSummary.nullable(),
  /** Why nothing can be imported at the moment. */
  trouble: z.enum(['folder-missing', 'folder-not-writable', 'mapping-missing']).nullable(),
  /** What came of the last files, the newest first. */
  recent: z.array(
    z.object({
      file: z.string(),
      at: Instant,
      /** Null where the file was refused before anything began. */
      importId: Id.nullable(),
      added: z.number().int(),
      updated: z.number().int(),
      rejected: z.number().int(),
      /** Code and data of the refusal. */
      problem: z.object({ code: z.string(), data: z.unknown() }).nullable(),
    }),
  ),
});
export type WatchedFolder = z.infer<typeof WatchedFolder>;

const run = { permission: 'imports.run' } as const;

export const imports = {
  preview: procedure
    .meta({ ...run, cli: { summary: 'Show what a file would become' } })
    .input(ImportOptions.extend({ file: z.file() }))
    .output(ImportPreview),
  /** The preview of the file that is held, read otherwise; refused with `file-not-held` once it is let go. */
  reread: procedure
    .meta({ ...run, cli: false })
    .input(ImportOptions.extend({ held: Id }))
    .output(ImportPreview),
  /** Starts at once and answers when it is done; `progress` tells how far it is. */
  run: procedure
    .meta({ ...run, cli: { summary: 'Import a file' } })
    .input(
      ImportOptions.extend({
        file: z.file(),
        id: Id.optional(),
        /** Saves how the file was read under this name. */
        saveAs: line(120).optional(),
      }),
    )
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
  rejects: procedure
    .meta({ ...run, cli: { summary: 'The rejected rows of an import, with their cells' } })
    .input(z.object({ id: Id }))
    .output(Rejects),
  /** Rejected rows as a workbook: the file's own columns and one that says why. It imports again as it is. */
  rejectsFile: procedure
    .meta({ ...run, cli: { summary: 'Save the rejected rows of an import as a workbook' } })
    .input(z.object({ id: Id, language: z.enum(['id', 'en']).default('id') }))
    .output(z.file()),
  /** Runs mended rows again, in an import of their own that follows the first. Rows that are not named stay rejected. */
  mend: procedure
    .meta({ ...run, cli: false })
    .input(
      z.object({
        id: Id,
        rows: z
          .array(z.object({ row: z.number().int().min(1), cells: z.array(cellText).max(1_000) }))
          .min(1)
          .max(5_000),
        newId: Id.optional(),
      }),
    )
    .output(ImportSummary),
  mappings: procedure
    .meta({ ...run, cli: { summary: 'Saved and remembered mappings' } })
    .output(z.object({ items: z.array(MappingSummary) })),
  /** Saves how a past import was read under a name. */
  saveMapping: procedure
    .meta({ ...run, cli: { summary: 'Save how an import was read under a name' } })
    .input(z.object({ importId: Id, name: requiredLine(120) }))
    .output(MappingSummary),
  renameMapping: procedure
    .meta({ ...run, cli: { summary: 'Give a mapping a name' } })
    .input(z.object({ id: Id, name: requiredLine(120) }))
    .output(MappingSummary),
  removeMapping: procedure
    .meta({ ...run, cli: { summary: 'Forget a mapping' } })
    .input(z.object({ id: Id }))
    .output(z.object({ removed: z.boolean() })),
  /** A small file, to be added on another PC. */
  exportMapping: procedure
    .meta({ ...run, cli: { summary: 'Save a mapping as a file' } })
    .input(z.object({ id: Id }))
    .output(z.file()),
  addMapping: procedure
    .meta({ ...run, cli: { summary: 'Add a mapping from a file' } })
    .input(z.object({ file: z.file() }))
    .output(MappingSummary),
  watchedFolder: procedure
    .meta({ ...run, cli: { summary: 'The folder whose files are imported by themselves' } })
    .output(WatchedFolder),
  watchFolder: procedure
    .meta({ permission: 'settings.write', cli: { summary: 'Watch a folder, or stop watching it' } })
    .input(
      z.object({
        enabled: z.boolean(),
        folder: line(1_000).optional(),
        target: ImportTarget.optional(),
        /** Name or id of a saved mapping. */
        mapping: line(120).optional(),
      }),
    )
    .output(WatchedFolder),
  /** Lets the person choose a folder where the door can; null where it cannot or she did not. */
  chooseFolder: procedure
    .meta({ permission: 'settings.write', cli: false })
    .output(z.object({ folder: z.string().nullable() })),
};
