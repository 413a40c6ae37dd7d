import { untrack } from 'svelte';

export interface Question {
  title: string;
  /** Says exactly what will happen, with counts. */
  text: string;
  /** The act itself, as a verb: `Delete 12 contacts`, never `OK`. */
  confirm: string;
  /** Default: the word for cancelling. */
  cancel?: string;
  tone?: 'normal' | 'danger';
}

export interface OpenQuestion extends Question {
  answer: (yes: boolean) => void;
}

class Confirmations {
  #open = $state.raw<OpenQuestion[]>([]);

  get current(): OpenQuestion | undefined {
    return this.#open[0];
  }

  /** Asks before something that cannot simply be taken back. Escape is a no. */
  ask(question: Question): Promise<boolean> {
    return new Promise((resolve) => {
      const open: OpenQuestion = {
        ...question,
        answer: (yes) => {
          this.#open = this.#open.filter((other) => other !== open);
          resolve(yes);
        },
      };
      untrack(() => (this.#open = [...this.#open, open]));
    });
  }
}

export const confirmations = new Confirmations();
