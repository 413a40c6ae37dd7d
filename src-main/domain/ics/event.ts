import type { Times } from '../appointments.ts';
import type { RepeatRule } from '../repeats.ts';

/** An appointment as calendar files know it. */
export interface IcsEvent {
  /** By which every program knows it for the same one. */
  uid: string;
  title: string;
  place: string;
  note: string;
  /** The first of its times, on the wall of `zone`. */
  times: Times;
  zone: string;
  rule: RepeatRule | null;
  /** Before the start. */
  reminderMinutes: number | null;
  /** Times of the repetition that are called off (null) or moved, by their day. */
  changes: { day: string; times: Times | null }[];
}

/** Why an event of a file was left out. */
export type SkipReason =
  | 'no-start'
  | 'impossible-time'
  | 'too-long'
  | 'ends-before-start'
  | 'zone-unknown'
  | 'repeat-unknown'
  | 'called-off';

export interface SkippedIcs {
  title: string;
  reason: SkipReason;
  /** What could not be understood, as it stands there. */
  value: string;
}
