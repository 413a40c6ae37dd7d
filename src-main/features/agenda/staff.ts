import type { StaffRef } from '../../contract/staff.ts';
import { idList } from '../../database/id-list.ts';
import type { Handle } from '../../database/tables.ts';

/** Staff by their ids, those who have left too. */
export async function staffById(db: Handle, ids: readonly (string | null)[]): Promise<Map<string, StaffRef>> {
  const wanted = [...new Set(ids)].filter((id) => id !== null);
  if (wanted.length === 0) return new Map();
  const rows = await db.selectFrom('staff').select(['id', 'name']).where('id', 'in', idList(wanted)).execute();
  return new Map(rows.map((row) => [row.id, row]));
}
