import type { Handle } from '../../database/tables.ts';

/** Who makes a document, as it stands on it; '' for nobody. */
export async function findStaffName(db: Handle, id: string): Promise<string> {
  const row = await db.selectFrom('staff').select('name').where('id', '=', id).executeTakeFirst();
  return row?.name ?? '';
}
