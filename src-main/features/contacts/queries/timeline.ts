import type { Handle } from '../../../database/tables.ts';

const readable = (db: Handle) =>
  db
    .selectFrom('interactions as i')
    .leftJoin('staff as s', 's.id', 'i.staff_id')
    .leftJoin('deals as d', 'd.id', 'i.deal_id')
    .where('i.deleted_at', 'is', null)
    .select([
      'i.id',
      'i.contact_id',
      'i.kind',
      'i.text',
      'i.occurred_at',
      's.name as staff_name',
      'd.id as deal_id',
      'd.title',
    ]);

type Row = Awaited<ReturnType<ReturnType<typeof readable>['executeTakeFirstOrThrow']>>;
const asInteraction = (row: Row) => ({
  id: row.id,
  contactId: row.contact_id,
  kind: row.kind,
  text: row.text,
  occurredAt: row.occurred_at,
  deal: row.deal_id === null ? null : { id: row.deal_id, title: row.title ?? '' },
  staffName: row.staff_name ?? '',
});

interface Page {
  limit: number;
  offset: number;
}

/** A page of a contact's timeline, newest first, with how many there are in all. */
export const findInteractions = (db: Handle, contactId: string, page: Page) =>
  findAbout(db, 'contact_id', contactId, page);
/** The same of what was about one deal, whoever its customer is by now. */
export const findOfDeal = (db: Handle, dealId: string, page: Page) => findAbout(db, 'deal_id', dealId, page);

async function findAbout(db: Handle, column: 'contact_id' | 'deal_id', id: string, page: Page) {
  const items = await readable(db)
    .where(`i.${column}`, '=', id)
    .orderBy('i.occurred_at', 'desc')
    .orderBy('i.id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  const { total } = await db
    .selectFrom('interactions')
    .select((q) => q.fn.countAll<number>().as('total'))
    .where(column, '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirstOrThrow();
  return { total, items: items.map(asInteraction) };
}

export async function findInteraction(db: Handle, id: string) {
  const row = await readable(db).where('i.id', '=', id).executeTakeFirst();
  return row && asInteraction(row);
}
