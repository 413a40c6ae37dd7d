import type { Design } from '../../contract/documents/design.ts';
import { AppError } from '../../contract/errors.ts';
import type { ActKind } from '../../contract/history.ts';
import type { Quote, QuoteCreate, QuoteFilter, QuoteSelection, QuoteSort, QuoteUpdate } from '../../contract/quotes.ts';
import type { Settings } from '../../contract/settings.ts';
import type { Store } from '../../database/store.ts';
import type { Trx } from '../../database/tables.ts';
import { todayIn } from '../../domain/dates.ts';
import { mayDo } from '../../domain/permissions.ts';
import { amountInWords } from '../../domain/terbilang.ts';
import { discountRate } from '../../domain/totals.ts';
import type { SettingsService } from '../settings/service.ts';
import { purgeQuotes, removeQuotes, restoreQuotes } from './bin.ts';
import { type Caller, drawQuote, type Issuing, issueQuote } from './issue.ts';
import { approveDiscount, copyQuote, type Decision, decideQuote, reviseQuote } from './life.ts';
import { withPapers } from '../papers/lay.ts';
import { nextNumber, pcPrefix, requirePattern, setPcPrefix } from '../papers/numbers.ts';
import { fileOf, filledOrDrawn, keptPaper } from '../papers/word-paper.ts';
import { findLines, findPage, findQuoteRow, findRows, findSelected, getQuoteRow } from './queries.ts';
import { costOf, findQuote, shownLines, totalsOnly } from './record.ts';
import { addUp } from './rows.ts';
import { changedRows, draftRows, insertQuote, updateQuote, type Writing } from './write.ts';

/** Offers on paper: drafts, numbers, revisions, and what became of them. */
export class QuotesService {
  readonly #store: Store;
  readonly #settings: SettingsService;
  readonly #issuing: Issuing;

  constructor(settings: SettingsService, issuing: Issuing) {
    this.#store = issuing.store;
    this.#settings = settings;
    this.#issuing = issuing;
  }

  async list({ sort, limit, offset, ...filter }: QuoteFilter & { sort: QuoteSort; limit: number; offset: number }) {
    const { total, ids } = await findPage(this.#store.db, filter, sort, { limit, offset }, this.#today());
    return { total, items: await findRows(this.#store.db, ids, this.#today()) };
  }

  /** @throws AppError `not-found` */
  async get(caller: Caller, id: string): Promise<Quote> {
    const seesCosts = mayDo(caller.role, 'costs.read');
    const quote = await findQuote(this.#store.db, id, { today: this.#today(), seesCosts });
    if (!quote) throw new AppError('not-found', { what: 'quotation', id });
    return quote;
  }

  /**
   * What a draft would come to, by the engine that issues it; with an id as a change of that one. Nothing is kept.
   * @throws AppError as `create` and `update` do
   */
  async preview(caller: Caller, { id, ...given }: QuoteCreate & { id?: string | undefined }) {
    const { db } = this.#store;
    const writing = await this.#writing();
    const { row, lines } =
      id === undefined
        ? await draftRows(db, given, writing, caller)
        : await changedRows(db, await getQuoteRow(db, id), given, writing);
    const totals = addUp(row, lines);
    return {
      lines: shownLines(lines, totals),
      totals: totalsOnly(totals),
      discountRate: discountRate(totals) / 100,
      cost: mayDo(caller.role, 'costs.read') ? await costOf(db, lines, totals) : null,
      inWords: amountInWords(totals.total, {
        currency: row.currency,
        decimals: row.currency_decimals,
        language: row.language,
      }),
    };
  }

  create(caller: Caller, given: QuoteCreate) {
    return this.#changed(caller, 'quotes.create', (trx, at) => insertQuote(trx, given, at, caller));
  }

  update(caller: Caller, { id, expectedUpdatedAt, ...changes }: QuoteUpdate) {
    return this.#changed(caller, 'quotes.update', async (trx, at) => {
      await updateQuote(trx, await getQuoteRow(trx, id, expectedUpdatedAt), changes, at);
      return id;
    });
  }

  /** One at a time: the next one's number follows from this one's. */
  issue(caller: Caller, given: { id: string; expectedUpdatedAt?: number | undefined }) {
    return withPapers(this.#issuing.folder, async (laid) =>
      issueQuote(this.#issuing, caller, given, await this.#writing(), laid),
    );
  }

  /** Waits until nothing is being issued any more. */
  async close(): Promise<void> {
    await this.#issuing.folder.idle();
  }

  /** The paper as it stands: of one that was issued, with the names and sums of then. */
  async paper(id: string) {
    const row = await findQuoteRow(this.#store.db, id);
    if (!row) throw new AppError('not-found', { what: 'quotation', id });
    const lines = await findLines(this.#store.db, id);
    // What went out lies there as it was; its template may say something else by now.
    const kept = await keptPaper(this.#issuing.folder, row.file);
    if (kept) return { file: kept, warnings: JSON.parse(row.warnings) as string[] };
    const settings = await this.#settings.get();
    const paper = await filledOrDrawn(await this.#issuing.fill?.(row, lines), () =>
      drawQuote(this.#issuing, row, lines, settings),
    );
    return { file: fileOf(paper, row.file || 'draft.pdf'), warnings: paper.missing };
  }

  /** The same in another design, which is only looked at. */
  async drawIn(id: string, design: Design) {
    const row = await findQuoteRow(this.#store.db, id);
    if (!row) throw new AppError('not-found', { what: 'quotation', id });
    return drawQuote(this.#issuing, row, await findLines(this.#store.db, id), await this.#settings.get(), design);
  }

  revise(caller: Caller, id: string) {
    return this.#changed(caller, 'quotes.revise', (trx, at) => reviseQuote(trx, id, at));
  }

  copy(caller: Caller, { id, contactId }: { id: string; contactId?: string | undefined }) {
    return this.#changed(caller, 'quotes.revise', (trx, at) => copyQuote(trx, id, contactId, caller, at));
  }

  accept(caller: Caller, given: Decision & { evenExpired: boolean }) {
    return this.#changed(caller, 'quotes.accept', async (trx, at) => {
      await decideQuote(trx, 'accepted', given, caller, at, this.#issuing.words);
      return given.id;
    });
  }

  decline(caller: Caller, given: Decision) {
    return this.#changed(caller, 'quotes.decline', async (trx, at) => {
      await decideQuote(trx, 'declined', given, caller, at, this.#issuing.words);
      return given.id;
    });
  }

  approve(caller: Caller, given: { id: string; expectedUpdatedAt?: number | undefined }) {
    return this.#changed(caller, 'quotes.approve', async (trx, at) => {
      await approveDiscount(trx, given, caller, at);
      return given.id;
    });
  }

  /** @throws AppError `not-found` */
  async setDiscountLimit(caller: Caller, { staffId, percent }: { staffId: string; percent: number | null }) {
    const limit = percent === null ? null : Math.round(percent * 100);
    const { batchId } = await this.#store.act(caller, 'staff.change', async (trx) => {
      const row = await trx.selectFrom('staff').select('id').where('id', '=', staffId).executeTakeFirst();
      if (!row) throw new AppError('not-found', { what: 'staff', id: staffId });
      await trx.updateTable('staff').set({ discount_limit: limit }).where('id', '=', staffId).execute();
    });
    return { batchId };
  }

  async numbering() {
    const { quotes } = await this.#settings.get();
    const scheme = { pattern: quotes.numberPattern, reset: quotes.numberReset };
    const { number: next } = await nextNumber(this.#store.db, 'quotation', scheme, this.#today());
    return { ...scheme, prefix: await pcPrefix(this.#store.db), next };
  }

  /** @throws AppError `number-pattern-unusable` */
  async setNumbering(
    caller: Caller,
    given: {
      pattern?: string | undefined;
      reset?: Settings['quotes']['numberReset'] | undefined;
      prefix?: string | undefined;
    },
  ) {
    const { quotes } = await this.#settings.get();
    const pattern = given.pattern ?? quotes.numberPattern;
    const reset = given.reset ?? quotes.numberReset;
    requirePattern({ pattern, reset });
    if (pattern !== quotes.numberPattern || reset !== quotes.numberReset)
      await this.#settings.update(caller, { quotes: { ...quotes, numberPattern: pattern, numberReset: reset } });
    if (given.prefix !== undefined) await setPcPrefix(this.#store.db, given.prefix);
    return this.numbering();
  }

  async remove(caller: Caller, selection: QuoteSelection) {
    const ids = await findSelected(this.#store.db, selection, false, this.#today());
    const { batchId, result } = await this.#store.act(caller, 'quotes.remove', (trx) =>
      removeQuotes(trx, ids, this.#now()),
    );
    return { batchId, removed: result };
  }

  async restore(caller: Caller, selection: QuoteSelection) {
    const ids = await findSelected(this.#store.db, selection, true, this.#today());
    const { batchId, result } = await this.#store.act(caller, 'quotes.restore', (trx) =>
      restoreQuotes(trx, ids, this.#now()),
    );
    return { batchId, restored: result };
  }

  async purge(caller: Caller, selection: QuoteSelection) {
    const ids = await findSelected(this.#store.db, selection, true, this.#today());
    const { batchId, result } = await this.#store.act(caller, 'quotes.purge', (trx) => purgeQuotes(trx, ids));
    return { batchId, ...result };
  }

  async #changed(
    caller: Caller,
    kind: ActKind,
    work: (trx: Trx, at: Writing) => Promise<string>,
  ): Promise<Quote & { batchId: string }> {
    const at = await this.#writing();
    const { batchId, result: id } = await this.#store.act(caller, kind, (trx) => work(trx, at));
    return { ...(await this.get(caller, id)), batchId };
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
