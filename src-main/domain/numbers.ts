/**
 * Numbers as files and people write them. Whether "." or "," is the decimal sign is decided for a column
 * (`decideSeparators`); what stays doubtful is flagged. Everything is read as text digit by digit: no binary fractions.
 */

export type DecimalSign = '.' | ',';

export type NumberProblem =
  | 'empty'
  | 'not-a-number'
  /** "1.500" could be fifteen hundred or one and a half; read as fifteen hundred. */
  | 'ambiguous'
  /** More places than are kept: rounded, half away from zero. */
  | 'rounded'
  /** Past what a JavaScript number keeps exactly. */
  | 'too-large';

export interface ParsedNumber {
  /** The value in units of 10^-places, or null where it cannot be read. */
  value: number | null;
  problem: NumberProblem | null;
}

const MULTIPLES: ReadonlyMap<string, number> = new Map([
  ['rb', 3],
  ['ribu', 3],
  ['k', 3],
  ['jt', 6],
  ['juta', 6],
  ['miliar', 9],
  ['milyar', 9],
]);
const LONGEST = 60;

/** Reads a whole number ("1.500" is fifteen hundred); fractions are rounded and flagged. */
export function parseInteger(value: unknown, options: { decimal?: DecimalSign } = {}): ParsedNumber {
  return parseScaled(value, 0, options);
}

/** Reads a quantity as integer thousandths: "1,5 kg" → 1500. "1.500" without a known decimal sign is flagged. */
export function parseQuantity(value: unknown, options: { decimal?: DecimalSign } = {}): ParsedNumber {
  return parseScaled(value, 3, options);
}

/**
 * Reads a number as an integer count of 10^-places.
 *
 * @param places decimals that are kept: 0 for whole rupiah, 2 for cents, 3 for quantities
 * @param options.decimal the column's decimal sign, where known
 */
export function parseScaled(value: unknown, places: number, options: { decimal?: DecimalSign } = {}): ParsedNumber {
  if (typeof value === 'number') return fromNumber(value, places);
  if (value === null || value === undefined) return { value: null, problem: 'empty' };
  if (typeof value !== 'string') return { value: null, problem: 'not-a-number' };
  const text = value
    .slice(0, LONGEST * 2)
    .normalize('NFKC')
    .trim();
  if (/^[-–—.\s]*$/.test(text)) return { value: null, problem: 'empty' };
  const stripped = strip(text);
  if (stripped === null || stripped.body.length > LONGEST) return { value: null, problem: 'not-a-number' };
  const read = digitsOf(stripped.body, options.decimal);
  if (read === null) return { value: null, problem: 'not-a-number' };
  const scaled = scale(read.whole, read.fraction, places + stripped.power);
  // Money has at most two places, so three digits behind a sign are thousands there; a quantity may have three.
  const doubtful = read.doubtful && places >= 3;
  return finish(stripped.negative ? -scaled.value : scaled.value, scaled.rounded, doubtful);
}

function fromNumber(value: number, places: number): ParsedNumber {
  if (!Number.isFinite(value)) return { value: null, problem: 'not-a-number' };
  // Shortest decimal that means this number: 1.005 is 1.005, not 1.00499…
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value));
  const [, sign = '', whole = '', fraction = '', power = '0'] = match ?? [];
  const exponent = Number(power);
  if (exponent > 20) return { value: null, problem: 'too-large' };
  const scaled = scale(whole, fraction, places + exponent);
  return finish(sign === '-' ? -scaled.value : scaled.value, scaled.rounded, false);
}

function finish(value: bigint, rounded: boolean, doubtful: boolean): ParsedNumber {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) return { value: null, problem: 'too-large' };
  return { value: number, problem: doubtful ? 'ambiguous' : rounded ? 'rounded' : null };
}

/** Digits times 10^power as an integer, rounded half up (of the amount without sign: half away from zero). */
function scale(whole: string, fraction: string, power: number): { value: bigint; rounded: boolean } {
  const point = whole.length + power;
  const digits = whole + fraction;
  if (point >= digits.length) return { value: BigInt(digits.padEnd(point, '0') || '0'), rounded: false };
  const padded = point <= 0 ? digits.padStart(digits.length - point + 1, '0') : digits;
  const cut = point <= 0 ? 1 : point;
  const kept = BigInt(padded.slice(0, cut));
  const rest = padded.slice(cut);
  return { value: rest.charAt(0) >= '5' ? kept + 1n : kept, rounded: /[1-9]/.test(rest) };
}

/** Takes off sign, brackets, currency, unit and ",-"; understands rb, jt, miliar. Null where other words remain. */
function strip(text: string): { body: string; negative: boolean; power: number } | null {
  let body = text.replace(/[−–]/g, '-').replace(/[’`´]/g, "'");
  const bracketed = /^\((.*)\)$/.exec(body);
  if (bracketed) body = bracketed[1] ?? '';
  body = body.replace(/[.,]\s*-+$/, '').trim();
  const signed = /^-|^[^\d]*[^\d\s.,]\s*-\s*\d|\d\s*-$/.test(body);
  body = body.replace(/^[-+\s]+|[-\s]+$/g, '').replace(CURRENCY_BEFORE, '');
  body = body.replace(/^[-+\s]+/, '');
  const tail = /^([\d.,'\s]*\d)\s*([\p{L}\p{Sc}%.]*)$/u.exec(body);
  if (!tail) return null;
  const word = (tail[2] ?? '').toLowerCase().replace(/\.$/, '');
  const power = MULTIPLES.get(word);
  if (power === undefined && word !== '' && !UNIT_AFTER.test(word)) return null;
  return { body: tail[1] ?? '', negative: signed !== (bracketed !== null), power: power ?? 0 };
}

const CURRENCY_BEFORE = /^(?:rp|idr|us\$|usd|sgd|s\$|myr|rm|eur|aud|jpy|cny|gbp|chf|\p{Sc})\s*\.?\s*/iu;
const UNIT_AFTER =
  /^(?:rp|idr|usd|sgd|myr|eur|aud|jpy|cny|gbp|chf|\p{Sc}|pcs|pc|unit|buah|bh|set|kg|g|gr|gram|l|ltr|liter|ml|m|cm|box|dus|pak|pack|btl|lusin|rim|poin|pts?|x)$/u;

/** The digits before and behind the decimal sign; null where signs stand in places that no way of writing puts them. */
function digitsOf(
  body: string,
  decimal: DecimalSign | undefined,
): { whole: string; fraction: string; doubtful: boolean } | null {
  const compact = body.replace(/(\d)[\s'](?=\d{3}(?:\D|$))/g, '$1');
  if (/[\s']/.test(compact)) return null;
  const evidence = decimalOf(compact);
  if (evidence === 'none') return { whole: compact, fraction: '', doubtful: false };
  if (evidence === 'invalid') return null;
  // A column's sign counts where the cell itself leaves the question open.
  const sign = evidence === 'open' ? (decimal ?? groupingOnly(compact)) : evidence;
  const at = sign === null ? -1 : compact.lastIndexOf(sign);
  const whole = (at < 0 ? compact : compact.slice(0, at)).replace(/[.,]/g, '');
  const fraction = at < 0 ? '' : compact.slice(at + 1);
  return { whole, fraction, doubtful: evidence === 'open' && decimal === undefined };
}

function groupingOnly(compact: string): DecimalSign | null {
  return compact.includes('.') ? ',' : compact.includes(',') ? '.' : null;
}

/** Which sign is the decimal one in this text alone: 'open' for "1.500", 'none' without any, 'invalid' for "1.2.3". */
function decimalOf(compact: string): DecimalSign | 'open' | 'none' | 'invalid' {
  const last = Math.max(compact.lastIndexOf('.'), compact.lastIndexOf(','));
  if (last < 0) return 'none';
  const lastSign: DecimalSign = compact.charAt(last) === '.' ? '.' : ',';
  const otherSign: DecimalSign = lastSign === '.' ? ',' : '.';
  const many = compact.indexOf(lastSign) !== last;
  if (many) return grouped(compact, lastSign) ? otherSign : 'invalid';
  const before = compact.slice(0, last);
  if (before.includes(otherSign)) return grouped(before, otherSign) ? lastSign : 'invalid';
  const threeBehind = compact.length - last - 1 === 3;
  return threeBehind && /^[1-9]\d{0,2}$/.test(before) ? 'open' : lastSign;
}

/** "1.500.000": groups of three behind one to three digits (also "1,50,000" is refused: no such list was seen here). */
function grouped(text: string, sign: DecimalSign): boolean {
  const [first = '', ...groups] = text.split(sign);
  return /^\d{1,3}$/.test(first) && groups.every((group) => /^\d{3}$/.test(group));
}

/**
 * The decimal sign of a column, from the cells that allow only one. Contradicting or missing evidence gives null. The
 * order of the values does not matter.
 *
 * @returns `evidence`: cells that show the sign found; `ambiguous`: cells such as "1.500" that need it.
 */
export function decideSeparators(values: readonly unknown[]): {
  decimal: DecimalSign | null;
  evidence: number;
  ambiguous: number;
} {
  const count = { '.': 0, ',': 0, open: 0, none: 0, invalid: 0 };
  for (const value of values) {
    if (typeof value !== 'string') continue;
    const text = value
      .slice(0, LONGEST * 2)
      .normalize('NFKC')
      .trim();
    const dash = /\d\s*([.,])\s*-+$/.exec(text)?.[1];
    if (dash === '.' || dash === ',') count[dash] += 1;
    const body = strip(text)?.body.replace(/[\s']/g, '');
    if (body !== undefined && dash === undefined) count[decimalOf(body)] += 1;
  }
  const evidence = Math.max(count['.'], count[',']);
  const decided = evidence > 0 && Math.min(count['.'], count[',']) * 10 <= evidence;
  return {
    decimal: decided ? (count['.'] > count[','] ? '.' : ',') : null,
    evidence,
    ambiguous: count.open,
  };
}
