/**
 * Places in an order that one can change by writing one row: texts that sort by their characters. A whole part, whose
 * first letter says how long it is, counts up at the end and down at the front without growing; a fraction stands
 * between two neighbours (after D. Greenspan, "Implementing Fractional Indexing", 2020).
 */
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const BASE = DIGITS.length;
/** 'a' … 'z' stand before one to twenty-six digits that count up, 'Z' … 'A' before as many that count down. */
const MIDDLE = 'a0';
/** Nothing stands before it: no rank is made that could not have a smaller one. */
const SMALLEST = `A${'0'.repeat(26)}`;

const digitAt = (text: string, at: number): number => DIGITS.indexOf(text.charAt(at));

function wholeLength(head: string): number {
  if (head >= 'a' && head <= 'z') return head.charCodeAt(0) - 97 + 2;
  if (head >= 'A' && head <= 'Z') return 90 - head.charCodeAt(0) + 2;
  throw new RangeError(`not a rank: ${head}`);
}

/** Whether a text can be a rank: what comes from a file is looked at. */
export function isRank(text: string): boolean {
  if (!/^[A-Za-z][0-9A-Za-z]+$/.test(text) || text.length > 200) return false;
  const whole = text.slice(0, wholeLength(text.charAt(0)));
  return (
    text.length >= wholeLength(text.charAt(0)) &&
    whole !== SMALLEST &&
    !(text.length > whole.length && text.endsWith('0'))
  );
}

const wholeOf = (rank: string): string => rank.slice(0, wholeLength(rank.charAt(0)));

/** The whole part after this one. */
function next(whole: string): string {
  const head = whole.charAt(0);
  const digits = [...whole.slice(1)];
  for (let at = digits.length - 1; at >= 0; at -= 1) {
    const digit = DIGITS.indexOf(digits[at] ?? '') + 1;
    if (digit < BASE) {
      digits[at] = DIGITS.charAt(digit);
      return head + digits.join('');
    }
    digits[at] = '0';
  }
  if (head === 'Z') return 'a0';
  if (head === 'z') throw new RangeError('no rank after the last one');
  const following = String.fromCharCode(head.charCodeAt(0) + 1);
  return following + (following > 'a' ? `${digits.join('')}0` : digits.slice(1).join(''));
}

/** The whole part before this one. */
function previous(whole: string): string {
  const head = whole.charAt(0);
  const digits = [...whole.slice(1)];
  for (let at = digits.length - 1; at >= 0; at -= 1) {
    const digit = DIGITS.indexOf(digits[at] ?? '') - 1;
    if (digit >= 0) {
      digits[at] = DIGITS.charAt(digit);
      return head + digits.join('');
    }
    digits[at] = 'z';
  }
  if (head === 'a') return 'Zz';
  if (head === 'A') throw new RangeError('no rank before the first one');
  const before = String.fromCharCode(head.charCodeAt(0) - 1);
  return before + (before < 'Z' ? `${digits.join('')}z` : digits.slice(1).join(''));
}

/** A fraction between two, '' being nothing at all and null the end; neither ends in 0. */
function between(low: string, high: string | null): string {
  if (high !== null) {
    let same = 0;
    while (same < high.length && (low.charAt(same) || '0') === high.charAt(same)) same += 1;
    if (same > 0) return high.slice(0, same) + between(low.slice(same), high.slice(same));
  }
  const first = low === '' ? 0 : digitAt(low, 0);
  const last = high === null ? BASE : digitAt(high, 0);
  if (last - first > 1) return DIGITS.charAt(Math.round((first + last) / 2));
  if (high !== null && high.length > 1) return high.charAt(0);
  return DIGITS.charAt(first) + between(low.slice(1), null);
}

/**
 * A rank after one and before another; null for the ends.
 * @throws RangeError where the first does not stand before the second
 */
export function rankBetween(after: string | null, before: string | null): string {
  if (after !== null && before !== null && after >= before) throw new RangeError(`${after} does not precede ${before}`);
  if (after === null && before === null) return MIDDLE;
  if (after === null) {
    const whole = wholeOf(before ?? '');
    const fraction = (before ?? '').slice(whole.length);
    if (fraction !== '') return whole;
    const lower = previous(whole);
    return lower === SMALLEST ? SMALLEST + between('', null) : lower;
  }
  const whole = wholeOf(after);
  const fraction = after.slice(whole.length);
  if (before === null) return next(whole);
  const other = wholeOf(before);
  if (whole === other) return whole + between(fraction, before.slice(other.length));
  const following = next(whole);
  return following < before ? following : whole + between(fraction, null);
}
