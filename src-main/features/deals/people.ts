import type { z } from 'zod';
import type { DealPersonInput } from '../../contract/deals.ts';
import { idList } from '../../database/id-list.ts';
import type { Trx } from '../../database/tables.ts';
import { newId } from '../../domain/ids.ts';
import { clean } from '../../domain/text.ts';
import { insertRows, type RowValues } from '../../database/insert-buffer.ts';
import { updateRow } from '../contacts/lists.ts';
import { requireContact } from './queries/exist.ts';

/**
 * Brings the people of a deal to what is given; each contact stands there once.
 * @returns whether anything was different
 * @throws AppError `not-found`, `in-bin`
 */
export async function changePeople(
  trx: Trx,
  dealId: string,
  given: readonly z.input<typeof DealPersonInput>[],
): Promise<boolean> {
  const there = await trx.selectFrom('deal_people').selectAll().where('deal_id', '=', dealId).execute();
  const open = new Map(there.map((row) => [row.contact_id, row]));
  const wanted = new Map(given.map((person) => [person.contactId, person]));
  const added: RowValues[] = [];
  let changed = false;
  for (const [position, { contactId, role }] of [...wanted.values()].entries()) {
    const columns = { role: clean(role ?? ''), position };
    const row = open.get(contactId);
    open.delete(contactId);
    if (row) changed = (await updateRow(trx, 'deal_people', row, columns)) || changed;
    else {
      await requireContact(trx, contactId);
      added.push({ id: newId(), deal_id: dealId, contact_id: contactId, ...columns });
    }
  }
  const gone = [...open.values()].map((row) => row.id);
  if (gone.length > 0) await trx.deleteFrom('deal_people').where('id', 'in', idList(gone)).execute();
  await insertRows(trx, 'deal_people', added);
  return changed || gone.length > 0 || added.length > 0;
}
