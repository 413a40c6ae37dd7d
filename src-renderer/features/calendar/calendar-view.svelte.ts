import { addDays } from '../../../src-main/domain/dates.ts';
import { weekdayOf } from '../../../src-main/domain/repeats.ts';
import { today } from '../../days.ts';
import { format, t } from '../../i18n/index.svelte.ts';
import { router } from '../../router.svelte.ts';

export const calendarFaces = ['day', 'week', 'month'] as const;
export type CalendarFace = (typeof calendarFaces)[number];
const isFace = (name: string | null): name is CalendarFace => calendarFaces.some((face) => face === name);

/** Which days the calendar shows: the address keeps it, so that going back comes back here. */
class CalendarView {
  /** The face that was open last, while the window lives. */
  #last: CalendarFace = 'week';

  get face(): CalendarFace {
    const named = router.query.get('view');
    return isFace(named) ? named : this.#last;
  }

  /** The day around which it is shown. */
  get day(): string {
    const named = router.query.get('day') ?? '';
    return /^\d{4}-\d{2}-\d{2}$/.test(named) && !Number.isNaN(Date.parse(named)) ? named : today();
  }

  /** The first and the last day on the screen; weeks begin on Monday. */
  get from(): string {
    const { face, day } = this;
    if (face === 'day') return day;
    const first = face === 'week' ? day : `${day.slice(0, 8)}01`;
    return addDays(first, 1 - weekdayOf(first));
  }
  get to(): string {
    return addDays(this.from, { day: 0, week: 6, month: 41 }[this.face]);
  }
  get days(): string[] {
    const days: string[] = [];
    for (let day = this.from; day <= this.to; day = addDays(day, 1)) days.push(day);
    return days;
  }

  /** What is shown, in words. */
  get title(): string {
    const { face, day, from, to } = this;
    if (face === 'day') return format.civil(day, 'weekday');
    if (face === 'week') return t.calendar.weekOf(format.civil(from, 'short'), format.civil(to, 'short'));
    return `${format.month(Number(day.slice(5, 7)))} ${day.slice(0, 4)}`;
  }

  show(face: CalendarFace, day = this.day): void {
    this.#last = face;
    router.setQuery('view', face);
    this.goTo(day);
  }

  goTo(day: string): void {
    router.setQuery('day', day === today() ? null : day);
  }

  /** One screenful on or back. */
  turn(by: 1 | -1): void {
    const { face, day } = this;
    if (face !== 'month') return this.goTo(addDays(day, by * (face === 'day' ? 1 : 7)));
    const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + by;
    this.goTo(`${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`);
  }
}

export const calendarView = new CalendarView();
