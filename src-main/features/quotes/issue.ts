import { aTurn } from '../../database/a-turn.ts';
import type { Design } from '../../contract/documents/design.ts';
import { AppError } from '../../contract/errors.ts';
import type { Actor, Store } from '../../database/store.ts';
import type { Trx } from '../../database/tables.ts';
import { formatMoney } from '../../domain/money.ts';
import { revisionName } from '../../domain/numbering.ts';
import { mayDo, type StaffRole } from '../../domain/permissions.ts';
import { validUntil } from '../../domain/quotes.ts';
import { discountRate } from '../../domain/totals.ts';
import { addDays } from '../../domain/dates.ts';
import type { PaperDrawer } from '../../jobs/draw.ts';
import type { AboutRecords } from '../agenda/about.ts';
import { insertInteraction } from '../contacts/timeline.ts';
import { insertTask } from '../tasks/write.ts';
import { designOf } from '../templates/find.ts';
import type { PaperFolder } from '../papers/folder.ts';
import { freeName, type Laid } from '../papers/lay.ts';
import { type GivenNumber, keepNumber, nextNumber } from '../papers/numbers.ts';
import { fileOf, filledOrDrawn, layPaper, type WordPaper } from '../papers/word-paper.ts';
import { type BusinessOnPaper, paperOf, type PaperWords } from './paper.ts';
import { findDiscountLimit, findLines, findParty, findSkus, getQuoteRow, staffName } from './queries.ts';
import { totalsOnly } from './record.ts';
import { addUp, type LineColumns, type QuoteColumns } from './rows.ts';
import { MANY, requireDraft, requireLivingContact, type Writing } from './write.ts';

export interface Issuing {
  store: Store;
  folder: PaperFolder;
  records: AboutRecords;
  words: (language: 'id' | 'en') => PaperWords;
  /** Makes the PDF in a worker thread, so that the window never waits. */
  draw: PaperDrawer['draw'];
  /** Makes it of a Word file of the shop's own; null where its template is none (features/word). */
  fill?: (row: QuoteColumns, lines: readonly LineColumns[]) => Promise<WordPaper | null>;
}

export interface Caller extends Actor {
  role: StaffRole;
}

/** Draws the paper of a quotation as these rows say it, in its own design or another. */
export async function drawQuote(
  { store, words, draw }: Pick<Issuing, 'store' | 'words' | 'draw'>,
  row: QuoteColumns,
  lines: readonly LineColumns[],
  settings: Writing['settings'],
  inDesign?: Design,
) {
  const { logo, ...now } = settings.business;
  const business = row.business === null ? now : (JSON.parse(row.business) as BusinessOnPaper);
  const customer =
    row.customer === null
      ? await findParty(store.db, row.contact_id)
      : (JSON.parse(row.customer) as Awaited<ReturnType<typeof findParty>>);
  const design = inDesign ?? (await designOf(store.db, row.template));
  const language = design.language ?? row.language;
  const paper = paperOf({
    ...{ row, lines, customer, business, language },
    seller: await staffName(store.db, row.staff_id),
    words: words(language),
    skus: await findSkus(store.db, lines),
  });
  if (lines.length > MANY) await aTurn();
  return draw({ design, logo, paper, madeAt: row.issued_at ?? store.clock.now() }, row.number ?? row.subject);
}

/**
 * Issues a draft. The paper is drawn first, with the number that comes next; then one transaction gives the number,
 * supersedes the revision before, and leaves the timeline entry and the follow-up task. Whatever fails leaves no number,
 * no row and no file.
 * @throws AppError `quote-locked`, `quote-empty`, `discount-needs-approval`, `number-pattern-unusable`, `folder-unusable`
 */
export async function issueQuote(
  issuing: Issuing,
  caller: Caller,
  { id, expectedUpdatedAt }: { id: string; expectedUpdatedAt?: number | undefined },
  { now, day, settings }: Writing,
  laid: Laid,
) {
  const { store, folder } = issuing;
  const draft = await getQuoteRow(store.db, id, expectedUpdatedAt);
  requireDraft(draft);
  const lines = await findLines(store.db, id);
  await requireLivingContact(store.db, draft.contact_id ?? '');
  const document = addUp(draft, lines);
  if (document.lines.length === 0) throw new AppError('quote-empty', {});
  if (lines.length > MANY) await aTurn();
  const totals = totalsOnly(document);
  await requireDiscountAllowed(issuing, caller, draft, discountRate(document));
  const given = await numberOf(issuing, draft, settings, day);
  const { logo: _, ...business } = settings.business;
  const issued: QuoteColumns = {
    ...draft,
    status: 'issued',
    number: given.number,
    number_counter: given.counter,
    number_period: given.period,
    number_prefix: given.prefix,
    issued_on: day,
    valid_until: validUntil(day, draft.valid_days),
    issued_at: now,
    total: totals.total,
    totals: JSON.stringify(totals),
    customer: JSON.stringify(await findParty(store.db, draft.contact_id)),
    business: JSON.stringify(business),
    updated_at: Math.max(now, draft.updated_at + 1),
  };
  const paper = await filledOrDrawn(await issuing.fill?.(issued, lines), () =>
    drawQuote(issuing, issued, lines, settings),
  );
  const revision = revisionName(draft.revision);
  const party = JSON.parse(issued.customer ?? '{}') as { name: string };
  const year = day.slice(0, 4);
  const free = await freeName(store.db, folder, { year, stem: `${given.number}-${revision} ${party.name}` });
  const name = await layPaper(laid, free, paper);
  const columns = { ...issued, file: name, warnings: JSON.stringify(paper.missing) };
  const { batchId } = await store.act(caller, 'quotes.issue', async (trx) => {
    // Somebody may have been at it while the paper was drawn: then it says something else.
    await getQuoteRow(trx, id, draft.updated_at);
    if (draft.revision === 1) {
      const still = await nextNumber(trx, 'quotation', schemeOf(settings), day);
      if (still.number !== given.number) throw new AppError('changed-meanwhile', { what: 'quotation', id });
      await keepNumber(trx, 'quotation', given);
    } else await supersede(trx, draft, now);
    const { id: __, ...set } = columns;
    await trx.updateTable('quotations').set(set).where('id', '=', id).execute();
    await tell(trx, issuing, columns, revision, caller, { now, day, settings });
    await laid.keep();
  });
  const file = fileOf(paper, name);
  return { file, id, number: given.number, revision, totals, warnings: paper.missing, kept: name, batchId };
}

const schemeOf = (settings: Writing['settings']) => ({
  pattern: settings.quotes.numberPattern,
  reset: settings.quotes.numberReset,
});

/** The first revision's number, or the next one there is. */
async function numberOf(
  { store }: Issuing,
  draft: QuoteColumns,
  settings: Writing['settings'],
  day: string,
): Promise<GivenNumber> {
  if (draft.revision === 1) return nextNumber(store.db, 'quotation', schemeOf(settings), day);
  const root = await getRoot(store, draft.root_id);
  return {
    number: root.number ?? '',
    counter: root.number_counter ?? 0,
    period: root.number_period,
    prefix: root.number_prefix,
  };
}

async function getRoot({ db }: Store, rootId: string): Promise<QuoteColumns> {
  const root = await db.selectFrom('quotations').selectAll().where('id', '=', rootId).executeTakeFirst();
  if (!root) throw new AppError('not-found', { what: 'quotation', id: rootId });
  return root;
}

/** Owner and manager may give what they want; others up to their limit, or what was approved. */
async function requireDiscountAllowed({ store }: Issuing, caller: Caller, draft: QuoteColumns, rate: number) {
  if (mayDo(caller.role, 'quotes.approve')) return;
  const limit = await findDiscountLimit(store.db, caller.staffId);
  if (limit === null || rate <= limit || rate <= (draft.approved_rate ?? -1)) return;
  throw new AppError('discount-needs-approval', { percent: rate / 100, limit: limit / 100 });
}

/** @throws AppError `quote-locked` where the revision before was accepted meanwhile */
async function supersede(trx: Trx, draft: QuoteColumns, now: number): Promise<void> {
  const before = await trx
    .selectFrom('quotations')
    .selectAll()
    .where('root_id', '=', draft.root_id)
    .where('revision', '<', draft.revision)
    .where('status', '<>', 'superseded')
    .execute();
  for (const row of before) {
    if (row.status === 'accepted') throw new AppError('quote-locked', { quote: row.number ?? '', status: row.status });
    await trx
      .updateTable('quotations')
      .set({
        status: 'superseded',
        decided_at: null,
        updated_at: Math.max(now, row.updated_at + 1),
      })
      .where('id', '=', row.id)
      .execute();
  }
}

/** A line on the customer's timeline, and a task that asks how it stands. */
async function tell(
  trx: Trx,
  { words, records }: Issuing,
  row: QuoteColumns,
  revision: string,
  caller: Caller,
  { now, day, settings }: Pick<Writing, 'now' | 'day' | 'settings'>,
): Promise<void> {
  const says = words(row.language);
  const locale = row.language === 'id' ? 'id-ID' : 'en-GB';
  const called = row.revision > 1 ? `${row.number} ${revision}` : (row.number ?? '');
  const total = formatMoney(row.total, { currency: row.currency, decimals: row.currency_decimals, locale });
  const contactId = row.contact_id ?? '';
  const living = row.deal_id === null ? undefined : await livingDeal(trx, row.deal_id);
  await insertInteraction(
    trx,
    { contactId, dealId: living, kind: 'note', text: says.issuedNote(called, total), occurredAt: now },
    caller,
    now,
  );
  const days = settings.quotes.followUpDays;
  if (days === null) return;
  const due = addDays(day, days);
  await insertTask(
    trx,
    records,
    {
      title: says.followUp(called),
      kind: 'todo',
      dueDay: due,
      about: [
        { entity: 'contact', id: contactId },
        { entity: 'quotation', id: row.id },
        ...(living === undefined ? [] : [{ entity: 'deal' as const, id: living }]),
      ],
    },
    { actor: caller, now },
  );
}

/** Nothing new hangs on a deal in the bin. */
async function livingDeal(trx: Trx, id: string): Promise<string | undefined> {
  const row = await trx
    .selectFrom('deals')
    .select('id')
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return row?.id;
}
