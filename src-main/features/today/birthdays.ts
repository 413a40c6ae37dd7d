import { AppError } from '../../contract/errors.ts';
import type { Actor, Store } from '../../database/store.ts';
import type { Trx } from '../../database/tables.ts';
import { addDays, age, isCivilDate } from '../../domain/dates.ts';
import { newId } from '../../domain/ids.ts';
import { clean, cleanLines } from '../../domain/text.ts';
import { insertInteraction } from '../contacts/timeline.ts';
import { findBirthdays } from './queries.ts';
import { blankRow, type TodayContext, type TodaySource } from './source.ts';

/** Who has their birthday, or had it while the PC was off; done is greeted. */
export function birthdaysSource(store: Store): TodaySource {
  const greet = (actor: Actor, key: string, what: { until: string | null; text: string }) =>
    store.act(actor, 'birthdays.greet', (trx) => writeGreeting(trx, actor, key, what, store.clock.now()));
  return {
    section: 'birthdays',
    async page(context, page) {
      const query = { days: daysOf(context), today: context.today };
      const { total, rows } = await findBirthdays(context.db, query, page);
      return {
        total,
        items: rows.map((row) => ({
          ...blankRow,
          section: 'birthdays',
          key: `${row.contact_id} ${row.day.slice(0, 4)}`,
          record: { entity: 'contact', id: row.contact_id },
          title: row.name,
          day: row.day,
          contact: { id: row.contact_id, name: row.name },
          tone: row.day < context.today ? 'late' : 'today',
          age: age(row.birthday, row.day),
          actions: ['done', 'snooze', 'open'],
        })),
      };
    },
    done: (actor, key, note) => greet(actor, key, { until: null, text: note }),
    snooze: (actor, key, { until, reason }) => greet(actor, key, { until, text: reason }),
  };
}

/** The days that count, each with the birthdays that fall on it: those of 29 February on the 28th of other years. */
function daysOf({ since, today }: TodayContext): { day: string; birthDays: string[] }[] {
  const days: { day: string; birthDays: string[] }[] = [];
  for (let day = since; day <= today; day = addDays(day, 1)) {
    const birthDay = day.slice(5);
    const leapToo = birthDay === '02-28' && !isCivilDate(`${day.slice(0, 4)}-02-29`);
    days.push({ day, birthDays: leapToo ? [birthDay, '02-29'] : [birthDay] });
  }
  return days;
}

async function writeGreeting(
  trx: Trx,
  actor: Actor,
  key: string,
  { until, text }: { until: string | null; text: string },
  now: number,
): Promise<void> {
  const [contactId = '', year = ''] = key.split(' ');
  const contact = await trx.selectFrom('contacts').select('deleted_at').where('id', '=', contactId).executeTakeFirst();
  if (!contact || !/^\d{4}$/.test(year) || Number(year) < 1900)
    throw new AppError('not-found', { what: 'contact', id: contactId.slice(0, 40) });
  if (contact.deleted_at !== null) throw new AppError('in-bin', { what: 'contact', id: contactId });
  const values = {
    done_at: until === null ? now : null,
    snoozed_until: until,
    reason: until === null ? '' : clean(text),
    staff_id: actor.staffId,
  };
  await trx
    .insertInto('birthday_greetings')
    .values({ id: newId(), contact_id: contactId, year: Number(year), ...values })
    .onConflict((clash) => clash.columns(['contact_id', 'year']).doUpdateSet(values))
    .execute();
  const note = cleanLines(text);
  if (until === null && note !== '')
    await insertInteraction(trx, { contactId, kind: 'message', text: note, occurredAt: now }, actor, now);
}
