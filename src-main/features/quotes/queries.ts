import { sql } from 'kysely';
import type { ContactKind } from '../../contract/contacts.ts';
import { AppError } from '../../contract/errors.ts';
import type { QuoteFilter, QuoteParty, QuoteRow, QuoteSelection, QuoteSort } from '../../contract/quotes.ts';
import { idList } from '../../database/id-list.ts';
import type { Handle } from '../../database/tables.ts';
import { barcodeKey, codeKey } from '../../domain/codes.ts';
import { revisionName } from '../../domain/numbering.ts';
import { statusOn } from '../../domain/quotes.ts';
import { fold } from '../../domain/text.ts';
import type { DocumentTax } from '../../domain/totals.ts';
import type { LineColumns, QuoteColumns } from './rows.ts';

export function findQuoteRow(db: Handle, id: string): Promise<QuoteColumns | undefined> {
  return db.selectFrom('quotations').selectAll().where('id', '=', id).executeTakeFirst();
}

/** @throws AppError `not-found`, `in-bin`, `changed-meanwhile` */
export async function getQuoteRow(db: Handle, id: string, expectedUpdatedAt?: number): Promise<QuoteColumns> {
  const row = await findQuoteRow(db, id);
  if (!row) throw new AppError('not-found', { what: 'quotation', id });
  if (row.deleted_at !== null) throw new AppError('in-bin', { what: 'quotation', id });
  if (expectedUpdatedAt !== undefined && expectedUpdatedAt !== row.updated_at)
    throw new AppError('changed-meanwhile', { what: 'quotation', id });
  return row;
}

export function findLines(db: Handle, quotationId: string): Promise<LineColumns[]> {
  return db
    .selectFrom('quotation_lines')
    .selectAll()
    .where('quotation_id', '=', quotationId)
    .orderBy('position')
    .orderBy('id')
    .execute();
}

export function findRevisions(db: Handle, rootId: string): Promise<QuoteColumns[]> {
  return db.selectFrom('quotations').selectAll().where('root_id', '=', rootId).orderBy('revision').execute();
}

/** What a quotation takes over from a product. */
export interface OfferedProduct {
  id: string;
  name: string;
  unit: string;
  cost: number | null;
  taxRateId: string | null;
}

/** Products by id, SKU or barcode, as they were named. One in the bin is not found, unless its line is there already. */
export async function findOffered(
  db: Handle,
  named: readonly string[],
  had: ReadonlySet<string>,
): Promise<Map<string, OfferedProduct>> {
  const found = new Map<string, OfferedProduct>();
  for (const text of new Set(named)) {
    const { rows } = await sql<OfferedProduct & { deleted_at: number | null }>`
      select id, name, unit, cost, tax_rate_id taxRateId, deleted_at from products
      where id = ${text} or (deleted_at is null and ((sku_key <> '' and sku_key = ${codeKey(text)})
        or (barcode_key <> '' and barcode_key = ${barcodeKey(text)})))
      order by id <> ${text}, deleted_at is not null limit 1`.execute(db);
    const row = rows[0];
    if (!row || (row.deleted_at !== null && !had.has(row.id)))
      throw new AppError('not-found', { what: 'product', id: text });
    found.set(text, { id: row.id, name: row.name, unit: row.unit, cost: row.cost, taxRateId: row.taxRateId });
  }
  return found;
}

/** All taxes, those no longer offered too, as documents keep them. */
export async function findTaxes(db: Handle): Promise<(DocumentTax & { living: boolean })[]> {
  const rows = await db.selectFrom('tax_rates').selectAll().orderBy('id').execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    rate: row.rate,
    baseNumerator: row.base_numerator,
    baseDenominator: row.base_denominator,
    living: row.deleted_at === null,
  }));
}

/** What things cost by product; what is not known is missing. */
export async function findCosts(db: Handle, productIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db.selectFrom('products').select(['id', 'cost']).where('id', 'in', idList(productIds)).execute();
  return new Map(rows.flatMap((row) => (row.cost === null ? [] : [[row.id, row.cost] as const])));
}

/** Whom it is for, as the address book has it now. */
export async function findParty(db: Handle, contactId: string | null): Promise<QuoteParty> {
  const { rows } = await sql<QuoteParty & { street: string; city: string; region: string; postal_code: string }>`
    select trim(c.title || ' ' || c.name) name, '' taxNumber,
      coalesce((select trim(o.title || ' ' || o.name) from affiliations f join contacts o on o.id = f.organization_id
        where f.contact_id = c.id and o.deleted_at is null order by f.preferred desc, f.position limit 1), '') company,
      coalesce((select coalesce(p.e164, p.raw) from contact_phones p where p.contact_id = c.id
        order by p.preferred desc, p.position limit 1), '') phone,
      coalesce((select e.address from contact_emails e where e.contact_id = c.id
        order by e.preferred desc, e.position limit 1), '') email,
      coalesce(a.street, '') street, coalesce(a.city, '') city, coalesce(a.region, '') region,
      coalesce(a.postal_code, '') postal_code
    from contacts c left join contact_addresses a on a.id = (select x.id from contact_addresses x where x.contact_id = c.id
      order by x.preferred desc, x.position limit 1)
    where c.id = ${contactId}`.execute(db);
  const row = rows[0];
  if (!row) return { name: '', company: '', address: '', phone: '', email: '', taxNumber: '' };
  const { street, city, region, postal_code: postalCode, ...party } = row;
  const place = [[city, postalCode].filter(Boolean).join(' '), region].filter(Boolean).join(', ');
  return { ...party, address: [street, place].filter(Boolean).join('\n') };
}

/** What the shop calls the products of these lines, by product. */
export async function findSkus(
  db: Handle,
  lines: readonly Pick<LineColumns, 'product_id'>[],
): Promise<Map<string, string>> {
  const ids = [...new Set(lines.flatMap((line) => line.product_id ?? []))];
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('products').select(['id', 'sku']).where('id', 'in', idList(ids)).execute();
  return new Map(rows.map((row) => [row.id, row.sku]));
}

/** Who may give how much: basis points; null: any. */
export async function findDiscountLimit(db: Handle, staffId: string): Promise<number | null> {
  const row = await db.selectFrom('staff').select('discount_limit').where('id', '=', staffId).executeTakeFirst();
  return row?.discount_limit ?? null;
}

export async function staffName(db: Handle, id: string | null): Promise<string> {
  if (id === null) return '';
  return (await db.selectFrom('staff').select('name').where('id', '=', id).executeTakeFirst())?.name ?? '';
}

/** How quotations are called where something is about them, and which of them lie in the bin. */
export async function quoteNames(db: Handle, ids: readonly string[]) {
  const rows = await db
    .selectFrom('quotations')
    .select(['id', 'number', 'revision', 'subject', 'deleted_at'])
    .where('id', 'in', idList(ids))
    .execute();
  return new Map(
    rows.map((row) => {
      const name = row.number === null ? row.subject : `${row.number} ${revisionName(row.revision)}`;
      return [row.id, { name, inBin: row.deleted_at !== null }];
    }),
  );
}

interface Basics extends Pick<
  QuoteColumns,
  | 'id'
  | 'number'
  | 'revision'
  | 'status'
  | 'subject'
  | 'contact_id'
  | 'deal_id'
  | 'staff_id'
  | 'total'
  | 'currency'
  | 'currency_decimals'
  | 'issued_on'
  | 'valid_until'
  | 'created_at'
  | 'updated_at'
> {
  contact_kind: ContactKind;
  contact_name: string;
  contact_title: string;
  deal_title: string | null;
  staff_name: string | null;
}

/** The list's rows of these quotations in the order given; those of the bin too. */
export async function findRows(db: Handle, ids: readonly string[], today: string): Promise<QuoteRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Basics>`
    select q.id, coalesce(q.number, (select r.number from quotations r where r.id = q.root_id)) number, q.revision, q.status,
      q.subject, q.contact_id, c.kind contact_kind, c.name contact_name, c.title contact_title, q.deal_id,
      d.title deal_title, q.staff_id, s.name staff_name, q.total, q.currency, q.currency_decimals, q.issued_on, q.valid_until, q.created_at,
      q.updated_at
    from json_each(${JSON.stringify(ids)}) j join quotations q on q.id = j.value
    left join contacts c on c.id = q.contact_id left join deals d on d.id = q.deal_id
    left join staff s on s.id = q.staff_id order by j.key`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    number: row.number ?? '',
    revision: revisionName(row.revision),
    status: statusOn(row.status, row.valid_until, today),
    subject: row.subject,
    contact:
      row.contact_id === null
        ? null
        : { id: row.contact_id, kind: row.contact_kind, name: row.contact_name, title: row.contact_title },
    deal: row.deal_id === null ? null : { id: row.deal_id, title: row.deal_title ?? '' },
    staff: row.staff_id === null ? null : { id: row.staff_id, name: row.staff_name ?? '' },
    total: row.total,
    currency: row.currency,
    currencyDecimals: row.currency_decimals,
    issuedOn: row.issued_on,
    validUntil: row.valid_until,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }));
}

const sortColumns = {
  updatedAt: 'q.updated_at',
  number: 'q.number',
  total: 'q.total',
  validUntil: 'q.valid_until',
  issuedOn: 'q.issued_on',
} as const;

/** The condition that a filter asks for, of quotations as `q`. */
function whatFits(filter: QuoteFilter, today: string) {
  const asks = [filter.deleted ? sql`q.deleted_at is not null` : sql`q.deleted_at is null`];
  if (filter.status === 'expired') asks.push(sql`q.status = 'issued' and q.valid_until < ${today}`);
  else if (filter.status === 'issued')
    asks.push(sql`q.status = 'issued' and coalesce(q.valid_until, '9999') >= ${today}`);
  else if (filter.status !== null) asks.push(sql`q.status = ${filter.status}`);
  else if (!filter.superseded && !filter.deleted) asks.push(sql`q.status <> 'superseded'`);
  if (filter.contactId !== null) asks.push(sql`q.contact_id = ${filter.contactId}`);
  if (filter.dealId !== null) asks.push(sql`q.deal_id = ${filter.dealId}`);
  if (filter.staffIds.length > 0) asks.push(sql`q.staff_id in ${idList(filter.staffIds)}`);
  const terms = [...new Set(fold(filter.search).split(' ').filter(Boolean))].slice(0, 12);
  for (const term of terms)
    asks.push(sql`instr(' ' || fold(coalesce(q.number, '') || ' ' || q.subject) || ' ' || coalesce((select c.name_key
      from contacts c where c.id = q.contact_id), ''), ${term}) > 0`);
  return sql.join(asks, sql` and `);
}

/** Ids of a page of what a filter finds, and how many there are in all. */
export async function findPage(
  db: Handle,
  filter: QuoteFilter,
  { by, direction }: QuoteSort,
  page: { limit: number; offset: number },
  today: string,
): Promise<{ total: number; ids: string[] }> {
  const where = whatFits(filter, today);
  const { rows: counted } = await sql<{ n: number }>`select count(*) n from quotations q where ${where}`.execute(db);
  const total = counted[0]?.n ?? 0;
  if (page.offset >= total) return { total, ids: [] };
  const column = sql.ref(sortColumns[by]);
  const { rows } = await sql<{ id: string }>`select q.id from quotations q where ${where}
    order by ${column} is null, ${column} ${direction === 'asc' ? sql`asc` : sql`desc`}, q.id
    limit ${page.limit} offset ${page.offset}`.execute(db);
  return { total, ids: rows.map((row) => row.id) };
}

/** Ids of all that a filter finds less some, or of the chosen ones, in the order of the list. */
export async function findSorted(
  db: Handle,
  selection: { ids: readonly string[] } | { filter: QuoteFilter; except: readonly string[] },
  { by, direction }: QuoteSort,
  today: string,
): Promise<string[]> {
  const which =
    'ids' in selection
      ? sql`q.id in ${idList(selection.ids)}`
      : sql`${whatFits(selection.filter, today)} and q.id not in ${idList(selection.except)}`;
  const column = sql.ref(sortColumns[by]);
  const { rows } = await sql<{ id: string }>`select q.id from quotations q where ${which}
    order by ${column} is null, ${column} ${direction === 'asc' ? sql`asc` : sql`desc`}, q.id`.execute(db);
  return rows.map((row) => row.id);
}

/** Ids of a selection; of a filter, of those in the bin or of the living. */
export async function findSelected(
  db: Handle,
  selection: QuoteSelection,
  deleted: boolean,
  today: string,
): Promise<string[]> {
  if (selection.by === 'ids') return selection.ids;
  const where = whatFits({ ...selection.filter, deleted }, today);
  const { rows } = await sql<{ id: string }>`select q.id from quotations q
    where ${where} and q.id not in ${idList(selection.except)}`.execute(db);
  return rows.map((row) => row.id);
}
