import type { InteractionKind } from '../../contract/contacts.ts';
import { AppError } from '../../contract/errors.ts';
import type { Actor } from '../../database/store.ts';
import type { Trx } from '../../database/tables.ts';
import { newId } from '../../domain/ids.ts';
import { isOccurrence } from '../../domain/repeats.ts';
import { cleanLines } from '../../domain/text.ts';
import { ruleOf } from '../agenda/rule.ts';
import { insertInteraction } from '../contacts/timeline.ts';
import type { AppointmentColumns } from './times.ts';
import { touch } from './write.ts';

/**
 * Marks one time of an appointment as one that has been, inside the caller's act; its note goes to the timeline of every
 * contact with whom it was. Marked again, only the note can change.
 * @throws AppError `not-an-occurrence`
 */
export async function markDone(
  trx: Trx,
  row: AppointmentColumns,
  given: { day?: string | undefined; note: string; interaction: InteractionKind },
  { actor, now }: { actor: Actor; now: number },
): Promise<void> {
  const day = dayOf(row, given.day);
  const note = cleanLines(given.note);
  const there = await findOutcome(trx, row.id, day);
  if (there && (note === '' || note === there.note)) return;
  if (there) await trx.updateTable('appointment_outcomes').set({ note }).where('id', '=', there.id).execute();
  else
    await trx
      .insertInto('appointment_outcomes')
      .values({ id: newId(), appointment_id: row.id, day, done_at: now, done_by_id: actor.staffId, note })
      .execute();
  await touch(trx, row.id, now);
  if (note === '') return;
  const contacts = await trx
    .selectFrom('appointment_links as l')
    .innerJoin('contacts as c', 'c.id', 'l.contact_id')
    .select('c.id')
    .where('l.appointment_id', '=', row.id)
    .where('c.deleted_at', 'is', null)
    .execute();
  for (const { id: contactId } of contacts)
    await insertInteraction(
      trx,
      { contactId, kind: given.interaction, text: `${row.title}\n${note}`, occurredAt: now },
      actor,
      now,
    );
}

/** @throws AppError `not-an-occurrence` where it was not done */
export async function markNotDone(
  trx: Trx,
  row: AppointmentColumns,
  given: string | undefined,
  now: number,
): Promise<void> {
  const day = dayOf(row, given);
  const there = await findOutcome(trx, row.id, day);
  if (!there) throw new AppError('not-an-occurrence', { day });
  await trx.deleteFrom('appointment_outcomes').where('id', '=', there.id).execute();
  await touch(trx, row.id, now);
}

const findOutcome = (trx: Trx, id: string, day: string) =>
  trx
    .selectFrom('appointment_outcomes')
    .selectAll()
    .where('appointment_id', '=', id)
    .where('day', '=', day)
    .executeTakeFirst();

function dayOf(row: AppointmentColumns, day = row.starts_on): string {
  const isOne =
    row.repeat_rule === null ? day === row.starts_on : isOccurrence(ruleOf(row.repeat_rule), row.starts_on, day);
  if (!isOne) throw new AppError('not-an-occurrence', { day });
  return day;
}
