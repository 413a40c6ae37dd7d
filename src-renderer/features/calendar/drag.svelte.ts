import type { Occurrence } from '../../../src-main/contract/appointments.ts';
import { daysBetween } from '../../../src-main/domain/dates.ts';
import { timeOfMinutes } from '../agenda/agenda-words.ts';
import { minutesOn } from './lanes.ts';
import { DAY_MINUTES, resized, shifted, STEP } from './shift.ts';
import { moveOrAsk } from './move.ts';

/** What a hand is doing in the columns of a day or week: pulling up something new, moving or stretching something. */
interface Pull {
  what: 'new' | 'move' | 'stretch';
  one?: Occurrence;
  /** Where the hand came down, and where it is: the day of the column, minutes from midnight. */
  from: { day: string; minutes: number };
  at: { day: string; minutes: number };
}

/** Less than this is a click, in pixels. */
const SLACK = 5;
const snap = (minutes: number) => Math.round(minutes / STEP) * STEP;

/** Dragging with mouse, pen and finger; Escape lets everything stay where it was. */
export class CalendarDrag {
  #pull = $state.raw<Pull>();
  #began: { x: number; y: number } | undefined;
  /** A click follows the drag on the same element: it is none. */
  #swallow = false;
  readonly #place: (x: number, y: number) => { day: string; minutes: number } | undefined;
  readonly #onnew: (day: string, from: string, to: string) => void;

  constructor(
    place: (x: number, y: number) => { day: string; minutes: number } | undefined,
    onnew: (day: string, from: string, to: string) => void,
  ) {
    this.#place = place;
    this.#onnew = onnew;
  }

  /** What is pulled would stand here; undefined while nothing is. */
  get ghost(): { day: string; from: number; to: number; id: string } | undefined {
    const pull = this.#pull;
    if (!pull) return undefined;
    const { what, from, at, one } = pull;
    if (what === 'new' || !one) {
      const [first, last] = [Math.min(from.minutes, at.minutes), Math.max(from.minutes, at.minutes)];
      return { day: from.day, from: first, to: Math.max(last, first + STEP), id: '' };
    }
    const { start: first, end } = minutesOn(from.day, one);
    const length = Math.max(end - first, STEP);
    const start = from.minutes - this.#grip(one, from);
    const moved = start + at.minutes - from.minutes;
    if (what === 'stretch')
      return {
        day: from.day,
        from: start,
        to: Math.max(start + length + at.minutes - from.minutes, start + STEP),
        id: one.id,
      };
    return { day: at.day, from: moved, to: moved + length, id: one.id };
  }

  /** Whether a click that comes now belongs to a drag that has ended. */
  get swallowed(): boolean {
    const swallowed = this.#swallow;
    this.#swallow = false;
    return swallowed;
  }

  begin(event: PointerEvent, what: Pull['what'], one?: Occurrence): void {
    if (event.button !== 0 || !event.isPrimary) return;
    // A finger on empty time scrolls; a tap adds.
    if (what === 'new' && event.pointerType === 'touch') return;
    const from = this.#place(event.clientX, event.clientY);
    if (!from) return;
    event.stopPropagation();
    this.#began = { x: event.clientX, y: event.clientY };
    this.#swallow = false;
    const start: Pull = {
      what,
      from: { ...from, minutes: what === 'new' ? Math.floor(from.minutes / STEP) * STEP : from.minutes },
      at: from,
      ...(one ? { one } : {}),
    };
    const move = (next: PointerEvent) => this.#move(next, start);
    const end = (last?: Event) => {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', end);
      window.removeEventListener('pointercancel', cancel);
      window.removeEventListener('keydown', escape, true);
      if (last) this.#drop();
      this.#pull = undefined;
      this.#began = undefined;
    };
    const cancel = () => end();
    const escape = (key: KeyboardEvent) => {
      if (key.key !== 'Escape' || !this.#pull) return;
      key.stopPropagation();
      this.#swallow = true;
      end();
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', end);
    window.addEventListener('pointercancel', cancel);
    window.addEventListener('keydown', escape, true);
  }

  /** How far below its start it was gripped. */
  #grip(one: Occurrence, from: { day: string; minutes: number }): number {
    return from.minutes - minutesOn(from.day, one).start;
  }

  #move(event: PointerEvent, start: Pull): void {
    const began = this.#began;
    if (!began) return;
    if (!this.#pull && Math.hypot(event.clientX - began.x, event.clientY - began.y) < SLACK) return;
    const at = this.#place(event.clientX, event.clientY);
    if (!at) return;
    event.preventDefault();
    const minutes =
      start.what === 'new' ? snap(at.minutes) : start.from.minutes + snap(at.minutes - start.from.minutes);
    this.#pull = { ...start, at: { day: at.day, minutes } };
  }

  #drop(): void {
    const pull = this.#pull;
    if (!pull) return;
    this.#swallow = true;
    const { what, from, at, one } = pull;
    const { ghost } = this;
    if (what === 'new' && ghost)
      return this.#onnew(ghost.day, timeOfMinutes(ghost.from), timeOfMinutes(Math.min(ghost.to, DAY_MINUTES - 1)));
    if (!one) return;
    const [days, minutes] = [daysBetween(from.day, at.day), at.minutes - from.minutes];
    if (what === 'stretch') {
      if (minutes !== 0) moveOrAsk({ occurrence: one, to: resized(one, minutes) });
    } else if (days !== 0 || minutes !== 0) moveOrAsk({ occurrence: one, to: shifted(one, days, minutes) });
  }
}
