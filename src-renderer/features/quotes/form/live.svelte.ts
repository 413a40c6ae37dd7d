import { untrack } from 'svelte';
import { api, sentenceOf } from '../../../api/index.ts';
import { type Draft, isBlank, toInput } from './draft.ts';

type Figures = Awaited<ReturnType<typeof api.quotes.preview>>;

/** Typing is faster than anybody reads. */
const PAUSE = 60;

/**
 * What the draft comes to while somebody types: asked of the engine that issues, the last question alone being answered.
 * What it refuses is said, and the figures before it stay.
 */
export class LiveFigures {
  #figures = $state.raw<Figures>();
  /** By the keys of the draft's lines. */
  #lines = $state.raw<Record<number, Figures['lines'][number]>>({});
  problem = $state<string>();
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking: AbortController | undefined;

  get current(): Figures | undefined {
    return this.#figures;
  }

  /** What the engine says of a line, by the key of its draft. */
  line(key: number): Figures['lines'][number] | undefined {
    return this.#lines[key];
  }

  isBelowCost(key: number): boolean {
    const line = this.#lines[key];
    return line !== undefined && (this.#figures?.cost?.belowCost.includes(line.id) ?? false);
  }

  /** Reads the draft (an effect may call it) and asks a moment later. */
  follow(draft: Draft, id: string | undefined): void {
    const input = toInput(draft);
    const keys = draft.lines.filter((line) => !isBlank(line)).map(({ key }) => key);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => untrack(() => void this.#ask(draft, input, keys, id)), PAUSE);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    this.#turn += 1;
  }

  async #ask(draft: Draft, input: ReturnType<typeof toInput>, keys: number[], id: string | undefined): Promise<void> {
    const turn = ++this.#turn;
    this.#asking?.abort();
    this.#asking = new AbortController();
    try {
      const figures = await api.quotes.preview(id === undefined ? input : { ...input, id }, {
        signal: this.#asking.signal,
      });
      if (turn !== this.#turn) return;
      this.#figures = figures;
      this.#lines = Object.fromEntries(figures.lines.map((line, place) => [keys[place] ?? 0, line] as const));
      this.problem = undefined;
      this.#takePrices(draft);
    } catch (error) {
      if (turn !== this.#turn) return;
      const { text, next } = sentenceOf(error);
      this.problem = [text, next].filter(Boolean).join(' ');
    }
  }

  /** The price list follows the quantity until somebody types a price. */
  #takePrices(draft: Draft): void {
    for (const line of draft.lines) {
      const figures = this.#lines[line.key];
      if (line.kind === 'item' && !line.priceByHand && figures && line.unitPrice !== figures.unitPrice)
        line.unitPrice = figures.unitPrice;
    }
  }
}
