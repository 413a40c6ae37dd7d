import type { Selectable } from 'kysely';
import type { z } from 'zod';
import { AppError } from '../../contract/errors.ts';
import type { LeadCreate } from '../../contract/leads.ts';
import type { LeadsTable } from '../../database/deal-tables.ts';
import type { Handle, Trx } from '../../database/tables.ts';
import { newId } from '../../domain/ids.ts';
import { nextInTurn, suits } from '../../domain/lead-scores.ts';
import { clean, cleanLines } from '../../domain/text.ts';
import { updateRow } from '../contacts/lists.ts';
import { requireDay, requireStaff } from '../agenda/checks.ts';
import { checkedAmount } from '../deals/write.ts';
import { workingStaff } from '../staff/service.ts';
import { findAssignmentRules, lastInTurn, wishOf } from './queries.ts';

export type LeadDraft = Pick<z.input<typeof LeadCreate>, 'contactId'> & Partial<z.input<typeof LeadCreate>>;
type Row = Selectable<LeadsTable>;

/**
 * Writes a new lead inside the caller's act; where it names nobody, the rules give it to somebody.
 * @returns its id
 * @throws AppError `not-found`, `in-bin`, `amount-too-large`, `date-impossible`
 */
export async function insertLead(trx: Trx, draft: LeadDraft, now: number): Promise<string> {
  const id = newId();
  await requireReferences(trx, draft);
  const columns: Partial<Row> = columnsOf(draft);
  await trx
    .insertInto('leads')
    .values({
      product_id: null,
      category_id: null,
      budget: null,
      wanted_on: null,
      assigned_rule_id: null,
      deal_id: null,
      closed_at: null,
      deleted_at: null,
      ...columns,
      id,
      contact_id: draft.contactId,
      staff_id: draft.staffId ?? null,
      assigned_at: draft.staffId ? now : null,
      created_at: now,
      updated_at: now,
    })
    .execute();
  if (draft.staffId === undefined) await assignByRules(trx, id, now);
  return id;
}

/**
 * Changes what is given, inside the caller's act.
 * @returns whether anything was different
 * @throws AppError as {@link insertLead}, and `changed-meanwhile`
 */
export async function updateLead(
  trx: Trx,
  id: string,
  changes: Partial<LeadDraft>,
  now: number,
  expectedUpdatedAt?: number,
): Promise<boolean> {
  const row = await getLeadRow(trx, id, expectedUpdatedAt);
  await requireReferences(trx, changes, row);
  const columns: Partial<Row> = columnsOf(changes);
  if (changes.contactId !== undefined) columns.contact_id = changes.contactId;
  if (changes.staffId !== undefined && changes.staffId !== row.staff_id)
    Object.assign(columns, { staff_id: changes.staffId, assigned_rule_id: null, assigned_at: now });
  if (!Object.entries(columns).some(([column, value]) => row[column as keyof Row] !== value)) return false;
  return touchLead(trx, row, columns, now);
}

/** Writes columns of a lead: two acts in one millisecond are still told apart. */
export const touchLead = (trx: Trx, row: Row, columns: Partial<Row>, now: number): Promise<boolean> =>
  updateRow(trx, 'leads', row, { ...columns, updated_at: Math.max(now, row.updated_at + 1) });

/** @throws AppError `not-found`, `in-bin`, `changed-meanwhile` */
export async function getLeadRow(trx: Trx, id: string, expectedUpdatedAt?: number): Promise<Row> {
  const row = await trx.selectFrom('leads').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new AppError('not-found', { what: 'lead', id });
  if (row.deleted_at !== null) throw new AppError('in-bin', { what: 'lead', id });
  if (expectedUpdatedAt !== undefined && expectedUpdatedAt !== row.updated_at)
    throw new AppError('changed-meanwhile', { what: 'lead', id });
  return row;
}

/** Gives a lead to whom the first rule that fits names, in turn. @returns whether somebody else has it now */
export async function assignByRules(trx: Trx, id: string, now: number): Promise<boolean> {
  const row = await getLeadRow(trx, id);
  const wish = await wishOf(trx, id);
  const works = await workingStaff(trx, { mayWrite: true });
  for (const rule of await findAssignmentRules(trx)) {
    if (!suits(rule, wish)) continue;
    const last = await lastInTurn(trx, rule.id);
    const staffId = nextInTurn(rule.staffIds, last?.staffId ?? null, works);
    // Where all whom a rule names have left, the next one that fits decides.
    if (staffId === null) continue;
    // Turns are told apart by their time: two in one millisecond must not look like one.
    const assignedAt = Math.max(now, (last?.at ?? 0) + 1);
    await touchLead(trx, row, { staff_id: staffId, assigned_rule_id: rule.id, assigned_at: assignedAt }, now);
    return staffId !== row.staff_id;
  }
  return false;
}

function columnsOf(draft: Partial<LeadDraft>): Partial<Row> {
  const columns: Partial<Row> = {};
  if (draft.source !== undefined) columns.source = clean(draft.source);
  if (draft.interest !== undefined) columns.interest = clean(draft.interest);
  if (draft.productId !== undefined) columns.product_id = draft.productId;
  if (draft.categoryId !== undefined) columns.category_id = draft.categoryId;
  if (draft.budget !== undefined) columns.budget = checkedAmount(draft.budget);
  if (draft.need !== undefined) columns.need = cleanLines(draft.need);
  if (draft.wantedOn !== undefined) columns.wanted_on = draft.wantedOn && requireDay(draft.wantedOn);
  return columns;
}

/** What stays as it was is not looked at again: it may lie in the bin by now. */
async function requireReferences(trx: Trx, draft: Partial<LeadDraft>, row?: Row): Promise<void> {
  const { contactId, productId, categoryId, staffId } = draft;
  if (contactId && contactId !== row?.contact_id) await requireLiving(trx, 'contacts', 'contact', contactId);
  if (productId && productId !== row?.product_id) await requireLiving(trx, 'products', 'product', productId);
  if (staffId && staffId !== row?.staff_id) await requireStaff(trx, staffId);
  if (!categoryId || categoryId === row?.category_id) return;
  const known = await trx.selectFrom('product_categories').select('id').where('id', '=', categoryId).executeTakeFirst();
  if (!known) throw new AppError('not-found', { what: 'category', id: categoryId });
}

async function requireLiving(db: Handle, table: 'contacts' | 'products', what: string, id: string): Promise<void> {
  const row = await db.selectFrom(table).select('deleted_at').where('id', '=', id).executeTakeFirst();
  if (!row) throw new AppError('not-found', { what, id });
  if (row.deleted_at !== null) throw new AppError('in-bin', { what, id });
}
