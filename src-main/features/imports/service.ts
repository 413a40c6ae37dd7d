import { AppError } from '../../contract/errors.ts';
import type { ImportOptions, ImportPreview, ImportSummary, Rejects, UndoResult } from '../../contract/imports.ts';
import type { Actor, Store } from '../../database/store.ts';
import type { Trx } from '../../database/tables.ts';
import { todayIn } from '../../domain/dates.ts';
import { newId } from '../../domain/ids.ts';
import { HistoryService } from '../history/service.ts';
import type { SettingsService } from '../settings/service.ts';
import { HeldFile } from './held.ts';
import { Mappings, remember, saveAs, summaryOf } from './mappings.ts';
import { mendingOf, rejectsOf } from './mend.ts';
import { buildPreview } from './preview.ts';
import { ProgressFeed } from './progress.ts';
import { findFollowing, findImport, findImports, findRecipe, finishImport, updateKept } from './queries/imports.ts';
import { findMappings, type MappingRow, updateMapping } from './queries/mappings.ts';
import { matchingOf, questionOf, type ReadingContext } from './question.ts';
import { OpenFile } from './read.ts';
import { contentOf, recipeOf } from './recipe.ts';
import { rejectsWorkbook } from './reject-file.ts';
import { KeptRejects, MendedRejects } from './rejects.ts';
import { type AnyWriter, type ImportRun, runImport } from './run.ts';
import type { ImportLanguage, ImportWords } from '../../contract/import-words.ts';
import type { ImportWriters, TargetName } from './writer.ts';

/** How long a window may wait for an import that it is about to start. */
const START_WAIT_MS = 30_000;
/** Rows that an undo has kept and that are told later. */
const KEPT_TOLD = 200;

interface Running {
  feed: ProgressFeed;
  abort: AbortController;
  done: Promise<unknown>;
}

/** What only one run knows; the rest is the same for a file and for mended rows. */
type Prepared = Omit<ImportRun, 'store' | 'actor' | 'id' | 'signal' | 'feed'>;

/**
 * Bringing files in: a preview that writes nothing, and a run that is one journal batch of many short transactions, so
 * that it can be cancelled in the middle and undone as a whole afterwards.
 */
export class ImportsService {
  readonly mappings: Mappings;
  readonly #store: Store;
  readonly #settings: SettingsService;
  readonly #writers: ImportWriters;
  readonly #words: ImportWords;
  readonly #history: HistoryService;
  readonly #running = new Map<string, Running>();
  readonly #feeds = new Map<string, ProgressFeed>();
  readonly #closing = new AbortController();
  readonly #held = new HeldFile(this.#closing.signal);
  #previews: Promise<unknown> = Promise.resolve();

  constructor(store: Store, settings: SettingsService, writers: ImportWriters, words: ImportWords) {
    this.#store = store;
    this.#settings = settings;
    this.#writers = writers;
    this.#words = words;
    this.#history = new HistoryService(store);
    this.mappings = new Mappings(store);
  }

  /**
   * What a file would become. One file is read at a time, so that several windows never hold several large files.
   *
   * @param source a file, or the id of the one that is held from the preview before
   * @throws AppError `file-…`, `job-…`, `sheet-without-header`, `not-found` (a mapping)
   */
  async preview(
    source: { file: File } | { held: string },
    options: ImportOptions,
    signal?: AbortSignal,
  ): Promise<ImportPreview> {
    const before = this.#previews;
    const turn = Promise.withResolvers<undefined>();
    this.#previews = turn.promise;
    await before;
    try {
      const end = AbortSignal.any([this.#closing.signal, ...(signal ? [signal] : [])]);
      // Overtaken while it waited: somebody has changed another column since.
      if (end.aborted) throw new AppError('job-cancelled', {});
      return await this.#preview(source, options, end);
    } finally {
      turn.resolve(undefined);
    }
  }

  async #preview(source: { file: File } | { held: string }, options: ImportOptions, signal: AbortSignal) {
    const context = await this.#readingContext(options.target);
    const mappings = await findMappings(this.#store.db, options.target);
    const question = questionOf(options, context, mappings);
    question.describe = true;
    const { id, open, overview } =
      'file' in source ? await this.#held.read(source.file, question) : await this.#held.reread(source.held, question);
    const writer = this.#writerOf(options.target);
    const mapping = mappings.find((row) => row.id === overview.mappingId);
    const matching = matchingOf(options, overview, mapping?.content, writer, context.customFields);
    const judge = writer.judge({
      matchBy: matching.matchBy,
      now: this.#store.clock.now(),
      region: context.region,
    });
    return buildPreview(
      this.#store,
      {
        held: id,
        file: open.name,
        target: options.target,
        overview,
        rows: open.rows(),
        matching,
        judge,
        customFields: context.customFields,
        mapping: mapping ? summaryOf(mapping) : null,
      },
      signal,
    ).catch((error: unknown) => {
      throw signal.aborted ? new AppError('job-cancelled', {}) : error;
    });
  }

  /**
   * Imports a file and answers when it is done or cancelled. What goes wrong in the middle is taken back whole.
   *
   * @param id chosen by the caller, so that `progress` can be followed; it becomes the id of the journal batch
   * @throws AppError `import-running`, `name-taken`, `file-…`, `job-…`, `sheet-without-header`, `not-found` (a mapping)
   */
  async run(
    actor: Actor,
    file: File,
    { saveAs: name, ...options }: ImportOptions & { saveAs?: string | undefined },
    id = newId(),
  ): Promise<ImportSummary> {
    return this.#exclusive(actor, id, async (signal, feed) => {
      // Two large files at once would be one too many.
      await this.#held.letGo();
      const context = await this.#readingContext(options.target);
      const mappings = await findMappings(this.#store.db, options.target);
      const question = questionOf(options, context, mappings);
      const { open, overview } = await OpenFile.open({ file }, question, {
        signal,
        onProgress: ({ done, total }) => {
          if (total === null) feed.tell({ phase: 'reading', done, total });
        },
      });
      const writer = this.#writerOf(options.target);
      const mapping = mappings.find((row) => row.id === overview.mappingId);
      const matching = matchingOf(options, overview, mapping?.content, writer, context.customFields);
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
          this.#rememberMapping(trx, { options, mapping, name, content: contentOf(recipe, matching.duplicates) }),
      };
    });
  }

  /** @throws AppError `not-found` */
  async rejects(id: string): Promise<Rejects> {
    const { target } = await this.get(id);
    return rejectsOf(this.#store.db, id, await this.#readingContext(target));
  }

  /** The rejected rows that are still to be mended as a workbook. @throws AppError `not-found`, `nothing-to-mend` */
  async rejectsFile(id: string, language: ImportLanguage): Promise<File> {
    const summary = await this.get(id);
    return rejectsWorkbook(this.#store.db, summary, { language, words: this.#words }, this.#closing.signal);
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
    return this.#exclusive(actor, id, async (signal) => {
      const context = await this.#readingContext(first.target);
      const { options, recipe, table, question, name } = await mendingOf(this.#store.db, firstId, rows, context);
      const { open, overview } = await OpenFile.open({ name, table }, question, { signal });
      const writer = this.#writerOf(first.target);
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

  /** Runs one import at a time, followed under its id. */
  async #exclusive(
    actor: Actor,
    id: string,
    prepare: (signal: AbortSignal, feed: ProgressFeed) => Promise<Prepared>,
  ): Promise<ImportSummary> {
    this.#requireNoOther();
    if (await findImport(this.#store.db, id)) throw new AppError('name-taken', { what: 'import', name: id });
    this.#requireNoOther();
    const feed = this.#feed(id);
    const abort = new AbortController();
    const done = Promise.withResolvers<undefined>();
    this.#running.set(id, { feed, abort, done: done.promise });
    const signal = AbortSignal.any([abort.signal, this.#closing.signal]);
    let open: OpenFile | undefined;
    try {
      const prepared = await prepare(signal, feed);
      open = prepared.open;
      await runImport({ ...prepared, store: this.#store, actor, id, signal, feed });
      const summary = await this.get(id);
      feed.tell({ phase: 'finished', summary });
      return summary;
    } finally {
      await open?.close();
      feed.end();
      this.#running.delete(id);
      this.#feeds.delete(id);
      done.resolve(undefined);
    }
  }

  #requireNoOther(): void {
    const [running] = this.#running.keys();
    if (running !== undefined) throw new AppError('import-running', { id: running });
  }

  /** Whether an import runs at the moment. */
  get isBusy(): boolean {
    return this.#running.size > 0;
  }

  async #rememberMapping(
    trx: Trx,
    {
      options,
      mapping,
      name,
      content,
    }: {
      options: ImportOptions;
      mapping: MappingRow | undefined;
      name: string | undefined;
      content: ReturnType<typeof contentOf>;
    },
  ): Promise<void> {
    const now = this.#store.clock.now();
    const { target } = options;
    if (name) return saveAs(trx, { name, target, content, now });
    const isChosen =
      options.columns.length > 0 ||
      options.answers.length > 0 ||
      options.dateOrder !== undefined ||
      options.matchBy !== undefined;
    if (isChosen) return remember(trx, { target, content, now });
    if (mapping) await updateMapping(trx, mapping.id, { usedAt: now });
  }

  /** Follows one import, also one that is only about to start or long done. @throws AppError `not-found` */
  async *progress(id: string, signal?: AbortSignal) {
    const past = this.#running.has(id) ? undefined : await findImport(this.#store.db, id);
    if (past) {
      yield { phase: 'finished' as const, summary: past };
      return;
    }
    const feed = this.#feed(id);
    // An import that never starts must not be waited for for ever.
    const waiting = setTimeout(() => {
      if (this.#running.has(id)) return;
      feed.end();
      this.#feeds.delete(id);
    }, START_WAIT_MS);
    waiting.unref();
    try {
      yield* feed.follow(AbortSignal.any([this.#closing.signal, ...(signal ? [signal] : [])]));
    } finally {
      clearTimeout(waiting);
    }
  }

  /** Stops a running import and takes back what it has written; false where it was not running any more. */
  async cancel(id: string): Promise<boolean> {
    const running = this.#running.get(id);
    if (!running) return false;
    running.abort.abort();
    await running.done;
    return (await findImport(this.#store.db, id))?.status !== 'done';
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
   * @throws AppError `not-found`, `batch-already-undone`, `batch-running`
   */
  async undo(actor: Actor, id: string): Promise<UndoResult> {
    await this.get(id);
    const whole: UndoResult = { removed: 0, restored: 0, kept: [], batchId: id };
    for (const one of [...(await findFollowing(this.#store.db, id)), id]) {
      const { removed, restored, kept, batchId } = await this.#history.undo(actor, one, (trx) =>
        finishImport(trx, one, { status: 'undone', finished_at: this.#store.clock.now() }),
      );
      if (kept.length > 0)
        await this.#store.db.transaction().execute((trx) => updateKept(trx, one, kept.slice(0, KEPT_TOLD)));
      whole.removed += removed;
      whole.restored += restored;
      whole.kept.push(...kept);
      whole.batchId = batchId;
    }
    return whole;
  }

  /** Saves how a past import was read under a name. @throws AppError `not-found`, `name-taken` */
  async saveMapping(importId: string, name: string) {
    const { target, duplicates } = await this.get(importId);
    const recipe = await findRecipe(this.#store.db, importId);
    if (!recipe) throw new AppError('not-found', { what: 'mapping', id: importId });
    return this.mappings.save({ target, recipe, duplicates }, name);
  }

  /** A mapping as a small file for another PC. @throws AppError `not-found` */
  async exportMapping(id: string): Promise<File> {
    return this.mappings.exportFile(id, await this.#ownFields('contacts'));
  }

  /** Adds a mapping from a file of another PC. @throws AppError `mapping-file-unusable` */
  async addMapping(file: File) {
    return this.mappings.add(file, await this.#ownFields('contacts'));
  }

  #ownFields(target: TargetName) {
    return this.#writerOf(target).ownFields(this.#store.db);
  }

  /** Written together with the taking back of an import that a power loss or a crash has cut off. */
  markInterrupted(trx: Trx, id: string): Promise<void> {
    return finishImport(trx, id, { status: 'interrupted', finished_at: this.#store.clock.now() });
  }

  /** Cancels what runs and waits until it is taken back. */
  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.all([...this.#running.values()].map(({ done }) => done));
    await this.#previews;
    await this.#held.letGo();
  }

  #feed(id: string): ProgressFeed {
    const known = this.#feeds.get(id);
    if (known) return known;
    const feed = new ProgressFeed();
    this.#feeds.set(id, feed);
    return feed;
  }

  #writerOf(target: TargetName): AnyWriter {
    // Rows come from a worker: that they are this target's own drafts is known from the question, not from their type.
    return this.#writers[target];
  }

  async #readingContext(target: TargetName): Promise<ReadingContext> {
    const settings = await this.#settings.get();
    const { clock } = this.#store;
    return {
      region: settings.phoneRegion,
      currencyDecimals: settings.currencyDecimals,
      customFields: await this.#ownFields(target),
      thisYear: Number(todayIn(clock.timeZone(), clock.now()).slice(0, 4)),
    };
  }
}
