import type {
  Document,
  DocumentFilter,
  DocumentMake,
  DocumentSort,
  LabelsAsk,
  LettersAsk,
  LettersProgress,
  NumberedDocument,
} from '../../contract/documents.ts';
import { AppError } from '../../contract/errors.ts';
import type { Settings } from '../../contract/settings.ts';
import type { Actor, Store } from '../../database/store.ts';
import { todayIn } from '../../domain/dates.ts';
import { newId } from '../../domain/ids.ts';
import { Tasks } from '../long-work.ts';
import { withPapers } from '../papers/lay.ts';
import { nextNumber, requirePattern } from '../papers/numbers.ts';
import { fileOf, keptPaper } from '../papers/word-paper.ts';
import type { Writing } from '../quotes/write.ts';
import type { SettingsService } from '../settings/service.ts';
import { findBasis } from './basis.ts';
import { cancelDocument } from './cancel.ts';
import { printLabels } from './labels.ts';
import { writeLetters, type WritingLetters } from './letters.ts';
import { makeDocument, paperFor, prepare, schemeOf } from './make.ts';
import { findPage, findRows, getDocumentRow } from './queries.ts';
import { findDocument } from './record.ts';

/** Papers other than quotations: made in one act, kept as they were, cancelled where they were wrong. */
export class DocumentsService {
  readonly #store: Store;
  readonly #settings: SettingsService;
  readonly #issuing: WritingLetters;
  readonly #tasks = new Tasks<LettersProgress>('letters-running');

  constructor(settings: SettingsService, issuing: WritingLetters) {
    this.#store = issuing.store;
    this.#settings = settings;
    this.#issuing = issuing;
  }

  async list({
    sort,
    limit,
    offset,
    ...filter
  }: DocumentFilter & { sort: DocumentSort; limit: number; offset: number }) {
    const { total, ids } = await findPage(this.#store.db, filter, sort, { limit, offset });
    return { total, items: await findRows(this.#store.db, ids) };
  }

  /** @throws AppError `not-found` */
  async get(id: string): Promise<Document> {
    const found = await findDocument(this.#store.db, id);
    if (!found) throw new AppError('not-found', { what: 'document', id });
    return found;
  }

  async basis(
    caller: Actor,
    of: { quoteId?: string | undefined; documentId?: string | undefined; dealId?: string | undefined },
  ) {
    return findBasis(await this.#making(caller), of);
  }

  async preview(caller: Actor, asked: DocumentMake, signal?: AbortSignal) {
    const at = await this.#writing();
    const { db } = this.#store;
    const given = await nextNumber(db, asked.kind, schemeOf(at.settings, asked.kind), asked.madeOn ?? at.day);
    const { row } = await prepare(db, this.#issuing, caller, asked, at, given);
    const paper = await paperFor(this.#issuing, row, at.settings, { signal });
    return { file: fileOf(paper, 'preview.pdf'), warnings: paper.missing, number: given.number, total: row.total };
  }

  make(caller: Actor, asked: DocumentMake) {
    return withPapers(this.#issuing.folder, async (laid) =>
      makeDocument(this.#issuing, caller, asked, await this.#writing(), laid),
    );
  }

  /** @throws AppError `not-found`, `document-cancelled` */
  async cancel(caller: Actor, given: { id: string; reason: string }) {
    const { batchId } = await this.#store.act(caller, 'documents.cancel', (trx) =>
      cancelDocument(trx, this.#issuing, given, caller, this.#now()),
    );
    return { ...(await this.get(given.id)), batchId };
  }

  /** The file that was kept; where it is gone, or many lie in one, drawn again as it was. */
  async paper(id: string) {
    const row = await getDocumentRow(this.#store.db, id);
    const warnings = JSON.parse(row.warnings) as string[];
    const isShared = await this.#isShared(row.file);
    const kept = isShared ? undefined : await keptPaper(this.#issuing.folder, row.file);
    if (kept) return { file: kept, warnings };
    const name = isShared ? `${row.number.replaceAll('/', '-')}.pdf` : row.file;
    return { file: fileOf(await paperFor(this.#issuing, row, await this.#settings.get()), name), warnings };
  }

  /** @throws AppError as `writeLetters`, `letters-running` */
  letters(caller: Actor, asked: LettersAsk, signal?: AbortSignal) {
    return this.#tasks.run(
      asked.id ?? newId(),
      (task) =>
        withPapers(this.#issuing.folder, async (laid) =>
          writeLetters(this.#issuing, caller, asked, await this.#writing(), laid, task),
        ),
      signal,
    );
  }

  /** @throws AppError as `printLabels`, `letters-running` */
  labels(asked: LabelsAsk, signal?: AbortSignal) {
    return this.#tasks.run(
      asked.id ?? newId(),
      async (task) => printLabels(this.#issuing, asked, await this.#writing(), task),
      signal,
    );
  }

  progress(id: string, signal?: AbortSignal): AsyncGenerator<LettersProgress, void, void> {
    return this.#tasks.follow(id, signal);
  }

  async stop(id: string): Promise<{ stopped: boolean }> {
    return { stopped: await this.#tasks.cancel(id) };
  }

  async numbering(kind: NumberedDocument) {
    const scheme = schemeOf(await this.#settings.get(), kind);
    const { number: next } = await nextNumber(this.#store.db, kind, scheme, this.#today());
    return { ...scheme, next };
  }

  /** @throws AppError `number-pattern-unusable` */
  async setNumbering(
    caller: Actor,
    given: {
      kind: NumberedDocument;
      pattern?: string | undefined;
      reset?: Settings['quotes']['numberReset'] | undefined;
    },
  ) {
    const { documents } = await this.#settings.get();
    const was = schemeOf(await this.#settings.get(), given.kind);
    const scheme = { pattern: given.pattern ?? was.pattern, reset: given.reset ?? was.reset };
    requirePattern(scheme);
    if (scheme.pattern !== was.pattern || scheme.reset !== was.reset)
      await this.#settings.update(caller, {
        documents: { ...documents, numbers: { ...documents.numbers, [given.kind]: scheme } },
      });
    return this.numbering(given.kind);
  }

  /** Ends letters that are being written, and waits until nothing is being made any more. */
  async close(): Promise<void> {
    await this.#tasks.close();
    await this.#issuing.folder.idle();
  }

  async #isShared(file: string): Promise<boolean> {
    const rows = await this.#store.db.selectFrom('documents').select('id').where('file', '=', file).limit(2).execute();
    return rows.length > 1;
  }

  async #making(actor: Actor) {
    const { words, values, store } = this.#issuing;
    return { ...(await this.#writing()), db: store.db, actor, words, values, number: '', breathe: store.breather() };
  }

  async #writing(): Promise<Writing> {
    const settings = await this.#settings.get();
    return { now: this.#now(), day: this.#today(), settings, language: await this.#settings.language() };
  }

  #today(): string {
    return todayIn(this.#store.clock.timeZone(), this.#now());
  }

  #now(): number {
    return this.#store.clock.now();
  }
}
