import { sql } from 'kysely';
import type { ContactFilter } from '../../../contract/contacts.ts';
import type { Handle } from '../../../database/tables.ts';
import { fold } from '../../../domain/text.ts';
import type { Condition } from './filter.ts';
import { searchOf, sourceOf } from './search.ts';
import { termsOf } from './terms.ts';

export interface LetterCount {
  letter: string;
  count: number;
  /** Where the first of them stands in the list sorted by name. */
  offset: number;
}

/** How many contacts of a filter stand under each letter, `#` (digits, signs, other scripts) last. */
export async function countLetters(db: Handle, filter: ContactFilter): Promise<LetterCount[]> {
  const { from, where } = sourceOf(searchOf(filter));
  const { rows } = await sql<{ letter: string; count: number }>`
    select i.letter, count(*) count from ${from} where ${where} group by i.letter order by i.letter`.execute(db);
  // Digits and signs sort before the letters, other scripts after them; both stand under #.
  const others = rows.find((row) => row.letter === '#')?.count ?? 0;
  const before = others === 0 ? 0 : await countWhere(db, filter, [sql`i.letter = '#'`, sql`i.name_key < 'a'`]);
  let offset = before;
  const letters: LetterCount[] = [];
  for (const { letter, count } of rows) {
    if (letter === '#') continue;
    letters.push({ letter, count, offset });
    offset += count;
  }
  if (others > 0) letters.push({ letter: '#', count: others, offset: before > 0 ? 0 : offset });
  return letters;
}

/**
 * Where in the list sorted by name a person who types wants to be: at the first name that begins with the text, else the
 * first one with a word of name or company that does, else the first that has it anywhere; digits: the first phone that
 * ends with them, else that has them. Where there is none, at the name that would follow it, not `exact`.
 */
export async function positionOf(
  db: Handle,
  filter: ContactFilter,
  text: string,
): Promise<{ offset: number; exact: boolean }> {
  const folded = fold(text);
  const [term] = termsOf(text);
  if (!term) return { offset: 0, exact: false };
  const wanted = [
    ...(folded === '' ? [] : [sql`i.name_key >= ${folded} and i.name_key < ${`${folded}\u{10ffff}`}`]),
    ...(term.digits === '' ? [] : [sql`instr(i.digits || ' ', ${`${term.digits} `}) > 0`]),
    ...(folded === '' ? [] : [sql`instr(i.words, ${` ${folded}`}) > 0`]),
    sql`true`,
  ];
  // All that has the text anywhere, by the full-text index where it is long enough, and of that the nearest.
  const among: ContactFilter = { ...filter, search: `${filter.search} ${text}` };
  for (const [n, condition] of wanted.entries()) {
    const key = await firstKey(db, n === 0 && folded !== '' ? filter : among, condition);
    if (key) return { offset: await countBefore(db, filter, key), exact: true };
  }
  return { offset: await countWhere(db, filter, [sql`i.name_key < ${folded}`]), exact: false };
}

/** Where a contact stands in the list sorted by name; not `exact` where the filter does not find it. */
export async function positionOfContact(
  db: Handle,
  filter: ContactFilter,
  id: string,
): Promise<{ offset: number; exact: boolean }> {
  const key = await firstKey(db, filter, sql`i.contact_id = ${id}`);
  if (key) return { offset: await countBefore(db, filter, key), exact: true };
  const row = await db.selectFrom('contacts').select('name_key').where('id', '=', id).executeTakeFirst();
  return { offset: row ? await countWhere(db, filter, [sql`i.name_key < ${row.name_key}`]) : 0, exact: false };
}

interface Key {
  name_key: string;
  row: number;
}

async function firstKey(db: Handle, filter: ContactFilter, condition: Condition): Promise<Key | undefined> {
  const { from, where } = sourceOf(searchOf(filter), [condition]);
  const { rows } = await sql<Key>`select i.name_key, i.row from ${from} where ${where}
    order by i.name_key, i.row limit 1`.execute(db);
  return rows[0];
}

const countBefore = (db: Handle, filter: ContactFilter, key: Key): Promise<number> =>
  countWhere(db, filter, [sql`(i.name_key, i.row) < (${key.name_key}, ${key.row})`]);

async function countWhere(db: Handle, filter: ContactFilter, conditions: readonly Condition[]): Promise<number> {
  const { from, where } = sourceOf(searchOf(filter), conditions);
  const { rows } = await sql<{ n: number }>`select count(*) n from ${from} where ${where}`.execute(db);
  return rows[0]?.n ?? 0;
}
