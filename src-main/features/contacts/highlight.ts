import { formatPhone } from '../../domain/phone.ts';
import { fold } from '../../domain/text.ts';

/** A piece of text with what was found in the middle. */
export interface Snippet {
  before: string;
  hit: string;
  after: string;
}

/** Characters shown before and after a hit. */
const BEFORE = 30;
const AFTER = 50;
/** Long texts are looked through in overlapping pieces, so that one hit never costs folding all of it many times. */
const PIECE = 400;
const OVERLAP = 200;

/**
 * Finds a folded text in a text as it was written, and cuts out what a person wants to see of it. Null where it is not
 * there.
 * @param atWordStart only where a word begins
 */
export function highlight(text: string, folded: string, atWordStart = false): Snippet | null {
  if (folded === '') return null;
  for (let from = 0; from < text.length; from += PIECE - OVERLAP) {
    const start = characterStart(text, from);
    const range = rangeOf(text.slice(start, characterStart(text, from + PIECE)), folded, atWordStart);
    if (range) return cutOut(text, start + range.start, start + range.end);
    if (from + PIECE >= text.length) break;
  }
  return null;
}

function rangeOf(text: string, folded: string, atWordStart: boolean): { start: number; end: number } | null {
  const whole = fold(text);
  const at = atWordStart ? ` ${whole}`.indexOf(` ${folded}`) : whole.indexOf(folded);
  if (at < 0) return null;
  // How much of the text gives how much of its folded form: rises with the text, so it can be searched by halves.
  const ends = characterEnds(text);
  const foldedLength = (characters: number) => fold(text.slice(0, ends[characters - 1] ?? 0)).length;
  const firstReaching = (length: number) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (foldedLength(middle) >= length) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  const startCharacter = firstReaching(at + 1) - 1;
  const endCharacter = firstReaching(at + folded.length);
  return { start: ends[startCharacter - 1] ?? 0, end: ends[endCharacter - 1] ?? text.length };
}

/** Where each character with its accents and joiners ends. */
function characterEnds(text: string): number[] {
  const ends: number[] = [];
  let at = 0;
  for (const character of text) {
    at += character.length;
    if (ends.length > 0 && /^[\p{M}\u200c\u200d]/u.test(character)) ends[ends.length - 1] = at;
    else ends.push(at);
  }
  return ends;
}

/** The nearest place at or after `at` where no surrogate pair and no accent is cut from its letter. */
function characterStart(text: string, at: number): number {
  let start = Math.min(at, text.length);
  while (start > 0 && start < text.length && /^[\p{M}\udc00-\udfff]/u.test(text.charAt(start))) start += 1;
  return start;
}

function cutOut(text: string, start: number, end: number): Snippet {
  let from = start <= BEFORE ? 0 : characterStart(text, start - BEFORE);
  // From the beginning of a word, where there is one near.
  const space = text.indexOf(' ', from);
  if (from > 0 && space >= 0 && space < start - 1) from = space + 1;
  const to = text.length - end <= AFTER ? text.length : characterStart(text, end + AFTER);
  const oneLine = (part: string) => part.replace(/\s+/g, ' ');
  return {
    before: `${from > 0 ? '…' : ''}${oneLine(text.slice(from, start))}`,
    hit: oneLine(text.slice(start, end)),
    after: `${oneLine(text.slice(end, to))}${to < text.length ? '…' : ''}`,
  };
}

/** Finds a run of digits in a phone as it is shown, else as it is dialled from abroad. Null where it is not there. */
export function highlightPhone(
  phone: { e164: string | null; raw: string },
  digits: string,
  region: string,
): Snippet | null {
  if (digits === '') return null;
  const spellings = phone.e164 === null ? [phone.raw] : [formatPhone(phone.e164, region), phone.e164];
  for (const text of spellings) {
    const places = [...text.matchAll(/\d/g)].map((match) => match.index);
    // The last digits are what a shop knows a customer by.
    const at = places
      .map((place) => text.charAt(place))
      .join('')
      .lastIndexOf(digits);
    const start = places[at];
    const end = places[at + digits.length - 1];
    if (at < 0 || start === undefined || end === undefined) continue;
    return { before: text.slice(0, start), hit: text.slice(start, end + 1), after: text.slice(end + 1) };
  }
  return null;
}
