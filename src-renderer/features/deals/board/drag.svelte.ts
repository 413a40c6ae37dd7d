import type { DealCard } from '../../../../src-main/contract/deals.ts';
import type { Board, Column } from './board.svelte.ts';

/** What a card can be dropped on besides a column. */
export type Zone = 'won' | 'lost';
/** Where the card in the hand would land. `place` counts the cards of the column without it. */
export type Target = { stageId: string; place: number } | { zone: Zone };

/** Pixels a mouse moves before it drags, and a finger may tremble before it scrolls. */
const SLOP = 6;
/** How long a finger rests before it lifts the card. */
const LONG_PRESS = 300;
/** Pixels from an edge within which what lies there scrolls along. */
const EDGE = 48;
const EDGE_STEP = 14;

interface Held {
  card: DealCard;
  column: Column;
  by: 'pointer' | 'keys';
}

/**
 * A card in the hand: by mouse, pen, finger or keys. Only the drawn copy of the card moves with the pointer; the board
 * itself is told no more than above which card it would land.
 */
export class Drag {
  held = $state.raw<Held | null>(null);
  over = $state.raw<Target | null>(null);
  readonly #board: Board;
  readonly #drop: (card: DealCard, target: Target) => void;
  #root: HTMLElement | undefined;
  #pending:
    | { id: number; x: number; y: number; element: HTMLElement; timer?: ReturnType<typeof setTimeout> }
    | undefined;
  #ghost: { element: HTMLElement; dx: number; dy: number } | undefined;
  #at = { x: 0, y: 0 };
  #frame = 0;
  #clickless = false;

  constructor(board: Board, drop: (card: DealCard, target: Target) => void) {
    this.#board = board;
    this.#drop = drop;
  }

  /** Listens on the element around all columns. */
  readonly attach = (root: HTMLElement): (() => void) => {
    this.#root = root;
    const ending = new AbortController();
    const { signal } = ending;
    root.addEventListener('pointerdown', (event) => this.#down(event), { signal });
    root.addEventListener('pointermove', (event) => this.#move(event), { signal });
    root.addEventListener('pointerup', (event) => this.#up(event), { signal });
    root.addEventListener('pointercancel', () => this.cancel(), { signal });
    root.addEventListener('dragstart', (event) => event.preventDefault(), { signal });
    // Not passive: a finger that lifted a card must not scroll.
    root.addEventListener('touchmove', (event) => this.#ghost && event.preventDefault(), { signal, passive: false });
    root.addEventListener('contextmenu', (event) => (this.#ghost || this.#pending?.timer) && event.preventDefault(), {
      signal,
    });
    root.addEventListener('click', (event) => this.#click(event), { signal, capture: true });
    return () => {
      this.cancel();
      ending.abort();
    };
  };

  /** Takes a card by keys. */
  pickUp(card: DealCard, column: Column): void {
    const place = column.cards.findIndex(({ id }) => id === card.id);
    this.#hold({ card, column, by: 'keys' }, { stageId: column.stageId, place: Math.max(place, 0) });
  }

  /** Moves what is held by keys: between columns and, past the last one, the two ends of a deal. */
  step(key: string): void {
    const { held, over } = this;
    if (!held || !over) return;
    const { columns } = this.#board;
    if (key === 'ArrowUp' || key === 'ArrowDown') {
      if ('zone' in over) return;
      const most = this.cardsBelow(over.stageId).length;
      const place = Math.min(Math.max(over.place + (key === 'ArrowUp' ? -1 : 1), 0), most);
      this.over = { ...over, place };
      return;
    }
    const ends = [...columns.map(({ stageId }) => stageId), 'won', 'lost'] as const;
    const at = 'zone' in over ? ends.indexOf(over.zone) : ends.indexOf(over.stageId);
    const next = Math.min(Math.max(at + (key === 'ArrowLeft' ? -1 : 1), 0), ends.length - 1);
    const column = columns[next];
    if (!column) this.over = { zone: next === columns.length ? 'won' : 'lost' };
    else if (column === held.column)
      this.over = { stageId: column.stageId, place: column.cards.findIndex(({ id }) => id === held.card.id) };
    else this.over = { stageId: column.stageId, place: 0 };
  }

  drop(): void {
    const { held, over } = this;
    this.#end();
    if (!held || !over) return;
    const { card, column } = held;
    const here = column.cards.findIndex(({ id }) => id === card.id);
    if ('zone' in over || over.stageId !== column.stageId || over.place !== here) this.#drop(card, over);
  }

  cancel(): void {
    this.#end();
  }

  /** The cards of a column without the one that is held. */
  cardsBelow(stageId: string): readonly DealCard[] {
    const id = this.held?.card.id;
    return (this.#board.columnOf(stageId)?.cards ?? []).filter((card) => card.id !== id);
  }

  #hold(held: Held, over: Target): void {
    this.held = held;
    this.over = over;
    this.#board.hold(true);
  }

  #end(): void {
    clearTimeout(this.#pending?.timer);
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#pending = undefined;
    this.#ghost?.element.remove();
    this.#ghost = undefined;
    if (!this.held) return;
    this.held = null;
    this.over = null;
    this.#board.hold(false);
  }

  #down(event: PointerEvent): void {
    this.#clickless = false;
    if (event.button !== 0 || this.held) return;
    const { target } = event;
    if (!(target instanceof Element) || target.closest('button')) return;
    const element = target.closest<HTMLElement>('[data-deal]');
    if (!element) return;
    const { pointerId: id, clientX: x, clientY: y } = event;
    this.#pending = { id, x, y, element };
    if (event.pointerType === 'touch') this.#pending.timer = setTimeout(() => this.#lift(), LONG_PRESS);
  }

  #move(event: PointerEvent): void {
    this.#at = { x: event.clientX, y: event.clientY };
    const pending = this.#pending;
    if (pending && event.pointerId === pending.id) {
      const far = Math.hypot(event.clientX - pending.x, event.clientY - pending.y) > SLOP;
      if (far && pending.timer === undefined) this.#lift();
      // A finger that moves at once wants to scroll.
      else if (far) this.#end();
    }
    if (this.#ghost && this.#frame === 0) this.#frame = requestAnimationFrame(() => this.#follow());
  }

  #up(event: PointerEvent): void {
    if (this.#ghost) {
      this.#at = { x: event.clientX, y: event.clientY };
      this.#aim();
      this.#clickless = true;
      this.drop();
    } else this.#end();
  }

  /** The end of a drag is no click on the card. */
  #click(event: MouseEvent): void {
    if (!this.#clickless) return;
    this.#clickless = false;
    event.preventDefault();
    event.stopPropagation();
  }

  #lift(): void {
    const pending = this.#pending;
    const root = this.#root;
    this.#pending = undefined;
    if (!pending || !root) return;
    clearTimeout(pending.timer);
    const id = pending.element.dataset['deal'];
    const column = this.#board.columns.find(({ cards }) => cards.some((card) => card.id === id));
    const place = column?.cards.findIndex((card) => card.id === id) ?? -1;
    const card = column?.cards[place];
    if (!column || !card) return;
    const box = pending.element.getBoundingClientRect();
    const element = pending.element.cloneNode(true) as HTMLElement;
    element.removeAttribute('data-deal');
    element.setAttribute('aria-hidden', 'true');
    element.inert = true;
    element.classList.add('ghost');
    element.style.width = `${box.width}px`;
    root.append(element);
    this.#ghost = { element, dx: pending.x - box.left, dy: pending.y - box.top };
    this.#at = { x: pending.x, y: pending.y };
    root.setPointerCapture(pending.id);
    this.#hold({ card, column, by: 'pointer' }, { stageId: column.stageId, place });
    this.#follow();
  }

  #follow(): void {
    this.#frame = 0;
    const ghost = this.#ghost;
    if (!ghost) return;
    ghost.element.style.transform = `translate(${this.#at.x - ghost.dx}px, ${this.#at.y - ghost.dy}px) rotate(2deg)`;
    this.#aim();
    if (this.#scrollAlong()) this.#frame = requestAnimationFrame(() => this.#follow());
  }

  /** Finds what lies under the pointer. */
  #aim(): void {
    const { x, y } = this.#at;
    const under = document.elementFromPoint(x, y);
    const zone = under?.closest<HTMLElement>('[data-zone]')?.dataset['zone'];
    if (zone === 'won' || zone === 'lost') return this.#point({ zone });
    const lane = under?.closest<HTMLElement>('[data-stage]');
    const stageId = lane?.dataset['stage'];
    if (!lane || stageId === undefined) return;
    const cards = this.cardsBelow(stageId);
    const hit = under?.closest<HTMLElement>('[data-deal]');
    const at = hit ? cards.findIndex(({ id }) => id === hit.dataset['deal']) : -1;
    if (hit && at >= 0) {
      const box = hit.getBoundingClientRect();
      this.#point({ stageId, place: y < box.top + box.height / 2 ? at : at + 1 });
      return;
    }
    if (hit) return;
    const last = [...lane.querySelectorAll('[data-deal]')].at(-1);
    if (!last || y > last.getBoundingClientRect().bottom) this.#point({ stageId, place: cards.length });
    else if (!this.over || 'zone' in this.over || this.over.stageId !== stageId) this.#point({ stageId, place: 0 });
  }

  #point(target: Target): void {
    if (JSON.stringify(target) !== JSON.stringify(this.over)) this.over = target;
  }

  /** Near an edge what lies there scrolls. @returns whether it did */
  #scrollAlong(): boolean {
    const { x, y } = this.#at;
    const lane = document.elementFromPoint(x, y)?.closest('[data-stage]')?.querySelector('ul');
    const step = (at: number, from: number, to: number) =>
      at < from + EDGE ? -EDGE_STEP : at > to - EDGE ? EDGE_STEP : 0;
    let moved = false;
    if (lane) {
      const box = lane.getBoundingClientRect();
      const before = lane.scrollTop;
      lane.scrollTop += step(y, box.top, box.bottom);
      moved = lane.scrollTop !== before;
    }
    const lanes = this.#root?.querySelector('[data-lanes]');
    if (lanes) {
      const box = lanes.getBoundingClientRect();
      const before = lanes.scrollLeft;
      lanes.scrollLeft += step(x, box.left, box.right);
      moved ||= lanes.scrollLeft !== before;
    }
    return moved;
  }
}
