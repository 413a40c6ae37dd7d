import { sql } from 'kysely';
import type { ContactKind } from '../../contract/contacts.ts';
import type { DocumentFilter, DocumentRow, DocumentSort, NumberedDocument } from '../../contract/documents.ts';
import { AppError } from '../../contract/errors.ts';
import { idList } from '../../database/id-list.ts';
import type { Handle } from '../../database/tables.ts';
import { fold } from '../../domain/text.ts';
import type { DocumentColumns } from './rows.ts';

/** @throws AppError `not-found` */
export async function getDocumentRow(db: Handle, id: string): Promise<DocumentColumns> {
  const row = await db.selectFrom('documents').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new AppError('not-found', { what: 'document', id });
  return row;
}

/**
 * What receipts say was received, of documents as `d`. Of an invoice: what was received of it and of the pro-forma that it
 * came of, and what was received of its quotation before there was an invoice; the latter counts for the first of several.
 */
const receivedSum = sql<number>`coalesce((select sum(r.total) from documents r
  where r.kind = 'receipt' and r.cancelled_at is null and d.kind in ('invoice', 'proforma') and (r.source_id = d.id
    or (d.source_id is not null and r.source_id = d.source_id)
    or (d.kind = 'invoice' and r.quote_id = d.quote_id
      and not exists (select 1 from documents s where s.id = r.source_id and s.kind = 'invoice')
      and coalesce(r.source_id, '') <> coalesce(d.source_id, '-')
      and not exists (select 1 from documents f where f.quote_id = d.quote_id and f.kind = 'invoice'
        and f.cancelled_at is null and f.rowid < d.rowid)))), 0)`;

/** What was received of a quotation with all that was made of it, or of one document. */
export async function receivedOf(db: Handle, of: { quoteId: string } | { documentId: string }): Promise<number> {
  const { rows } =
    'quoteId' in of
      ? await sql<{ n: number }>`select coalesce(sum(total), 0) n from documents
          where kind = 'receipt' and cancelled_at is null and quote_id = ${of.quoteId}`.execute(db)
      : await sql<{ n: number }>`select ${receivedSum} n from documents d where d.id = ${of.documentId}`.execute(db);
  return rows[0]?.n ?? 0;
}

/** What delivery notes say was delivered of each line, in thousandths by its id. */
export async function deliveredOf(
  db: Handle,
  { quoteId, sourceId }: { quoteId: string | null; sourceId: string | null },
): Promise<Map<string, number>> {
  const { rows } = await sql<{ line: string; quantity: number }>`
    select l.value ->> 'line' line, sum(l.value ->> 'quantity') quantity
    from documents d, json_each(d.content, '$.says.lines') l
    where d.kind = 'delivery-note' and d.cancelled_at is null and l.value ->> 'line' is not null
      and (d.quote_id = ${quoteId} or d.source_id = ${sourceId}) group by 1`.execute(db);
  return new Map(rows.map(({ line, quantity }) => [line, quantity]));
}

export async function contactRef(db: Handle, id: string | null) {
  if (id === null) return null;
  const row = await db
    .selectFrom('contacts')
    .select(['id', 'kind', 'name', 'title'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

interface Basics extends Omit<DocumentColumns, 'content' | 'warnings'> {
  contact_kind: ContactKind;
  contact_name: string;
  contact_title: string;
  deal_title: string | null;
  quote_number: string | null;
  staff_name: string | null;
  received: number;
}

/** The list's rows of these documents in the order given. */
export async function findRows(db: Handle, ids: readonly string[]): Promise<DocumentRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Basics>`
    select d.id, d.kind, d.number, d.subject, d.contact_id, c.kind contact_kind, c.name contact_name,
      c.title contact_title, d.deal_id, e.title deal_title, d.quote_id, q.number quote_number, d.staff_id,
      s.name staff_name, d.total, d.currency, d.currency_decimals, d.made_on, d.due_on, d.cancelled_at, d.made_at,
      d.updated_at, ${receivedSum} received
    from json_each(${JSON.stringify(ids)}) j join documents d on d.id = j.value
    left join contacts c on c.id = d.contact_id left join deals e on e.id = d.deal_id
    left join quotations q on q.id = d.quote_id left join staff s on s.id = d.staff_id order by j.key`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    number: row.number,
    subject: row.subject,
    contact:
      row.contact_id === null
        ? null
        : { id: row.contact_id, kind: row.contact_kind, name: row.contact_name, title: row.contact_title },
    deal: row.deal_id === null ? null : { id: row.deal_id, title: row.deal_title ?? '' },
    quote: row.quote_id === null ? null : { id: row.quote_id, number: row.quote_number ?? '' },
    staff: row.staff_id === null ? null : { id: row.staff_id, name: row.staff_name ?? '' },
    total: row.total,
    currency: row.currency,
    currencyDecimals: row.currency_decimals,
    madeOn: row.made_on,
    dueOn: row.due_on,
    received: row.received,
    cancelled: row.cancelled_at !== null,
    madeAt: row.made_at,
    updatedAt: row.updated_at,
  }));
}

/** What was made of a document, in the order in which it was made. */
export async function findFollowers(db: Handle, id: string) {
  const rows = await db
    .selectFrom('documents')
    .select(['id', 'kind', 'number', 'cancelled_at'])
    .where('source_id', '=', id)
    .orderBy('made_at')
    .orderBy('id')
    .execute();
  return rows.map(({ id: follower, kind, number, cancelled_at: at }) => ({
    id: follower,
    kind,
    number,
    cancelled: at !== null,
  }));
}

const sortColumns = { madeOn: 'd.made_on', number: 'd.number', total: 'd.total', dueOn: 'd.due_on' } as const;

/** The condition that a filter asks for, of documents as `d`. */
function whatFits(filter: DocumentFilter) {
  const asks = [sql`true`];
  if (filter.kinds.length > 0) asks.push(sql`d.kind in ${idList(filter.kinds)}`);
  if (filter.contactId !== null) asks.push(sql`d.contact_id = ${filter.contactId}`);
  if (filter.dealId !== null) asks.push(sql`d.deal_id = ${filter.dealId}`);
  if (filter.quoteId !== null) asks.push(sql`d.quote_id = ${filter.quoteId}`);
  if (filter.from !== null) asks.push(sql`d.made_on >= ${filter.from}`);
  if (filter.until !== null) asks.push(sql`d.made_on <= ${filter.until}`);
  if (filter.cancelled !== null) asks.push(sql`(d.cancelled_at is not null) = ${filter.cancelled ? 1 : 0}`);
  if (filter.unpaid)
    asks.push(sql`d.kind = 'invoice' and d.cancelled_at is null and coalesce(d.content ->> '$.says.totals.payable',
      d.total) > ${receivedSum}`);
  const terms = [...new Set(fold(filter.search).split(' ').filter(Boolean))].slice(0, 12);
  for (const term of terms)
    asks.push(sql`instr(' ' || fold(d.number || ' ' || d.subject) || ' ' || coalesce((select c.name_key
      from contacts c where c.id = d.contact_id), ''), ${term}) > 0`);
  return sql.join(asks, sql` and `);
}

const orderOf = ({ by, direction }: DocumentSort) => {
  const column = sql.ref(sortColumns[by]);
  const way = direction === 'asc' ? sql`asc` : sql`desc`;
  return sql`${column} is null, ${column} ${way}, d.made_at ${way}, d.id ${way}`;
};

/** Ids of a page of what a filter finds, and how many there are in all. */
export async function findPage(
  db: Handle,
  filter: DocumentFilter,
  sort: DocumentSort,
  page: { limit: number; offset: number },
): Promise<{ total: number; ids: string[] }> {
  const where = whatFits(filter);
  const { rows: counted } = await sql<{ n: number }>`select count(*) n from documents d where ${where}`.execute(db);
  const total = counted[0]?.n ?? 0;
  if (page.offset >= total) return { total, ids: [] };
  const { rows } = await sql<{ id: string }>`select d.id from documents d where ${where}
    order by ${orderOf(sort)} limit ${page.limit} offset ${page.offset}`.execute(db);
  return { total, ids: rows.map((row) => row.id) };
}

/** Ids of all that a filter finds less some, or of the chosen ones, in the order of the list. */
export async function findSorted(
  db: Handle,
  selection: { ids: readonly string[] } | { filter: DocumentFilter; except: readonly string[] },
  sort: DocumentSort,
): Promise<string[]> {
  const which =
    'ids' in selection
      ? sql`d.id in ${idList(selection.ids)}`
      : sql`${whatFits(selection.filter)} and d.id not in ${idList(selection.except)}`;
  const { rows } = await sql<{ id: string }>`select d.id from documents d where ${which}
    order by ${orderOf(sort)}`.execute(db);
  return rows.map((row) => row.id);
}

export interface Entry {
  what: 'quotation' | Extract<NumberedDocument, 'invoice' | 'receipt'>;
  number: string;
  day: string;
  text: string;
  total: number;
}

/** What was offered, invoiced and received of a contact up to a day, in one currency, in the order of days. */
export async function findEntries(
  db: Handle,
  { contactId, until, currency, decimals }: { contactId: string; until: string; currency: string; decimals: number },
): Promise<Entry[]> {
  const { rows } = await sql<Entry & { at: number }>`
    select 'quotation' what, number, issued_on day, subject text, total, issued_at at from quotations
      where contact_id = ${contactId} and status in ('issued', 'accepted', 'declined') and deleted_at is null
        and issued_on <= ${until} and currency = ${currency} and currency_decimals = ${decimals}
    union all
    select kind, number, made_on, case kind when 'receipt' then coalesce(content ->> '$.says.paidFor', '') else subject end,
      total, made_at from documents
      where contact_id = ${contactId} and kind in ('invoice', 'receipt') and cancelled_at is null
        and made_on <= ${until} and currency = ${currency} and currency_decimals = ${decimals}
    order by day, at`.execute(db);
  return rows.map(({ at: _, ...entry }) => entry);
}

/** What a statement leaves out: papers in another currency. */
export async function countForeign(
  db: Handle,
  { contactId, until, currency, decimals }: { contactId: string; until: string; currency: string; decimals: number },
): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) n from documents
    where contact_id = ${contactId} and kind in ('invoice', 'receipt') and cancelled_at is null and made_on <= ${until}
      and (currency <> ${currency} or currency_decimals <> ${decimals})`.execute(db);
  return rows[0]?.n ?? 0;
}
