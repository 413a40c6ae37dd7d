import type { DocumentMake, NumberedDocument } from '../../contract/documents.ts';
import { AppError } from '../../contract/errors.ts';
import type { Settings } from '../../contract/settings.ts';
import type { Actor, Store } from '../../database/store.ts';
import type { Handle, Trx } from '../../database/tables.ts';
import { newId } from '../../domain/ids.ts';
import { formatMoney } from '../../domain/money.ts';
import type { NumberScheme } from '../../domain/numbering.ts';
import type { PaperDrawer } from '../../jobs/draw.ts';
import { insertInteraction } from '../contacts/timeline.ts';
import type { PaperFolder } from '../papers/folder.ts';
import { freeName, type Laid } from '../papers/lay.ts';
import { type GivenNumber, keepNumber, nextNumber } from '../papers/numbers.ts';
import { fileOf, filledOrDrawn, layPaper, type MadePaper, type WordPaper } from '../papers/word-paper.ts';
import { staffName } from '../quotes/issued.ts';
import type { Writing } from '../quotes/write.ts';
import { designOf, requireTemplate, usualTemplate } from '../templates/find.ts';
import { kindOf } from './kinds/index.ts';
import type { Content, Making } from './kinds/kind.ts';
import { paperOf } from './paper.ts';
import type { DocumentColumns } from './rows.ts';
import type { ValueWords } from './values.ts';
import type { DocumentWords } from './words.ts';

export interface Issuing {
  store: Store;
  folder: PaperFolder;
  words: (language: 'id' | 'en') => DocumentWords;
  values: (language: 'id' | 'en') => ValueWords;
  /** Makes the PDF in a worker thread, so that the window never waits. */
  draw: PaperDrawer['draw'];
  /** Makes it of a Word file of the shop's own; null where its template is none (features/word). */
  fill?: (row: DocumentColumns, how?: FillHow) => Promise<WordPaper | null>;
}

export interface FillHow {
  signal?: AbortSignal | undefined;
  /** Where many are made, each PDF would take as long as all the Word files. */
  withoutPdf?: boolean;
}

const usualNumbers: Readonly<Record<NumberedDocument, string>> = {
  proforma: 'PRO-{YYYY}-{####}',
  invoice: 'INV-{YYYY}-{####}',
  'delivery-note': 'SJ-{YYYY}-{####}',
  receipt: 'KW-{YYYY}-{####}',
  letter: 'SRT-{YYYY}-{####}',
  statement: 'LP-{YYYY}-{####}',
  'price-list': 'DH-{YYYY}-{####}',
};

/** How a kind is numbered: as the owner chose, or as usual. */
export const schemeOf = (settings: Settings, kind: NumberedDocument): NumberScheme =>
  settings.documents.numbers[kind] ?? { pattern: usualNumbers[kind], reset: 'yearly' };

/** A document before its paper lies anywhere. */
export interface Prepared {
  row: DocumentColumns;
  given: GivenNumber;
}

/** Gathers what a document says, as a row with the number that it gets. Nothing is written. */
export async function prepare(
  db: Handle,
  { store, words, values }: Pick<Issuing, 'store' | 'words' | 'values'>,
  caller: Actor,
  asked: DocumentMake,
  at: Writing,
  given: GivenNumber,
): Promise<Prepared> {
  const { settings, now } = at;
  const { kind } = asked;
  const making: Making = {
    ...at,
    day: asked.madeOn ?? at.day,
    ...{ db, actor: caller, words, values },
    number: given.number,
    breathe: store.breather(),
  };
  const { customer, says, ...gathered } = await kindOf<NumberedDocument>(kind).gather(making, asked);
  const { logo: _, ...business } = settings.business;
  const template = asked.template ?? (await usualTemplate(db, settings, kind));
  await requireTemplate(db, template, kind);
  const content: Content = { customer, business, seller: await staffName(db, caller.staffId), says };
  const row: DocumentColumns = {
    id: newId(),
    kind,
    number: given.number,
    number_prefix: given.prefix,
    number_period: given.period,
    number_counter: given.counter,
    contact_id: gathered.contactId,
    deal_id: gathered.dealId,
    quote_id: gathered.quoteId,
    source_id: gathered.sourceId,
    staff_id: caller.staffId,
    language: gathered.language,
    template,
    currency: gathered.currency,
    currency_decimals: gathered.decimals,
    subject: gathered.subject,
    made_on: making.day,
    due_on: gathered.dueOn,
    total: gathered.total,
    content: JSON.stringify(content),
    file: '',
    warnings: '[]',
    made_at: now,
    cancelled_at: null,
    cancelled_by_id: null,
    cancel_reason: '',
    updated_at: now,
  };
  return { row, given };
}

/**
 * The paper of a document from what is kept of it: filled into the Word file that is its template, else drawn.
 * @throws AppError `word-file-unusable`, `template-broken`, `job-cancelled`
 */
export async function paperFor(
  issuing: Pick<Issuing, 'store' | 'words' | 'draw' | 'fill'>,
  row: DocumentColumns,
  settings: Settings,
  how?: FillHow,
): Promise<MadePaper> {
  return filledOrDrawn(await issuing.fill?.(row, how), () => drawDocument(issuing, row, settings));
}

async function drawDocument(
  { store, words, draw }: Pick<Issuing, 'store' | 'words' | 'draw'>,
  row: DocumentColumns,
  { business: { logo }, phoneRegion }: Settings,
) {
  const design = await designOf(store.db, row.template);
  const language = design.language ?? row.language;
  const paper = paperOf(row, { words: words(language), language, phoneRegion });
  return draw({ design, logo, paper, madeAt: row.made_at }, row.number);
}

/**
 * Makes a document: its paper is drawn first, with the number that comes next; then one transaction gives the number,
 * keeps the row and the paper, and leaves the timeline entry. Whatever fails leaves none of them.
 * @throws AppError as the kind's `gather`, `paperFor`, `number-pattern-unusable`, `folder-unusable`, `disk-full`
 */
export async function makeDocument(issuing: Issuing, caller: Actor, asked: DocumentMake, at: Writing, laid: Laid) {
  const { store, folder } = issuing;
  const scheme = schemeOf(at.settings, asked.kind);
  const day = asked.madeOn ?? at.day;
  const given = await nextNumber(store.db, asked.kind, scheme, day);
  const { row } = await prepare(store.db, issuing, caller, asked, at, given);
  const paper = await paperFor(issuing, row, at.settings);
  const free = await freeName(store.db, folder, { year: day.slice(0, 4), stem: stemOf(row) });
  const name = await layPaper(laid, free, paper);
  const kept = { ...row, file: name, warnings: JSON.stringify(paper.missing) };
  const { batchId } = await store.act(caller, 'documents.make', async (trx) => {
    // Somebody may have been at its source while the paper was drawn: then it would say something else.
    const now = await prepare(trx, issuing, caller, asked, at, given);
    if (!saysTheSame(now.row, row)) throw new AppError('changed-meanwhile', { what: 'document', id: row.id });
    const still = await nextNumber(trx, asked.kind, scheme, day);
    if (still.number !== given.number) throw new AppError('changed-meanwhile', { what: 'document', id: row.id });
    await keepNumber(trx, asked.kind, given);
    await insertDocument(trx, issuing, kept, caller);
    await laid.keep();
  });
  const { missing: warnings } = paper;
  return { file: fileOf(paper, name), id: row.id, number: row.number, total: row.total, warnings, kept: name, batchId };
}

/** What a paper is called in the folder: its number and whom it is for. */
export function stemOf(row: Pick<DocumentColumns, 'number' | 'content'>): string {
  const { customer } = JSON.parse(row.content) as Content;
  return [row.number, customer?.name].filter(Boolean).join(' ');
}

/** Whether two say the same. Lines of a deal get new ids each time that they are read; these say nothing. */
function saysTheSame(one: DocumentColumns, other: DocumentColumns): boolean {
  const told = ({ content, total, subject }: DocumentColumns) =>
    JSON.stringify([JSON.parse(content), total, subject], (key, value: unknown) => (key === 'id' ? undefined : value));
  return told(one) === told(other);
}

/** The row and, where it is somebody's, the entry on the timeline, inside the caller's act. */
export async function insertDocument(
  trx: Trx,
  { words }: Pick<Issuing, 'words'>,
  row: DocumentColumns,
  caller: Actor,
): Promise<void> {
  await trx.insertInto('documents').values(row).execute();
  if (row.contact_id === null) return;
  const says = words(row.language).documents;
  const text = says.noted(says.titles[row.kind], row.number, moneyOf(row));
  const { contact_id: contactId, made_at: now } = row;
  const dealId = await livingDeal(trx, row.deal_id);
  await insertInteraction(trx, { contactId, dealId, kind: 'note', text, occurredAt: now }, caller, now);
}

/** What it comes to, as it is written in its language; null where it says no amount. */
export const moneyOf = (row: DocumentColumns): string | null =>
  row.total === null
    ? null
    : formatMoney(row.total, {
        currency: row.currency,
        decimals: row.currency_decimals,
        locale: row.language === 'id' ? 'id-ID' : 'en-GB',
      });

/** Nothing new hangs on a deal in the bin. */
export async function livingDeal(trx: Trx, id: string | null): Promise<string | undefined> {
  if (id === null) return undefined;
  const row = await trx
    .selectFrom('deals')
    .select('id')
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return row?.id;
}
