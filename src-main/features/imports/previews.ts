import { AppError } from '../../contract/errors.ts';
import type { ImportOptions, ImportPreview } from '../../contract/imports.ts';
import type { Store } from '../../database/store.ts';
import { HeldFile } from './held.ts';
import { summaryOf } from './mappings.ts';
import { buildPreview } from './preview.ts';
import type { ImportTargets } from './targets.ts';

/** What files would become. One is read at a time, so that several windows never hold several large files. */
export class Previews {
  readonly #store: Store;
  readonly #targets: ImportTargets;
  readonly #closing = new AbortController();
  readonly #held = new HeldFile(this.#closing.signal);
  #last: Promise<unknown> = Promise.resolve();

  constructor(store: Store, targets: ImportTargets) {
    this.#store = store;
    this.#targets = targets;
  }

  /**
   * @param source a file, or the id of the one that is held from the preview before
   * @throws AppError `file-…`, `job-…`, `sheet-without-header`, `not-found` (a mapping)
   */
  async preview(
    source: { file: File } | { held: string },
    options: ImportOptions,
    signal?: AbortSignal,
  ): Promise<ImportPreview> {
    const before = this.#last;
    const turn = Promise.withResolvers<undefined>();
    this.#last = turn.promise;
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
    const { question, settle } = await this.#targets.ask(options);
    question.describe = true;
    const { id, open, overview } =
      'file' in source ? await this.#held.read(source.file, question) : await this.#held.reread(source.held, question);
    const { options: settled, context, mapping, matching, writer } = settle(overview);
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
        target: settled.target,
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

  /** Gives back the memory of the file that is held. */
  letGo(): Promise<void> {
    return this.#held.letGo();
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#last;
    await this.#held.letGo();
  }
}
