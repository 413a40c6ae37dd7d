/**
 * Moments and days as the serial numbers of a sheet (1900 calendar: day 25,569 is 1970-01-01). The sheet knows no time
 * zones: a moment stands in it as the wall clock of the shop shows it.
 */
const DAY_MS = 86_400_000;
const UNIX_DAY = 25_569;
/** Excel's calendar has a 29 February 1900 that never was; days before 1 March 1900 are left to text. */
const FIRST_DAY = 61;
const LAST_DAY = 2_958_465;

/** The serial of a civil date, or null for what is no full date within Excel's calendar. */
export function serialOfDate(date: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return null;
  const millis = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(millis) || new Date(millis).toISOString().slice(0, 10) !== date) return null;
  return inCalendar(millis / DAY_MS + UNIX_DAY);
}

/** Turns moments into the wall clock of one zone and back, remembering offsets: asking Intl each time is slow. */
export class WallClock {
  readonly #format: Intl.DateTimeFormat;
  readonly #offsets = new Map<number, number>();

  /** @param timeZone IANA name @throws RangeError for an unknown one */
  constructor(timeZone: string) {
    this.#format = new Intl.DateTimeFormat('en', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  }

  /**
   * The serial of a moment; null where the sheet could not say it so that it comes back to the millisecond: outside
   * Excel's calendar, or in the hour that a clock shows twice when summer time ends.
   */
  serialOf(instant: number): number | null {
    const serial = inCalendar((instant + this.#offset(instant)) / DAY_MS + UNIX_DAY);
    return serial !== null && this.instantOf(serial) === instant ? serial : null;
  }

  /** The moment at which the clock shows what a serial says. */
  instantOf(serial: number): number {
    const wall = Math.round((serial - UNIX_DAY) * DAY_MS);
    // The offset at the moment itself: guessed from the wall time, then corrected once.
    const guess = wall - this.#offset(wall);
    return wall - this.#offset(guess);
  }

  /** Milliseconds by which the wall clock is ahead of UTC. Zones change on quarter hours only. */
  #offset(instant: number): number {
    const quarter = Math.floor(instant / 900_000);
    const known = this.#offsets.get(quarter);
    if (known !== undefined) return known;
    const at = quarter * 900_000;
    const part = new Map(this.#format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const of = (type: Intl.DateTimeFormatPartTypes) => part.get(type) ?? 0;
    const offset = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second')) - at;
    if (this.#offsets.size > 200_000) this.#offsets.clear();
    this.#offsets.set(quarter, offset);
    return offset;
  }
}

function inCalendar(serial: number): number | null {
  return serial >= FIRST_DAY && serial < LAST_DAY + 1 ? serial : null;
}
