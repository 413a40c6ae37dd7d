import { aTurn } from '../../database/a-turn.ts';
import type { Insertable } from 'kysely';
import { AppError } from '../../contract/errors.ts';
import type { QuoteCreate, QuoteLineInput, QuoteUpdate } from '../../contract/quotes.ts';
import type { Settings } from '../../contract/settings.ts';
import { idList } from '../../database/id-list.ts';
import { insertRows } from '../../database/insert-buffer.ts';
import type { QuotationsTable } from '../../database/quote-tables.ts';
import type { Handle, Trx } from '../../database/tables.ts';
import { MOST_MONEY } from '../../domain/deals.ts';
import { newId } from '../../domain/ids.ts';
import { clean, cleanLines } from '../../domain/text.ts';
import { requireStaff } from '../agenda/checks.ts';
import { updateRow } from '../contacts/lists.ts';
import { requireTemplate, usualTemplate } from '../templates/find.ts';
import { basisPoints, KnownTaxes, type LineDraft, resolveLines } from './lines.ts';
import { findLines } from './queries.ts';
import { addUp, type LineColumns, type QuoteColumns, type StoredCharge } from './rows.ts';

/** The moment of writing, and what the shop is used to. */
export interface Writing {
  now: number;
  /** `YYYY-MM-DD` at the shop. */
  day: string;
  settings: Settings;
  language: 'id' | 'en';
}

/** Lines past which their sums take as long as a click may wait. */
export const MANY = 500;

type Given = Omit<QuoteCreate, 'dealId'>;

/** A new draft as rows, with what its deal and the shop give. @throws AppError as `resolveLines`, and `in-bin` */
export async function draftRows(
  db: Handle,
  given: QuoteCreate,
  { day, now, settings, language }: Writing,
  actor: { staffId: string },
): Promise<{ row: Insertable<QuotationsTable> & QuoteColumns; lines: LineDraft[] }> {
  const deal = given.dealId === undefined ? null : await findDeal(db, given.dealId);
  const contactId = given.contactId ?? deal?.contactId ?? null;
  if (contactId !== null) await requireLivingContact(db, contactId);
  const id = newId();
  const usual: QuoteColumns = {
    ...blank,
    id,
    root_id: id,
    contact_id: contactId,
    deal_id: given.dealId ?? null,
    staff_id: given.staffId === undefined ? actor.staffId : given.staffId,
    subject: deal?.title ?? '',
    language,
    template: await usualTemplate(db, settings, 'quotation'),
    currency: settings.currency,
    currency_decimals: settings.currencyDecimals,
    valid_days: settings.quotes.validDays,
    terms: settings.quotes.terms,
    tax_included: settings.pricesIncludeTax ? 1 : 0,
    round_to: settings.quotes.roundTo,
    created_at: now,
    updated_at: now,
  };
  const row = { ...usual, ...(await changedColumns(db, given, usual)) };
  const wanted = given.lines ?? deal?.lines ?? [];
  const lines = await resolveLines(db, wanted, [], { contactId, day, defaultTaxRateId: settings.defaultTaxRateId });
  if (lines.length > MANY) await aTurn();
  row.total = addUp(row, lines).total;
  if (lines.length > MANY) await aTurn();
  return { row, lines };
}

/** Writes a new draft inside the caller's act. @throws AppError `not-found` (without a customer), as {@link draftRows} */
export async function insertQuote(
  trx: Trx,
  given: QuoteCreate,
  writing: Writing,
  actor: { staffId: string },
): Promise<string> {
  const { row, lines } = await draftRows(trx, given, writing, actor);
  if (row.contact_id === null) throw new AppError('not-found', { what: 'contact', id: '' });
  await insertRevision(trx, row, lines);
  return row.id;
}

/** A draft and its lines, as they are. */
export async function insertRevision(trx: Trx, row: QuoteColumns, lines: readonly LineDraft[]): Promise<void> {
  await trx.insertInto('quotations').values(row).execute();
  await insertRows(
    trx,
    'quotation_lines',
    lines.map((line) => ({ ...line, quotation_id: row.id })),
  );
}

/** Changes a draft inside the caller's act; the same again writes nothing. @throws AppError `quote-locked`, as above */
export async function updateQuote(
  trx: Trx,
  row: QuoteColumns,
  given: Omit<QuoteUpdate, 'id' | 'expectedUpdatedAt'>,
  { now, day, settings }: Writing,
): Promise<void> {
  const { columns, lines, there } = await changedRows(trx, row, given, { day, settings });
  const changed = given.lines ? await changeLines(trx, row.id, there, lines) : false;
  const differs = Object.entries(columns).some(([column, value]) => row[column as keyof QuoteColumns] !== value);
  if (differs || changed)
    await updateRow(trx, 'quotations', { ...row }, { ...columns, updated_at: Math.max(now, row.updated_at + 1) });
}

/** A draft as a change would leave it; nothing is written. @throws AppError `quote-locked`, as {@link draftRows} */
export async function changedRows(
  db: Handle,
  row: QuoteColumns,
  given: Given,
  { day, settings }: Pick<Writing, 'day' | 'settings'>,
): Promise<{ row: QuoteColumns; columns: Partial<QuoteColumns>; there: LineColumns[]; lines: readonly LineDraft[] }> {
  requireDraft(row);
  const columns: Partial<QuoteColumns> = await changedColumns(db, given, row);
  if (given.contactId !== undefined && given.contactId !== row.contact_id) {
    await requireLivingContact(db, given.contactId);
    columns.contact_id = given.contactId;
  }
  const there = await findLines(db, row.id);
  const context = {
    contactId: columns.contact_id ?? row.contact_id,
    day,
    defaultTaxRateId: settings.defaultTaxRateId,
  };
  const lines = given.lines ? await resolveLines(db, given.lines, there, context) : there;
  columns.total = addUp({ ...row, ...columns }, lines).total;
  return { row: { ...row, ...columns }, columns, there, lines };
}

/** @throws AppError `quote-locked` */
export function requireDraft(row: QuoteColumns): void {
  if (row.status !== 'draft')
    throw new AppError('quote-locked', { quote: row.number ?? row.subject, status: row.status });
}

/** @throws AppError `not-found`, `in-bin` */
export async function requireLivingContact(db: Handle, id: string): Promise<void> {
  const row = await db.selectFrom('contacts').select('deleted_at').where('id', '=', id).executeTakeFirst();
  if (!row) throw new AppError('not-found', { what: 'contact', id });
  if (row.deleted_at !== null) throw new AppError('in-bin', { what: 'contact', id });
}

async function changeLines(
  trx: Trx,
  quotationId: string,
  there: readonly LineColumns[],
  wanted: readonly LineDraft[],
): Promise<boolean> {
  const open = new Map(there.map((line) => [line.id, line]));
  const added: LineDraft[] = [];
  let changed = false;
  for (const line of wanted) {
    const row = open.get(line.id);
    open.delete(line.id);
    if (!row) added.push(line);
    else if (await updateRow(trx, 'quotation_lines', { ...row }, { ...line })) changed = true;
  }
  if (open.size > 0)
    await trx
      .deleteFrom('quotation_lines')
      .where('id', 'in', idList([...open.keys()]))
      .execute();
  await insertRows(
    trx,
    'quotation_lines',
    added.map((line) => ({ ...line, quotation_id: quotationId })),
  );
  return changed || open.size > 0 || added.length > 0;
}

/** What is given as columns; of percent and amount the one that is given drives out the other. */
async function changedColumns(db: Handle, given: Given, row: QuoteColumns): Promise<Partial<QuoteColumns>> {
  const columns: Partial<QuoteColumns> = {};
  if (given.subject !== undefined) columns.subject = clean(given.subject);
  if (given.language !== undefined) columns.language = given.language;
  if (given.template !== undefined && given.template !== row.template) {
    await requireTemplate(db, given.template, 'quotation');
    columns.template = given.template;
  }
  if (given.validDays !== undefined) columns.valid_days = given.validDays;
  if (given.terms !== undefined) columns.terms = cleanLines(given.terms);
  if (given.note !== undefined) columns.note = cleanLines(given.note);
  if (given.taxIncluded !== undefined) columns.tax_included = given.taxIncluded ? 1 : 0;
  if (given.roundTo !== undefined) columns.round_to = given.roundTo;
  Object.assign(columns, eitherOf('discount', given.discountPercent, given.discountAmount));
  Object.assign(columns, eitherOf('deposit', given.depositPercent, given.depositAmount));
  if (given.staffId !== undefined && given.staffId !== row.staff_id) {
    if (given.staffId !== null) await requireStaff(db, given.staffId);
    columns.staff_id = given.staffId;
  }
  if (given.charges) {
    const taxes = await KnownTaxes.read(db);
    const charges = given.charges.map((charge): StoredCharge => {
      if (charge.amount < 0) throw new AppError('line-unusable', { reason: 'price-negative', line: 0 });
      if (charge.amount > MOST_MONEY) throw new AppError('amount-too-large', { limit: MOST_MONEY });
      return { name: charge.name, amount: charge.amount, taxes: taxes.named(charge.taxes) };
    });
    columns.charges = JSON.stringify(charges);
  }
  if (given.withholdings)
    columns.withholdings = JSON.stringify(
      given.withholdings.map(({ name, percent }) => ({ name, rate: basisPoints(percent) })),
    );
  return columns;
}

function eitherOf(what: 'discount' | 'deposit', percent: number | null | undefined, amount: number | null | undefined) {
  if ((percent ?? null) !== null && (amount ?? null) !== null)
    throw new AppError('line-unusable', { reason: 'two-discounts', line: 0 });
  if (percent === undefined && amount === undefined) return {};
  return { [`${what}_percent`]: basisPoints(percent ?? null), [`${what}_amount`]: amount ?? null };
}

/** The customer of a deal and what is in it, at the deal's own prices. */
async function findDeal(db: Handle, id: string) {
  const deal = await db
    .selectFrom('deals')
    .select(['title', 'contact_id', 'deleted_at'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!deal) throw new AppError('not-found', { what: 'deal', id });
  if (deal.deleted_at !== null) throw new AppError('in-bin', { what: 'deal', id });
  const products = await db
    .selectFrom('deal_products as x')
    .innerJoin('products as p', 'p.id', 'x.product_id')
    .select(['x.product_id', 'x.quantity', 'x.unit_price'])
    .where('x.deal_id', '=', id)
    .where('p.deleted_at', 'is', null)
    .orderBy('x.position')
    .orderBy('x.id')
    .execute();
  const lines = products.map((line): QuoteLineInput => ({
    kind: 'item',
    product: line.product_id,
    quantity: line.quantity / 1_000,
    unitPrice: line.unit_price,
    discountPercent: null,
    discountAmount: null,
    optional: false,
    chosen: false,
  }));
  return { title: deal.title, contactId: deal.contact_id, lines };
}

const blank: Omit<
  QuoteColumns,
  | 'id'
  | 'root_id'
  | 'language'
  | 'template'
  | 'currency'
  | 'currency_decimals'
  | 'valid_days'
  | 'tax_included'
  | 'created_at'
  | 'updated_at'
> = {
  revision: 1,
  number: null,
  number_prefix: '',
  number_period: '',
  number_counter: null,
  status: 'draft',
  contact_id: null,
  deal_id: null,
  staff_id: null,
  subject: '',
  issued_on: null,
  valid_until: null,
  terms: '',
  note: '',
  discount_percent: null,
  discount_amount: null,
  round_to: 1,
  deposit_percent: null,
  deposit_amount: null,
  charges: '[]',
  withholdings: '[]',
  total: 0,
  totals: null,
  customer: null,
  business: null,
  file: '',
  warnings: '[]',
  approved_rate: null,
  approved_by_id: null,
  issued_at: null,
  decided_at: null,
  decided_by: '',
  decided_how: '',
  decided_note: '',
  deleted_at: null,
};

/** What a new draft takes over from another quotation: all that it says, nothing of its life. */
export function draftLike(row: QuoteColumns, now: number, as: Partial<QuoteColumns>): QuoteColumns {
  const id = newId();
  const { language, template, currency, currency_decimals, valid_days, tax_included } = row;
  const { contact_id, deal_id, staff_id, subject, terms, note, round_to, charges, withholdings, total } = row;
  const { discount_percent, discount_amount, deposit_percent, deposit_amount } = row;
  return {
    ...blank,
    ...{ id, root_id: id, language, template, currency, currency_decimals, valid_days, tax_included },
    ...{ contact_id, deal_id, staff_id, subject, terms, note, round_to, charges, withholdings, total },
    ...{ discount_percent, discount_amount, deposit_percent, deposit_amount },
    created_at: now,
    updated_at: now,
    ...as,
  };
}

/** Lines anew, as another quotation has them. */
export const linesLike = (lines: readonly LineColumns[]): LineDraft[] =>
  lines.map(({ quotation_id: _, ...line }) => ({ ...line, id: newId() }));
