/**
 * Hybrid logical clock (Kulkarni et al., "Logical Physical Clocks", 2014): a time that never runs backwards on one
 * device, however the PC's clock is set, and that orders the changes of two PCs when their files are joined.
 * Text form `milliseconds-counter-device`, fixed widths, so that text order is time order.
 */
export interface HybridTime {
  millis: number;
  counter: number;
}

const MILLIS_DIGITS = 14;
const COUNTER_DIGITS = 5;
const COUNTER_MAX = 10 ** COUNTER_DIGITS - 1;

/** The next time on this device, after `last` and not before the wall clock. */
export function tick(last: HybridTime, wallMillis: number): HybridTime {
  if (wallMillis > last.millis) return { millis: wallMillis, counter: 0 };
  if (last.counter < COUNTER_MAX) return { millis: last.millis, counter: last.counter + 1 };
  return { millis: last.millis + 1, counter: 0 };
}

/** The time on this device after it has seen `remote`, so that what follows counts as later. */
export function receive(last: HybridTime, remote: HybridTime, wallMillis: number): HybridTime {
  const later =
    remote.millis > last.millis || (remote.millis === last.millis && remote.counter > last.counter) ? remote : last;
  return tick(later, wallMillis);
}

export function formatHybridTime(time: HybridTime, device: string): string {
  return `${String(time.millis).padStart(MILLIS_DIGITS, '0')}-${String(time.counter).padStart(COUNTER_DIGITS, '0')}-${device}`;
}

/** Reads the text form; null where it is none. */
export function parseHybridTime(text: string): (HybridTime & { device: string }) | null {
  const parts = /^(\d{14})-(\d{5})-(.+)$/.exec(text);
  if (!parts) return null;
  return { millis: Number(parts[1]), counter: Number(parts[2]), device: parts[3] ?? '' };
}
