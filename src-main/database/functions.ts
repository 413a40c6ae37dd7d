import type Database from 'better-sqlite3';
import { fold } from '../domain/text.ts';

/** Stands before the digits of a phone where they are a word of `contact_words`: a private sign, which nobody types. */
const DIGITS = '\uE000';

/**
 * The words by which one or two digits are found anywhere in a phone: each pair of neighbours, and the last one alone.
 * Asked for with {@link digitsWord}.
 */
export function digitPairs(phones: string): string {
  const pairs = new Set<string>();
  for (const phone of phones.split(' '))
    for (let at = 0; at < phone.length; at += 1) pairs.add(`${DIGITS}${phone.slice(at, at + 2)}`);
  return [...pairs].join(' ');
}

/** One or two digits as the word, or the beginning of one, that {@link digitPairs} has made of them. */
export const digitsWord = (digits: string): string => `${DIGITS}${digits}`;

/** What statements may call besides SQLite's own functions. */
export function registerFunctions(raw: Database.Database): void {
  raw.function('fold', { deterministic: true }, (text: unknown) => (typeof text === 'string' ? fold(text) : ''));
}
