import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { MappingSummary, WatchedFolder } from './imports/mapping.ts';
import { ImportOptions, ImportTarget } from './imports/options.ts';
import { ImportPreview } from './imports/preview.ts';
import { ImportProgress, ImportSummary, Rejects, UndoResult } from './imports/summary.ts';
import { Id, line, Page, procedure, requiredLine } from './shared.ts';

// What the feature's procedures speak of; whoever needs a schema of it asks here.
export * from './imports/mapping.ts';
export * from './imports/options.ts';
export * from './imports/preview.ts';
export * from './imports/summary.ts';

/** The longest text that a cell can have (what Excel allows). */
const cellText = z.string().max(32_767);

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
  /** Follows the import, or the undo, whose id the caller chose for `run` or `undo`. */
  progress: procedure
    .meta({ ...run, cli: false })
    .input(z.object({ id: Id }))
    .output(eventIterator(ImportProgress)),
  /** Stops a running import or undo, and takes back what it had written. */
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
    .input(
      z.object({
        id: Id,
        /** `progress` tells under this id how far it is, and `cancel` stops it. */
        followAs: Id.optional(),
      }),
    )
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
