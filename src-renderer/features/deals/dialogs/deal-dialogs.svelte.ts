import type { DealSelection } from '../../../../src-main/contract/deals.ts';
import type { DealGoal, MovableDeal } from '../deal-acts.ts';

/** Something to be done with many at once; the asker is told whether it was. */
interface OfMany {
  selection: DealSelection;
  count: number;
  ondone: () => void;
  onleave: () => void;
}

/** What has to be asked before something is done with a deal. */
export type DealQuestion =
  | { kind: 'move'; deal: MovableDeal }
  | { kind: 'lose'; deal: MovableDeal }
  | { kind: 'snooze'; deal: MovableDeal }
  /** A step that is required is not done: what is missing is said, and can be done there. */
  | { kind: 'missing'; deal: MovableDeal; goal: DealGoal }
  | ({ kind: 'move-many' } & OfMany)
  | ({ kind: 'lose-many' } & OfMany)
  | ({ kind: 'assign-many' } & OfMany);

class DealDialogs {
  #current = $state.raw<DealQuestion>();

  get current(): DealQuestion | undefined {
    return this.#current;
  }

  ask(question: DealQuestion): void {
    this.#current = question;
  }

  close(): void {
    const question = this.#current;
    this.#current = undefined;
    // Told last: who was answered already hears it no more.
    if (question && 'onleave' in question) question.onleave();
  }
}

export const dealDialogs = new DealDialogs();
