import { sql } from 'kysely';
import type { Handle } from '../../../database/tables.ts';
import { barcodeKey, codeKey } from '../../../domain/codes.ts';

/** The products that are sold today and whose code is just what was typed: mostly one. */
export async function findByCode(db: Handle, typed: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from products where barcode_key = ${barcodeKey(typed)} and barcode_key <> '' and deleted_at is null and active = 1
    union select id from products where sku_key = ${codeKey(typed)} and sku_key <> '' and deleted_at is null and active = 1`.execute(
    db,
  );
  return rows.map((row) => row.id);
}

/** The groups that a contact belongs to. */
export async function groupsOfContact(db: Handle, contactId: string): Promise<string[]> {
  const rows = await db.selectFrom('contact_groups').select('group_id').where('contact_id', '=', contactId).execute();
  return rows.map((row) => row.group_id);
}
