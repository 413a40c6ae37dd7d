import { AppError } from '../../../contract/errors.ts';
import type { Handle } from '../../../database/tables.ts';

/** @throws AppError `not-found`, `in-bin` */
export async function requireContact(db: Handle, id: string): Promise<void> {
  const row = await db.selectFrom('contacts').select('deleted_at').where('id', '=', id).executeTakeFirst();
  if (!row) throw new AppError('not-found', { what: 'contact', id });
  if (row.deleted_at !== null) throw new AppError('in-bin', { what: 'contact', id });
}
