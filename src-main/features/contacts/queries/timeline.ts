import type { Handle } from '../../../database/tables.ts';

const readable = (db: Handle) =>
  db
    .selectFrom('interactions as i')
    .leftJoin('staff as s', 's.id', 'i.staff_id')
    .where('i.deleted_at', 'is', null)
    .select(['i.id', 'i.contact_id', 'i.kind', 'i.text', 'i.occurred_at', 's.name as staff_name']);

type Row = Awaited<ReturnType<ReturnType<typeof readable>['executeTakeFirstOrThrow']>>;
const asInteraction = (row: Row) => ({
  id: row.id,
  contactId: row.contact_id,
  kind: row.kind,
  text: row.text,
  occurredAt: row.occurred_at,
  staffName: row.staff_name ?? '',
});

/** A page of a contact's timeline, newest first, with how many there are in all. */
export async function findInteractions(db: Handle, contactId: string, page: { limit: number; offset: number }) {
  const items = await readable(db)
    .where('i.contact_id', '=', contactId)
    .orderBy('i.occurred_at', 'desc')
    .orderBy('i.id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  const { total } = await db
    .selectFrom('interactions')
    .select((q) => q.fn.countAll<number>().as('total'))
    .where('contact_id', '=', contactId)
    .where('deleted_at', 'is', null)
    .executeTakeFirstOrThrow();
  return { total, items: items.map(asInteraction) };
}

export async function findInteraction(db: Handle, id: string) {
  const row = await readable(db).where('i.id', '=', id).executeTakeFirst();
  return row && asInteraction(row);
}
