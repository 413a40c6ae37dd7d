import { AppError } from '../../contract/errors.ts';
import type { Actor } from '../../database/store.ts';
import type { Trx } from '../../database/tables.ts';
import { revisionName } from '../../domain/numbering.ts';
import { statusOn } from '../../domain/quotes.ts';
import { clean, cleanLines } from '../../domain/text.ts';
import { discountRate } from '../../domain/totals.ts';
import { insertInteraction } from '../contacts/timeline.ts';
import type { PaperWords } from './paper.ts';
import { findLines, findRevisions, getQuoteRow } from './queries.ts';
import { addUp, type QuoteColumns } from './rows.ts';
import { draftLike, insertRevision, linesLike, requireDraft, requireLivingContact, type Writing } from './write.ts';

type At = Pick<Writing, 'now' | 'day' | 'settings'>;

/** @returns the id of the draft that was begun. @throws AppError `quote-not-issued`, `quote-locked`, `revision-begun` */
export async function reviseQuote(trx: Trx, id: string, { now }: At): Promise<string> {
  const row = await getQuoteRow(trx, id);
  const called = row.number ?? row.subject;
  if (row.status === 'draft') throw new AppError('quote-not-issued', { quote: called });
  const all = await findRevisions(trx, row.root_id);
  if (all.some((one) => one.status === 'accepted'))
    throw new AppError('quote-locked', { quote: called, status: 'accepted' });
  // One that lies in the bin keeps its letter, and stands in nobody's way.
  if (all.some((one) => one.status === 'draft' && one.deleted_at === null))
    throw new AppError('revision-begun', { quote: called });
  const revision = Math.max(...all.map((one) => one.revision)) + 1;
  const draft = draftLike(row, now, { root_id: row.root_id, revision });
  await insertRevision(trx, draft, linesLike(await findLines(trx, id)));
  return draft.id;
}

/** A new draft that says the same, for the same customer or another. @returns its id. @throws AppError `not-found`, `in-bin` */
export async function copyQuote(
  trx: Trx,
  id: string,
  contactId: string | undefined,
  actor: Actor,
  { now, settings }: At,
) {
  const row = await getQuoteRow(trx, id);
  const buyer = contactId ?? row.contact_id ?? '';
  await requireLivingContact(trx, buyer);
  const isSame = buyer === row.contact_id;
  const draft = draftLike(row, now, {
    contact_id: buyer,
    deal_id: isSame ? row.deal_id : null,
    staff_id: actor.staffId,
    valid_days: settings.quotes.validDays,
  });
  await insertRevision(trx, draft, linesLike(await findLines(trx, id)));
  return draft.id;
}

export interface Decision {
  id: string;
  expectedUpdatedAt?: number | undefined;
  by: string;
  how: string;
  note: string;
}

/**
 * Writes down what the customer said. One past its day is accepted only by saying so.
 * @throws AppError `quote-not-issued`, `quote-locked`, `quote-expired`
 */
export async function decideQuote(
  trx: Trx,
  to: 'accepted' | 'declined',
  given: Decision & { evenExpired?: boolean },
  actor: Actor,
  { now, day }: At,
  words: (language: 'id' | 'en') => PaperWords,
): Promise<void> {
  const row = await getQuoteRow(trx, given.id, given.expectedUpdatedAt);
  const called = row.number ?? row.subject;
  if (row.status === 'draft' || row.status === 'superseded') throw new AppError('quote-not-issued', { quote: called });
  if (row.status !== 'issued') throw new AppError('quote-locked', { quote: called, status: row.status });
  if (to === 'accepted' && !given.evenExpired && statusOn(row.status, row.valid_until, day) === 'expired')
    throw new AppError('quote-expired', { quote: called, until: row.valid_until ?? '' });
  await trx
    .updateTable('quotations')
    .set({
      status: to,
      decided_at: now,
      decided_by: clean(given.by),
      decided_how: clean(given.how),
      decided_note: cleanLines(given.note),
      updated_at: Math.max(now, row.updated_at + 1),
    })
    .where('id', '=', row.id)
    .execute();
  const says = words(row.language);
  const name = row.revision > 1 ? `${called} ${revisionName(row.revision)}` : called;
  const text = to === 'accepted' ? says.acceptedNote(name) : says.declinedNote(name);
  const more = [given.by, given.how].filter(Boolean).join(', ');
  if (row.contact_id === null) return;
  await insertInteraction(
    trx,
    {
      contactId: row.contact_id,
      dealId: row.deal_id ?? undefined,
      kind: 'note',
      text: [text, more, given.note].filter(Boolean).join('\n'),
      occurredAt: now,
    },
    actor,
    now,
  );
}

/** @throws AppError `quote-locked` */
export async function approveDiscount(
  trx: Trx,
  given: { id: string; expectedUpdatedAt?: number | undefined },
  actor: Actor,
  { now }: At,
): Promise<void> {
  const row: QuoteColumns = await getQuoteRow(trx, given.id, given.expectedUpdatedAt);
  requireDraft(row);
  const rate = discountRate(addUp(row, await findLines(trx, row.id)));
  await trx
    .updateTable('quotations')
    .set({ approved_rate: rate, approved_by_id: actor.staffId, updated_at: Math.max(now, row.updated_at + 1) })
    .where('id', '=', row.id)
    .execute();
}
