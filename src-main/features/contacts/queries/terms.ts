import { digitsWord } from '../../../database/functions.ts';
import { queryDigits } from '../../../domain/phone.ts';
import { clean, fold } from '../../../domain/text.ts';

/** One thing that a found contact must have. */
export interface Term {
  /** Folded text to be found anywhere, or at the start of a word where it is short. '' for a sign or an emoji. */
  text: string;
  /** A run of digits to be found in a phone, however it was typed; '' for what is no number. */
  digits: string;
  /** As it was typed: for what folds to nothing. */
  literal: string;
}

/** From this many characters on the trigram index can be asked. */
const INDEXED_LENGTH = 3;
const MOST_TERMS = 12;
const LONGEST = 200;

/**
 * Takes a search text apart: words, and digits typed in any way ("0812-77", "+62 812", "(022) 731"): pieces of a number
 * that stand beside each other are one run.
 */
export function termsOf(search: string): Term[] {
  const terms: Term[] = [];
  let numberPieces: string[] = [];
  const closeNumber = () => {
    if (numberPieces.length === 0) return;
    const typed = numberPieces.join(' ');
    terms.push({ text: fold(typed), digits: queryDigits(typed), literal: typed });
    numberPieces = [];
  };
  for (const piece of clean(search.slice(0, LONGEST)).split(' ')) {
    if (/^[+(]*\p{Nd}[\p{Nd}().+\-/]*$/u.test(piece)) numberPieces.push(piece);
    else if (piece !== '' && !(numberPieces.length > 0 && /^[-–/()+.]+$/.test(piece))) {
      closeNumber();
      terms.push({ text: fold(piece), digits: '', literal: piece.toLowerCase() });
    }
  }
  closeNumber();
  const meaningful = terms.filter((term) => term.text !== '');
  return (meaningful.length > 0 ? meaningful : terms).slice(0, MOST_TERMS);
}

const isLong = (text: string): boolean => Array.from(text).length >= INDEXED_LENGTH;
/** Whether the trigram index can answer for a term by itself. */
export const isIndexed = (term: Term): boolean => isLong(term.text) || isLong(term.digits);

/**
 * A term's text as the trigram index holds it; null where it cannot be asked for. Every indexed text begins with a space,
 * so that two letters at the start of a word are three characters.
 */
function indexedText({ text }: Term): string | null {
  if (isLong(text)) return text;
  return isLong(` ${text}`) ? ` ${text}` : null;
}

/** Whether the trigram index can be asked for a term beside one that it can answer by itself. */
export const isAskable = (term: Term): boolean => indexedText(term) !== null || isLong(term.digits);

/** Text as FTS5 takes it for nothing but text: quoted, so that nothing a person types is syntax. */
export const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** One or two letters or digits as contact_words is asked for them: the start of a word, or anywhere in a phone. */
export function startOfWord({ text, digits }: Term): string {
  const word = `${quoted(text)}*`;
  return digits === '' ? word : `(${word} OR ${quoted(digitsWord(digits))}*)`;
}

/** A term over all columns of contact_search. */
export function anywhere(term: Term): string {
  const text = indexedText(term);
  if (!isLong(term.digits) || term.digits === term.text) return quoted(text ?? term.digits);
  const phones = `phones : ${quoted(term.digits)}`;
  return text === null ? `(${phones})` : `(${phones} OR ${quoted(text)})`;
}

/** A term in what one looks at first: name, company, phones. */
export function upFront(term: Term): string {
  const text = indexedText(term);
  const parts: string[] = [];
  if (text !== null) parts.push(`{name company} : ${quoted(text)}`);
  if (isLong(term.digits)) parts.push(`phones : ${quoted(term.digits)}`);
  return `(${parts.join(' OR ')})`;
}

/** A term in the name (of the tables with a column of that name); null where it cannot be asked for. */
export function inName(term: Term): string | null {
  const text = indexedText(term);
  return text === null ? null : `(name : ${quoted(text)})`;
}

/** A term in name or company, for the table that has only these. */
export function inNameOrCompany(term: Term): string {
  return `({name company} : ${quoted(indexedText(term) ?? term.text)})`;
}
