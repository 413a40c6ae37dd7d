import { momentsOf } from '../../domain/appointments.ts';
import { blankRow, type TodaySource } from '../today/source.ts';
import { asOccurrences } from './queries/record.ts';
import { timesOfDay } from './reminded.ts';
import type { AppointmentsService } from './service.ts';

/** The appointments of the day that nobody has marked as done, by their start; what is over stands there as past. */
export const appointmentsSource = (appointments: AppointmentsService): TodaySource => ({
  section: 'appointments',
  async page({ db, today, now, caller, mine }, { limit, offset }) {
    const times = (await timesOfDay(db, today)).filter(
      ({ row }) => !mine || row.staff_id === null || row.staff_id === caller.staffId,
    );
    const all = (await asOccurrences(db, appointments.records, times, appointments.here())).filter(
      ({ doneAt, here }) => doneAt === null && here.startsOn <= today && here.endsOn >= today,
    );
    return {
      total: all.length,
      items: all.slice(offset, offset + limit).map((one) => {
        const contact = one.about.find(({ entity }) => entity === 'contact');
        const { end } = momentsOf(one, one.zone);
        return {
          ...blankRow,
          section: 'appointments' as const,
          key: `${one.id} ${one.day}`,
          record: { entity: 'appointment' as const, id: one.id },
          title: one.title,
          detail: one.place,
          day: one.here.startsOn,
          time: one.here.startsAt,
          endTime: one.here.endsAt,
          contact: contact ? { id: contact.id, name: contact.name } : null,
          staff: one.staff,
          tone: end <= now ? ('past' as const) : one.start - now < 3_600_000 ? ('soon' as const) : ('today' as const),
          actions: ['done' as const, 'open' as const],
        };
      }),
    };
  },
  done(actor, key, note) {
    const [id = '', day = ''] = key.split(' ');
    return appointments.done(actor, { id, day, note, interaction: 'visit' });
  },
});
