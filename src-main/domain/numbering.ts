/** Numbers of documents: `{####}/QUO/{ROMAN_MONTH}/{YYYY}` → `0012/QUO/XI/2026`. */

export const numberResets = ['never', 'yearly', 'monthly'] as const;
export type NumberReset = (typeof numberResets)[number];

export interface NumberScheme {
  /**
   * Text with fields in braces: as many `#` as the counter has digits at least, `YYYY`, `YY`, `MM`, `ROMAN_MONTH`, `DD`,
   * and `PC` for the prefix of the PC.
   */
  pattern: string;
  reset: NumberReset;
}

export type PatternFlaw =
  | { reason: 'no-counter' | 'counter-twice' | 'too-long'; value: string }
  /** A field that nobody knows, or a brace that is open. */
  | { reason: 'unknown-field'; value: string }
  /** The counter begins anew, but the number does not say when: it would come twice. */
  | { reason: 'repeats'; value: NumberReset };

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'] as const;
const MOST = 60;
const FIELD = /\{([^{}]*)\}/g;
const isCounter = (field: string): boolean => /^#{1,10}$/.test(field);

const dateFields: Readonly<Record<string, (day: string) => string>> = {
  YYYY: (day) => day.slice(0, 4),
  YY: (day) => day.slice(2, 4),
  MM: (day) => day.slice(5, 7),
  ROMAN_MONTH: (day) => ROMAN[Number(day.slice(5, 7)) - 1] ?? '',
  DD: (day) => day.slice(8, 10),
};

/** Why a pattern cannot number anything without a repeat; null where it can. */
export function patternFlaw({ pattern, reset }: NumberScheme): PatternFlaw | null {
  if (pattern.length > MOST) return { reason: 'too-long', value: String(MOST) };
  const fields = [...pattern.matchAll(FIELD)].map((match) => match[1] ?? '');
  const unknown = fields.find((field) => !isCounter(field) && field !== 'PC' && !Object.hasOwn(dateFields, field));
  if (unknown !== undefined) return { reason: 'unknown-field', value: `{${unknown}}` };
  const rest = pattern.replace(FIELD, '');
  if (/[{}]/.test(rest)) return { reason: 'unknown-field', value: rest.includes('{') ? '{' : '}' };
  const counters = fields.filter(isCounter);
  if (counters.length === 0) return { reason: 'no-counter', value: pattern };
  if (counters.length > 1) return { reason: 'counter-twice', value: pattern };
  const saysYear = fields.includes('YYYY') || fields.includes('YY');
  const saysMonth = fields.includes('MM') || fields.includes('ROMAN_MONTH');
  if (reset !== 'never' && !saysYear) return { reason: 'repeats', value: reset };
  if (reset === 'monthly' && !saysMonth) return { reason: 'repeats', value: reset };
  return runsTogether(pattern) ? { reason: 'repeats', value: reset } : null;
}

/** What the counter counts within: '' for ever, a year, or a month. */
export const periodOf = (reset: NumberReset, day: string): string =>
  reset === 'never' ? '' : reset === 'yearly' ? day.slice(0, 4) : day.slice(0, 7);

/**
 * A number of a document.
 * @param day `YYYY-MM-DD` at the shop
 * @param prefix the PC's own; where the pattern has no place for it, it stands in front
 */
export function formatNumber(pattern: string, counter: number, day: string, prefix = ''): string {
  const placed = prefix === '' || pattern.includes('{PC}') ? pattern : `{PC}-${pattern}`;
  return placed.replace(FIELD, (_, field: string) => {
    if (isCounter(field)) return String(counter).padStart(field.length, '0');
    return field === 'PC' ? prefix : (dateFields[field]?.(day) ?? '');
  });
}

/** A, B … Z, AA, AB: the name of a revision, counted from 1. */
export function revisionName(count: number): string {
  let name = '';
  for (let rest = count; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

/** Whether the counter touches a digit or a field beside it: past its width two numbers could then look the same. */
const runsTogether = (pattern: string): boolean => /(?:\d|\})\{#+\}|\{#+\}(?:\d|\{)/.test(pattern);
