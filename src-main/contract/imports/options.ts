import { z } from 'zod';
import { separators, textEncodings } from '../file-formats.ts';
import { line } from '../shared.ts';

/**
 * What a file can become and the app can store today. A feature that lands later adds its target here; the rules are in
 * domain/importing/targets, and app.ts does not compile until it has a writer for each.
 */
export const importTargets = ['contacts', 'products', 'deals'] as const;
export const ImportTarget = z.enum(importTargets);
/** What the importer understands and no feature keeps yet. */
export const unkeptKinds = ['sales'] as const;
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
const ColumnMapping = z.object({
  index: z.number().int().min(0),
  field: line(80).nullable(),
  name: line(120).optional(),
});
export const dateOrders = ['dmy', 'mdy', 'ymd'] as const;

/** Why a value was understood differently from how it stood in the file, or could not be. */
const understandingReasons = [
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
const groupAnswers = ['accept', 'keep', 'other-order', 'empty', 'reject'] as const;
export const GroupAnswer = z.enum(groupAnswers);
export const Answer = z.object({
  /** Place of the column in the header, 0-based. */
  column: z.number().int().min(0),
  reason: UnderstandingReason,
  answer: GroupAnswer,
});

export const ImportOptions = z.object({
  /** Left out: what a named mapping is for, else what the columns say. */
  target: ImportTarget.optional(),
  /** What the file is where its columns do not say it; left out: contacts. */
  expected: ImportTarget.optional(),
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
