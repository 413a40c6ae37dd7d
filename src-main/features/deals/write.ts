import { type Selectable, sql } from 'kysely';
import type { z } from 'zod';
import { AppError } from '../../contract/errors.ts';
import type { DealCreate } from '../../contract/deals.ts';
import type { TouchKind } from '../../contract/deals/words.ts';
import type { DealsTable } from '../../database/deal-tables.ts';
import type { Trx } from '../../database/tables.ts';
import { MOST_MONEY } from '../../domain/deals.ts';
import { newId } from '../../domain/ids.ts';
import { clean, cleanLines } from '../../domain/text.ts';
import { updateRow } from '../contacts/lists.ts';
import { requireDay, requireStaff } from '../agenda/checks.ts';
import { changeDealProducts, productsTotal } from './lines.ts';
import { changePeople } from './people.ts';
import { requireContact } from './queries/exist.ts';
import { findStages, getStage } from './queries/pipelines.ts';
import { topRank } from './queries/rank.ts';

/** A deal as it is handed in: only the customer is needed. */
export type DealDraft = Pick<z.input<typeof DealCreate>, 'contactId'> & Partial<z.input<typeof DealCreate>>;
/** What shall be different: what is left out stays. */
export type DealChanges = Partial<Omit<DealDraft, 'stageId'>>;
type Row = Selectable<DealsTable>;

/** The moment of writing. */
export interface Moment {
  /** Epoch ms. */
  now: number;
  /** `YYYY-MM-DD` at the shop: of which the prices are. */
  day: string;
}

/**
 * Writes a new deal at the top of its column, inside the caller's act. A pipeline must be there.
 * @returns its id
 * @throws AppError `not-found`, `in-bin`, `amount-too-large`, `date-impossible`
 */
export async function insertDeal(
  trx: Trx,
  draft: DealDraft,
  { now, day }: Moment,
  actor: { staffId: string },
): Promise<string> {
  const id = newId();
  const stage = draft.stageId === undefined ? await firstStage(trx) : await getStage(trx, draft.stageId);
  await requireContact(trx, draft.contactId);
  if (draft.staffId) await requireStaff(trx, draft.staffId);
  const products = draft.products ?? [];
  const valueBy = draft.valueBy ?? (products.length > 0 && (draft.value ?? null) === null ? 'products' : 'hand');
  await trx
    .insertInto('deals')
    .values({
      id,
      title: clean(draft.title ?? '') || '?',
      contact_id: draft.contactId,
      stage_id: stage.id,
      rank: await topRank(trx, stage.id),
      value: checkedAmount(draft.value ?? null),
      value_by: valueBy,
      expected_on: draft.expectedOn ? requireDay(draft.expectedOn) : null,
      staff_id: draft.staffId === undefined ? actor.staffId : draft.staffId,
      source: clean(draft.source ?? ''),
      note: cleanLines(draft.note ?? ''),
      touched_at: now,
      touched_by: 'create',
      created_at: now,
      updated_at: now,
    })
    .execute();
  await changePeople(trx, id, draft.people ?? []);
  await changeDealProducts(trx, id, products, { contactId: draft.contactId, day });
  if (valueBy === 'products') await takeValueFromProducts(trx, id);
  if (clean(draft.title ?? '') === '') await nameIt(trx, id);
  return id;
}

/**
 * Changes a deal inside the caller's act: writes only what differs, so that the same again writes nothing. A closed deal
 * may be put right like an open one; only its quiet clock is none.
 * @returns whether anything was different
 * @throws AppError as {@link insertDeal}, and `changed-meanwhile`
 */
export async function updateDeal(
  trx: Trx,
  id: string,
  changes: DealChanges,
  { now, day }: Moment,
  expectedUpdatedAt?: number,
): Promise<boolean> {
  const row = await getDealRow(trx, id, expectedUpdatedAt);
  if (changes.contactId !== undefined && changes.contactId !== row.contact_id)
    await requireContact(trx, changes.contactId);
  if (changes.staffId && changes.staffId !== row.staff_id) await requireStaff(trx, changes.staffId);
  const columns: Partial<Row> = {};
  if (changes.title !== undefined) columns.title = clean(changes.title);
  if (changes.contactId !== undefined) columns.contact_id = changes.contactId;
  if (changes.expectedOn !== undefined) columns.expected_on = changes.expectedOn && requireDay(changes.expectedOn);
  if (changes.staffId !== undefined) columns.staff_id = changes.staffId;
  if (changes.source !== undefined) columns.source = clean(changes.source);
  if (changes.note !== undefined) columns.note = cleanLines(changes.note);
  if (changes.value !== undefined) columns.value = checkedAmount(changes.value);
  if (changes.valueBy !== undefined) columns.value_by = changes.valueBy;
  // A value typed in by hand is meant, also where the products gave it before.
  else if (changes.value !== undefined && changes.value !== row.value) columns.value_by = 'hand';

  let changed = false;
  if (changes.people) changed = (await changePeople(trx, id, changes.people)) || changed;
  if (changes.products) {
    const contactId = columns.contact_id === undefined ? row.contact_id : columns.contact_id;
    changed = (await changeDealProducts(trx, id, changes.products, { contactId, day })) || changed;
  }
  if ((columns.value_by ?? row.value_by) === 'products') columns.value = await productsTotal(trx, id);
  const differs = Object.entries(columns).some(([column, value]) => row[column as keyof Row] !== value);
  if (!differs && !changed) return false;
  await touchDeal(trx, row, columns, 'edit', now);
  return true;
}

/**
 * Writes columns of a deal and that somebody was at it: two acts in one millisecond are still told apart, and the quiet
 * clock of an open one begins anew.
 */
export async function touchDeal(
  trx: Trx,
  row: Row,
  columns: Partial<Row>,
  kind: TouchKind,
  now: number,
): Promise<void> {
  await updateRow(trx, 'deals', row, {
    ...columns,
    ...((columns.status ?? row.status) === 'open'
      ? { touched_at: Math.max(now, row.touched_at), touched_by: kind }
      : {}),
    updated_at: Math.max(now, row.updated_at + 1),
  });
}

/** @throws AppError `not-found`, `in-bin`, `changed-meanwhile` */
export async function getDealRow(trx: Trx, id: string, expectedUpdatedAt?: number): Promise<Row> {
  const row = await trx.selectFrom('deals').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new AppError('not-found', { what: 'deal', id });
  if (row.deleted_at !== null) throw new AppError('in-bin', { what: 'deal', id });
  if (expectedUpdatedAt !== undefined && expectedUpdatedAt !== row.updated_at)
    throw new AppError('changed-meanwhile', { what: 'deal', id });
  return row;
}

/** @throws AppError `amount-too-large` */
export function checkedAmount(amount: number | null): number | null {
  if (amount !== null && amount > MOST_MONEY) throw new AppError('amount-too-large', { limit: MOST_MONEY });
  return amount;
}

async function firstStage(trx: Trx): Promise<{ id: string }> {
  const { rows } = await sql<{ id: string }>`select s.id from stages s join pipelines p on p.id = s.pipeline_id
    where s.deleted_at is null and p.deleted_at is null order by p.position, p.id, s.position, s.id limit 1`.execute(
    trx,
  );
  const stage = rows[0] ?? (await findStages(trx))[0];
  if (!stage) throw new AppError('not-found', { what: 'pipeline', id: '' });
  return stage;
}

async function takeValueFromProducts(trx: Trx, id: string): Promise<void> {
  await trx
    .updateTable('deals')
    .set({ value: await productsTotal(trx, id) })
    .where('id', '=', id)
    .execute();
}

/** Called after its first product, or else its customer. */
async function nameIt(trx: Trx, id: string): Promise<void> {
  await sql`update deals set title = coalesce(
      (select p.name from deal_products x join products p on p.id = x.product_id where x.deal_id = ${id} order by x.position limit 1),
      (select c.name from contacts c where c.id = deals.contact_id), '?')
    where id = ${id}`.execute(trx);
}
