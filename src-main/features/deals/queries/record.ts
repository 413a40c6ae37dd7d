import { sql } from 'kysely';
import type { ContactKind } from '../../../contract/contacts.ts';
import type { Deal, DealCheck, DealProduct, DealStatus, StageStay } from '../../../contract/deals.ts';
import type { RequirableField } from '../../../contract/pipelines.ts';
import type { ProductKind } from '../../../contract/products.ts';
import type { Handle } from '../../../database/tables.ts';
import { lineAmount, missingFields, staysOf } from '../../../domain/deals.ts';
import { fieldsOf } from './pipelines.ts';
import { findRows, type Moment } from './rows.ts';

/** The whole record, also of one in the bin; undefined where there is none. */
export async function findDeal(db: Handle, id: string, moment: Moment): Promise<Deal | undefined> {
  const [row] = await findRows(db, [id], moment);
  if (!row) return undefined;
  const more = await db
    .selectFrom('deals as d')
    .leftJoin('lost_reasons as r', 'r.id', 'd.lost_reason_id')
    .leftJoin('leads as l', (join) => join.onRef('l.deal_id', '=', 'd.id').on('l.deleted_at', 'is', null))
    .select([
      'd.value_by',
      'd.note',
      'd.lost_note',
      'd.deleted_at',
      'r.id as reason_id',
      'r.name as reason',
      'l.id as lead_id',
    ])
    .where('d.id', '=', id)
    .executeTakeFirstOrThrow();
  const products = await findProducts(db, id);
  return {
    ...row,
    valueBy: more.value_by,
    productsTotal: products.reduce((sum, line) => sum + line.amount, 0),
    note: more.note,
    people: await findPeople(db, id),
    products,
    checklist: await findChecklist(db, id),
    missing: await findMissing(db, id),
    stages: await findStays(db, id),
    lost:
      row.status !== 'lost' || more.reason_id === null
        ? null
        : { reason: { id: more.reason_id, name: more.reason ?? '' }, note: more.lost_note },
    leadId: more.lead_id,
    deletedAt: more.deleted_at,
  };
}

export async function findProducts(db: Handle, dealId: string): Promise<DealProduct[]> {
  const { rows } = await sql<{
    id: string;
    quantity: number;
    unit_price: number;
    product_id: string;
    name: string;
    sku: string;
    unit: string;
    kind: ProductKind;
  }>`select x.id, x.quantity, x.unit_price, p.id product_id, p.name, p.sku, p.unit, p.kind from deal_products x
    join products p on p.id = x.product_id where x.deal_id = ${dealId} order by x.position, x.id`.execute(db);
  return rows.map(({ id, quantity, unit_price: unitPrice, product_id: productId, ...product }) => ({
    id,
    product: { id: productId, ...product },
    quantity,
    unitPrice,
    amount: lineAmount(quantity, unitPrice),
  }));
}

async function findPeople(db: Handle, dealId: string): Promise<Deal['people']> {
  const { rows } = await sql<{
    id: string;
    role: string;
    contact_id: string;
    kind: ContactKind;
    name: string;
    title: string;
  }>`select x.id, x.role, c.id contact_id, c.kind, c.name, c.title from deal_people x
    join contacts c on c.id = x.contact_id where x.deal_id = ${dealId} order by x.position, x.id`.execute(db);
  return rows.map(({ id, role, contact_id: contactId, ...contact }) => ({
    id,
    role,
    contact: { id: contactId, ...contact },
  }));
}

/** The checklist of the stage that a deal is in, with its ticks. */
export async function findChecklist(db: Handle, dealId: string): Promise<DealCheck[]> {
  const { rows } = await sql<{
    id: string;
    text: string;
    required: 0 | 1;
    staff_id: string | null;
    staff_name: string | null;
    ticked_at: number | null;
    ticked_by: string | null;
  }>`select k.id, k.text, k.required, w.id staff_id, w.name staff_name, t.ticked_at, b.name ticked_by
    from deals d join stage_checks k on k.stage_id = d.stage_id and k.deleted_at is null
    left join staff w on w.id = k.staff_id and w.active = 1
    left join deal_checks t on t.check_id = k.id and t.deal_id = d.id left join staff b on b.id = t.staff_id
    where d.id = ${dealId} order by k.position, k.id`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    text: row.text,
    required: row.required === 1,
    staff: row.staff_id === null ? null : { id: row.staff_id, name: row.staff_name ?? '' },
    tickedAt: row.ticked_at,
    tickedBy: row.ticked_by ?? '',
  }));
}

/** Why a deal cannot leave its stage forwards yet. */
export async function findMissing(
  db: Handle,
  dealId: string,
): Promise<{ checks: string[]; fields: RequirableField[] }> {
  const { rows } = await sql<{
    value: number | null;
    expected_on: string | null;
    contact_id: string | null;
    staff_id: string | null;
    source: string;
    required_fields: string;
    products: number;
    people: number;
  }>`select d.value, d.expected_on, d.contact_id, d.staff_id, d.source, s.required_fields,
      (select count(*) from deal_products x where x.deal_id = d.id) products,
      (select count(*) from deal_people x where x.deal_id = d.id) people
    from deals d join stages s on s.id = d.stage_id where d.id = ${dealId}`.execute(db);
  const row = rows[0];
  if (!row) return { checks: [], fields: [] };
  const facts = {
    value: row.value,
    expectedOn: row.expected_on,
    products: row.products,
    people: row.people,
    hasContact: row.contact_id !== null,
    staffId: row.staff_id,
    source: row.source,
  };
  const checks = await findChecklist(db, dealId);
  return {
    checks: checks.filter((check) => check.required && check.tickedAt === null).map((check) => check.text),
    fields: missingFields(facts, fieldsOf(row.required_fields)),
  };
}

/** Every stage that a deal stood in, the oldest first, without a gap. */
async function findStays(db: Handle, dealId: string): Promise<StageStay[]> {
  const { rows } = await sql<{
    stageId: string;
    stageName: string;
    pipelineName: string;
    status: DealStatus;
    enteredAt: number;
  }>`select x.stage_id stageId, s.name stageName, p.name pipelineName, x.status, x.entered_at enteredAt from deal_stages x
    join stages s on s.id = x.stage_id join pipelines p on p.id = s.pipeline_id
    where x.deal_id = ${dealId} order by x.entered_at, x.id`.execute(db);
  return staysOf(rows);
}
