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
export const INDEXED_LENGTH = 3;
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

export const lengthOf = (text: string): number => Array.from(text).length;
export const isIndexed = (term: Term): boolean =>
  lengthOf(term.text) >= INDEXED_LENGTH || term.digits.length >= INDEXED_LENGTH;

/** The terms as one FTS5 query: every text quoted, so that nothing a person types is syntax. Null: none is long enough. */
export function ftsQuery(terms: readonly Term[]): string | null {
  const parts = terms.filter(isIndexed).map((term) => {
    const text = lengthOf(term.text) >= INDEXED_LENGTH ? quoted(term.text) : null;
    if (term.digits.length < INDEXED_LENGTH || term.digits === term.text) return text ?? quoted(term.digits);
    const phones = `phones : ${quoted(term.digits)}`;
    return text === null ? phones : `(${phones} OR ${text})`;
  });
  return parts.length === 0 ? null : parts.join(' AND ');
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
