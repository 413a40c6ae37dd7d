import { z } from 'zod';
import { Id, Instant } from '../shared.ts';
import { ImportTarget } from './options.ts';

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
