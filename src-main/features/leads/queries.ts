import { type RawBuilder, sql } from 'kysely';
import type { ContactKind } from '../../contract/contacts.ts';
import type { AssignmentRule, Lead, LeadFilter, LeadRow, LeadSort, LeadStatus } from '../../contract/leads.ts';
import type { ProductKind } from '../../contract/products.ts';
import { idList } from '../../database/id-list.ts';
import { factsOfLeads } from '../../database/lead-facts.ts';
import { findScoreRules } from '../../database/lead-index.ts';
import type { Handle } from '../../database/tables.ts';
import { scoreLead, type Wish } from '../../domain/lead-scores.ts';
import { fold } from '../../domain/text.ts';

interface Basics {
  id: string;
  contact_id: string;
  contact_kind: ContactKind;
  contact_name: string;
  contact_title: string;
  city: string | null;
  source: string;
  interest: string;
  product_id: string | null;
  product_name: string;
  sku: string;
  unit: string;
  product_kind: ProductKind;
  category_id: string | null;
  category_name: string;
  budget: number | null;
  wanted_on: string | null;
  status: LeadStatus;
  score: number | null;
  staff_id: string | null;
  staff_name: string | null;
  deal_id: string | null;
  created_at: number;
  updated_at: number;
}

/** The list's rows of these leads in the order given, by one statement however many there are; those of the bin too. */
export async function findRows(db: Handle, ids: readonly string[]): Promise<LeadRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Basics>`
    select l.id, l.contact_id, c.kind contact_kind, c.name contact_name, c.title contact_title, l.source, l.interest,
      (select a.city from contact_addresses a where a.contact_id = c.id order by a.preferred desc, a.position limit 1) city,
      l.product_id, p.name product_name, p.sku, p.unit, p.kind product_kind, l.category_id, g.name category_name,
      l.budget, l.wanted_on, l.status, i.score, l.staff_id, s.name staff_name, l.deal_id, l.created_at, l.updated_at
    from json_each(${JSON.stringify(ids)}) j join leads l on l.id = j.value join contacts c on c.id = l.contact_id
    left join lead_index i on i.lead_id = l.id left join products p on p.id = l.product_id
    left join product_categories g on g.id = l.category_id left join staff s on s.id = l.staff_id
    order by j.key`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    contact: { id: row.contact_id, kind: row.contact_kind, name: row.contact_name, title: row.contact_title },
    city: row.city ?? '',
    source: row.source,
    interest: row.interest,
    product:
      row.product_id === null
        ? null
        : { id: row.product_id, name: row.product_name, sku: row.sku, unit: row.unit, kind: row.product_kind },
    category: row.category_id === null ? null : { id: row.category_id, name: row.category_name },
    budget: row.budget,
    wantedOn: row.wanted_on,
    status: row.status,
    score: row.score ?? 0,
    staff: row.staff_id === null ? null : { id: row.staff_id, name: row.staff_name ?? '' },
    dealId: row.deal_id,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }));
}

/** The whole record with what gave its points; undefined where there is none. */
export async function findLead(db: Handle, id: string): Promise<Lead | undefined> {
  const [row] = await findRows(db, [id]);
  if (!row) return undefined;
  const more = await db.selectFrom('leads').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const facts = (await factsOfLeads(db, [id])).get(id);
  const { score, reasons } = facts ? scoreLead(await findScoreRules(db), facts) : { score: 0, reasons: [] };
  return {
    ...row,
    score,
    reasons,
    need: more.need,
    assignedByRule: more.assigned_rule_id,
    dropReason: more.drop_reason,
    closedAt: more.closed_at,
    deletedAt: more.deleted_at,
  };
}

const ANYWHERE = 3;
/** What a lead is found by: the index has none of the bin, which is small and seldom looked into. */
const wordsInBin = sql`(' ' || c.name_key || ' ' || fold(l.interest) || ' ' || fold(l.need))`;

function conditionsOf(filter: LeadFilter): RawBuilder<boolean> {
  const conditions: RawBuilder<unknown>[] = [
    filter.deleted ? sql`l.deleted_at is not null` : sql`l.deleted_at is null`,
  ];
  if (filter.search.trim() !== '') {
    const terms = fold(filter.search.slice(0, 200)).split(' ').filter(Boolean).slice(0, 12);
    if (terms.length === 0) conditions.push(sql`false`);
    const words = filter.deleted ? wordsInBin : sql`i.words`;
    for (const term of terms)
      conditions.push(sql`instr(${words}, ${Array.from(term).length >= ANYWHERE ? term : ` ${term}`}) > 0`);
  }
  if (filter.status !== null) conditions.push(sql`l.status = ${filter.status}`);
  if (filter.staffIds.length > 0 || filter.unassigned)
    conditions.push(
      filter.unassigned
        ? sql`(l.staff_id is null or l.staff_id in ${idList(filter.staffIds)})`
        : sql`l.staff_id in ${idList(filter.staffIds)}`,
    );
  if (filter.source !== '') conditions.push(sql`fold(l.source) = ${fold(filter.source)}`);
  if (filter.scoreFrom !== null) conditions.push(sql`coalesce(i.score, 0) >= ${filter.scoreFrom}`);
  if (filter.contactId !== null) conditions.push(sql`l.contact_id = ${filter.contactId}`);
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

const from = sql`leads l join contacts c on c.id = l.contact_id left join lead_index i on i.lead_id = l.id`;

export async function countFound(db: Handle, filter: LeadFilter): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) n from ${from} where ${conditionsOf(filter)}`.execute(db);
  return rows[0]?.n ?? 0;
}

const columns: Record<LeadSort['by'], RawBuilder<unknown>> = {
  score: sql`coalesce(i.score, 0)`,
  contact: sql`c.name_key`,
  budget: sql`l.budget`,
  wantedOn: sql`l.wanted_on`,
  createdAt: sql`l.created_at`,
  updatedAt: sql`l.updated_at`,
};

/** Ids of a page of leads; what is not known stands last. */
export async function findPage(
  db: Handle,
  filter: LeadFilter,
  { by, direction }: LeadSort,
  { limit, offset }: { limit: number; offset: number },
): Promise<string[]> {
  const column = columns[by];
  const way = direction === 'desc' ? sql`desc` : sql`asc`;
  const { rows } = await sql<{ id: string }>`select l.id from ${from} where ${conditionsOf(filter)}
    order by ${column} is null, ${column} ${way}, l.created_at desc, l.id limit ${limit} offset ${offset}`.execute(db);
  return rows.map((row) => row.id);
}

export async function findAssignmentRules(db: Handle): Promise<AssignmentRule[]> {
  const rows = await db.selectFrom('lead_assignment_rules').selectAll().orderBy('position').orderBy('id').execute();
  return rows.map((row) => ({
    id: row.id,
    source: row.source,
    city: row.city,
    categoryId: row.category_id,
    staffIds: JSON.parse(row.staff_ids) as string[],
  }));
}

/** What the rules of assignment look at: where the wish comes from, and the categories it stands in. */
export async function wishOf(db: Handle, leadId: string): Promise<Wish> {
  const { rows } = await sql<{ source: string; cities: string; categories: string }>`
    with recursive above (id) as (
      select coalesce(l.category_id, p.category_id) from leads l left join products p on p.id = l.product_id
      where l.id = ${leadId}
      union select c.parent_id from above a join product_categories c on c.id = a.id where c.parent_id is not null)
    select iif(l.source = '', c.source, l.source) source,
      (select json_group_array(a.city) from contact_addresses a where a.contact_id = c.id and a.city <> '') cities,
      (select json_group_array(id) from above where id is not null) categories
    from leads l join contacts c on c.id = l.contact_id where l.id = ${leadId}`.execute(db);
  const row = rows[0];
  return {
    source: row?.source ?? '',
    cities: JSON.parse(row?.cities ?? '[]') as string[],
    categoryIds: JSON.parse(row?.categories ?? '[]') as string[],
  };
}

/** Who got the last lead that a rule has given out, and when that was. */
export async function lastInTurn(db: Handle, ruleId: string): Promise<{ staffId: string; at: number } | null> {
  const row = await db
    .selectFrom('leads')
    .select(['staff_id', 'assigned_at'])
    .where('assigned_rule_id', '=', ruleId)
    .where('staff_id', 'is not', null)
    .orderBy('assigned_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.staff_id ? { staffId: row.staff_id, at: row.assigned_at ?? 0 } : null;
}
