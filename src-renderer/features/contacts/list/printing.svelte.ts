import { tick } from 'svelte';
import { api, tellProblem } from '../../../api/index.ts';
import { cardOnPaper, listOnPaper, type Paper } from './paper.ts';
import { contactsView as view } from './view.svelte.ts';

/** Prints what the contact screen stands for: the whole list, or the card on top. */
class Printing {
  #paper = $state.raw<Paper | null>(null);
  #busy = false;

  /** What lies ready for the printer; the screen itself is not printed meanwhile. */
  get paper(): Paper | null {
    return this.#paper;
  }

  async start(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      const card = view.list.current;
      if (view.face === 'cards' && card) this.#paper = await cardOnPaper(card.id);
      else this.#paper = await listOnPaper(view.query, view.columns, await api.customFields.list({}));
      await tick();
      window.print();
    } catch (error) {
      tellProblem(error);
    } finally {
      this.#busy = false;
    }
  }

  /** The printer has what it needs. */
  end(): void {
    this.#paper = null;
  }
}

export const printing = new Printing();
