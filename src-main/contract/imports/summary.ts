import { z } from 'zod';
import { Id, Instant } from '../shared.ts';
import { DuplicateMode, ImportTarget } from './options.ts';

/** Why a row of the file becomes no record. */
export const rejectReasons = ['row-without-name', 'row-unreadable', 'value-invalid'] as const;

export const Reject = z.object({
  row: z.number().int(),
  reason: z.enum(rejectReasons),
  column: z.string(),
  value: z.string(),
});

/** A rejected row as it stood in the file, to be mended. */
const RejectedRow = Reject.extend({
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
  /** Changes that are taken back: of an undo, or of an import that was cancelled. */
  z.object({ phase: z.literal('undoing'), done: z.number().int(), total: z.number().int() }),
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
