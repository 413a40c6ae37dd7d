/**
 * Text as shops type it: how it is cleaned before it is kept, and how it is folded before it is compared.
 * Two spellings that a person would call the same fold to the same string.
 */

/** One line of plain ASCII, as most of what shops type is: the Unicode passes cost ten times as much. */
const PLAIN = /^[\x20-\x7E]*$/;

/** Invisible characters that change how a line reads or sorts: soft hyphen, zero width, direction overrides. */
const INVISIBLE = /[\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/g;
/** Joiners carry meaning in emoji and in Persian or Indic writing: kept in text, ignored in comparisons. */
const JOINERS = /\u200C|\u200D|[\uFE00-\uFE0F]/g;
const CONTROLS = /[\u0000-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F]/g;
const LINE_BREAK = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g;
/** Accents of Latin, Greek, Cyrillic, Hebrew and Arabic. Indic vowel signs are marks too, but they are letters. */
const ACCENTS =
  /[\u0300-\u036F]|[\u0591-\u05C7]|[\u0610-\u061A]|[\u064B-\u065F]|\u0670|[\u1AB0-\u1AFF]|[\u1DC0-\u1DFF]|[\u20D0-\u20FF]/g;
/** "Nur'aini", "Nur’aini" and "Nuraini" are one name: an apostrophe separates nothing. */
const APOSTROPHES = /['`´‘’‛ʹʻʼʽˈ′＇]/g;
const NOT_A_WORD = /[^\p{L}\p{M}\p{N}]+/gu;

/** Letters that have no decomposition in Unicode although people write them without the stroke. */
const PLAIN_LETTERS = new Map([
  ['ß', 'ss'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ł', 'l'],
  ['ħ', 'h'],
  ['ı', 'i'],
  ['ŋ', 'n'],
  ['ŧ', 't'],
  ['ς', 'σ'],
]);
const HAS_PLAIN_LETTER = /[ßøđðþæœłħıŋŧς]/g;

/**
 * The form in which texts are compared, sorted and searched: lower case, no accents, punctuation as one space,
 * apostrophes gone, full-width and ligature forms plain. Folding twice changes nothing. May be empty (emoji only).
 */
export function fold(text: string): string {
  if (PLAIN.test(text)) {
    return text
      .toLowerCase()
      .replace(/['`]/g, '')
      .replace(/[^a-z0-9]+/g, ' ')
      .trim();
  }
  return text
    .normalize('NFKD')
    .replace(INVISIBLE, '')
    .replace(JOINERS, '')
    .replace(APOSTROPHES, '')
    .replace(ACCENTS, '')
    .toLowerCase()
    .replace(HAS_PLAIN_LETTER, (letter) => PLAIN_LETTERS.get(letter) ?? letter)
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .replace(NOT_A_WORD, ' ')
    .trim()
    .normalize('NFC');
}

/**
 * One line of text, fit to be kept: composed (NFC), without control, zero-width and direction characters, any run of
 * white space (line breaks, tabs and no-break spaces too) one space, trimmed. A lone surrogate becomes U+FFFD.
 */
export function clean(text: string): string {
  if (PLAIN.test(text) && !text.includes('  ')) return text.trim();
  return stripHidden(text).replace(LINE_BREAK, ' ').replace(/\s+/g, ' ').trim().normalize('NFC');
}

/** As `clean`, for notes and addresses: line breaks stay (as \n), runs of spaces inside a line stay too. */
export function cleanLines(text: string): string {
  if (PLAIN.test(text)) return text.trim();
  return stripHidden(text)
    .replace(LINE_BREAK, '\n')
    .replace(/[^\S\n]/g, ' ')
    .replace(/ +\n/g, '\n')
    .trim()
    .normalize('NFC');
}

function stripHidden(text: string): string {
  return text.toWellFormed().replace(CONTROLS, '').replace(INVISIBLE, '');
}

/** The folded words of a text, in order; none for a text without letters and digits. */
export function words(text: string): string[] {
  const folded = fold(text);
  return folded === '' ? [] : folded.split(' ');
}

/** Longer texts are compared by their beginning: the measure is quadratic and names are short. */
const COMPARED_LENGTH = 200;

/**
 * How alike two texts are after folding, from 0 (nothing shared) to 1 (the same): Jaro–Winkler, prefix scale 0.1 over at
 * most four letters. W. E. Winkler, "String Comparator Metrics and Enhanced Decision Rules in the Fellegi–Sunter Model
 * of Record Linkage" (1990), made for names in registers.
 */
export function similarity(a: string, b: string): number {
  const left = Array.from(fold(a)).slice(0, COMPARED_LENGTH);
  const right = Array.from(fold(b)).slice(0, COMPARED_LENGTH);
  if (left.length === 0 || right.length === 0) return left.length === right.length ? 1 : 0;
  const jaro = jaroOf(left, right);
  let prefix = 0;
  while (prefix < 4 && prefix < left.length && left[prefix] === right[prefix]) prefix += 1;
  return jaro + prefix * 0.1 * (1 - jaro);
}

function jaroOf(left: string[], right: string[]): number {
  const reach = Math.max(0, Math.floor(Math.max(left.length, right.length) / 2) - 1);
  const taken = new Array<boolean>(right.length).fill(false);
  const matchedLeft: string[] = [];
  left.forEach((letter, i) => {
    const end = Math.min(right.length, i + reach + 1);
    for (let j = Math.max(0, i - reach); j < end; j += 1) {
      if (taken[j] || right[j] !== letter) continue;
      taken[j] = true;
      matchedLeft.push(letter);
      return;
    }
  });
  const shared = matchedLeft.length;
  if (shared === 0) return 0;
  const matchedRight = right.filter((_, j) => taken[j]);
  const swapped = matchedLeft.filter((letter, i) => letter !== matchedRight[i]).length / 2;
  return (shared / left.length + shared / right.length + (shared - swapped) / shared) / 3;
}

/**
 * Whether two names (without titles and forms: see names.ts) are probably one name written twice: the words in another
 * order, joined ("Nur Aini"), one slip of the finger, the spelling from before 1972 (Djoko, Soeharto), or a first name cut
 * to its initial. Short words must agree exactly (Rina is not Rani), and so must numbers (branch 1 is not branch 2).
 */
export function nearSameName(a: string, b: string): boolean {
  const left = words(a).map(modernSpelling);
  const right = words(b).map(modernSpelling);
  if (left.length === 0 || right.length === 0) return false;
  if (left.join('') === right.join('')) return true;
  if (left.length !== right.length || left.length > 12) return false;
  const open = [...right];
  const unmatched = left.filter((word) => {
    const at = open.indexOf(word);
    if (at >= 0) open.splice(at, 1);
    return at < 0;
  });
  if (unmatched.length === 0) return true;
  // One differing word is a slip; two are another person.
  const [mine] = unmatched;
  const [theirs] = open;
  if (unmatched.length > 1 || mine === undefined || theirs === undefined) return false;
  const anchored = left.some((word) => word.length >= 4 && right.includes(word));
  return isInitialOf(mine, theirs, anchored) || isOneSlip(mine, theirs);
}

function isInitialOf(mine: string, theirs: string, anchored: boolean): boolean {
  const [short, long] = mine.length < theirs.length ? [mine, theirs] : [theirs, mine];
  return anchored && /^\p{L}$/u.test(short) && long.length > 1 && long.startsWith(short);
}

/** One letter added, dropped, changed or two neighbours swapped, in a word of five letters or more, not the first. */
function isOneSlip(a: string, b: string): boolean {
  if (a[0] !== b[0] || /\p{N}/u.test(a + b)) return false;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < 5 || long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  if (long.length > short.length) return short.slice(start) === long.slice(start + 1);
  if (short.slice(start + 1) === long.slice(start + 1)) return true;
  const swapped = short[start] === long[start + 1] && short[start + 1] === long[start];
  return swapped && short.slice(start + 2) === long.slice(start + 2);
}

/** The spelling reform of 1972 (EYD): dj → j, tj → c, oe → u; names keep the old one as often as not. */
function modernSpelling(word: string): string {
  return word.replace(/dj/g, 'j').replace(/tj/g, 'c').replace(/oe/g, 'u');
}
