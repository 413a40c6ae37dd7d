import { type RawBuilder, sql } from 'kysely';
import type { ContactFilter } from '../../../contract/contacts.ts';
import { allOf, binAsIndex, type Condition, filterConditions } from './filter.ts';
import {
  anywhere,
  inName,
  inNameOrCompany,
  isAskable,
  isIndexed,
  type Term,
  termsOf,
  startOfWord,
  upFront,
} from './terms.ts';

/** A full-text table asked for all of a query; every row it gives is one of contact_index. */
export interface Driver {
  table: 'contact_search' | 'contact_names' | 'contact_words';
  query: string;
}

/** What a filter asks for, as far as it decides how the contacts are found. */
export interface Search {
  terms: Term[];
  /** Null: nothing typed that a full-text index could answer. */
  driver: Driver | null;
  /** What is left to be asked of each row `i`. */
  conditions: Condition[];
  inBin: boolean;
}

/** @param many it is known to find thousands: then tags are asked for while walking through the list's own order */
export function searchOf(filter: ContactFilter, many = false): Search {
  const terms = termsOf(filter.search);
  const conditions = filterConditions(filter, many && terms.length === 0);
  if (filter.deleted) return { terms, driver: null, conditions: [...conditions, ...terms.map(inWords)], inBin: true };
  if (terms.some(isIndexed)) {
    const short = terms.filter((term) => !isAskable(term));
    return {
      terms,
      driver: { table: 'contact_search', query: terms.filter(isAskable).map(anywhere).join(' AND ') },
      conditions: [...conditions, ...short.map(startsWord)],
      inBin: false,
    };
  }
  const letters = terms.filter((term) => term.text !== '');
  const others = terms.filter((term) => !letters.includes(term));
  return {
    terms,
    driver: letters.length === 0 ? null : { table: 'contact_words', query: letters.map(startOfWord).join(' AND ') },
    conditions: [...conditions, ...others.map(startsWord)],
    inBin: false,
  };
}

/** The `from` and `where` of a search, with the rows of contact_index as `i`. */
export function sourceOf(search: Search, more: readonly Condition[] = [], driver = search.driver) {
  const conditions = [...search.conditions, ...more];
  if (search.inBin) return { from: sql`${binAsIndex} i`, where: allOf(conditions) };
  if (driver === null) return { from: sql`contact_index i`, where: allOf(conditions) };
  return {
    // The full-text index says which rows, so it comes first whatever the planner thinks.
    from: sql`${sql.table(driver.table)} s cross join contact_index i on i.row = s.rowid`,
    where: allOf([matching(driver), ...conditions]),
  };
}

export const matching = (driver: Driver): Condition => sql`s.${sql.ref(driver.table)} match ${driver.query}`;

/** Some of what a search finds: all of it is as near to what was typed. */
export interface Part {
  driver: Driver | null;
  more: readonly Condition[];
  /** In which order its rows stand; left out: ranked where they are few, else the newest first. */
  order?: 'name' | 'relevance';
}

/**
 * What a search finds in parts, the nearest first, no contact in two of them. Long terms: all of them in the name; all in
 * name, company and phones; the rest. One short term: names that start with it; the rest. Null where the terms do not
 * allow it.
 */
export function nearness(search: Search): Part[] | null {
  if (search.driver?.table === 'contact_words') return shortNearness(search);
  const asked = search.terms.filter(isAskable);
  if (search.driver?.table !== 'contact_search') return null;
  const inNames = asked.map(inName);
  const names = inNames.some((query) => query === null) ? null : inNames.join(' AND ');
  const isText = asked.every((term) => term.digits === '');
  const front = isText ? asked.map(inNameOrCompany).join(' AND ') : asked.map(upFront).join(' AND ');
  const less = (query: string, nearer: string | null) => (nearer === null ? query : `(${query}) NOT (${nearer})`);
  const part = (table: Driver['table'], query: string): Part => ({ driver: { table, query }, more: [] });
  return [
    ...(names === null ? [] : [{ ...part('contact_names', names), order: 'relevance' as const }]),
    part(isText ? 'contact_names' : 'contact_search', less(front, names)),
    part('contact_search', less(search.driver.query, front)),
  ];
}

function shortNearness({ terms, driver }: Search): Part[] | null {
  const [term] = terms;
  if (!term || terms.length > 1) return null;
  const starts = sql`i.name_key >= ${term.text} and i.name_key < ${`${term.text}\u{10FFFF}`}`;
  return [
    { driver: null, more: [starts], order: 'name' },
    { driver, more: [sql`not (${starts})`] },
  ];
}

/** One or two letters: the start of a word; one or two digits: anywhere in a phone as well. */
function startsWord(term: Term): Condition {
  if (term.text === '') return sql`instr(i.name_key, ${term.literal}) > 0`;
  const word = sql`instr(i.words, ${` ${term.text}`}) > 0`;
  return term.digits === '' ? word : sql`(${word} or instr(i.digits, ${term.digits}) > 0)`;
}

function inWords(term: Term): Condition {
  if (term.text === '') return sql`instr(i.name_key, ${term.literal}) > 0`;
  const text = sql`instr(i.words, ${term.text}) > 0`;
  return term.digits === '' ? text : sql`(${text} or instr(i.digits, ${term.digits}) > 0)`;
}

/**
 * How near a found contact is to what was typed, nearest first: 0 the name starts with it, 1 words of the name do, 2 it is
 * in the name, 3 a phone ends with it, 4 it is in a phone, nickname or company, 5 elsewhere.
 */
export function relevanceOf(terms: readonly Term[]): RawBuilder<number> {
  const each = (condition: (term: Term) => Condition) => sql.join(terms.map(condition), sql` and `);
  const whole = terms.map((term) => term.text || term.literal).join(' ');
  const endsPhone = terms.every((term) => term.digits !== '')
    ? sql`when ${each((term) => sql`instr(i.digits || ' ', ${`${term.digits} `}) > 0`)} then 3`
    : sql``;
  return sql<number>`case
    when substr(i.name_key, 1, ${whole.length}) = ${whole} then 0
    when ${each((term) => sql`instr(' ' || i.name_key, ${` ${term.text || term.literal}`}) > 0`)} then 1
    when ${each((term) => sql`instr(i.name_key, ${term.text || term.literal}) > 0`)} then 2
    ${endsPhone}
    when ${each(inWords)} then 4
    else 5 end`;
}
