import type { NamedAbout } from '../../../../src-main/contract/tasks.ts';
import { FormOpener } from '../../forms/form-opener.svelte.ts';

/** What is known of a new appointment: when, and with whom. */
export interface AppointmentPreset {
  title: string;
  startsOn: string;
  /** Left out with a day: the next full hour. Null: all day. */
  startsAt: string | null;
  endsOn: string;
  endsAt: string | null;
  about: NamedAbout[];
}

/** The one form for an appointment, opened from wherever somebody wants to add or edit one. */
export const appointmentForm = new FormOpener<AppointmentPreset>();
