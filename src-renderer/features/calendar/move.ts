import type { Occurrence, WallTime, When } from '../../../src-main/contract/appointments.ts';
import { act, api } from '../../api/index.ts';
import { format, t } from '../../i18n/index.svelte.ts';
import { dayWord, whenWord } from '../agenda/agenda-words.ts';
import { movingAppointment, type MoveRequest } from '../agenda/asking.svelte.ts';
import { withClashes } from './clash-words.ts';

/** A whole time on the wall, as a part of it may be left out where it is asked for. */
const wall = (to: When): WallTime => ({
  allDay: to.allDay ?? (to.startsAt ?? null) === null,
  startsOn: to.startsOn,
  startsAt: to.startsAt ?? null,
  endsOn: to.endsOn ?? to.startsOn,
  endsAt: to.endsAt ?? null,
});

/** Moves one time of an appointment, or all of them as much. @returns whether it was done */
export async function moveTo({ occurrence, to }: MoveRequest, which: 'one' | 'all'): Promise<boolean> {
  const { id, day, title, repeats } = occurrence;
  const zone = occurrence.ownZone || occurrence.allDay ? '' : format.zone(occurrence.zone, occurrence.start);
  const times = repeats ? { which, day } : { which: 'all' as const };
  const done = await act(api.appointments.move({ id, times, to }), ({ clashes }) =>
    withClashes(t.calendar.move.moved(title, [whenWord(wall(to), dayWord), zone].filter(Boolean).join(' ')), clashes),
  );
  return done !== undefined;
}

/** As moved by hand or by key: at once, except where one or all of its times may be meant. */
export function moveOrAsk(request: MoveRequest): void {
  if (request.occurrence.repeats) movingAppointment.ask(request);
  else void moveTo(request, 'all');
}

/** Day and time to be typed, beginning with where it is. */
export const askWhere = (occurrence: Occurrence): void =>
  movingAppointment.ask({
    occurrence,
    to: {
      allDay: occurrence.allDay,
      startsOn: occurrence.startsOn,
      startsAt: occurrence.startsAt,
      endsOn: occurrence.endsOn,
      endsAt: occurrence.endsAt,
    },
  });
