import type { Occurrence, When } from '../../../src-main/contract/appointments.ts';
import type { InteractionKind } from '../../../src-main/contract/contacts.ts';

/** Where a time of an appointment is to go; day and hour can still be typed. */
export interface MoveRequest {
  occurrence: Occurrence;
  to: When;
}

/** Something that is to be put off. */
export interface SnoozeRequest {
  title: string;
  /** @returns whether it was done */
  run: (until: string, reason: string) => Promise<boolean>;
}
/** Something that is done, with what came of it. */
export interface FinishRequest {
  title: string;
  /** As what the note lands on the timeline, where one may choose. */
  how?: InteractionKind;
  run: (note: string, how: InteractionKind) => Promise<boolean>;
}

/** A question of a few fields, asked from anywhere; its dialog stands in AgendaHost. */
class Question<Request> {
  #current = $state.raw<Request>();

  get current(): Request | undefined {
    return this.#current;
  }

  ask(request: Request): void {
    this.#current ??= request;
  }

  close(): void {
    this.#current = undefined;
  }
}

export const snoozing = new Question<SnoozeRequest>();
export const finishing = new Question<FinishRequest>();
/** Which appointment is looked at, and which of its times. */
export const showingAppointment = new Question<{ id: string; day?: string | undefined }>();
/** Which time of an appointment is to be moved, its day and hour typed. */
export const movingAppointment = new Question<MoveRequest>();
