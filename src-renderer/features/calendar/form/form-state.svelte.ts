import type { Appointment, Clash } from '../../../../src-main/contract/appointments.ts';
import { daysBetween } from '../../../../src-main/domain/dates.ts';
import { actOrThrow, api } from '../../../api/index.ts';
import { t } from '../../../i18n/index.svelte.ts';
import { minutesOfTime } from '../../agenda/agenda-words.ts';
import { ruleOf } from '../../agenda/repeat-draft.ts';
import type { FormRequest } from '../../forms/form-opener.svelte.ts';
import { type Expected, type Problem, RecordForm, refusedFields } from '../../forms/record-form.svelte.ts';
import { shopStatus } from '../../lists/shop-status.svelte.ts';
import { shifted } from '../shift.ts';
import { withClashes } from '../clash-words.ts';
import type { AppointmentPreset } from './appointment-form.svelte.ts';
import { type Draft, draftOf, emptyDraft, fieldsOf, said, whenOf } from './draft.ts';

const startOf = ({ startsOn, startsAt }: Draft) => ({ day: startsOn ?? '', time: startsAt ?? '09:00' });

/** What the form for an appointment is about, from opening to saving. */
export class AppointmentForm extends RecordForm<AppointmentPreset, Appointment> {
  draft: Draft = $state(emptyDraft({}, ''));
  titleError = $state<string>();
  startError = $state<string>();
  timeError = $state<string>();
  endError = $state<string>();
  repeatError = $state<string>();
  saved = $state.raw<Appointment>();
  clashes = $state.raw<readonly Clash[]>([]);

  #opened: Draft = $state.raw(emptyDraft({}, ''));
  #asked = 0;
  /** Where it last began while that was clear. */
  #start = { day: '', time: '09:00' };

  readonly dirty: boolean = $derived(this.unclear().length > 0 || said(this.draft) !== said(this.#opened));

  /** The end follows the start: how long it lasts stays, until the end itself is changed. */
  startChanged(): void {
    const { draft } = this;
    const { startsOn, startsAt } = draft;
    if (startsOn === null) return;
    const before = this.#start;
    this.#start = { day: startsOn, time: startsAt ?? before.time };
    if (draft.endsOn === null) draft.endsOn = startsOn;
    const days = daysBetween(before.day, startsOn);
    const minutes = minutesOfTime(this.#start.time) - minutesOfTime(before.time);
    const end = shifted({ ...draft, startsOn, startsAt: draft.endsAt, endsOn: draft.endsOn }, days, minutes);
    draft.endsOn = end.endsOn ?? draft.endsOn;
    if (!draft.allDay && draft.endsAt !== null) draft.endsAt = end.endsAt ?? null;
  }
  allDay(is: boolean): void {
    const { draft } = this;
    draft.allDay = is;
    if (is) draft.reminderMinutes = draft.reminderMinutes === 30 ? null : draft.reminderMinutes;
    else if (draft.startsAt === null) {
      draft.startsAt = '09:00';
      draft.endsAt = '10:00';
      this.#start.time = '09:00';
    }
  }

  /** Asks with what it would clash as it stands now; the last answer counts. */
  async look(): Promise<void> {
    const when = whenOf(this.draft);
    const { title: _, ...fields } = fieldsOf(this.draft);
    this.#asked += 1;
    const mine = this.#asked;
    if (!when || this.#endsEarly()) {
      this.clashes = [];
      return;
    }
    try {
      const found = await api.appointments.clashes({
        ...fields,
        ...when,
        ...(this.saved ? { exceptId: this.saved.id, zone: this.saved.zone } : {}),
      });
      if (mine === this.#asked) this.clashes = found;
    } catch {
      // Only a hint: what is wrong is said when it is saved.
      if (mine === this.#asked) this.clashes = [];
    }
  }

  protected read(id: string): Promise<Appointment> {
    return api.appointments.get({ id });
  }

  protected async begin({ preset = {} }: FormRequest<AppointmentPreset>): Promise<void> {
    const me = shopStatus.current?.staff ?? (await api.shop.status()).staff;
    this.draft = emptyDraft(preset, me.id);
    this.#opened = emptyDraft(preset, me.id);
    this.#start = startOf(this.draft);
  }

  protected show(appointment: Appointment): void {
    this.saved = appointment;
    this.draft = draftOf(appointment);
    this.#opened = draftOf(appointment);
    this.#start = startOf(this.draft);
    this.titleError = this.startError = this.timeError = this.endError = this.repeatError = undefined;
  }

  protected nameOf(appointment: Appointment): string {
    return appointment.title;
  }

  protected missing(): boolean {
    const { draft } = this;
    const words = t.calendar.form;
    const when = (missing: boolean, text: string) => (missing ? text : undefined);
    this.titleError = when(draft.title.trim() === '', words.titleMissing);
    this.startError = when(draft.startsOn === null, words.startMissing);
    this.timeError = when(!draft.allDay && draft.startsAt === null, words.startTimeMissing);
    this.endError = when(this.#endsEarly(), words.endBeforeStart);
    this.repeatError = when(ruleOf(draft.repeat) === undefined, t.agenda.repeat.endMissing);
    return [this.titleError, this.startError, this.timeError, this.endError, this.repeatError].some(Boolean);
  }

  protected override refusal(error: unknown): Problem {
    const words = t.calendar.form;
    const names: Record<string, string> = { title: words.title, place: words.place, startsOn: words.startsOn };
    return refusedFields(error, (field) => names[field] ?? field);
  }

  protected async write(expected: Expected): Promise<string> {
    const words = t.calendar.form;
    const { id, draft } = this;
    const when = whenOf(draft);
    if (!when) throw new Error('missing() lets no appointment without a start through');
    if (id === undefined) {
      const work = api.appointments.create({ ...fieldsOf(draft), ...when });
      return (await actOrThrow(work, (made) => withClashes(words.added(made.title), made.clashes))).id;
    }
    if (!this.dirty) return id;
    const [now, before] = [fieldsOf(draft), fieldsOf(this.#opened)];
    const changes = Object.fromEntries(
      Object.entries(now).filter(
        ([field, value]) => JSON.stringify(value) !== JSON.stringify(before[field as keyof typeof before]),
      ),
    );
    const moved = JSON.stringify(when) !== JSON.stringify(whenOf(this.#opened));
    const work = api.appointments.update({ id, ...expected, ...changes, ...(moved ? { when } : {}) });
    await actOrThrow(work, (made) => withClashes(words.saved(made.title), made.clashes));
    return id;
  }

  #endsEarly(): boolean {
    const { allDay, startsOn, startsAt, endsOn, endsAt } = this.draft;
    if (startsOn === null || endsOn === null) return false;
    if (endsOn !== startsOn) return endsOn < startsOn;
    return !allDay && startsAt !== null && endsAt !== null && endsAt < startsAt;
  }
}
