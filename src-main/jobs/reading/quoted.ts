import { fileLimits } from '../limits.ts';

/** A quoted value longer than this was never meant: its first quote is then a plain character. */
export const QUOTED_MAX = 2 * fileLimits.cellCharacters;

/**
 * A quoted value from its opening quote on. A quote inside that is neither doubled nor followed by the end of the
 * value is taken as it stands. Null where it never closes.
 */
export function readQuoted(text: string, at: number, delimiter: string): { value: string; end: number } | null {
  const last = Math.min(text.length, at + 1 + QUOTED_MAX);
  let value = '';
  let from = at + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote < 0 || quote >= last) return null;
    if (text[quote + 1] === '"') {
      value += text.slice(from, quote + 1);
      from = quote + 2;
      continue;
    }
    let end = quote + 1;
    while (text[end] === ' ') end += 1;
    const after = text[end];
    if (after === undefined || after === delimiter || after === '\n' || after === '\r') {
      return { value: value + text.slice(from, quote), end };
    }
    value += text.slice(from, quote + 1);
    from = quote + 1;
  }
}
