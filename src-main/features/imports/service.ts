import type { z } from 'zod';
import { AppError } from '../../contract/errors.ts';
import type { ImportLanguage, ImportWords } from '../../contract/import-words.ts';
import type { ImportOptions, ImportProgress, ImportSummary, Rejects, UndoResult } from '../../contract/imports.ts';
import type { Actor, Store } from '../../database/store.ts';
import type { Trx } from '../../database/tables.ts';
import { newId } from '../../domain/ids.ts';
import { HistoryService } from '../history/service.ts';
import type { SettingsService } from '../settings/service.ts';
import { type Task, Tasks } from '../long-work.ts';
import { Mappings, rememberWhatWasChosen } from './mappings.ts';
import { mendingOf, rejectsOf } from './mend.ts';
import { Previews } from './previews.ts';
import { findFollowing, findImport, findImports, finishImport, updateKept } from './queries/imports.ts';
import { matchingOf, unkeptKindOf } from './question.ts';
import { OpenFile } from './read.ts';
import { contentOf, recipeOf } from './recipe.ts';
import { rejectsWorkbook } from './reject-file.ts';
import { KeptRejects, MendedRejects } from './rejects.ts';
import { type ImportRun, runImport } from './run.ts';
import { ImportTargets } from './targets.ts';
import type { ImportWriters } from './writer.ts';

/** Rows that an undo has kept and that are told later. */
const KEPT_TOLD = 200;

/** What only one run knows; the rest is the same for a file and for mended rows. */
type Prepared = Omit<ImportRun, 'store' | 'actor' | 'id' | 'task'>;
type Progress = z.infer<typeof ImportProgress>;

/**
 * Bringing files in: a preview that writes nothing, and a run that is one journal batch of many short transactions, so
 * that it can be cancelled in the middle and undone as a whole afterwards.
 */
export class ImportsService {
  readonly mappings: Mappings;
  readonly previews: Previews;
  readonly #store: Store;
  readonly #targets: ImportTargets;
  readonly #words: ImportWords;
  readonly #history: HistoryService;
  readonly #tasks = new Tasks<Progress>('import-running', { oneAtATime: true });

  constructor(store: Store, settings: SettingsService, writers: ImportWriters, words: ImportWords) {
    this.#store = store;
    this.#targets = new ImportTargets(store, settings, writers);
    this.#words = words;
    this.#history = new HistoryService(store);
    this.mappings = new Mappings(store, this.#targets);
    this.previews = new Previews(store, this.#targets);
  }

  /**
   * Imports a file and answers when it is done or cancelled. What goes wrong in the middle is taken back whole.
   *
   * @param id chosen by the caller, so that `progress` can be followed; it becomes the id of the journal batch
   * @throws AppError `import-running`, `name-taken`, `file-…`, `job-…`, `sheet-without-header`, `not-found` (a mapping);
   *   `file-of-another-kind` where nobody has said what its rows are to become
   */
  async run(
    actor: Actor,
    file: File,
    { saveAs: name, ...asked }: ImportOptions & { saveAs?: string | undefined },
    id = newId(),
  ): Promise<ImportSummary> {
    return this.#import(actor, id, async ({ signal, tell }) => {
      // Two large files at once would be one too many.
      await this.previews.letGo();
      const { question: first, settle } = await this.#targets.ask(asked);
      const { open, overview } = await OpenFile.open({ file }, first, {
        signal,
        onProgress: ({ done, total }) => {
          if (total === null) tell({ phase: 'reading', done, total });
        },
      });
      const kind = asked.target === undefined ? unkeptKindOf(overview) : null;
      if (kind !== null) {
        await open.close();
        throw new AppError('file-of-another-kind', { file: open.name, kind });
      }
      const { options, question, context, mapping, matching, writer } = settle(overview);
      return {
        open,
        overview,
        question,
        options,
        matching,
        recipe: recipeOf(options, overview, matching),
        mappingName: name ?? mapping?.name ?? '',
        follows: null,
        region: context.region,
        writer,
        rejects: new KeptRejects(id),
        alongsideEnd: (trx, recipe) =>
          rememberWhatWasChosen(trx, {
            options,
            mapping,
            name,
            content: contentOf(recipe, matching.duplicates),
            now: this.#store.clock.now(),
          }),
      };
    });
  }

  /** @throws AppError `not-found` */
  async rejects(id: string): Promise<Rejects> {
    const { target } = await this.get(id);
    return rejectsOf(this.#store.db, id, await this.#targets.contextOf(target));
  }

  /** The rejected rows that are still to be mended as a workbook. @throws AppError `not-found`, `nothing-to-mend` */
  async rejectsFile(id: string, language: ImportLanguage): Promise<File> {
    const summary = await this.get(id);
    return rejectsWorkbook(this.#store.db, summary, { language, words: this.#words }, this.#tasks.closing);
  }

  /**
   * Runs mended rows again: an import of its own that follows the one that rejected them. It can be undone by itself, and
   * is undone with that one. Rows that are rejected again stay with the first import, as they were typed.
   *
   * @throws AppError `not-found`, `nothing-to-mend`, `import-running`
   */
  async mend(
    actor: Actor,
    firstId: string,
    rows: readonly { row: number; cells: readonly string[] }[],
    id = newId(),
  ): Promise<ImportSummary> {
    const first = await this.get(firstId);
    return this.#import(actor, id, async ({ signal }) => {
      const context = await this.#targets.contextOf(first.target);
      const { options, recipe, table, question, name } = await mendingOf(this.#store.db, firstId, rows, context);
      const { open, overview } = await OpenFile.open({ name, table }, question, { signal });
      const writer = this.#targets.writerOf(first.target);
      return {
        open,
        overview,
        question,
        options,
        matching: matchingOf(options, overview, undefined, writer, context.customFields),
        recipe,
        mappingName: first.mapping,
        follows: firstId,
        region: context.region,
        writer,
        rejects: new MendedRejects(firstId, id),
        alongsideEnd: () => Promise.resolve(),
      };
    });
  }

  /** Runs one import, to be followed under its id. */
  #import(actor: Actor, id: string, prepare: (task: Task<Progress>) => Promise<Prepared>): Promise<ImportSummary> {
    return this.#tasks.run(id, async (task) => {
      if (await findImport(this.#store.db, id)) throw new AppError('name-taken', { what: 'import', name: id });
      let open: OpenFile | undefined;
      try {
        const prepared = await prepare(task);
        open = prepared.open;
        await runImport({ ...prepared, store: this.#store, actor, id, task });
        const summary = await this.get(id);
        task.tell({ phase: 'finished', summary });
        return summary;
      } finally {
        await open?.close();
      }
    });
  }

  /** Whether an import runs at the moment. */
  get isBusy(): boolean {
    return this.#tasks.isBusy;
  }

  /** Follows one import, also one that is only about to start or long done. */
  async *progress(id: string, signal?: AbortSignal): AsyncGenerator<Progress, void, void> {
    const past = this.#tasks.isRunning(id) ? undefined : await findImport(this.#store.db, id);
    if (past) yield { phase: 'finished', summary: past };
    else yield* this.#tasks.follow(id, signal);
  }

  /** Stops a running import and takes back what it has written; false where it was not running any more. */
  async cancel(id: string): Promise<boolean> {
    return (await this.#tasks.cancel(id)) && (await findImport(this.#store.db, id))?.status !== 'done';
  }

  list(page: { limit: number; offset: number }) {
    return findImports(this.#store.db, page);
  }

  /** @throws AppError `not-found` */
  async get(id: string): Promise<ImportSummary> {
    const found = await findImport(this.#store.db, id);
    if (!found) throw new AppError('not-found', { what: 'import', id });
    return found;
  }

  /**
   * Takes a whole import back, updates included, and before it those that brought in its mended rows. What was changed
   * since stays and is listed.
   *
   * @param followAs `progress` tells under this id how far it is, and `cancel` stops it: then all is as before
   * @throws AppError `not-found`, `batch-already-undone`, `batch-running`, `import-running`, `job-cancelled`
   */
  async undo(actor: Actor, id: string, followAs = id): Promise<UndoResult> {
    await this.get(id);
    return this.#tasks.run(followAs, async ({ tell, signal }) => {
      const onProgress = (done: number, total: number) => tell({ phase: 'undoing', done, total });
      const whole: UndoResult = { removed: 0, restored: 0, kept: [], batchId: id };
      for (const one of [...(await findFollowing(this.#store.db, id)), id]) {
        const end = { status: 'undone' as const, finished_at: this.#store.clock.now() };
        const undone = this.#history.undo(actor, one, {
          alongside: (trx) => finishImport(trx, one, end),
          onProgress,
          signal,
        });
        const { removed, restored, kept, batchId } = await undone.catch((error: unknown) => {
          throw signal.aborted ? new AppError('job-cancelled', {}, { cause: error }) : error;
        });
        if (kept.length > 0)
          await this.#store.db.transaction().execute((trx) => updateKept(trx, one, kept.slice(0, KEPT_TOLD)));
        whole.removed += removed;
        whole.restored += restored;
        whole.kept.push(...kept);
        whole.batchId = batchId;
      }
      return whole;
    });
  }

  /** Written together with the taking back of an import that a power loss or a crash has cut off. */
  markInterrupted(trx: Trx, id: string): Promise<void> {
    return finishImport(trx, id, { status: 'interrupted', finished_at: this.#store.clock.now() });
  }

  /** Cancels what runs and waits until it is taken back. */
  async close(): Promise<void> {
    await this.#tasks.close();
    await this.previews.close();
  }
}
