import { type RawBuilder, sql } from 'kysely';
import type { Condition } from './filter.ts';
import { ftsQuery, isIndexed, type Term } from './terms.ts';

/** What a search asks of a row `i` of contact_index (or of the bin in its shape, which has no trigrams). */
export function searchConditions(terms: readonly Term[], inBin: boolean): Condition[] {
  if (inBin) return terms.map(anywhere);
  const query = ftsQuery(terms);
  const conditions = terms.filter((term) => !isIndexed(term)).map(shortTerm);
  if (query !== null)
    conditions.unshift(sql`i.row in (select rowid from contact_search where contact_search match ${query})`);
  return conditions;
}

/** One or two letters: the start of a word; one or two digits: anywhere in a phone as well. */
function shortTerm(term: Term): Condition {
  if (term.text === '') return sql`instr(i.name_key, ${term.literal}) > 0`;
  const word = sql`instr(i.words, ${` ${term.text}`}) > 0`;
  return term.digits === '' ? word : sql`(${word} or instr(i.digits, ${term.digits}) > 0)`;
}

function anywhere(term: Term): Condition {
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
  return sql<number>`case
    when substr(i.name_key, 1, ${whole.length}) = ${whole} then 0
    when ${each((term) => sql`instr(' ' || i.name_key, ${` ${term.text || term.literal}`}) > 0`)} then 1
    when ${each((term) => sql`instr(i.name_key, ${term.text || term.literal}) > 0`)} then 2
    when ${each((term) => (term.digits === '' ? sql`false` : sql`instr(i.digits || ' ', ${`${term.digits} `}) > 0`))} then 3
    when ${each(anywhere)} then 4
    else 5 end`;
}
