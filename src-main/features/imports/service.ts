import { AppError } from '../../contract/errors.ts';
import type { ImportOptions, ImportPreview, ImportSummary, UndoResult } from '../../contract/imports.ts';
import type { Actor, Store } from '../../database/store.ts';
import type { Trx } from '../../database/tables.ts';
import { todayIn } from '../../domain/dates.ts';
import { newId } from '../../domain/ids.ts';
import type { ContactsService } from '../contacts/service.ts';
import { HistoryService } from '../history/service.ts';
import type { SettingsService } from '../settings/service.ts';
import { buildPreview } from './preview.ts';
import { ProgressFeed } from './progress.ts';
import { findImport, findImports, finishImport } from './queries.ts';
import { openFile, type ReadingContext, shownName } from './read.ts';
import { runImport } from './run.ts';

/** How long a window may wait for an import that it is about to start. */
const START_WAIT_MS = 30_000;

interface Running {
  feed: ProgressFeed;
  abort: AbortController;
  done: Promise<unknown>;
}

/**
 * Bringing files in: a preview that writes nothing, and a run that is one journal batch of many short transactions, so
 * that it can be cancelled in the middle and undone as a whole afterwards.
 */
export class ImportsService {
  readonly #store: Store;
  readonly #settings: SettingsService;
  readonly #contacts: ContactsService;
  readonly #history: HistoryService;
  readonly #running = new Map<string, Running>();
  readonly #feeds = new Map<string, ProgressFeed>();
  readonly #closing = new AbortController();
  #previews: Promise<unknown> = Promise.resolve();

  constructor(store: Store, settings: SettingsService, contacts: ContactsService) {
    this.#store = store;
    this.#settings = settings;
    this.#contacts = contacts;
    this.#history = new HistoryService(store);
  }

  /**
   * What a file would become. One file is read at a time, so that several windows never hold several large files.
   *
   * @throws AppError `file-…`, `job-…`, `sheet-without-header`
   */
  async preview(file: File, options: ImportOptions, signal?: AbortSignal): Promise<ImportPreview> {
    const before = this.#previews;
    const turn = Promise.withResolvers<undefined>();
    this.#previews = turn.promise;
    await before;
    try {
      const context = await this.#readingContext();
      const end = AbortSignal.any([this.#closing.signal, ...(signal ? [signal] : [])]);
      const open = await openFile(file, options, context, { signal: end });
      try {
        return await buildPreview(this.#store, shownName(file), open, options.duplicates, context);
      } finally {
        await open.close();
      }
    } finally {
      turn.resolve(undefined);
    }
  }

  /**
   * Imports a file and answers when it is done or cancelled. What goes wrong in the middle is taken back whole.
   *
   * @param id chosen by the caller, so that `progress` can be followed; it becomes the id of the journal batch
   * @throws AppError `import-running`, `file-…`, `job-…`, `sheet-without-header`
   */
  async run(actor: Actor, file: File, options: ImportOptions, id = newId()): Promise<ImportSummary> {
    const [running] = this.#running.keys();
    if (running !== undefined) throw new AppError('import-running', { id: running });
    if (await findImport(this.#store.db, id)) throw new AppError('name-taken', { what: 'import', name: id });
    if (this.#running.size > 0) throw new AppError('import-running', { id: [...this.#running.keys()][0] ?? '' });

    const feed = this.#feed(id);
    const abort = new AbortController();
    const done = Promise.withResolvers<undefined>();
    this.#running.set(id, { feed, abort, done: done.promise });
    try {
      const signal = AbortSignal.any([abort.signal, this.#closing.signal]);
      await runImport({
        store: this.#store,
        actor,
        id,
        file,
        options,
        context: await this.#readingContext(),
        signal,
        feed,
      });
      const summary = await this.get(id);
      feed.tell({ phase: 'finished', summary });
      return summary;
    } finally {
      feed.end();
      this.#running.delete(id);
      this.#feeds.delete(id);
      done.resolve(undefined);
    }
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
   * Takes a whole import back, updates included. What was changed since stays and is listed.
   *
   * @throws AppError `not-found`, `batch-already-undone`, `batch-running`
   */
  async undo(actor: Actor, id: string): Promise<UndoResult> {
    await this.get(id);
    return this.#history.undo(actor, id, (trx) =>
      finishImport(trx, id, { status: 'undone', finished_at: this.#store.clock.now() }),
    );
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
  }

  #feed(id: string): ProgressFeed {
    const known = this.#feeds.get(id);
    if (known) return known;
    const feed = new ProgressFeed();
    this.#feeds.set(id, feed);
    return feed;
  }

  async #readingContext(): Promise<ReadingContext> {
    const settings = await this.#settings.get();
    const customFields = await this.#contacts.customFields.list();
    const { clock } = this.#store;
    return {
      region: settings.phoneRegion,
      currencyDecimals: settings.currencyDecimals,
      customFields,
      thisYear: Number(todayIn(clock.timeZone(), clock.now()).slice(0, 4)),
    };
  }
}
