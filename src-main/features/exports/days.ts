const formats = new Map<string, Intl.DateTimeFormat>();
const known = new Map<string, string>();
const QUARTER_HOUR = 900_000;

/**
 * The civil date of a moment in a zone, ISO. Zones change on quarter hours only, so all moments of one have the same date;
 * a large list has each many times, and asking Intl is slow.
 */
export function dayIn(timeZone: string, millis: number): string {
  const quarter = Math.floor(millis / QUARTER_HOUR);
  const key = `${timeZone} ${quarter}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  let format = formats.get(timeZone);
  if (!format) {
    // Sweden writes dates the ISO way.
    format = new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formats.set(timeZone, format);
  }
  const day = format.format(quarter * QUARTER_HOUR);
  if (known.size > 100_000) known.clear();
  known.set(key, day);
  return day;
}
