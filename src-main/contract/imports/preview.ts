import { z } from 'zod';
import { fileFormats, separators, textEncodings } from '../file-formats.ts';
import { Id } from '../shared.ts';
import { MappingSummary } from './mapping.ts';
import {
  dateOrders,
  DuplicateMode,
  GroupAnswer,
  ImportTarget,
  newFieldKinds,
  UnderstandingReason,
  unkeptKinds,
} from './options.ts';
import { rejectReasons } from './summary.ts';

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

export const ImportPreview = z.object({
  /** By this id `reread` finds the file again as long as it is held; only the last file is. */
  held: Id,
  file: z.string(),
  /** What the rows become: as was asked for, or as the columns say. */
  target: ImportTarget,
  /** What the file looks like where nothing here keeps such records yet. */
  looksLike: z.enum(unkeptKinds).nullable(),
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
  /** Whether the import may make own fields for columns. */
  makesFields: z.boolean(),
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
