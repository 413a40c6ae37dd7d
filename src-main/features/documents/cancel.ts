import { AppError } from '../../contract/errors.ts';
import type { Actor } from '../../database/store.ts';
import type { Trx } from '../../database/tables.ts';
import { insertInteraction } from '../contacts/timeline.ts';
import { type Issuing, livingDeal } from './make.ts';
import { getDocumentRow } from './queries.ts';

/** It counts no more: its number, its row and its paper stay. @throws AppError `not-found`, `document-cancelled` */
export async function cancelDocument(
  trx: Trx,
  { words }: Pick<Issuing, 'words'>,
  { id, reason }: { id: string; reason: string },
  caller: Actor,
  now: number,
): Promise<void> {
  const row = await getDocumentRow(trx, id);
  if (row.cancelled_at !== null) throw new AppError('document-cancelled', { number: row.number });
  await trx
    .updateTable('documents')
    .set({
      cancelled_at: now,
      cancelled_by_id: caller.staffId,
      cancel_reason: reason,
      updated_at: Math.max(now, row.updated_at + 1),
    })
    .where('id', '=', id)
    .execute();
  if (row.contact_id === null) return;
  const says = words(row.language).documents;
  const text = says.cancelledNote(says.titles[row.kind], row.number, reason);
  const dealId = await livingDeal(trx, row.deal_id);
  await insertInteraction(trx, { contactId: row.contact_id, dealId, kind: 'note', text, occurredAt: now }, caller, now);
}
