import type { Appointment } from '../../../../src-main/contract/appointments.ts';
import type { NamedAbout } from '../../../../src-main/contract/tasks.ts';
import { addDays } from '../../../../src-main/domain/dates.ts';
import { today } from '../../../days.ts';
import { minutesOfTime, timeOfMinutes } from '../../agenda/agenda-words.ts';
import { noRepeat, type RepeatDraft, repeatDraft, ruleOf } from '../../agenda/repeat-draft.ts';
import type { AppointmentPreset } from './appointment-form.svelte.ts';

/** What the form holds while it is filled in. */
export interface Draft {
  title: string;
  place: string;
  note: string;
  allDay: boolean;
  startsOn: string | null;
  startsAt: string | null;
  endsOn: string | null;
  endsAt: string | null;
  staffId: string;
  about: readonly NamedAbout[];
  reminderMinutes: number | null;
  repeat: RepeatDraft;
}

/** The next full hour of the day, as most appointments begin. */
const nextHour = (): string => timeOfMinutes(Math.min(new Date().getHours() + 1, 23) * 60);

/** An hour after a time of day, on the same or the next day. */
export function hourAfter(day: string, time: string): { endsOn: string; endsAt: string } {
  const minutes = minutesOfTime(time) + 60;
  return { endsOn: minutes < 1_440 ? day : addDays(day, 1), endsAt: timeOfMinutes(minutes % 1_440) };
}

export function emptyDraft(preset: Partial<AppointmentPreset>, staffId: string): Draft {
  const startsOn = preset.startsOn ?? today();
  const startsAt = preset.startsAt === undefined ? nextHour() : preset.startsAt;
  const end = startsAt === null ? { endsOn: startsOn, endsAt: null } : hourAfter(startsOn, startsAt);
  return {
    title: preset.title ?? '',
    place: '',
    note: '',
    allDay: startsAt === null,
    startsOn,
    startsAt,
    endsOn: preset.endsOn ?? end.endsOn,
    endsAt: preset.endsAt ?? end.endsAt,
    staffId,
    about: preset.about ?? [],
    reminderMinutes: 30,
    repeat: noRepeat(),
  };
}

export const draftOf = (one: Appointment): Draft => ({
  title: one.title,
  place: one.place,
  note: one.note,
  allDay: one.allDay,
  startsOn: one.startsOn,
  startsAt: one.startsAt,
  endsOn: one.endsOn,
  endsAt: one.endsAt,
  staffId: one.staff?.id ?? '',
  about: one.about,
  reminderMinutes: one.reminderMinutes,
  repeat: repeatDraft(one.repeat),
});

/** When it is, as the contract takes it; undefined while a part of it is missing. */
export function whenOf(draft: Draft) {
  const { allDay, startsOn, startsAt, endsAt } = draft;
  if (startsOn === null || (!allDay && startsAt === null)) return undefined;
  const endsOn = draft.endsOn ?? startsOn;
  return allDay ? { allDay, startsOn, endsOn } : { allDay, startsOn, startsAt, endsOn, endsAt };
}

/** Everything besides when it is. */
export const fieldsOf = (draft: Draft) => ({
  title: draft.title.trim(),
  place: draft.place.trim(),
  note: draft.note.trim(),
  staffId: draft.staffId || null,
  about: draft.about.map(({ entity, id }) => ({ entity, id })),
  reminderMinutes: draft.reminderMinutes,
  repeat: ruleOf(draft.repeat) ?? null,
});

export const said = (draft: Draft): string => JSON.stringify([fieldsOf(draft), whenOf(draft)]);
