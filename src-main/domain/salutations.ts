/** How a customer is addressed in a letter or a message. */
import { TITLES } from './nameWords.ts';

/** What stands before a name where no title is written. */
export interface SalutationWords {
  male: string;
  female: string;
  /** Where nobody knows. */
  either: string;
}

interface Addressed {
  kind: 'person' | 'organization';
  /** As contacts keep it: "Bpk. H.", "Ibu", "Dr., S.H." */
  title: string;
  gender: 'female' | 'male' | null;
}

/** "Bpk.", "Ibu" … as it is written with the name, else by gender; '' of a business. */
export function salutationOf({ kind, title, gender }: Addressed, words: SalutationWords): string {
  if (kind === 'organization') return '';
  const [before = ''] = title.split(',');
  // A degree that stands alone after the name ("S.H.") addresses nobody.
  const isTitle = before.split(' ').some((word) => TITLES.has(word.toLowerCase().replaceAll('.', '')));
  if (isTitle) return before.trim();
  return gender === null ? words.either : words[gender];
}

const SHORT = /^\p{L}{1,4}\.$|^\p{L}$/u;
/** Balinese names begin with a word for woman or man, and rank or order of birth follow: nobody is called only "Ni". */
const ARTICLES: ReadonlySet<string> = new Set(['ni', 'i']);
const RANKS: ReadonlySet<string> = new Set(['gusti', 'dewa']);
const PAIRS: ReadonlySet<string> = new Set(['ida ayu', 'ida bagus', 'anak agung', 'cokorda istri']);

/** What a person is called by: "Siti" of Siti Rahma, "Ni Made" of Ni Made Ayu, "Rizki" of Muh. Rizki. A business by its name. */
export function firstNameOf(kind: Addressed['kind'], name: string): string {
  if (kind === 'organization') return name;
  const words = name.split(/[\s,]+/u).filter(Boolean);
  const wordAt = (at: number) => (words[at] ?? '').toLowerCase();
  const from = words.findIndex((word) => !SHORT.test(word) || ARTICLES.has(word.toLowerCase()));
  if (from < 0) return name;
  let until = from + 1;
  if (ARTICLES.has(wordAt(from))) until += RANKS.has(wordAt(from + 1)) ? 2 : 1;
  else if (PAIRS.has(`${wordAt(from)} ${wordAt(from + 1)}`)) until += 1;
  return words.slice(from, until).join(' ');
}
