/**
 * Names of people and businesses. A title ("Bpk. H.") and a form ("UD") are kept beside the name, in one spelling, and
 * do not count where names are sorted, matched or looked up: "Bu Siti" stands under S, "PT Maju" under M.
 */
import {
  BARE_DEGREES,
  BUSINESS_WORDS,
  CAPITALS_ONLY,
  DEGREES,
  LEADING_FORMS,
  SCHOOLS,
  TITLES,
  TRAILING_FORMS,
} from './nameWords.ts';
import { clean, fold } from './text.ts';

export type NameKind = 'person' | 'organization';

export interface NameParts {
  /** "Bpk. H.", "Ibu", with degrees after a comma: "Dr., S.H., M.M."; null for none. */
  title: string | null;
  /** "PT", "UD", "PT Tbk", "Pte Ltd"; null for none. */
  form: string | null;
  /** The name itself, in the case it was written in (see `tidyCase`). */
  name: string;
}

export interface ParsedName extends NameParts {
  kind: NameKind;
  /** Folded name, for sorting and matching. Never empty where the name is not. */
  nameKey: string;
  /** Index letter 'A'–'Z', or '#' for digits and other scripts. */
  letter: string;
}

interface Found extends NameParts {
  kind: NameKind;
}

/** A longer text is no name that could be taken apart; it is kept as it is. */
const LONGEST_NAME = 300;

/**
 * Takes a written name apart. The name is never empty, except for a text that is empty itself: a title that stands alone
 * ("Toko", "Dr.") is the name.
 *
 * @param kindHint what the user or file says it is; a person keeps "Toko" in the name and an organization keeps "Ibu".
 */
export function parseName(raw: string, kindHint?: NameKind): ParsedName {
  const cleaned = clean(raw);
  if (cleaned.length > LONGEST_NAME) {
    return { kind: kindHint ?? 'person', title: null, form: null, name: cleaned, ...nameIndex(cleaned) };
  }
  const text = separateDots(cleaned);
  const found = kindHint === undefined ? guess(text) : kindHint === 'person' ? asPerson(text) : asOrganization(text);
  return { ...found, ...nameIndex(found.name) };
}

/** Sort key and index letter of a bare name: the one place that makes them. */
export function nameIndex(name: string): { nameKey: string; letter: string } {
  const folded = fold(name);
  // A name of emoji or signs only folds to nothing; it still needs its own place in the list.
  const nameKey = folded === '' ? clean(name).toLowerCase() : folded;
  const first = nameKey.charAt(0).toUpperCase();
  return { nameKey, letter: /^[A-Z]$/.test(first) ? first : '#' };
}

/** One line for lists and cards: "Bpk. H. Ahmad, S.E.", "UD I Ketut Wijaya"; form last: "Maju Jaya, PT". */
export function displayName(parts: NameParts, { formFirst = true }: { formFirst?: boolean } = {}): string {
  const titleParts = parts.title?.split(',') ?? [];
  const first = titleParts[0]?.trim() ?? '';
  const startsWithDegree =
    first !== '' && !first.includes(' ') && DEGREES.has(keyOf(first)) && !TITLES.has(keyOf(first));
  const before = startsWithDegree ? '' : first;
  const degrees = titleParts.slice(startsWithDegree ? 0 : 1).map((degree) => degree.trim());
  const forms = splitForm(parts.form);
  const named = [before, formFirst ? forms.before : '', parts.name, formFirst ? forms.after : ''];
  const tail = formFirst ? degrees : [...degrees, parts.form ?? ''];
  return [named.filter(Boolean).join(' '), ...tail.filter(Boolean)].join(', ');
}

function splitForm(form: string | null): { before: string; after: string } {
  if (form === null) return { before: '', after: '' };
  if (LEADING_FORMS.has(keyOf(form))) return { before: form, after: '' };
  const tokens = form.split(' ');
  const leads = LEADING_FORMS.has(keyOf(tokens[0] ?? ''));
  const trails = tokens.every((token) => TRAILING_FORMS.has(keyOf(token)));
  if (leads) return { before: tokens[0] ?? '', after: tokens.slice(1).join(' ') };
  return trails ? { before: '', after: form } : { before: form, after: '' };
}

function guess(text: string): Found {
  const organization = asOrganization(text);
  if (organization.form !== null) return organization;
  const person = asPerson(text);
  const words = text.split(' ').map(keyOf);
  const [first = ''] = words;
  const last = words.at(-1) ?? '';
  const isBusiness = BUSINESS_WORDS.has(first) || BUSINESS_WORDS.has(last) || / & co$/i.test(words.join(' '));
  if (LEADING_FORMS.has(words.join(' ')) || SCHOOLS.has(first)) return organization;
  // "Ibu Kota Motor", "Mas Motor": the city and the gold, nobody's mother or brother.
  const titleIsName = BUSINESS_WORDS.has(keyOf(person.name)) || /^ibu kota /i.test(text);
  if (person.title !== null && !(isBusiness && titleIsName)) return person;
  return isBusiness ? organization : person;
}

function asPerson(text: string): Found {
  const { rest, degrees } = takeDegrees(text);
  const tokens = rest.split(' ');
  const titles: string[] = [];
  while (tokens.length > 1) {
    const token = tokens[0] ?? '';
    const title = TITLES.get(keyOf(token));
    if (title === undefined || titles.includes(title)) break;
    // A physician is "dr.", a doctor of something "Dr.": only lower case tells them apart.
    titles.push(title === 'Dr.' && token.startsWith('dr') ? 'dr.' : title);
    tokens.shift();
  }
  const title = [titles.join(' '), ...degrees].filter(Boolean).join(', ');
  return { kind: 'person', title: title === '' ? null : title, form: null, name: tokens.join(' ') };
}

/** Degrees from the end: "Budi, S.H., M.M.", "Budi S.Kom", "Budi Santoso SE". At least one word stays. */
function takeDegrees(text: string): { rest: string; degrees: string[] } {
  const degrees: string[] = [];
  let rest = text;
  for (;;) {
    const match = /^(.*[^\s,])(\s*,\s*|\s+)([^\s,]+),?$/u.exec(rest);
    const [, before = '', gap = '', token = ''] = match ?? [];
    const degree = DEGREES.get(keyOf(token));
    if (degree === undefined || TITLES.has(keyOf(before))) break;
    const shouted = !/\p{Ll}/u.test(before);
    const bare = BARE_DEGREES.has(keyOf(token)) && token === token.toUpperCase() && !shouted;
    const dotted = /\p{L}\.\p{L}/u.test(token);
    if (!gap.includes(',') && !dotted && !bare) break;
    degrees.unshift(degree);
    rest = before;
  }
  return { rest, degrees };
}

function asOrganization(text: string): Found {
  let tokens = text.split(' ');
  const twoWords = tokens.length > 2 ? LEADING_FORMS.get(keyOf(tokens.slice(0, 2).join(' '))) : undefined;
  const oneWord = tokens.length > 1 ? LEADING_FORMS.get(keyOf(tokens[0] ?? '')) : undefined;
  const rest = tokens.slice(twoWords === undefined ? 1 : 2);
  const leading = twoWords ?? oneWord;
  const numbered = SCHOOLS.has(keyOf(tokens[0] ?? '')) && /^\d/.test(rest[0] ?? '');
  const takesLead = leading !== undefined && !numbered && /[\p{L}\p{N}]/u.test(rest.join(''));
  if (takesLead) tokens = rest;
  const { kept, trailing } = takeTrailingForms(tokens, takesLead);
  const forms = [takesLead ? leading : '', ...trailing].filter(Boolean);
  return { kind: 'organization', title: null, form: forms.length === 0 ? null : forms.join(' '), name: kept };
}

function takeTrailingForms(tokens: string[], hasLead: boolean): { kept: string; trailing: string[] } {
  const kept = [...tokens];
  const trailing: string[] = [];
  while (kept.length > 1) {
    const token = kept.at(-1) ?? '';
    const before = kept.at(-2) ?? '';
    const form = TRAILING_FORMS.get(keyOf(token));
    if (form === undefined || /[&+]$/.test(before) || !/[\p{L}\p{N}]/u.test(before)) break;
    const certain = before.endsWith(',') || !CAPITALS_ONLY.has(keyOf(token)) || trailing.length > 0;
    const inCapitals = letters(token) === letters(token).toUpperCase() && /\p{Ll}/u.test(before);
    if (!certain && !inCapitals) break;
    if (LEADING_FORMS.has(keyOf(token)) && (hasLead || trailing.length > 0)) break;
    trailing.unshift(form);
    kept.pop();
  }
  const name = kept.join(' ');
  return { kept: trailing.length === 0 ? name : name.replace(/,$/, ''), trailing };
}

function letters(token: string): string {
  return token.replace(/[^\p{L}]/gu, '');
}

function keyOf(token: string): string {
  return token.toLowerCase().replace(/[.,()]/g, '');
}

/** "UD.Dewi" and "Bpk.H.Ahmad" get their spaces, "P.T. Maju" and "S.H." stay together. */
function separateDots(text: string): string {
  let done = '';
  let rest = text;
  for (;;) {
    const match =
      /^(\p{L}{1,8})\.(?=\p{L})(?!\p{L}\.(?:$|[\s,]))/u.exec(rest) ?? /^(\p{L}{2,8})\.(?=\p{L})/u.exec(rest);
    const key = match?.[1]?.toLowerCase();
    if (!match || key === undefined || !(TITLES.has(key) || LEADING_FORMS.has(key))) return done + rest;
    done += `${match[0]} `;
    rest = rest.slice(match[0].length);
  }
}

/** Words that stay small inside a name. */
const SMALL_WORDS: ReadonlySet<string> = new Set(
  'bin binti bte dan di ke untuk yang van von der den de da dos of and the'.split(' '),
);
/** Short forms that could be read as words, and are not. */
const ACRONYMS: ReadonlySet<string> = new Set(
  'ABRI ATK BCA BNI BRI BSI BTN BUMN DPR IGD IT KUA PAUD PLN PMI POLRI RS RSIA RSU RSUD RT RW SPBU TNI TV UGM UI USA'.split(
    ' ',
  ),
);
const ROMAN = /^(?:II|III|IV|VI|VII|VIII|IX|XI|XII)$/;

/**
 * Proper case for a name in capitals or small letters only. In one with both, of a person, only whole words in capitals
 * are tidied; a business is left as its owner wrote it, since capitals there are mostly meant (PT KAI Properti).
 * "UD. I KETUT WIJAYA" → "UD I Ketut Wijaya", "ANDI Firmansyah" → "Andi Firmansyah", "PT ABC", "HM Soleh" and McDonald
 * stay, "NUR'AINI" → "Nur'aini", "D'ARTAGNAN" → "D'Artagnan".
 *
 * @param kind what it is the name of; left out, the name itself tells
 */
export function tidyCase(name: string, kind?: NameKind): string {
  const text = clean(name);
  const parts = parseName(text, kind);
  if (!/\p{Lu}/u.test(text) || !/\p{Ll}/u.test(text)) return displayName({ ...parts, name: tidyWords(parts.name) });
  const isMixed = /\p{Lu}/u.test(parts.name) && /\p{Ll}/u.test(parts.name);
  if (isMixed && parts.kind === 'organization') return text;
  const tidied = isMixed ? tidyShouted(parts.name) : tidyWords(parts.name);
  // What stands around the name stays as it was written: "Bu" does not become "Ibu" here.
  return isMixed || parts.title !== null || parts.form !== null ? text.replace(parts.name, () => tidied) : text;
}

/** The words in capitals among others: up to two letters are initials, three at the end mostly a short form. */
function tidyShouted(text: string): string {
  const words = text.split(' ');
  const first = words.findIndex((word) => letters(word).length > 2);
  return words
    .map((word, at) => {
      const { length } = letters(word);
      const isWord = length > 3 || (length === 3 && (at === first || SMALL_WORDS.has(word.toLowerCase())));
      const isShouted = isWord && !/\p{Ll}|\p{L}\.\p{L}/u.test(word);
      return isShouted ? tidyWord(word, at, true) : word;
    })
    .join(' ');
}

function tidyWords(text: string): string {
  const shouted = !/\p{Ll}/u.test(text);
  return text
    .split(' ')
    .map((word, at) => tidyWord(word, at, shouted))
    .join(' ');
}

function tidyWord(word: string, at: number, shouted: boolean): string {
  if (/\p{N}/u.test(word)) return word;
  const bare = letters(word).toUpperCase();
  if (ROMAN.test(bare) && at > 0) return word.toUpperCase();
  if (shouted && (ACRONYMS.has(bare) || looksLikeAcronym(bare))) return word;
  const lower = word.toLowerCase();
  if (at > 0 && SMALL_WORDS.has(lower)) return lower;
  return lower
    .replace(/(^|[^\p{L}\p{M}'’`])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
    .replace(/(^|[^\p{L}])(\p{L}['’`])(\p{L})/gu, (_, before: string, short: string, letter: string) => {
      return before + short + letter.toUpperCase();
    })
    .replace(/^Mc(\p{L})(?=\p{L}{2})/u, (_, letter: string) => `Mc${letter.toUpperCase()}`);
}

/** Up to four capitals that nobody can say as an Indonesian or English syllable: ABC, BCA, PLN, CBD. */
function looksLikeAcronym(capitals: string): boolean {
  if (capitals === 'NG') return false;
  if (capitals.length < 2 || capitals.length > 4 || !/^[A-Z]+$/.test(capitals)) return false;
  const onset = '(?:[BCDFGJKLPSTVWZ]?[LRWY]|S?[CKPTQ]|[BCDFGHJKLMNPQRSTVWXYZ]H?|N[GY]|SY|TJ|DJ|S[MNLTW]|KN|KS|WR|PS)?';
  const coda = '(?:[BCDFGHJKLMNPQRSTVWXYZ]H?|N[GKDTSC]|[LR][DKTMNPS]|CK|LL|SS|TT|NN|RR|KS|MP|ST|TS)?';
  // Inside, a syllable may end in one consonant: AN-DI, ER-NI.
  const inner = '[BCDFGHJKLMNPQRSTVWXYZ]?';
  return !new RegExp(`^(?:${onset}[AEIOUY]+${inner})*${onset}[AEIOUY]+${coda}$`).test(capitals);
}
